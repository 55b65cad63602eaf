// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §5.2, §7.4, §7.5, §7.12, §7.14, §8.42, §9.2, §11.5, §11.10 and §11.11.
@Suite("Who may not stand beside whom")
struct ExcludesTests {
  @Test(
    "Promotions and classes are lists of names with an entry",
    arguments: FaultRow.table(
      """
      'excludes':['q','nobody'],'class':'order','combinesWith':['order','shipping'],'tax':'keeps','combines':'stop' =>
      'combines':'notOnDiscounted','tax':'reduces' =>
      'excludes':null,'class':null,'combinesWith':null,'campaign':null,'tax':null =>
      'excludes':[] => .excludes
      'combinesWith':[] => .combinesWith
      'excludes':'q' => .excludes
      'excludes':['',1] => .excludes[0] & .excludes[1]
      'class':'' => .class
      'class':['a'] => .class
      'combinesWith':['a',''] => .combinesWith[1]
      'tax':'none' => .tax
      'combines':'Stop' => .combines
      """))
  func lists(row: FaultRow) { expectFaults(row, at: .promotionPart) }

  @Test("The lists have at most 1,000 entries", arguments: ["excludes", "combinesWith"])
  func sizes(key: String) {
    let entries = { (count: Int) in (0..<count).map { "'e\($0)'" }.joined(separator: ",") }
    expectFaults(FaultRow(text: "'\(key)':[\(entries(1000))]", paths: []), at: .promotionPart)
    expectFaults(FaultRow(text: "'\(key)':[\(entries(1001))]", paths: [".\(key)"]), at: .promotionPart)
  }

  @Test(
    "By priority a promotion is taken unless it excludes one taken before, or is excluded by one",
    arguments: [
      // whichever of the two says so; a list may name itself and promotions that the set does not have
      ([amountOff("a", "5", "'excludes':['b']"), amountOff("b", "6")], ["a 5.00"], ["b excluded by a"]),
      ([amountOff("a", "5"), amountOff("b", "6", "'excludes':['a']")], ["a 5.00"], ["b excluded by a"]),
      ([amountOff("a", "5", "'excludes':['a','z']"), amountOff("b", "6")], ["a 5.00", "b 6.00"], []),
      // it goes by pairs: c is not excluded by a
      (
        [amountOff("a", "5", "'excludes':['b']"), amountOff("b", "6", "'excludes':['c']"), amountOff("c", "7")],
        ["a 5.00", "c 7.00"], ["b excluded by a"]
      ),
      // the first of the taken ones that exclude it is named
      (
        [amountOff("a", "5"), amountOff("b", "6"), amountOff("c", "7", "'excludes':['b','a']")], ["a 5.00", "b 6.00"],
        ["c excluded by a"]
      ),
      // one that is not eligible excludes nobody
      ([amountOff("a", "5", "'excludes':['b'],'active':false"), amountOff("b", "6")], ["b 6.00"], ["a inactive"]),
    ])
  func pairs(promotions: [String], taken: [String], reasons: [String]) throws {
    let result = try priced(promotions)
    #expect(result.taken == taken)
    #expect(result.reasons == reasons)
  }

  @Test(
    "A promotion that combines with classes excludes those of other classes and of none",
    arguments: [
      (
        [
          amountOff("a", "5", "'combinesWith':['x']"), amountOff("b", "6", "'class':'x'"),
          amountOff("c", "7", "'class':'y'"), amountOff("d", "8"),
        ], ["a 5.00", "b 6.00"], ["c excluded by a", "d excluded by a"]
      ),
      // the class of the first is not among those of the second
      (
        [
          amountOff("a", "5", "'combinesWith':['x'],'class':'y'"),
          amountOff("b", "6", "'class':'x','combinesWith':['x']"),
        ],
        ["a 5.00"], ["b excluded by a"]
      ),
      (
        [
          amountOff("a", "5", "'combinesWith':['x'],'class':'y'"),
          amountOff("b", "6", "'class':'x','combinesWith':['y']"),
        ],
        ["a 5.00", "b 6.00"], []
      ),
      // two of one class that do not name it
      (
        [
          amountOff("a", "5", "'combinesWith':['x'],'class':'y'"),
          amountOff("b", "6", "'class':'y','combinesWith':['x']"),
        ],
        ["a 5.00"], ["b excluded by a"]
      ),
      // a class says nothing without a list
      ([amountOff("a", "5", "'class':'y'"), amountOff("b", "6", "'class':'x'")], ["a 5.00", "b 6.00"], []),
    ])
  func classes(promotions: [String], taken: [String], reasons: [String]) throws {
    let result = try priced(promotions)
    #expect(result.taken == taken)
    #expect(result.reasons == reasons)
  }

