// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §2.14, §2.15, §6.23, §6.26, §6.27, §6.28, §6.30 and §6.61.
@Suite("Minimum prices and room")
struct SplittingTests {
  private static func action(_ target: String, _ discount: String) -> String {
    promotion("p", "{'on':\(target),'discount':{\(discount)}}")
  }

  private static let items = "{'items':{}}"

  /// Line a costs 100.00 and at least 90.00, line b 100.00.
  @Test(
    "A discount is of prices, and is capped and split by room",
    arguments: [
      // 40.00 over rooms of 10.00 and 100.00: 3.636 and 36.364
      (action("'cart'", "'percent':'20'"), ["96.36", "63.64"]),
      // 160.00, of which there is room for 110.00
      (action("'cart'", "'percent':'80'"), ["90.00", "0.00"]), (action("'cart'", "'amount':'150'"), ["90.00", "0.00"]),
      (action("'cart'", "'amount':'11'"), ["99.00", "90.00"]),
      (action("{'subset':{'sku':['A']}}", "'percent':'5'"), ["95.00", "100.00"]),
      (action("{'subset':{'sku':['A']}}", "'percent':'50'"), ["90.00", "100.00"]),
      // each line for itself: what a cannot give b does not give
      (action(items, "'percent':'20'"), ["90.00", "80.00"]), (action(items, "'amount':'15'"), ["90.00", "85.00"]),
      (action(items, "'price':'50'"), ["90.00", "50.00"]), (action(items, "'price':'95'"), ["95.00", "95.00"]),
      // a group of both for 150.00 saves 50.00, over rooms of 10.00 and 100.00: 4.545 and 45.455
      (action("{'group':{'reward':'all'}}", "'price':'150'"), ["95.45", "54.55"]),
      (action("{'group':{'reward':'all'}}", "'price':'20'"), ["90.00", "0.00"]),
      (action("{'group':{'reward':'all'}}", "'amount':'22'"), ["98.00", "80.00"]),
      (action("'order'", "'percent':'80'"), ["90.00", "0.00"]),
    ])
  func splitting(promotion: String, totals: [String]) throws {
    let result = try priced(
      [promotion], cart: cartLines(cartLine("a", 1, "100", "'minUnitPrice':'90'"), cartLine("b", 1, "100")))
    #expect(result.lineTotals == totals)
  }

  @Test(
    "A minimum above the unit price is the unit price",
    arguments: [("'minUnitPrice':'200'", "100.00"), ("'minUnitPrice':'100'", "100.00"), ("'minUnitPrice':'0'", "0.00")])
  func minimum(members: String, total: String) throws {
    let result = try priced([amountOff("p", "500")], cart: cartLines(cartLine("a", 1, "100", members)))
    #expect(result.lineTotals == [total])
    #expect(result.reasons == (total == "0.00" ? [] : ["p noEffect"]))
  }

  @Test("A unit that a promotion took down to its minimum is closed; one that came at its minimum is not")
  func takenDown() throws {
    // p takes a to 90.00: a is closed, and q takes 10 % of b alone
    let first = promotion("p", "{'on':{'items':{'select':{'sku':['A']}}},'discount':{'price':'90'}}")
    let tenth = promotion("q", "{'on':'cart','discount':{'percent':'10'}}")
    let down = try priced(
      [first, tenth], cart: cartLines(cartLine("a", 1, "100", "'minUnitPrice':'90'"), cartLine("b", 1, "100")))
    #expect(down.lineTotals == ["90.00", "90.00"])
    // a came at 90.00: q takes 10 % of 190.00, all of it from b
    let came = try priced(
      [tenth], cart: cartLines(cartLine("a", 1, "90", "'minUnitPrice':'90'"), cartLine("b", 1, "100")))
    #expect(came.lineTotals == ["90.00", "81.00"])
  }

  @Test(
    "Units without room are not covered by items, and count for a rule",
    arguments: [
      ("'count':1", "", ["50.00", "0.00", "70.00"]), ("'count':2", "", ["50.00", "0.00", "0.00"]),
      // 3 units are counted: one application, the cheapest unit that has room
      ("", "'calculateRule':{'quantity':{'minimum':3}}", ["50.00", "0.00", "70.00"]),
      ("", "'calculateRule':{'linear':{'quantity':3}}", ["50.00", "0.00", "0.00"]),
      // 3 units are counted, of which 2 are needed: one is beyond them
      ("", "'calculateRule':{'quantity':{'minimum':2},'reward':'beyond'}", ["50.00", "0.00", "70.00"]),
    ])
  func covered(items: String, members: String, totals: [String]) throws {
    let cart = cartLines(cartLine("a", 1, "50", "'minUnitPrice':'50'"), cartLine("b", 1, "60"), cartLine("c", 1, "70"))
    let free = promotion("p", "{'on':{'items':{\(items)}},'discount':{'percent':'100'}}", members)
    #expect(try priced([free], cart: cart).lineTotals == totals)
  }

  @Test("Within a line, units are lowered by their room")
  func withinLine() throws {
    // units at 60.00 and 100.00 with rooms of 10.00 and 50.00: 30.00 are 5.00 and 25.00
    let cut = promotion("a", "{'on':{'items':{'count':1}},'discount':{'amount':'40'}}")
    let cart = cartLines(cartLine("a", 2, "100", "'minUnitPrice':'50'"))
    #expect(try priced([cut, amountOff("b", "30")], cart: cart).units() == "1x55.00 1x75.00")
    // 50 % of 160.00 are 80.00, of which there is room for 60.00
    let half = promotion("b", "{'on':{'items':{}},'discount':{'percent':'50'}}")
    #expect(try priced([cut, half], cart: cart).units() == "2x50.00")
    // a cap: 60.00 uncapped are 10.00 and 50.00, of which 12.00 are given
    let capped = promotion("b", "{'on':{'items':{}},'discount':{'percent':'50'}}", "'maxDiscount':'12'")
    #expect(try priced([cut, capped], cart: cart).units() == "1x58.00 1x90.00")
  }

  @Test("An amount with tax is split by room with tax, and brought back")
  func basis() throws {
    let amount = promotion("p", "{'on':'cart','discount':{'amount':'60','basis':'gross'}}")
    let cart = cartLines(cartLine("a", 1, "100", "'minUnitPrice':'90','taxRate':'20'"), cartLine("b", 1, "100"))
    // rooms of 12.00 and 100.00 with tax: 6.43 and 53.57. Of 6.43, 5.36 are before tax
    #expect(try priced([amount], cart: cart).lineTotals == ["94.64", "46.43"])
    // at most all room
    let all = promotion("p", "{'on':'cart','discount':{'amount':'150','basis':'gross'}}")
    #expect(try priced([all], cart: cart).lineTotals == ["90.00", "0.00"])
  }

  @Test("A percentage of the original prices is at most the room that is left")
  func original() throws {
    let first = promotion("a", "{'on':{'items':{}},'discount':{'amount':'5'}}")
    let fifth = promotion("b", "{'on':{'items':{}},'discount':{'percent':'20','base':'original'}}")
    let cart = cartLines(cartLine("a", 1, "100", "'minUnitPrice':'90'"), cartLine("b", 1, "100"))
    #expect(try priced([first, fifth], cart: cart).lineTotals == ["90.00", "75.00"])
    // of the cart: 40.00 over rooms of 5.00 and 95.00
    let whole = promotion("b", "{'on':'cart','discount':{'percent':'20','base':'original'}}")
    #expect(try priced([first, whole], cart: cart).lineTotals == ["93.00", "57.00"])
  }
}
