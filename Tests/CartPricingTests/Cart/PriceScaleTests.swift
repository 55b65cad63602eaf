// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §2.8 and §2.9.
@Suite("Price scales: one price for all units")
struct PriceScaleTests {
  @Test(
    "The entry with the largest threshold that the quantity reaches gives the price, in whatever order they stand",
    arguments: [
      // below all entries, then at and around each; 10 off at 3 and 8 at 10
      (1, "12.00", "12.00"), (2, "12.00", "24.00"), (3, "10.00", "30.00"), (9, "10.00", "90.00"),
      (10, "8.00", "80.00"), (11, "8.00", "88.00"),
    ])
  func thresholds(quantity: Int, unitPrice: String, subtotal: String) throws {
    let scale = [PriceScaleEntry(from: 10, unitPrice: "8"), PriceScaleEntry(from: 3, unitPrice: "10")]
    for scale in [scale, scale.reversed()] {
      let cart = Cart(CartLine("1", sku: "A", quantity: quantity, unitPrice: "12", priceScale: scale))
      let line = try #require(try priced(cart, []).lines.first)
      #expect(line.unitPrice.amountText == unitPrice)
      #expect(line.subtotal.amountText == subtotal)
      #expect(line.discount.minorUnits == 0)
    }
  }

  @Test("An entry from 0 always replaces the unit price, also where it is dearer")
  func fromZero() throws {
    let cart = Cart(
      CartLine("1", sku: "A", unitPrice: "1", priceScale: [PriceScaleEntry(from: 0, unitPrice: "1.50")]))
    #expect(try priced(cart, []).total.amountText == "1.50")
  }

  @Test("Promotions come after the scale, and qualifiers see its price")
  func promotionsComeAfter() throws {
    let cart = Cart(
      CartLine("1", sku: "A", quantity: 10, unitPrice: "12", priceScale: [PriceScaleEntry(from: 10, unitPrice: "8")]))
    let half = Promotion("p", when: .subtotal(atMost: "80"), actions: [.discount(.percent("50"), on: .cart)])
    let priced = try priced(cart, [half])
    #expect(priced.subtotal.amountText == "80.00")
    #expect(priced.total.amountText == "40.00")
    #expect(priced.units() == "10x4.00")
  }
}
