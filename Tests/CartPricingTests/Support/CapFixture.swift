// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// A cart with a unit at each price, and shipping.
protocol CapFixture {}

extension CapFixture {
  func cart(_ prices: Amount...) -> Cart {
    Cart(
      currency: .eur,
      lines: prices.enumerated().map {
        CartLine(LineID("\($0.offset)"), sku: SKU("S\($0.offset)"), unitPrice: $0.element)
      },
      shipping: CartShipping(method: "ground", cost: "5", options: ["air": "12"]))
  }
}
