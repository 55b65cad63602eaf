// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// A cart of 100.00, amounts off it, and the best set of promotions.
protocol CombiningFixture {}

extension CombiningFixture {
  var cart: Cart {
    Cart(CartLine("1", sku: "A", unitPrice: "100"))
  }

  func off(
    _ id: PromotionID, _ amount: AmountByCurrency, priority: Int = 0, combines: Combination = .always,
    group: PromotionGroup? = nil, on target: DiscountTarget = .cart
  ) -> Promotion {
    Promotion(
      id, priority: priority, actions: [.discount(.amount(amount), on: target)], combines: combines, group: group)
  }

  func best(_ promotions: [Promotion], searchLimit: Int = 10_000, _ cart: Cart? = nil) throws -> PricedCart {
    try priced(
      cart ?? self.cart, promotions, policy: Policy(selection: .bestForCustomer, searchLimit: searchLimit))
  }
}
