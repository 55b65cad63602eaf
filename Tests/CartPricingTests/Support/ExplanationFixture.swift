// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// A cart of three lines, and the gaps of a promotion on it.
protocol ExplanationFixture {}

extension ExplanationFixture {
  var cart: Cart {
    Cart(
      CartLine("1", sku: "A", quantity: 2, unitPrice: "10"), CartLine("2", sku: "B", unitPrice: "5", billing: "P1M"),
      CartLine("3", sku: "C", unitPrice: "5"))
  }

  var tenOff: [PromotionAction] {
    [PromotionAction.discount(.percent("10"), on: .cart)]
  }

  var brief: PricingContext {
    PricingContext(now: .evening)
  }

  func gaps(_ when: Qualifier, rule: CalculateRule? = nil) throws -> [String] {
    try priced(cart, [Promotion("p", when: when, calculateRule: rule, actions: tenOff)]).gaps(of: "p")
  }
}
