// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

// What the cookbook shows under "Floors, sets and whole orders"; a test compares each snippet with the page.
extension Recipe {
  static let sets: [Recipe] = [
    Recipe("Never below the minimum price", minimumPrice),
    Recipe("10 % off everything, shipping and fees too", wholeOrder),
    Recipe("The third dearest of four free", thirdOfFour),
    Recipe("Pairs from the cheapest end", cheapestPairs),
    Recipe("A menu with the cheaper drink", cheapestBundle),
    Recipe("Half price for two of each", twoOfEach),
    Recipe("Three of one product, in any size", threeOfOneProduct),
    Recipe("A free sample counts for nothing", freeSample),
    Recipe("A deposit with its own tax", feeTax),
    Recipe("No tax on books, line by line", taxOfBooks),
  ]

  private static func minimumPrice() -> PromotionSet {
    // snippet: Never below the minimum price
    PromotionSet(currency: .eur) {
      Promotion.cart("twelve", .amount("12"))
    }
    // end
  }

  private static func wholeOrder() -> PromotionSet {
    // snippet: 10 % off everything, shipping and fees too
    PromotionSet(currency: .eur) {
      Promotion("all", actions: [.discount(.percent("10"), on: .order)])
    }
    // end
  }

  private static func thirdOfFour() -> PromotionSet {
    // snippet: The third dearest of four free
    PromotionSet(currency: .eur) {
      Promotion(
        "third", calculateRule: .quantity(minimum: 4),
        actions: [.discount(.percent("100"), on: .group(reward: .rank(3)))])
    }
    // end
  }

  private static func cheapestPairs() -> PromotionSet {
    // snippet: Pairs from the cheapest end
    PromotionSet(currency: .eur) {
      Promotion(
        "pairs", calculateRule: .quantity(minimum: 2),
        actions: [.discount(.percent("100"), on: .group(reward: .cheapest, order: .cheapest))])
    }
    // end
  }

  private static func cheapestBundle() -> PromotionSet {
    // snippet: A menu with the cheaper drink
    PromotionSet(currency: .eur) {
      Promotion(
        "menu",
        actions: [
          .discount(
            .price("9"), on: .bundle([BundlePart(.tag("burger")), BundlePart(.tag("drink"))], order: .cheapest))
        ])
    }
    // end
  }

  private static func twoOfEach() -> PromotionSet {
    // snippet: Half price for two of each
    PromotionSet(currency: .eur) {
      Promotion("two", actions: [.discount(.percent("50"), on: .items(count: 2, per: .sku))])
    }
    // end
  }

  private static func threeOfOneProduct() -> PromotionSet {
    // snippet: Three of one product, in any size
    PromotionSet(currency: .eur) {
      Promotion("third", calculateRule: .quantity(minimum: 3, per: .product), actions: [.items(.free)])
    }
    // end
  }

  private static func freeSample() -> PromotionSet {
    // snippet: A free sample counts for nothing
    PromotionSet(currency: .eur) {
      Promotion.cheapest("pair", .percent("50"), ofEvery: 2)
    }
    // end
  }

  private static func feeTax() -> PromotionSet {
    // snippet: A deposit with its own tax
    PromotionSet(currency: .eur) {
      Promotion("half", actions: [.fees(.percent("50"), kinds: ["deposit"])])
    }
    // end
  }

  private static func taxOfBooks() -> PromotionSet {
    // snippet: No tax on books, line by line
    PromotionSet(currency: .eur) {
      Promotion("books", actions: [.tax(percent: "100", of: .category("books"))])
    }
    // end
  }
}
