// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §5.2, §7.6 and §7.7.
@Suite("The best discount of a group for each line")
struct GroupPerLineTests {
  /// Line a has 2 units at 10.00, line b one at 30.00, line c one at 5.00.
  private static let cart = cartLines(cartLine("a", 2, "10"), cartLine("b", 1, "30"), cartLine("c", 1, "5"))

  /// A member of the group: a discount on the items of SKUs, all without one.
  private static func member(_ id: String, _ discount: String, _ sku: String? = nil, _ members: String = "") -> String {
    promotion(
      id, "{'on':{'items':{\(sku.map { "'select':{'sku':['\($0)']}" } ?? "")}},'discount':{\(discount)}}",
      "'group':{'name':'g','per':'line'}" + (members.isEmpty ? "" : ",\(members)"))
  }

  @Test(
    "Each line gets the member that takes most of it alone",
    arguments: [
      // 10 %: 2.00, 3.00 and 0.50; 2.00 off each unit of a: 4.00
      (
        [member("m", "'percent':'10'"), member("n", "'amount':'2'", "A")], ["16.00", "27.00", "4.50"],
        ["m 3.50", "n 4.00"], []
      ),
      // a tie goes to the first; the second has nothing left
      (
        [member("m", "'amount':'3'", "B"), member("n", "'percent':'10'", "B")], ["20.00", "27.00", "5.00"], ["m 3.00"],
        ["n noEffect"]
      ),
      (
        [member("m", "'amount':'3'", "B"), member("n", "'percent':'10'", "B", "'priority':1")],
        ["20.00", "27.00", "5.00"], ["n 3.00"], ["m noEffect"]
      ),
      // a cap of 10.00 over 10.00, 15.00 and 2.50: 3.64, 5.45 and 0.91 alone. 6.00 off line a is more. What the cap gives
      // to lines b and c alone is then split over 15.00 and 2.50: 8.57 and 1.43
      (
        [member("m", "'percent':'50'", nil, "'maxDiscount':'10'"), member("n", "'amount':'3'", "A")],
        ["14.00", "21.43", "3.57"], ["m 10.00", "n 6.00"], []
      ),
      // as things are in the first member's turn: 25.00 off line b leave 5.00, of which 10 % are less than 2.00
      (
        [
          promotion("z", "{'on':{'items':{'select':{'sku':['B']}}},'discount':{'amount':'25'}}", "'priority':9"),
          member("m", "'percent':'10'"), member("n", "'amount':'2'", "B"),
        ], ["18.00", "3.00", "4.50"], ["z 25.00", "m 2.50", "n 2.00"], []
      ),
      // all members are carried out in the first one's turn, before a promotion that comes between them: line a is at
      // 10.00, line b at 27.00 and line c at 4.50 when 10 % are taken
      (
        [
          member("m", "'percent':'10'", nil, "'priority':3"),
          promotion("x", "{'on':{'items':{}},'discount':{'percent':'10'}}", "'priority':2"),
          member("n", "'percent':'50'", "A", "'priority':1"),
        ], ["9.00", "24.30", "4.05"], ["m 3.50", "x 4.15", "n 10.00"], []
      ),
      // another group has its own winners
      (
        [
          member("m", "'percent':'10'"),
          promotion("o", "{'on':{'items':{}},'discount':{'amount':'1'}}", "'group':{'name':'h','per':'line'}"),
        ], ["16.00", "26.00", "3.50"], ["m 5.50", "o 4.00"], []
      ),
      // a member that is not eligible wins nothing
      (
        [member("m", "'percent':'10'"), member("n", "'amount':'2'", "A", "'active':false")],
        ["18.00", "27.00", "4.50"],
        ["m 5.50"], ["n inactive"]
      ),
      // lines that are closed to a member are not won by it: z has discounted line a
      (
        [
          promotion("z", "{'on':{'items':{'select':{'sku':['A']}}},'discount':{'amount':'1'}}", "'priority':9"),
          member("m", "'amount':'4'", nil, "'combines':'notOnDiscounted'"), member("n", "'percent':'10'"),
        ], ["16.20", "26.00", "1.00"], ["z 2.00", "m 8.00", "n 1.80"], []
      ),
    ])
  func winners(promotions: [String], totals: [String], taken: [String], reasons: [String]) throws {
    let result = try priced(promotions, cart: Self.cart)
    #expect(result.lineTotals == totals)
    #expect(result.taken == taken)
    #expect(result.reasons == reasons)
    // all members are in every candidate set
    let best = try priced(promotions, set: ",'policy':{'selection':'bestForCustomer','searchLimit':1}", cart: Self.cart)
    #expect(best.taken == taken)
    #expect(best.isOptimal)
  }

  @Test("Two actions of a member are one discount: together they win a line, or not")
  func twoActions() throws {
    let both = promotion(
      "m",
      "{'on':{'items':{}},'discount':{'amount':'1'}},{'on':{'items':{'select':{'sku':['A']}}},'discount':{'amount':'2'}}",
      "'group':{'name':'g','per':'line'}")
    // m takes 6.00 of line a, 1.00 of b and of c; n takes 2.00 of each unit
    let result = try priced([both, Self.member("n", "'amount':'2'")], cart: Self.cart)
    #expect(result.lineTotals == ["14.00", "28.00", "3.00"])
    #expect(result.taken == ["m 6.00", "n 4.00"])
  }

  @Test("Members of a campaign win their lines each by itself, and then share what its budget has left")
  func sharedBudget() throws {
    let campaign = "'campaign':'c'"
    let result = try priced(
      [
        Self.member("m", "'amount':'2'", "A", campaign), Self.member("n", "'amount':'4'", "B", campaign),
        Self.member("o", "'amount':'3'", "B"),
      ], set: ",'campaigns':[{'id':'c','budget':'5'}]", cart: Self.cart)
    // n wins line b with 4.00, and 1.00 is left for it
    #expect(result.taken == ["m 4.00", "n 1.00"])
    #expect(result.reasons == ["o noEffect"])
  }

  @Test("One that stops leaves out the members that come after it")
  func stopped() throws {
    let result = try priced(
      [
        Self.member("m", "'percent':'10'", nil, "'priority':2"), amountOff("s", "1", "'combines':'stop','priority':1"),
        Self.member("n", "'amount':'2'", "A"),
      ], cart: Self.cart)
    // line a gets 10 % as n is not taken; 1.00 over 18.00, 27.00 and 4.50: 0.36, 0.55 and 0.09
    #expect(result.lineTotals == ["17.64", "26.45", "4.41"])
    #expect(result.taken == ["m 5.50", "s 1.00"])
    #expect(result.reasons == ["n excluded by s"])
  }
}
