// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

// What the cookbook shows under "Shipping, fees and tax"; a test compares each snippet with the page.
extension Recipe {
  static let shipping: [Recipe] = [
    Recipe("30 % off shipping", shippingPercent),
    Recipe("5 off shipping", shippingOff),
    Recipe("Shipping for a flat 10", shippingFlat),
    Recipe("Shipping upgraded for free", upgrade),
    Recipe("Free shipping over 50, and how near it is", freeShipping),
    Recipe("Tax waived", taxWaived),
    Recipe("Handling waived over 50", feeWaived),
  ]

  private static func shippingPercent() -> PromotionSet {
    // snippet: 30 % off shipping
    PromotionSet(currency: .usd) {
      Promotion("ship", actions: [.shipping(.percent("30"))])
    }
    // end
  }

  private static func shippingOff() -> PromotionSet {
    // snippet: 5 off shipping
    PromotionSet(currency: .usd) {
      Promotion("ship", actions: [.shipping(.amount("5"))])
    }
    // end
  }

  private static func shippingFlat() -> PromotionSet {
    // snippet: Shipping for a flat 10
    PromotionSet(currency: .usd) {
      Promotion("ship", actions: [.shipping(.price("10"))])
    }
    // end
  }

  private static func upgrade() -> PromotionSet {
    // snippet: Shipping upgraded for free
    PromotionSet(currency: .usd) {
      Promotion("fast", actions: [.upgradeShipping("overnight")])
    }
    // end
  }

  private static func freeShipping() -> PromotionSet {
    // snippet: Free shipping over 50, and how near it is
    PromotionSet(currency: .usd) {
      Promotion.freeShipping("ship", from: "50").saying(nearMiss: "Spend {missing} more for free shipping")
    }
    // end
  }

  private static func taxWaived() -> PromotionSet {
    // snippet: Tax waived
    PromotionSet(currency: .usd) {
      Promotion("no-tax", actions: [.tax(percent: "100")])
    }
    // end
  }

  private static func feeWaived() -> PromotionSet {
    // snippet: Handling waived over 50
    PromotionSet(currency: .usd) {
      Promotion("no-fee", when: .subtotal(atLeast: "50"), actions: [.fees(.percent("100"), kinds: ["handling"])])
    }
    // end
  }
}
