// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

// What the cookbook shows under "Gift cards and cash"; a test compares each snippet with the page.
extension Recipe {
  static let paying: [Recipe] = [
    Recipe("A gift card and store credit", tenders),
    Recipe("Cash is rounded to five cents", cash),
  ]

  private static func tenders() -> PromotionSet {
    // snippet: A gift card and store credit
    PromotionSet(currency: .eur) {
      Promotion.cart("ten", .percent("10"))
    }
    // end
  }

  private static func cash() -> PromotionSet {
    // snippet: Cash is rounded to five cents
    PromotionSet(currency: .eur) {
      Promotion.cart("ten", .percent("10"))
    }
    // end
  }
}
