// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Promotions with codes and near misses, and a cart priced with them.
protocol SupportFixture {}

extension SupportFixture {
  var promotions: [Promotion] {
    [
      Promotion("welcome", name: "Welcome", coupons: ["WELCOME10"], actions: [.discount(.percent("10"), on: .cart)]),
      Promotion(
        "free-shipping", name: "Free shipping", when: .subtotal(atLeast: "60"),
        actions: [.discount(.percent("100"), on: .shipping)]),
      Promotion(
        "summer", coupons: ["SUN"], when: .quantity(atLeast: 9), actions: [.discount(.amount("5"), on: .cart)]),
      Promotion(
        "both", when: .subtotal(atLeast: "60") && .quantity(atLeast: 9), actions: [.gift("G", unitPrice: "1")]),
      Promotion("four", when: .quantity(atLeast: 4), actions: [.gift("H", unitPrice: "1")]),
      Promotion("off", isActive: false, coupons: ["OFF"], actions: [.discount(.percent("5"), on: .cart)]),
      Promotion("alone", priority: -1, actions: [.discount(.percent("1"), on: .cart)], combines: .never),
    ]
  }

  /// Three units of 16.50: 49.50.
  func result(_ coupons: [EnteredCode] = ["welcome10", "sun", "spring", "off"]) throws -> PricedCart {
    try priced(
      Cart(
        CartLine("1", sku: "BEANS", quantity: 3, unitPrice: "16.50"),
        shipping: CartShipping(method: "standard", cost: "4.90"),
        coupons: coupons), promotions)
  }
}
