// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

// What the cookbook shows under "Whole carts"; a test compares each snippet with the page.
extension Recipe {
  static let carts: [Recipe] = [
    Recipe("20 off in Cyber Week", cyberWeek),
    Recipe("A code that is used up", codeUsedUp),
    Recipe("20 % on Cyber Monday from three items", cyberMonday),
    Recipe("10 % of the subtotal from 100", tenFromHundred),
    Recipe("Buy more, save more", buyMore),
    Recipe("5 % from 50, 10 % from 100", fiveAndTen),
    Recipe("Spend 1,000, get 100 off this weekend", spendThousand),
    Recipe("A scale by volume", volume),
    Recipe("One billing interval", oneInterval),
    Recipe("For the first two bills", firstBills),
    Recipe("Price scales come first", priceScale),
    Recipe("An amount before or after tax", netOrGross),
    Recipe("A value for each currency", perCurrency),
    Recipe("A new code replaces the old one on subscriptions", replaced),
    Recipe("An exclusive promotion, and a draft", exclusive),
    Recipe("No two promotions on one item", cheaperOne),
  ]

  private static func cyberWeek() -> PromotionSet {
    // snippet: 20 off in Cyber Week
    PromotionSet(currency: .eur) {
      Promotion.cart("cyber-week", .amount("20"))
        .withCoupons(.init("CYBER-WEEK", maxUses: 1000))
        .valid(from: "2026-11-27T00:00:00+01:00", until: "2026-12-04T00:00:00+01:00")
        .combining(.never)
    }
    // end
  }

  private static func codeUsedUp() -> PromotionSet {
    // snippet: A code that is used up
    PromotionSet(currency: .eur) {
      Promotion.cart("cyber-week", .amount("20")).withCoupons(.init("CYBER-WEEK", maxUses: 1000))
    }
    // end
  }

  private static func cyberMonday() -> PromotionSet {
    // snippet: 20 % on Cyber Monday from three items
    PromotionSet(currency: .usd) {
      Promotion.cart("cyber-monday", .percent("20")).requiring(.quantity(atLeast: 3))
    }
    // end
  }

  private static func tenFromHundred() -> PromotionSet {
    // snippet: 10 % of the subtotal from 100
    PromotionSet(currency: .usd) {
      Promotion.cart("ten", .percent("10"), from: "100")
    }
    // end
  }

  private static func buyMore() -> PromotionSet {
    // snippet: Buy more, save more
    PromotionSet(currency: .usd) {
      Promotion.spendMoreSaveMore(
        "more", [.from("50", percent: "10"), .from("100", percent: "15"), .from("150", percent: "20")])
    }
    // end
  }

  private static func fiveAndTen() -> PromotionSet {
    // snippet: 5 % from 50, 10 % from 100
    PromotionSet(currency: .usd) {
      Promotion.spendMoreSaveMore("spend", [.from("50", percent: "5"), .from("100", percent: "10")])
    }
    // end
  }

  private static func spendThousand() -> PromotionSet {
    // snippet: Spend 1,000, get 100 off this weekend
    PromotionSet(currency: .usd) {
      Promotion.spendGetOff("thousand", spend: "1000", of: !.category("gift-cards"), off: "100")
        .valid(from: "2026-11-28T00:00:00+01:00", until: "2026-11-30T00:00:00+01:00")
    }
    // end
  }

  private static func volume() -> PromotionSet {
    // snippet: A scale by volume
    PromotionSet(currency: .usd) {
      Promotion.volumeScale(
        "licences", [.from(2, percent: "5"), .from(3, percent: "10"), .from(4, percent: "15"), .from(5, percent: "20")])
    }
    // end
  }

  private static func oneInterval() -> PromotionSet {
    // snippet: One billing interval
    PromotionSet(currency: .usd) {
      Promotion.cart("yearly", .percent("10")).with { $0.constraints.requiresSameBillingInterval = true }
    }
    // end
  }

  private static func firstBills() -> PromotionSet {
    // snippet: For the first two bills
    PromotionSet(currency: .usd) {
      Promotion.cart("start", .percent("10")).with { $0.billingCycles = .first(2) }
    }
    // end
  }

  private static func priceScale() -> PromotionSet {
    // snippet: Price scales come first
    PromotionSet(currency: .usd) {
      Promotion.cart("ten", .percent("10"))
    }
    // end
  }

  private static func netOrGross() -> PromotionSet {
    // snippet: An amount before or after tax
    PromotionSet(currency: .eur) {
      Promotion("twenty", actions: [.discount(.amount("20", basis: .gross), on: .cart)])
    }
    // end
  }

  private static func perCurrency() -> PromotionSet {
    // snippet: A value for each currency
    PromotionSet() {
      Promotion.cart("welcome", .amount(["EUR": "20", "USD": "22"]))
    }
    // end
  }

  private static func replaced() -> PromotionSet {
    // snippet: A new code replaces the old one on subscriptions
    PromotionSet(currency: .usd, policy: Policy(coupons: .latestOnSubscriptions)) {
      Promotion.items("old", .percent("10"), of: .all).withCoupons("OLD").prioritized(2)
      Promotion.items("new", .percent("20"), of: .all).withCoupons("NEW").prioritized(1)
    }
    // end
  }

  private static func exclusive() -> PromotionSet {
    // snippet: An exclusive promotion, and a draft
    PromotionSet(currency: .usd) {
      Promotion.cart("spring", .percent("25")).prioritized(1).combining(.never)
      Promotion.cart("newsletter", .amount("5"))
      Promotion.cart("summer", .percent("30")).with { $0.isActive = false }
    }
    // end
  }

  private static func cheaperOne() -> PromotionSet {
    // snippet: No two promotions on one item
    PromotionSet(currency: .usd) {
      Promotion.items("clearance", .percent("30"), of: .tag("clearance")).combining(.notOnSameItems)
      Promotion.cart("ten", .percent("10"))
    }
    // end
  }
}
