// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

// What the cookbook shows under "Gifts and rewards"; a test compares each snippet with the page.
extension Recipe {
  static let gifts: [Recipe] = [
    Recipe("A tote bag with 75 spent", tote),
    Recipe("An umbrella with every jacket", umbrella),
    Recipe("20 store credit for every 100 spent", credit),
    Recipe("A coupon for the next purchase", nextPurchase),
  ]

  private static func tote() -> PromotionSet {
    // snippet: A tote bag with 75 spent
    PromotionSet(currency: .usd) {
      Promotion.giftWithCart("tote", Gift("TOTE", unitPrice: "15", name: "Tote bag"), from: "75")
    }
    // end
  }

  private static func umbrella() -> PromotionSet {
    // snippet: An umbrella with every jacket
    PromotionSet(currency: .usd) {
      Promotion.giftWithItem("umbrella", Gift("UMBRELLA", unitPrice: "12"), of: .category("jackets"))
    }
    // end
  }

  private static func credit() -> PromotionSet {
    // snippet: 20 store credit for every 100 spent
    PromotionSet(currency: .usd) {
      Promotion.storeCredit("credit", "20", per: "100")
    }
    // end
  }

  private static func nextPurchase() -> PromotionSet {
    // snippet: A coupon for the next purchase
    PromotionSet(currency: .usd) {
      Promotion.nextPurchase("next", template: "TEN-OFF", validFor: "P30D")
    }
    // end
  }
}
