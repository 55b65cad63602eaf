// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

// What the cookbook shows under "Items"; a test compares each snippet with the page.
extension Recipe {
  static let items: [Recipe] = [
    Recipe("An amount off items, a percentage off a part", offItems),
    Recipe("Red items 10 % off", red),
    Recipe("Clearance items with a large stock", clearance),
    Recipe("Discontinued items 10 % off", discontinued),
    Recipe("Buy 5, get 20 % off", bulk),
    Recipe("Buy 3, the 4th at 50 %", fourthHalf),
    Recipe("Buy X, get a discount on P others", laptopBag),
    Recipe("Buy 1, get the least expensive free", bogo),
    Recipe("Any three pairs of shoes, the least expensive free", threeShoes),
    Recipe("Any three items, the most expensive at 50 %", threeItems),
    Recipe("Buy for 100, get the most expensive discounted", buyForX),
    Recipe("The cheapest of the items that cost at least 100", determinant),
    Recipe("30 % off the most expensive TV, 50 off the most expensive watch", mostExpensiveTV),
    Recipe("10 % off the cheapest book, 5 off the cheapest toy", cheapestOff),
    Recipe("5 T-shirts for 25", shirts),
    Recipe("3 jackets for 150", jackets),
    Recipe("A bundle at a fixed price", camping),
    Recipe("An item pairing, or a subtotal of one category", pairOrWorth),
    Recipe("Two products, and the second is free", freeCase),
    Recipe("30 % off the dearer headphones", headphones),
  ]

  private static func offItems() -> PromotionSet {
    // snippet: An amount off items, a percentage off a part
    PromotionSet(currency: .usd) {
      Promotion.items("toys", .amount("5"), of: .category("toys"))
      Promotion.cart("electronics", .percent("10"), of: .category("electronics"))
    }
    // end
  }

  private static func red() -> PromotionSet {
    // snippet: Red items 10 % off
    PromotionSet(currency: .usd) {
      Promotion.items("red", .percent("10"), of: .attribute("colour", .is("red")))
        .valid(from: "2026-11-30T00:00:00+01:00", until: "2026-12-07T00:00:00+01:00")
    }
    // end
  }

  private static func clearance() -> PromotionSet {
    // snippet: Clearance items with a large stock
    PromotionSet(currency: .usd) {
      Promotion.items(
        "query", .percent("30"),
        of: .tag("Clearance") && .attribute("colour", .is("red")) && .attribute("stock", .atLeast(100)))
    }
    // end
  }

  private static func discontinued() -> PromotionSet {
    // snippet: Discontinued items 10 % off
    PromotionSet(currency: .usd) {
      Promotion.items("last", .percent("10"), of: .attribute("status", .is("discontinued")))
    }
    // end
  }

  private static func bulk() -> PromotionSet {
    // snippet: Buy 5, get 20 % off
    PromotionSet(currency: .usd) {
      Promotion.items("bulk", .percent("20"), of: .sku("PEN")).requiring(.quantity(of: .sku("PEN"), atLeast: 5))
    }
    // end
  }

  private static func fourthHalf() -> PromotionSet {
    // snippet: Buy 3, the 4th at 50 %
    PromotionSet(currency: .usd) {
      Promotion.buyGet("fourth", .percent("50"), buy: 3)
    }
    // end
  }

  private static func laptopBag() -> PromotionSet {
    // snippet: Buy X, get a discount on P others
    PromotionSet(currency: .usd) {
      Promotion.buyGet("bag", .free, buy: 1, of: .sku("LAPTOP"), get: 1, of: .sku("BAG"))
    }
    // end
  }

  private static func bogo() -> PromotionSet {
    // snippet: Buy 1, get the least expensive free
    PromotionSet(currency: .usd) {
      Promotion.cheapest("pair", ofEvery: 2, of: .category("shoes"))
    }
    // end
  }

  private static func threeShoes() -> PromotionSet {
    // snippet: Any three pairs of shoes, the least expensive free
    PromotionSet(currency: .usd) {
      Promotion.cheapest("three-for-two", ofEvery: 3, of: .category("shoes"))
    }
    // end
  }

  private static func threeItems() -> PromotionSet {
    // snippet: Any three items, the most expensive at 50 %
    PromotionSet(currency: .usd) {
      Promotion.mostExpensive("top", .percent("50"), ofEvery: 3)
    }
    // end
  }

  private static func buyForX() -> PromotionSet {
    // snippet: Buy for 100, get the most expensive discounted
    PromotionSet(currency: .usd) {
      Promotion.buyForGetMostExpensive("treat", .percent("30"), spend: "100")
    }
    // end
  }

  private static func determinant() -> PromotionSet {
    // snippet: The cheapest of the items that cost at least 100
    PromotionSet(currency: .usd) {
      Promotion.cheapest("gadget", .percent("10"), of: .category("gadgets"), pricedFrom: "100")
    }
    // end
  }

  private static func mostExpensiveTV() -> PromotionSet {
    // snippet: 30 % off the most expensive TV, 50 off the most expensive watch
    PromotionSet(currency: .usd) {
      Promotion.mostExpensive("tv", .percent("30"), of: .category("tvs"))
      Promotion.mostExpensive("watch", .amount("50"), of: .category("watches"))
    }
    // end
  }

  private static func cheapestOff() -> PromotionSet {
    // snippet: 10 % off the cheapest book, 5 off the cheapest toy
    PromotionSet(currency: .usd) {
      Promotion.cheapest("book", .percent("10"), of: .category("books"))
      Promotion.cheapest("toy", .amount("5"), of: .category("toys"))
    }
    // end
  }

  private static func shirts() -> PromotionSet {
    // snippet: 5 T-shirts for 25
    PromotionSet(currency: .usd) {
      Promotion.group("shirts", ofEvery: 5, of: .tag("shirt"), price: "25")
    }
    // end
  }

  private static func jackets() -> PromotionSet {
    // snippet: 3 jackets for 150
    PromotionSet(currency: .usd) {
      Promotion.group("jackets", ofEvery: 3, of: .category("jackets"), price: "150")
    }
    // end
  }

  private static func camping() -> PromotionSet {
    // snippet: A bundle at a fixed price
    PromotionSet(currency: .usd) {
      Promotion.bundle("camping", [BundlePart(.sku("TENT")), BundlePart(.category("mats"), count: 2)], price: "150")
    }
    // end
  }

  private static func pairOrWorth() -> PromotionSet {
    // snippet: An item pairing, or a subtotal of one category
    PromotionSet(currency: .usd) {
      Promotion.cart("photo", .percent("5"))
        .requiring(
          (.quantity(of: .sku("CAMERA"), atLeast: 1) && .quantity(of: .sku("LENS"), atLeast: 1))
            || .subtotal(of: .category("electronics"), atLeast: "1000"))
    }
    // end
  }

  private static func freeCase() -> PromotionSet {
    // snippet: Two products, and the second is free
    PromotionSet(currency: .usd) {
      Promotion(
        "free-case", when: .quantity(of: .sku("PHONE"), atLeast: 1),
        actions: [.items(.free, of: .sku("CASE"), count: 1)])
    }
    // end
  }

  private static func headphones() -> PromotionSet {
    // snippet: 30 % off the dearer headphones
    PromotionSet(currency: .usd) {
      Promotion.items("headphones", .percent("30"), of: .sku("HP-PRO"))
        .requiring(
          .quantity(of: .unitPrice(atLeast: "60") && !.sku("HP-PRO"), atLeast: 1)
            || .quantity(of: .sku("KEYBOARD"), atLeast: 1))
    }
    // end
  }
}
