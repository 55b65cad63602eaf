// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §3.2.
@Suite("Selected lines of large carts")
struct LineSelectionTests {
  private func on(_ discount: Discount, _ target: DiscountTarget = .items(), id: PromotionID = "p", priority: Int = 0)
    -> Promotion
  {
    Promotion(id, priority: priority, actions: [.discount(discount, on: target)])
  }

  @Test("Lines beyond the sixty-fourth are selected as those before", arguments: [1, 63, 64, 65, 128, 129, 200])
  func manyLines(number: Int) throws {
    var cart = Cart(currency: .eur)
    for place in 0..<number {
      cart.lines.append(
        CartLine(LineID("\(1000 + place)"), sku: "A", unitPrice: "1.00", categories: place % 63 == 0 ? ["rare"] : []))
    }
    for target in [DiscountTarget.items(.category("rare")), .items(.category("rare"), count: number)] {
      let priced = try priced(cart, [on(.percent("10"), target)])
      for (place, line) in priced.lines.enumerated() {
        #expect(line.discount.minorUnits == (place % 63 == 0 ? 10 : 0), "line \(place)")
      }
    }
  }
}
