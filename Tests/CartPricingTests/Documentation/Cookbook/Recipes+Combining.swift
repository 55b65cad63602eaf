// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

// What the cookbook shows under "Which promotions combine"; a test compares each snippet with the page.
extension Recipe {
  static let combining: [Recipe] = [
    Recipe("With offers on shipping only", combinesWithShipping),
    Recipe("Nothing after this one", stopAfter),
    Recipe("Not on what is already reduced", notOnReduced),
    Recipe("One budget for several promotions", campaignBudget),
    Recipe("A unit counts for one offer", consumesUnits),
  ]

  private static func combinesWithShipping() -> PromotionSet {
    // snippet: With offers on shipping only
    PromotionSet(currency: .eur) {
      Promotion.items("clearance", .percent("30"), of: .tag("clearance")).prioritized(1)
        .with { $0.combinesWith = ["shipping"] }
      Promotion.freeShipping("free-shipping").with { $0.promotionClass = "shipping" }
      Promotion.cart("ten", .percent("10"))
    }
    // end
  }

  private static func stopAfter() -> PromotionSet {
    // snippet: Nothing after this one
    PromotionSet(currency: .eur) {
      Promotion.cart("member", .percent("5")).prioritized(3)
      Promotion.cart("week", .percent("20")).prioritized(2).combining(.stop)
      Promotion.cart("newsletter", .amount("5")).prioritized(1)
    }
    // end
  }

  private static func notOnReduced() -> PromotionSet {
    // snippet: Not on what is already reduced
    PromotionSet(currency: .eur) {
      Promotion.items("sale", .percent("30"), of: .tag("sale")).prioritized(2)
      Promotion.cart("ten", .percent("10")).prioritized(1).combining(.notOnDiscounted)
      Promotion.cart("voucher", .amount("4"))
    }
    // end
  }

  private static func campaignBudget() -> PromotionSet {
    // snippet: One budget for several promotions
    PromotionSet(
      currency: .eur,
      [
        .items("shoes", .percent("20"), of: .category("shoes")).inCampaign("spring"),
        .cart("ten", .amount("10")).inCampaign("spring"),
      ], campaigns: [Campaign("spring", validUntil: "2026-12-31", budget: "1000", maxUsesTotal: 500)])
    // end
  }

  private static func consumesUnits() -> PromotionSet {
    // snippet: A unit counts for one offer
    PromotionSet(currency: .eur) {
      Promotion(
        "third-tea", priority: 1, calculateRule: .quantity(minimum: 3, consumes: true),
        actions: [.items(.free, of: .category("tea"))])
      Promotion("pairs", calculateRule: .linear(quantity: 2, consumes: true), actions: [.items(.percent("10"))])
    }
    // end
  }
}
