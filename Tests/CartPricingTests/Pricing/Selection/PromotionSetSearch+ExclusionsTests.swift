// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §7.4, §7.8, §7.9, §7.15 and §7.16.
@Suite("Candidate sets of promotions that exclude one another")
struct ExclusionSearchTests {
  private func best(_ promotions: [String], searchLimit: Int) throws -> PricedCart {
    try priced(promotions, set: ",'policy':{'selection':'bestForCustomer','searchLimit':\(searchLimit)}")
  }

  @Test(
    "Sets that hold two which exclude one another are not counted",
    arguments: [
      // free ones are in every set
      ([amountOff("a", "1"), amountOff("b", "1"), amountOff("c", "1", "'combines':'notOnDiscounted'")], 1),
      // {a}, {b}, {}
      ([amountOff("a", "1", "'excludes':['b']"), amountOff("b", "1"), amountOff("c", "1")], 3),
      // the excluded one has no effect alone, so that a is free
      (
        [
          amountOff("a", "1", "'excludes':['b']"), promotion("b", "{'on':'shipping','discount':{'amount':'1'}}"),
          amountOff("c", "1"),
        ], 1
      ),
      // one that is never combined leaves a free: {n} and {a}
      ([amountOff("a", "1"), amountOff("n", "1", "'combines':'never','excludes':['a']")], 2),
      ([amountOff("a", "1", "'combinesWith':['x']"), amountOff("n", "1", "'combines':'never'")], 2),
      // {s}, {b, c}, {b}, {c}, {}
      ([amountOff("a", "1", "'combines':'stop'"), amountOff("b", "1"), amountOff("c", "1")], 5),
      // a comes before the one that stops: it is free. {b}, {c}, {}
      ([amountOff("a", "1"), amountOff("b", "1", "'combines':'stop'"), amountOff("c", "1")], 3),
      // nothing comes after it: it is a choice all the same. {a, b}, {a}
      ([amountOff("a", "1"), amountOff("b", "1", "'combines':'stop'")], 2),
      // (g, -), (h, x), (h, -), (none, x), (none, -)
      (
        [
          amountOff("g", "1", "'group':'q'"), amountOff("h", "1", "'group':'q'"),
          amountOff("x", "1", "'excludes':['g']"),
        ], 5
      ),
      // a combines with b alone: {a, b}, {a}, {b, c}, {b}, {c}, {}
      (
        [
          amountOff("a", "1", "'combinesWith':['x']"), amountOff("b", "1", "'class':'x','combines':'notOnSameItems'"),
          amountOff("c", "1"),
        ], 6
      ),
      // a chain: {a, c}, {a}, {b}, {c}, {}
      (
        [amountOff("a", "1", "'excludes':['b']"), amountOff("b", "1", "'excludes':['c']"), amountOff("c", "1")], 5
      ),
      // members of a group per line are free if nothing excludes them
      (
        ["a", "b"].map {
          promotion(
            $0, "{'on':{'items':{}},'discount':{'percent':'\($0 == "a" ? 5 : 10)'}}",
            "'group':{'name':'g','per':'line'}")
        }, 1
      ),
      // two members of a group, one of which excludes the other, too: {g}, {h}, {}
      ([amountOff("g", "1", "'group':'q','excludes':['h']"), amountOff("h", "1", "'group':'q'")], 3),
    ])
  func counts(promotions: [String], count: Int) throws {
    #expect(try best(promotions, searchLimit: count).isOptimal)
    if count > 1 { #expect(try !best(promotions, searchLimit: count - 1).isOptimal) }
  }

  /// By priority {a, c} is taken. In their order the sets are {a, c}, which is the same, {a}, {b}, {c} and {}.
  @Test(
    "The sets are searched in their order up to the limit, and the result says whether all were",
    arguments: [
      (1, ["a 5.00", "c 1.00"]), (2, ["a 5.00", "c 1.00"]), (3, ["b 20.00"]), (4, ["b 20.00"]), (5, ["b 20.00"]),
    ])
  func order(limit: Int, taken: [String]) throws {
    let promotions = [
      amountOff("a", "5", "'excludes':['b']"), amountOff("b", "20", "'excludes':['c']"), amountOff("c", "1"),
    ]
    let result = try best(promotions, searchLimit: limit)
    #expect(result.taken == taken)
    #expect(result.isOptimal == (limit >= 5))
  }

  /// Six pairs of which one excludes the other have 3⁶ = 729 sets. The best one has the larger of each pair.
  @Test("Many sets are searched whole")
  func many() throws {
    var promotions: [String] = []
    for pair in 0..<6 {
      let (left, right) = pair.isMultiple(of: 3) ? ("1.00", "1.01") : ("1.02", "1.01")
      promotions.append(amountOff("l\(pair)", left, "'excludes':['r\(pair)']"))
      promotions.append(amountOff("r\(pair)", right))
    }
    let result = try best(promotions, searchLimit: 729)
    // 2 × 1.01 + 4 × 1.02
    #expect(result.discount.amountText == "6.10")
    #expect(
      result.promotions.map { $0.id.text }.sorted()
        == (0..<6).map { $0.isMultiple(of: 3) ? "r\($0)" : "l\($0)" }.sorted())
    #expect(result.isOptimal)
    #expect(try !best(promotions, searchLimit: 728).isOptimal)
  }
}
