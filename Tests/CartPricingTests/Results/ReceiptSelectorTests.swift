// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

@Suite("Selectors on receipts")
struct ReceiptSelectorTests: SupportFixture {
  @Test("Selectors of gaps keep their prices on receipts where the set has another currency")
  func receipts() throws {
    let promotion = Promotion(
      "p", when: .quantity(of: .unitPrice(atLeast: ["EUR": "5", "CHF": "6"]), atLeast: 3),
      actions: [.discount(.percent("10"), on: .cart)])
    let engine = try PricingEngine(PromotionSet(currency: .chf, [promotion]))
    let result = try engine.price(Cart(CartLine("1", sku: "A", unitPrice: "10")), in: .evening)
    #expect(
      result.explanation(ofPromotion: "p")
        == "“p”: not applied yet. Add 2 more items at 5.00 or more each (1 of 3).")
  }
}
