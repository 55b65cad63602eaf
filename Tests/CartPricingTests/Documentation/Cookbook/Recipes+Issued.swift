// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

// What the cookbook shows under "Codes that the shop hands out"; a test compares each snippet with the page.
extension Recipe {
  static let issued: [Recipe] = [
    Recipe("An abandoned cart, the second time", abandonedAgain),
    Recipe("A referral: the friend", friend),
    Recipe("A referral: the customer who recommends", recommending),
    Recipe("Two values by score, with codes that end", valuesByScore),
  ]

  private static func abandonedAgain() -> PromotionSet {
    // snippet: An abandoned cart, the second time
    PromotionSet(currency: .eur) {
      Promotion.abandonedCart("come-back", .amount("10"), within: "P30D")
    }
    // end
  }

  private static func friend() -> PromotionSet {
    // snippet: A referral: the friend
    PromotionSet(currency: .eur) {
      Promotion.firstOrder("friend", .percent("15")).withCoupons(.init(batch: "referrals", maxUses: 5))
    }
    // end
  }

  private static func recommending() -> PromotionSet {
    // snippet: A referral: the customer who recommends
    PromotionSet(currency: .eur) {
      Promotion.cart("thanks", .amount("10"), from: "30")
        .withCoupons(.init("THANKS-7QWE", maxUses: 1, validUntil: "2026-12-31", customer: "anna"))
    }
    // end
  }

  private static func valuesByScore() -> PromotionSet {
    // snippet: Two values by score, with codes that end
    PromotionSet(currency: .eur, scores: [Score("activity", points: ["order": 50, "visit": 5])]) {
      Promotion.loyalty("active", .percent("20"), score: "activity", atLeast: 100)
        .withCoupons(.init(batch: "november-20", maxUses: 1, validUntil: "2026-12-07"))
      Promotion.loyalty("occasional", .percent("10"), score: "activity", atLeast: 10, atMost: 99)
        .withCoupons(.init(batch: "november-10", maxUses: 1, validUntil: "2026-12-07"))
    }
    // end
  }
}
