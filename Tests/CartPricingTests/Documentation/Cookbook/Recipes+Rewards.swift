// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

// What the cookbook shows under "Choices, points and credit"; a test compares each snippet with the page.
extension Recipe {
  static let rewards: [Recipe] = [
    Recipe("A gift that nobody has chosen yet", openChoice),
    Recipe("Points for coffee, and for every three units", points),
    Recipe("Credit for books, and 5 for the order", creditForLines),
  ]

  private static func openChoice() -> PromotionSet {
    // snippet: A gift that nobody has chosen yet
    PromotionSet(currency: .eur) {
      Promotion.chooseGift(
        "gift",
        [GiftOption("MUG", unitPrice: "6"), GiftOption("PEN", unitPrice: "4"), GiftOption("TOTE", unitPrice: "9")])
    }
    // end
  }

  private static func points() -> PromotionSet {
    // snippet: Points for coffee, and for every three units
    PromotionSet(currency: .eur) {
      Promotion("coffee", actions: [.points(1, per: "5", of: .category("coffee"), max: 10)])
      Promotion("units", actions: [.points(2, perUnits: 3)])
    }
    // end
  }

  private static func creditForLines() -> PromotionSet {
    // snippet: Credit for books, and 5 for the order
    PromotionSet(currency: .eur) {
      Promotion("books", actions: [.credit(Credit("2", per: "10", of: .category("books")))])
      Promotion("hello", actions: [.credit(Credit("5"))])
    }
    // end
  }
}
