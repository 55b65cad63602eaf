// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// A cart of three lines, and the lines of it that a selector selects.
protocol SelectorFixture {}

extension SelectorFixture {
  /// Line 3 has reached an entry of its price scale: 25 each.
  var cart: Cart {
    Cart(
      CartLine(
        "1", sku: "A", quantity: 2, unitPrice: "10", product: "P1", categories: ["shoes"], tags: ["new"],
        attributes: ["colour": "red", "weight": 2.5, "sizes": ["s", "m"], "fragile": true]),
      CartLine(
        "2", sku: "B", unitPrice: "20", product: "P2", categories: ["shoes", "sale"],
        attributes: ["colour": "blue", "weight": 5], billing: "P1M"),
      CartLine(
        "3", sku: "C", quantity: 3, unitPrice: "30", attributes: ["weight": "heavy"],
        priceScale: [PriceScaleEntry(from: 3, unitPrice: "25"), PriceScaleEntry(from: 4, unitPrice: "1")],
        billing: "P1Y"))
  }

  func selected(by selector: LineSelector) throws -> String {
    let free = Promotion("p", actions: [.discount(.percent("100"), on: .subset(selector))])
    return try priced(cart, [free]).lines.filter { $0.total.minorUnits == 0 }.map(\.id.text).joined(separator: " ")
  }
}
