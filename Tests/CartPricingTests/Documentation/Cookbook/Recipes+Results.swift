// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

// What the cookbook shows under "What the result says"; a test compares each snippet with the page.
extension Recipe {
  static let results: [Recipe] = [
    Recipe("12.40 more for 15 %", nextStep),
    Recipe("The condition that fails", failedCondition),
    Recipe("The case for the phone is missing", missingReward),
    Recipe("5.00 are missing after discounts", gapAfterDiscounts),
    Recipe("Which set priced the cart", setVersion),
  ]

  private static func nextStep() -> PromotionSet {
    // snippet: 12.40 more for 15 %
    PromotionSet(currency: .eur) {
      Promotion.spendMoreSaveMore("more", [.from("50", percent: "10"), .from("100", percent: "15")])
        .saying(nextStep: .init("Spend {missing} more for 15 %", within: "20"))
    }
    // end
  }

  private static func failedCondition() -> PromotionSet {
    // snippet: The condition that fails
    PromotionSet(currency: .eur) {
      Promotion.flashSale("weekend", .percent("20"), on: [.saturday, .sunday], from: "00:00", until: "24:00")
        .requiring(.quantity(atLeast: 2))
    }
    // end
  }

  private static func missingReward() -> PromotionSet {
    // snippet: The case for the phone is missing
    PromotionSet(currency: .eur) {
      Promotion(
        "case", calculateRule: .quantity(minimum: 1, of: .sku("PHONE")),
        actions: [.items(.percent("50"), of: .sku("CASE"))]
      )
      .saying(nearMiss: "Add a case at half price")
    }
    // end
  }

  private static func gapAfterDiscounts() -> PromotionSet {
    // snippet: 5.00 are missing after discounts
    PromotionSet(currency: .eur) {
      Promotion.cart("ten", .percent("10"))
      Promotion.freeShipping("ship", from: "50", after: .cart)
    }
    // end
  }

  private static func setVersion() -> PromotionSet {
    // snippet: Which set priced the cart
    PromotionSet(version: "2026-11-30.1", currency: .eur, [.cart("ten", .percent("10")).named("Advent")])
    // end
  }
}
