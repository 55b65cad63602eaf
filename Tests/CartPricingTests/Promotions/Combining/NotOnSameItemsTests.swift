// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §7.10 and §8.38.
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
}
