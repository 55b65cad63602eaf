// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

// What the cookbook shows under "Times, places and limits"; a test compares each snippet with the page.
extension Recipe {
  static let limits: [Recipe] = [
    Recipe("50 % from 6 PM to midnight", flash),
    Recipe("Happy hour until a last day", happyHour),
    Recipe("In store only: buy 2, get 1 free", inStore),
    Recipe("By a coupon", spring25),
    Recipe("A code as one condition of many", couponLeaf),
    Recipe("Once a customer, three times, a hundred times", useLimits),
    Recipe("What the customer spent, ever or lately", customerSpend),
    Recipe("A budget", budget),
    Recipe("An A/B test", abTest),
    Recipe("When qualified", messages),
  ]

  private static func flash() -> PromotionSet {
    // snippet: 50 % from 6 PM to midnight
    PromotionSet(currency: .usd) {
      Promotion.flashSale("evening", .percent("50"), from: "18:00", until: "24:00")
    }
    // end
  }

  private static func happyHour() -> PromotionSet {
    // snippet: Happy hour until a last day
    PromotionSet(currency: .usd) {
      Promotion.happyHour(
        "happy", .percent("20"), of: .tag("drinks"), on: [.thursday, .friday], from: "17:00", until: "19:00",
        lastDay: "2026-12-18")
    }
    // end
  }

  private static func inStore() -> PromotionSet {
    // snippet: In store only: buy 2, get 1 free
    PromotionSet(currency: .usd) {
      Promotion.buyGet("store", .free, buy: 2).requiring(.store(channel: ["in-store"]))
    }
    // end
  }

  private static func spring25() -> PromotionSet {
    // snippet: By a coupon
    PromotionSet(currency: .usd) {
      Promotion.cart("spring", .percent("25")).withCoupons("SPRING25")
    }
    // end
  }

  private static func couponLeaf() -> PromotionSet {
    // snippet: A code as one condition of many
    PromotionSet(currency: .usd) {
      Promotion.items("press", .percent("10"), of: .tag("new")).requiring(.coupon("PRESS") && .quantity(atLeast: 2))
    }
    // end
  }

  private static func useLimits() -> PromotionSet {
    // snippet: Once a customer, three times, a hundred times
    PromotionSet(currency: .usd) {
      Promotion.cart("once", .amount("1")).oncePerCustomer()
      Promotion.cart("thrice", .amount("2")).limited(perCustomer: 3)
      Promotion.cart("hundred", .amount("4")).limited(total: 100)
    }
    // end
  }

  private static func customerSpend() -> PromotionSet {
    // snippet: What the customer spent, ever or lately
    PromotionSet(currency: .usd) {
      Promotion.cart("big", .percent("10")).with { $0.constraints.customerSpend = CustomerSpend(atLeast: "500") }
      Promotion.cart("recent", .amount("1")).with {
        $0.constraints.customerSpend = CustomerSpend(atLeast: "200", within: "P180D")
      }
    }
    // end
  }

  private static func budget() -> PromotionSet {
    // snippet: A budget
    PromotionSet(currency: .usd) {
      Promotion.cart("budgeted", .percent("50")).with { $0.constraints.budget = "1000" }
    }
    // end
  }

  private static func abTest() -> PromotionSet {
    // snippet: An A/B test
    PromotionSet(currency: .usd) {
      Promotion.cart("percent", .percent("10")).with { $0.experiment = Experiment("spring", from: "0", until: "50") }
      Promotion.cart("amount", .amount("5")).with { $0.experiment = Experiment("spring", from: "50", until: "100") }
    }
    // end
  }

  private static func messages() -> PromotionSet {
    // snippet: When qualified
    PromotionSet(currency: .usd) {
      Promotion.items("sale", .percent("20"), of: .tag("sale"))
        .named("Winter sale").saying(applied: "You are eligible for {name}: {discount} off", badge: "-20 %")
    }
    // end
  }
}
