// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// A cart and a promotion with every kind of figure in its result.
protocol ResultFixture {}

extension ResultFixture {
  var cart: Cart {
    Cart(
      CartLine("1", sku: "A", quantity: 2, unitPrice: "10", name: "Mug", taxRate: "20"),
      shipping: CartShipping(method: "ground", cost: "5", taxRate: "10"),
      fees: [CartFee("f", kind: "wrap", amount: "2")])
  }

  var promotion: Promotion {
    Promotion(
      "p",
      actions: [
        .discount(.percent("10"), on: .cart), .discount(.amount("1"), on: .shipping),
        .discount(.amount("0.50"), on: .fees),
        .discount(.percent("50"), on: .tax), .credit(Credit("1", per: "9")),
      ], messages: PromotionMessages(applied: "{discount}"))
  }
}
