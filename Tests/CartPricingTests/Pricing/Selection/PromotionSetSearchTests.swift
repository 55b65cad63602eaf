// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §7.14, §7.15 and §7.16.
@Suite("The best set for the customer")
struct PromotionSetSearchTests: CombiningFixture {
  @Test("The best set for the customer is the one with the largest benefit")
  func bestForCustomer() throws {
    let promotions = [off("a", "5"), off("b", "6"), off("alone", "10", combines: .never)]
    #expect(try best(promotions).taken == ["a 5.00", "b 6.00"])
    var dearer = promotions
    dearer[2] = off("alone", "11.01", combines: .never)
    #expect(try best(dearer).taken == ["alone 11.01"])
    #expect(try best(dearer).reasons == ["a excluded by alone", "b excluded by alone"])
    // on a tie fewer promotions
    dearer[2] = off("alone", "11", combines: .never)
    #expect(try best(dearer).taken == ["alone 11.00"])
    // of a group the best one, whatever the priority
    let group = [off("a", "5", priority: 9, group: "g"), off("b", "6", group: "g"), off("c", "1")]
    #expect(try best(group).taken == ["b 6.00", "c 1.00"])
    #expect(try best(group).reasons == ["a excluded by b"])
    #expect(try best(group).isOptimal)
  }

  @Test("On a tie: more coupons issued, then fewer promotions, then what comes first in canonical order")
  func ties() throws {
    #expect(try best([off("b", "5", group: "g"), off("a", "5", group: "g")]).taken == ["a 5.00"])
    #expect(try best([off("b", "5", priority: 1, group: "g"), off("a", "5", group: "g")]).taken == ["b 5.00"])
    var issuing = off("b", "5", group: "g")
    issuing.actions.append(.issueCoupon(CouponIssue("t")))
    #expect(try best([issuing, off("a", "5", group: "g")]).taken == ["b 5.00"])
    // the second adds nothing where the first has closed the only unit: it is left out, by nobody in particular
    let own = ["a", "b"].map { off(PromotionID($0), "5", combines: .notOnSameItems) }
    let result = try best(own)
    #expect(result.taken == ["a 5.00"])
    #expect(result.reasons == ["b excluded"])
  }

  @Test("A credit is a benefit like a discount")
  func creditsCount() throws {
    let credit = Promotion("credit", actions: [.credit(Credit("6", per: "100"))], combines: .never)
    #expect(try best([off("a", "5"), credit]).promotions.map(\.id) == ["credit"])
    #expect(try best([off("a", "6.01"), credit]).promotions.map(\.id) == ["a"])
  }

  @Test("The best set may do without a promotion that closes units to better ones")
  func doesWithout() throws {
    let own = off("a", "10", priority: 1, combines: .notOnSameItems)
    let better = off("b", "30")
    #expect(try priced(cart, [own, better]).taken == ["a 10.00"])
    let result = try best([own, better])
    #expect(result.taken == ["b 30.00"])
    #expect(result.reasons == ["a excluded"])
  }

  /// Candidate sets: {a, b}, then {a}, {b} and {} in the order of §7.15; {b} is the best.
  @Test(
    "Sets are searched in their order up to the limit, and the result says whether all were",
    arguments: [
      (1, "a 5.00", false), (2, "a 5.00", false), (3, "b 7.00", false), (4, "b 7.00", true), (9, "b 7.00", true),
    ])
  func searchLimit(limit: Int, taken: String, isOptimal: Bool) throws {
    let own = [
      off("a", "5", priority: 1, combines: .notOnSameItems), off("b", "7", combines: .notOnSameItems),
    ]
    let result = try best(own, searchLimit: limit)
    #expect(result.taken == [taken])
    #expect(result.isOptimal == isOptimal)
  }

  /// Priority takes {never1}; then {never1} is the same set, {never2}; then the free one with each of the group and with
  /// none: {g1, free}, {g2, free}, {free}.
  @Test(
    "Sets that stand alone come first, then choices of each group, none last",
    arguments: [
      (1, "never1 1.00"), (2, "never2 2.00"), (3, "free 3.00 g1 1.00"), (4, "free 3.00 g2 2.00"),
      (5, "free 3.00 g2 2.00"),
    ])
  func searchOrder(limit: Int, taken: String) throws {
    let promotions = [
      off("never1", "1", priority: 9, combines: .never), off("never2", "2", priority: 8, combines: .never),
      off("g1", "1", group: "g"), off("g2", "2", group: "g"), off("free", "3"),
    ]
    let result = try best(promotions, searchLimit: limit)
    #expect(result.taken.joined(separator: " ") == taken)
    #expect(result.isOptimal == (limit >= 5))
  }

  @Test("By priority nothing is searched, so the result is always optimal")
  func priorityIsOptimal() throws {
    let own = ["a", "b"].map { off(PromotionID($0), "5", combines: .notOnSameItems) }
    #expect(try priced(cart, own, policy: Policy(searchLimit: 1)).isOptimal)
    #expect(try best([], searchLimit: 1).isOptimal)
    #expect(try best([], searchLimit: 1, Cart(currency: .eur)).isOptimal)
  }
}
