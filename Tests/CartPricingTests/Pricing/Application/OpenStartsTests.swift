// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

@Suite("Units of a line that promotions own")
struct OpenStartsTests {
  private func price(_ quantity: Int, _ promotions: [Promotion]) throws -> PricedCart {
    let cart = Cart(currency: .eur, lines: [CartLine("1", sku: "A", quantity: quantity, unitPrice: "10")])
    return try PricingEngine(PromotionSet(currency: .eur, promotions))
      .price(cart, in: PricingContext(now: "2026-11-30T10:00:00Z"))
  }

  @Test("Each of many promotions that share no units takes the next unit")
  func many() throws {
    let promotions = (0..<200).map { number in
      Promotion(
        PromotionID("p\(100 + number)"),
        actions: [
          .discount(.amount(.plain(Amount(minorUnits: Int64(1 + number), currency: .eur))), on: .items(count: 1))
        ], combines: .notOnSameItems)
    }
    let priced = try price(300, promotions)
    // 1 + 2 + … + 200 cents off, the promotion of n cents off the unit n.
    #expect(priced.discount == Money(minorUnits: 20_100, currency: .eur))
    #expect(priced.promotions.map(\.discount.minorUnits) == (1...200).map { Int64($0) })
    let units = priced.lines[0].units
    #expect(units.map(\.count) == Array(repeating: 1, count: 200) + [100])
    #expect(units.map(\.price.minorUnits) == (1...200).map { 1000 - Int64($0) } + [1000])
  }

  @Test("In the cart step a promotion takes from its own units again, which come before those of others")
  func ownUnits() throws {
    let priced = try price(
      5,
      [
        Promotion(
          "a", actions: [.discount(.amount("1"), on: .items(count: 1)), .discount(.amount("5"), on: .cart)],
          combines: .notOnSameItems),
        Promotion(
          "b", actions: [.discount(.amount("2"), on: .items(count: 1))], combines: .notOnSameItems),
      ])
    // After the items step 9 + 8 + 3 × 10. The 5 off 9 + 3 × 10: 9/39 of it is 1.1538, 10/39 is 1.2821; the
    // cent that is left goes to the largest remainder.
    let units = priced.lines[0].units
    #expect(units.map(\.count) == [1, 1, 3])
    #expect(units.map(\.price.amountText) == ["7.84", "8.00", "8.72"])
    #expect(priced.total.amountText == "42.00")
  }
}
