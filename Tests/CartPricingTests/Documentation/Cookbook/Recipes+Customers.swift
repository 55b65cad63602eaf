// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

// What the cookbook shows under "Customers"; a test compares each snippet with the page.
extension Recipe {
  static let customers: [Recipe] = [
    Recipe("10 % off the first order", firstOrder),
    Recipe("10 off for an abandoned cart, once", abandoned),
    Recipe("15 % after a coupon or a referral this month", redeemed),
    Recipe("15 % for customers who referred somebody this month", referral),
    Recipe("15 % for customers who redeemed particular codes", particularCodes),
    Recipe("Shopping history", history),
    Recipe("10 % for customers who signed up this week", signedUp),
    Recipe("Segments follow events", segments),
    Recipe("Premium customers: buy one, get one at 50 %", premiumBogo),
    Recipe("Above 250 for premium status", premium250),
    Recipe("20 % above 100 after three months without an order", winBack),
    Recipe("A voucher after a complaint", complaint),
    Recipe("A birthday: 20 off and free shipping", birthday),
    Recipe("The first anniversary: 50 %, at most 500", oneYear),
    Recipe("St Patrick's Day, for customers from Ireland", stPatrick),
    Recipe("Codes by score", loyalty),
  ]

  private static func firstOrder() -> PromotionSet {
    // snippet: 10 % off the first order
    PromotionSet(currency: .usd) {
      Promotion.firstOrder("welcome", .percent("10"))
    }
    // end
  }

  private static func abandoned() -> PromotionSet {
    // snippet: 10 off for an abandoned cart, once
    PromotionSet(currency: .usd) {
      Promotion.abandonedCart("come-back", .amount("10"), within: "P30D")
    }
    // end
  }

  private static func redeemed() -> PromotionSet {
    // snippet: 15 % after a coupon or a referral this month
    PromotionSet(currency: .usd) {
      Promotion.cart("thanks", .percent("15"))
        .requiring(.events("coupon_redeemed", .during(.month)) || .events("referral", .during(.month)))
    }
    // end
  }

  private static func referral() -> PromotionSet {
    // snippet: 15 % for customers who referred somebody this month
    PromotionSet(currency: .usd) {
      Promotion.referral("friends", .percent("15"), during: .month)
    }
    // end
  }

  private static func particularCodes() -> PromotionSet {
    // snippet: 15 % for customers who redeemed particular codes
    PromotionSet(currency: .usd) {
      Promotion.cart("loyal", .percent("15"))
        .requiring(
          .events("coupon_redeemed", about: .init(attribute: AttributeCondition("code", .in(["SPRING", "EASTER"])))))
    }
    // end
  }

  private static func history() -> PromotionSet {
    // snippet: Shopping history
    PromotionSet(currency: .usd) {
      Promotion.items("ink", .percent("20"), of: .category("ink"))
        .requiring(.events("order", about: .init(sku: ["PRINTER"])))
    }
    // end
  }

  private static func signedUp() -> PromotionSet {
    // snippet: 10 % for customers who signed up this week
    PromotionSet(currency: .usd) {
      Promotion.cart("welcome", .percent("10")).requiring(.events("signup", .during(.week)))
    }
    // end
  }

  private static func segments() -> PromotionSet {
    // snippet: Segments follow events
    PromotionSet(currency: .usd, segments: [Segment("regulars", when: .events("order", .within("P90D"), atLeast: 3))]) {
      Promotion.cart("regulars", .percent("5")).requiring(.segment("regulars"))
    }
    // end
  }

  private static func premiumBogo() -> PromotionSet {
    // snippet: Premium customers: buy one, get one at 50 %
    PromotionSet(currency: .usd) {
      Promotion.buyGet("premium", .percent("50"), buy: 1).requiring(.segment("premium"))
    }
    // end
  }

  private static func premium250() -> PromotionSet {
    // snippet: Above 250 for premium status
    PromotionSet(currency: .usd) {
      Promotion.cart("premium", .percent("10"), from: "250.01").requiring(
        .customer(attribute: "status", .is("premium")))
    }
    // end
  }

  private static func winBack() -> PromotionSet {
    // snippet: 20 % above 100 after three months without an order
    PromotionSet(currency: .usd) {
      Promotion.winBack("we-miss-you", .percent("20"), after: "P90D", from: "100.01")
    }
    // end
  }

  private static func complaint() -> PromotionSet {
    // snippet: A voucher after a complaint
    PromotionSet(currency: .usd) {
      Promotion.cart("sorry", .amount("15")).withCoupons(.init("SORRY-7F3K", maxUses: 1)).requiring(
        .events("complaint"))
    }
    // end
  }

  private static func birthday() -> PromotionSet {
    // snippet: A birthday: 20 off and free shipping
    PromotionSet(currency: .usd) {
      Promotion.birthday("birthday", .amount("20"), freeShipping: true)
    }
    // end
  }

  private static func oneYear() -> PromotionSet {
    // snippet: The first anniversary: 50 %, at most 500
    PromotionSet(currency: .usd) {
      Promotion("one-year", when: .anniversary(of: "signedUp", years: 1), actions: [.cart(.percent("50"))]).capped(
        at: "500")
    }
    // end
  }

  private static func stPatrick() -> PromotionSet {
    // snippet: St Patrick's Day, for customers from Ireland
    PromotionSet(currency: .eur) {
      Promotion.cart("st-patrick", .percent("17")).requiring(.location(country: ["IE"]))
        .valid(from: "2027-03-17T00:00:00Z", until: "2027-03-18T00:00:00Z")
    }
    // end
  }

  private static func loyalty() -> PromotionSet {
    // snippet: Codes by score
    PromotionSet(currency: .usd, scores: [Score("activity", points: ["purchase": 60, "visit": 5, "open_email": 10])]) {
      Promotion.loyalty("loyal-20", .percent("20"), score: "activity", atLeast: 200).withCoupons("LOYAL20")
        .valid(until: "2026-12-02T00:00:00+01:00")
      Promotion.loyalty("engaged-15", .percent("15"), score: "activity", atLeast: 100, atMost: 199)
        .withCoupons("ENGAGED15").valid(until: "2026-12-02T00:00:00+01:00")
    }
    // end
  }
}
