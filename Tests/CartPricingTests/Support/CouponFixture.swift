// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// A discount, and a cart with codes entered.
protocol CouponFixture {}

extension CouponFixture {
  var tenOff: [PromotionAction] {
    [PromotionAction.discount(.percent("10"), on: .cart)]
  }

  func cart(_ codes: EnteredCode...) -> Cart {
    Cart(currency: .eur, lines: [CartLine("1", sku: "A", unitPrice: "100")], coupons: codes)
  }
}
