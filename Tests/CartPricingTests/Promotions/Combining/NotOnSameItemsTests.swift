// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §7.10, §7.11 and §8.38.
@Suite("Promotions that share no items")
struct NotOnSameItemsTests: CombiningFixture {
  @Test("A promotion that is not on the same items closes units to others, and takes none that others have")
  func notOnSameItems() throws {
    let cart = Cart(CartLine("1", sku: "A", quantity: 3, unitPrice: "10"))
    let own = off("own", "4", priority: 2, combines: .notOnSameItems, on: .items(count: 1))
    // unit 0 is closed to the second, which takes 1 off each of the others
    #expect(try priced(cart, [own, off("p", "1", on: .items())]).units() == "1x6.00 2x9.00")
    #expect(try priced(cart, [own, off("p", "2")]).units() == "1x6.00 2x9.00")
    // after one that has discounted all units nothing is open to it
    let late = off("own", "4", combines: .notOnSameItems, on: .items(count: 1))
    let none = try priced(cart, [off("p", "1", priority: 1, on: .items()), late])
    #expect(none.taken == ["p 3.00"])
    #expect(none.reasons == ["own noEffect"])
    #expect(none.redemptions.map(\.promotion) == ["p"])
    // units of which nothing was taken stay open: 0.01 off a group of three is off unit 0 alone
    let cent = off("p", "0.01", priority: 1, on: .group(reward: .all))
    #expect(try priced(cart, [cent, late]).units() == "1x9.99 1x6.00 1x10.00")
    // two of them share a line, not its units
    let two = [own, off("also", "3", combines: .notOnSameItems, on: .items(count: 2))]
    #expect(try priced(cart, two).units() == "1x6.00 2x7.00")
    // its own second action still finds its units
    var both = own
    both.actions.append(.discount(.percent("50"), on: .cart))
    #expect(try priced(cart, [both]).units() == "1x3.00 2x5.00")
  }

  /// The line has 3 units at 10.00. Promotions come in the order of their ids.
  @Test(
    "One that is not on discounted units takes nothing from what another one has discounted, and closes nothing",
    arguments: [
      // d comes first: p takes from the same units
      ([d("a", "4"), p("b", "1")], "3x5.00", ["a 12.00", "b 3.00"]),
      // unit 0 is discounted already
      ([p("a", "1", "'count':1"), d("b", "4")], "1x9.00 2x6.00", ["a 1.00", "b 8.00"]),
      // its own second action finds its units: half of 18.00
      ([d("a", "4", "", cartHalf)], "3x3.00", ["a 21.00"]),
      // but not those from which another one has taken in between
      ([d("a", "4", "'count':1", cartHalf), p("b", "1")], "1x5.00 2x9.00", ["a 4.00", "b 3.00"]),
      // two of them share no unit
      ([d("a", "4", "'count':1"), d("b", "1")], "1x6.00 2x9.00", ["a 4.00", "b 2.00"]),
      // one that is not on the same items stays away from its units, too, and the other way round
      ([d("a", "4", "'count':1"), o("b", "1")], "1x6.00 2x9.00", ["a 4.00", "b 2.00"]),
      ([o("a", "4", "'count':1"), d("b", "1")], "1x6.00 2x9.00", ["a 4.00", "b 2.00"]),
      // 0.01 off the group of all is off unit 0 alone
      (
        [promotion("a", "{'on':{'group':{'reward':'all'}},'discount':{'amount':'0.01'}}"), d("b", "4")],
        "1x9.99 2x6.00", ["a 0.01", "b 8.00"]
      ),
    ])
  func notOnDiscounted(promotions: [String], units: String, taken: [String]) throws {
    let result = try priced(promotions, cart: cartLines(cartLine("a", 3, "10")))
    #expect(result.units() == units)
    #expect(result.taken == taken)
    #expect(result.reasons == [])
  }

  private static let cartHalf = ",{'on':'cart','discount':{'percent':'50'}}"

  private static func p(_ id: String, _ amount: String, _ items: String = "", _ members: String = "") -> String {
    promotion(id, "{'on':{'items':{\(items)}},'discount':{'amount':'\(amount)'}}", members)
  }

  private static func d(_ id: String, _ amount: String, _ items: String = "", _ more: String = "") -> String {
    promotion(
      id, "{'on':{'items':{\(items)}},'discount':{'amount':'\(amount)'}}\(more)", "'combines':'notOnDiscounted'")
  }

  private static func o(_ id: String, _ amount: String, _ items: String = "") -> String {
    p(id, amount, items, "'combines':'notOnSameItems'")
  }
}
