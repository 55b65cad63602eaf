// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §7.13.
@Suite("What does nothing stands in nobody's way")
struct StrikesTests {
  /// Line a costs 10.00, line b 90.00, and shipping 9.00.
  private static let cart =
    cartLines(cartLine("a", 1, "10"), cartLine("b", 1, "90")) + ",'shipping':{'method':'m','cost':'9'}"
  /// Makes line a free before anything else. Whatever is about line a alone does nothing after it.
  private static let free = promotion(
    "free", "{'on':{'items':{'select':{'sku':['A']}}},'discount':{'percent':'100'}}", "'priority':9")

  /// Takes 5.00 off line a.
  private static func idle(_ id: String, _ members: String, _ more: String = "") -> String {
    promotion(id, "{'on':{'subset':{'sku':['A']}},'discount':{'amount':'5'}}\(more)", members)
  }

  @Test(
    "A taken promotion without an effect is struck if it keeps another one out, and the cart is priced anew",
    arguments: [
      (
        [free, idle("i", "'group':'g','priority':2"), amountOff("o", "7", "'group':'g'")], ["free 10.00", "o 7.00"],
        ["i noEffect"]
      ),
      // one after the other
      (
        [
          free, idle("i", "'group':'g','priority':3"), idle("j", "'group':'g','priority':2"),
          amountOff("o", "7", "'group':'g'"),
        ], ["free 10.00", "o 7.00"], ["i noEffect", "j noEffect"]
      ),
      // with the second one struck, the first one that it kept out of the group is taken
      (
        [
          free, amountOff("x", "3", "'priority':5,'excludes':['o']"), idle("i", "'group':'g','priority':3"),
          amountOff("n", "1", "'group':'g','priority':2"), amountOff("o", "7"),
        ], ["free 10.00", "x 3.00", "n 1.00"], ["i noEffect", "o excluded by x"]
      ),
      // by exclusion, by class, and by stopping
      (
        [free, idle("i", "'excludes':['o'],'priority':2"), amountOff("o", "7")], ["free 10.00", "o 7.00"],
        ["i noEffect"]
      ),
      (
        [free, idle("i", "'combines':'stop','priority':2"), amountOff("o", "7"), amountOff("p", "8")],
        ["free 10.00", "o 7.00", "p 8.00"], ["i noEffect"]
      ),
      // a late one that it keeps out counts, too
      (
        [
          free, idle("i", "'combines':'stop','priority':2"),
          promotion(
            "late", "{'on':'shipping','discount':{'percent':'100'}}",
            "'when':{'subtotal':{'atLeast':'1','after':'cart'}}"),
        ], ["free 10.00", "late 9.00"], ["i noEffect"]
      ),
      // units that a promotion has discounted are closed to it
      (
        [
          amountOff("all", "20", "'priority':9"),
          amountOff("i", "5", "'group':'g','priority':2,'combines':'notOnDiscounted'"),
          promotion("o", "{'on':'shipping','discount':{'amount':'1'}}", "'group':'g'"),
        ], ["all 20.00", "o 1.00"], ["i noEffect"]
      ),
    ])
  func struck(promotions: [String], taken: [String], reasons: [String]) throws {
    let result = try priced(promotions, cart: Self.cart)
    #expect(result.taken == taken)
    #expect(result.reasons == reasons)
  }

  @Test(
    "One that has another effect than a discount is not struck",
    arguments: [
      "{'issueCoupon':{'template':'t'}}", "{'credit':{'amount':'1'}}", "{'points':{'count':1}}",
      "{'gift':{'oneOf':[{'sku':'M','unitPrice':'5'}]}}",
    ])
  func otherEffects(action: String) throws {
    let promotions = [
      Self.free, Self.idle("i", "'group':'g','priority':2", ",\(action)"), amountOff("o", "7", "'group':'g'"),
    ]
    let result = try priced(promotions, cart: Self.cart)
    #expect(result.taken == ["free 10.00", "i 0.00"])
    #expect(result.reasons == ["o excluded by i"])
  }

  @Test("The best set for the customer is searched with all that are eligible: nothing is struck")
  func bestSet() throws {
    let promotions = [Self.free, Self.idle("i", "'group':'g','priority':2"), amountOff("o", "7", "'group':'g'")]
    let result = try priced(promotions, set: bestForCustomer, cart: Self.cart)
    #expect(result.taken == ["free 10.00", "o 7.00"])
    #expect(result.reasons == ["i excluded by o"])
  }
}
