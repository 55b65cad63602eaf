// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

// What the cookbook shows under "How many times"; a test compares each snippet with the page.
extension Recipe {
  static let counting: [Recipe] = [
    Recipe("A quantity rule", quantityRule),
    Recipe("A linear rule without end", linearEvery),
    Recipe("A linear rule, twice", linearTwice),
  ]

  private static func quantityRule() -> PromotionSet {
    // snippet: A quantity rule
    PromotionSet(currency: .usd) {
      Promotion(
        "rule", calculateRule: .quantity(minimum: 3, maxApplications: 2), actions: [.items(.free, of: .sku("A"))])
    }
    // end
  }

  private static func linearEvery() -> PromotionSet {
    // snippet: A linear rule without end
    PromotionSet(currency: .usd) {
      Promotion("each", calculateRule: .linear(quantity: 1), actions: [.items(.percent("10"))])
    }
    // end
  }

  private static func linearTwice() -> PromotionSet {
    // snippet: A linear rule, twice
    PromotionSet(currency: .usd) {
      Promotion("twice", calculateRule: .linear(quantity: 1, maxApplications: 2), actions: [.items(.percent("10"))])
    }
    // end
  }
}
