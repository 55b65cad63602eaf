// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// A cart and a discount, and why a promotion is not applied to the cart.
protocol ReasonFixture {}

extension ReasonFixture {
  var cart: Cart {
    Cart(CartLine("1", sku: "A", unitPrice: "10"))
  }

  func reason(_ promotion: Promotion, in context: PricingContext = .evening) throws -> String? {
    let priced = try priced(cart, [promotion], in: context)
    return priced.promotions.isEmpty ? priced.decisions.first?.reason.rawValue : nil
  }

  var tenOff: [PromotionAction] {
    [PromotionAction.discount(.percent("10"), on: .cart)]
  }
}