  @Test(
    "One that stops excludes those that come after it, if it is taken",
    arguments: [
      (
        [amountOff("a", "5"), amountOff("b", "6", "'combines':'stop'"), amountOff("c", "7")], ["a 5.00", "b 6.00"],
        ["c excluded by b"]
      ),
      // it is left out itself, so that it stops nothing
      (
        [amountOff("a", "5", "'excludes':['b']"), amountOff("b", "6", "'combines':'stop'"), amountOff("c", "7")],
        ["a 5.00", "c 7.00"], ["b excluded by a"]
      ),
      // it has no effect alone, so that it stops nothing
      (
        [
          promotion("b", "{'on':'shipping','discount':{'amount':'1'}}", "'combines':'stop'"), amountOff("c", "7"),
        ], ["c 7.00"], ["b noEffect"]
      ),
      (
        [amountOff("a", "5", "'combines':'stop'"), amountOff("b", "6", "'combines':'stop'")], ["a 5.00"],
        ["b excluded by a"]
      ),
    ])
  func stops(promotions: [String], taken: [String], reasons: [String]) throws {
    let result = try priced(promotions)
    #expect(result.taken == taken)
    #expect(result.reasons == reasons)
  }

  /// Shipping costs 9.00. What is late lowers it, if 1.00 is left of the cart.
  @Test(
    "Late promotions are excluded by taken ones, late or not; only those of the selection are named",
    arguments: [
      // it comes before the one that stops
      ([amountOff("a", "5", "'combines':'stop'"), late("b", "'priority':1")], ["b 2.00", "a 5.00"], []),
      ([amountOff("a", "5", "'combines':'stop'"), late("b")], ["a 5.00"], ["b excluded by a"]),
      ([amountOff("a", "5"), late("b", "'combinesWith':['x']")], ["a 5.00"], ["b excluded by a"]),
      ([late("a", "'excludes':['b']"), late("b")], ["a 2.00"], ["b excluded"]),
      (
        [late("a", "'excludes':['c']"), late("b", "'combines':'stop'"), late("c")], ["a 2.00", "b 2.00"], ["c excluded"]
      ),
      // one that a late promotion excludes was taken before: the late one is left out
      ([late("a", "'priority':9,'excludes':['b']"), amountOff("b", "5")], ["b 5.00"], ["a excluded by b"]),
      // one without an effect closes nothing: there is no such method
      (
        [
          promotion(
            "a", "{'upgradeShipping':'x'}", "'excludes':['b'],'when':{'subtotal':{'atLeast':'1','after':'cart'}}"),
          late("b"),
        ], ["b 2.00"], ["a noEffect"]
      ),
    ])
  func lateOnes(promotions: [String], taken: [String], reasons: [String]) throws {
    let result = try priced(promotions, cart: oneLine + ",'shipping':{'method':'m','cost':'9'}")
    #expect(result.taken == taken)
    #expect(result.reasons == reasons)
  }

  private static func late(_ id: String, _ members: String = "") -> String {
    promotion(
      id, "{'on':'shipping','discount':{'amount':'2'}}",
      "'when':{'subtotal':{'atLeast':'1','after':'cart'}}" + (members.isEmpty ? "" : ",\(members)"))
  }

  @Test(
    "The best set holds no two that exclude one another",
    arguments: [
      // 6 + 6 without a
      (
        [amountOff("a", "10", "'excludes':['b','c']"), amountOff("b", "6"), amountOff("c", "6")], ["b 6.00", "c 6.00"],
        ["a excluded by b"]
      ),
      // a tie: fewer promotions
      (
        [amountOff("a", "12", "'excludes':['b','c']"), amountOff("b", "6"), amountOff("c", "6")], ["a 12.00"],
        ["b excluded by a", "c excluded by a"]
      ),
      // a tie of as many: what comes first
      ([amountOff("a", "6", "'excludes':['b']"), amountOff("b", "6")], ["a 6.00"], ["b excluded by a"]),
      // one that stops is left out for what follows it, and keeps what comes before it
      (
        [amountOff("a", "1"), amountOff("b", "10", "'combines':'stop'"), amountOff("c", "6"), amountOff("d", "5")],
        ["a 1.00", "c 6.00", "d 5.00"], ["b excluded by c"]
      ),
      (
        [amountOff("a", "1"), amountOff("b", "12", "'combines':'stop'"), amountOff("c", "6"), amountOff("d", "5")],
        ["a 1.00", "b 12.00"], ["c excluded by b", "d excluded by b"]
      ),
      // a group beside an exclusion: y with x would be best, and they exclude one another
      (
        [
          amountOff("x", "5", "'group':'g'"), amountOff("y", "8", "'group':'g','excludes':['z']"), amountOff("z", "4"),
        ], ["x 5.00", "z 4.00"], ["y excluded by x"]
      ),
    ])
  func best(promotions: [String], taken: [String], reasons: [String]) throws {
    let result = try priced(promotions, set: bestForCustomer)
    #expect(result.taken == taken)
    #expect(result.reasons == reasons)
    #expect(result.isOptimal)
  }
}
