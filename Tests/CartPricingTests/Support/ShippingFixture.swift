// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// The shipping of a priced cart, with three methods to upgrade to.
protocol ShippingFixture {}

extension ShippingFixture {
  func shipped(_ cost: Amount, _ promotions: Promotion...) throws -> PricedShipping {
    let shipping = CartShipping(method: "ground", cost: cost, options: ["air": "12", "night": "20", "slow": "3"])
    let cart = Cart(CartLine("1", sku: "A", unitPrice: "10"), shipping: shipping)
    return try #require(try priced(cart, promotions).shipping)
  }
}
