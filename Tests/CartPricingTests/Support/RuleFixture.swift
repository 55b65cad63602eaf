// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Units at 10.00, some of which a rule makes free.
protocol RuleFixture {}

extension RuleFixture {
  func free(_ rule: CalculateRule, _ select: LineSelector = .all, count: Int? = nil) -> Promotion {
    Promotion(
      "p", calculateRule: rule, actions: [.discount(.percent("100"), on: .items(select, count: count))])
  }

  func cart(_ quantity: Int) -> Cart { Cart(CartLine("1", sku: "A", quantity: quantity, unitPrice: "10")) }

  /// How many of so many units at 10 are free.
  func freeUnits(_ promotion: Promotion, of quantity: Int) throws -> Int {
    Int(try priced(cart(quantity), [promotion]).discount.minorUnits / 1000)
  }
}
