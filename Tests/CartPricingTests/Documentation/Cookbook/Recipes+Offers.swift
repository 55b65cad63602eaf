// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

// What the cookbook shows under "By product, by line, by customer"; a test compares each snippet with the page.
extension Recipe {
  static let offers: [Recipe] = [
    Recipe("Member prices", memberPrices),
    Recipe("Three of the same, one of them free", threeOfTheSame),
    Recipe("5 off for every 50", forEveryFifty),
    Recipe("The best discount for each line", bestForEachLine),
    Recipe("Choose your gift", chooseGift),
    Recipe("A budget of each employee for a year", employeeBudget),
    Recipe("Once a day for each customer", onceADay),
    Recipe("Until the end of November", untilTheEndOfNovember),
    Recipe("A million codes without a list", batch),
    Recipe("Half price, at most 3 off each", halfPriceAtMost),
    Recipe("A discount that the maker pays", makersCoupon),
    Recipe("Two that exclude one another", excluding),
  ]

  private static func memberPrices() -> PromotionSet {
    // snippet: Member prices
    PromotionSet(currency: .eur) {
      Promotion.memberPrice("member", attribute: "member")
    }
    // end
  }

  private static func threeOfTheSame() -> PromotionSet {
    // snippet: Three of the same, one of them free
    PromotionSet(currency: .eur) {
      Promotion.buyGetSame("three", .free, ofEvery: 3)
    }
    // end
  }

  private static func forEveryFifty() -> PromotionSet {
    // snippet: 5 off for every 50
    PromotionSet(currency: .eur) {
      Promotion.forEvery("every", "50", off: "5")
    }
    // end
  }

  private static func bestForEachLine() -> PromotionSet {
    // snippet: The best discount for each line
    PromotionSet(currency: .eur) {
      Promotion.bestPerLine("tenth", .percent("10"), in: "best")
      Promotion.bestPerLine("euro", .amount("1.50"), in: "best")
    }
    // end
  }

  private static func chooseGift() -> PromotionSet {
    // snippet: Choose your gift
    PromotionSet(currency: .eur) {
      Promotion.chooseGift(
        "gift", [GiftOption("MUG", unitPrice: "6"), GiftOption("PEN", unitPrice: "4")], from: "50")
    }
    // end
  }

  private static func employeeBudget() -> PromotionSet {
    // snippet: A budget of each employee for a year
    PromotionSet(currency: .eur) {
      Promotion.yearlyBudget("staff", .percent("30"), budget: "500").requiring(.segment("staff"))
    }
    // end
  }

  private static func onceADay() -> PromotionSet {
    // snippet: Once a day for each customer
    PromotionSet(currency: .eur) {
      Promotion.cart("daily", .amount("1")).limited(by: .uses(1, perCustomer: true, during: .day))
    }
    // end
  }

  private static func untilTheEndOfNovember() -> PromotionSet {
    // snippet: Until the end of November
    PromotionSet(currency: .eur) {
      Promotion.cart("november", .percent("10")).valid(from: "2026-11-01", until: "2026-11-30")
    }
    // end
  }

  private static func batch() -> PromotionSet {
    // snippet: A million codes without a list
    PromotionSet(currency: .eur) {
      Promotion.cart("spring", .amount("5")).withCoupons(PromotionCoupon(batch: "spring", maxUses: 1))
    }
    // end
  }

  private static func halfPriceAtMost() -> PromotionSet {
    // snippet: Half price, at most 3 off each
    PromotionSet(currency: .eur) {
      Promotion("half", actions: [.discount(.percent("50", maxEach: "3"), on: .items(.all))])
    }
    // end
  }

  private static func makersCoupon() -> PromotionSet {
    // snippet: A discount that the maker pays
    PromotionSet(currency: .eur) {
      Promotion.cart("maker", .amount("20")).with { $0.taxEffect = .keeps }
    }
    // end
  }

  private static func excluding() -> PromotionSet {
    // snippet: Two that exclude one another
    PromotionSet(currency: .eur) {
      Promotion.cart("ten", .percent("10")).prioritized(2)
      Promotion.cart("twenty", .percent("20")).prioritized(1).excluding("ten")
    }
    // end
  }
}
