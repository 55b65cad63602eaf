// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

// What the cookbook shows under "Codes and subscriptions"; a test compares each snippet with the page.
extension Recipe {
  static let codes: [Recipe] = [
    Recipe("From the second bill on", laterBills),
    Recipe("A code of the first bill is kept", renewal),
    Recipe("A code for one customer, a code with an end", ownedCodes),
    Recipe("A guest and a limit for each customer", guestLimit),
    Recipe("The last code that does something", latestCode),
  ]

  private static func laterBills() -> PromotionSet {
    // snippet: From the second bill on
    PromotionSet(currency: .eur) {
      Promotion.cart("loyal", .percent("10")).with { $0.billingCycles = .range(from: 2, until: 3) }
      Promotion.cart("faithful", .percent("20")).with { $0.billingCycles = .from(4) }
    }
    // end
  }

  private static func renewal() -> PromotionSet {
    // snippet: A code of the first bill is kept
    PromotionSet(currency: .eur) {
      Promotion.cart("start", .percent("50"))
        .withCoupons(.init("START", maxUses: 1)).valid(until: "2026-10-31")
        .with { $0.billingCycles = .first(3) }
    }
    // end
  }

  private static func ownedCodes() -> PromotionSet {
    // snippet: A code for one customer, a code with an end
    PromotionSet(currency: .eur) {
      Promotion.cart("present", .amount("5"))
        .withCoupons(.init("ANNA-5", customer: "anna"), .init("NOVEMBER", validUntil: "2026-11-15"))
    }
    // end
  }

  private static func guestLimit() -> PromotionSet {
    // snippet: A guest and a limit for each customer
    PromotionSet(currency: .eur) {
      Promotion.cart("hello", .percent("10")).withCoupons("HELLO").oncePerCustomer()
    }
    // end
  }

  private static func latestCode() -> PromotionSet {
    // snippet: The last code that does something
    PromotionSet(currency: .eur, policy: Policy(coupons: .latest)) {
      Promotion.cart("five", .amount("5")).withCoupons("FIVE")
      Promotion.cart("twenty", .percent("20")).withCoupons("TWENTY")
      Promotion.cart("used", .percent("50")).withCoupons(.init("USED", maxUses: 1))
    }
    // end
  }
}
