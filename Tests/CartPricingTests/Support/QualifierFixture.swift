// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// A cart and a customer that qualifiers are tested with.
protocol QualifierFixture {}

extension QualifierFixture {
  /// 2 × 10 + 20 + 3 × 25 = 115.00; 6 units on 3 lines.
  var cart: Cart {
    Cart(
      CartLine("1", sku: "A", quantity: 2, unitPrice: "10"), CartLine("2", sku: "B", unitPrice: "20", billing: "P1M"),
      CartLine("3", sku: "C", quantity: 3, unitPrice: "25", billing: "P1M", isDiscountable: false))
  }

  var customer: PricingCustomer {
    PricingCustomer(
      "c1", segments: ["vip"], attributes: ["tier": "gold", "age": 30, "tags": ["a", "b"]],
      location: CustomerLocation(country: "DE", region: "BE", city: "Berlin", postalCode: "10117"))
  }
}
