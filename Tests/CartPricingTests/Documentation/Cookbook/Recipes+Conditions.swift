// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

// What the cookbook shows under "Conditions on lines, carts and customers"; a test compares each snippet with the page.
extension Recipe {
  static let conditions: [Recipe] = [
    Recipe("More than 100, and items below 10", aboveAndBelow),
    Recipe("Part numbers that begin with ZX, and refurbished items", textComparisons),
    Recipe("10 % off each line of at least six", largeLines),
    Recipe("Only what can be discounted counts", discountableCounts),
    Recipe("Free shipping up to 2 kg", weight),
    Recipe("2 % for payment by bank transfer", paymentMethod),
    Recipe("3 off parcels to the west of Austria", destination),
    Recipe("One offer for guests, one for customers", guests),
    Recipe("Every third purchase", everyThird),
    Recipe("Orders in another currency", foreignOrders),
    Recipe("From 100 before tax", subtotalBeforeTax),
    Recipe("Steps after tax", tiersAfterTax),
  ]

  private static func aboveAndBelow() -> PromotionSet {
    // snippet: More than 100, and items below 10
    PromotionSet(currency: .eur) {
      Promotion.cart("large", .amount("10")).requiring(.subtotal(in: AmountRange(above: "100")))
      Promotion.items("small", .percent("5"), of: .unitPrice(in: AmountRange(below: "10")))
    }
    // end
  }

  private static func textComparisons() -> PromotionSet {
    // snippet: Part numbers that begin with ZX, and refurbished items
    PromotionSet(currency: .eur) {
      Promotion.items(
        "spares", .percent("10"),
        of: .attribute("part", .startsWith("ZX-")) || .attribute("title", .contains("refurbished")))
    }
    // end
  }

  private static func largeLines() -> PromotionSet {
    // snippet: 10 % off each line of at least six
    PromotionSet(currency: .eur) {
      Promotion.items("six", .percent("10"), of: .quantity(atLeast: 6))
    }
    // end
  }

  private static func discountableCounts() -> PromotionSet {
    // snippet: Only what can be discounted counts
    PromotionSet(currency: .eur) {
      Promotion.spendGetOff("ten", spend: "50", of: .discountable(true), off: "10")
    }
    // end
  }

  private static func weight() -> PromotionSet {
    // snippet: Free shipping up to 2 kg
    PromotionSet(currency: .eur) {
      Promotion.freeShipping("light").requiring(.sum("kg", in: DecimalRange(atMost: "2")))
    }
    // end
  }

  private static func paymentMethod() -> PromotionSet {
    // snippet: 2 % for payment by bank transfer
    PromotionSet(currency: .eur) {
      Promotion.cart("transfer", .percent("2")).requiring(.cart(attribute: "payment", .is("transfer")))
    }
    // end
  }

  private static func destination() -> PromotionSet {
    // snippet: 3 off parcels to the west of Austria
    PromotionSet(currency: .eur) {
      Promotion(
        "parcel",
        when: .shipping(
          ShippingMatch(method: ["parcel"], country: ["AT"], postalPrefix: ["6"], cost: AmountRange(atMost: "10"))),
        actions: [.shipping(.amount("3"))])
    }
    // end
  }

  private static func guests() -> PromotionSet {
    // snippet: One offer for guests, one for customers
    PromotionSet(currency: .eur) {
      Promotion.cart("guest", .percent("5")).requiring(.customer(isKnown: false))
      Promotion.freeShipping("account").requiring(.customer(isKnown: true))
    }
    // end
  }

  private static func everyThird() -> PromotionSet {
    // snippet: Every third purchase
    PromotionSet(currency: .eur) {
      Promotion.cart("third", .amount("5")).requiring(.events("order", every: 3, remainder: 2))
    }
    // end
  }

  private static func foreignOrders() -> PromotionSet {
    // snippet: Orders in another currency
    PromotionSet(currency: .eur) {
      Promotion.cart("frequent", .amount("1")).requiring(.events("order", atLeast: 2))
      Promotion.cart("large", .amount("5"))
        .requiring(.events(EventMatch("order", measure: .sum(AmountRange(atLeast: "100")))))
    }
    // end
  }

  private static func subtotalBeforeTax() -> PromotionSet {
    // snippet: From 100 before tax
    PromotionSet(currency: .eur) {
      Promotion.cart("trade", .amount("10")).requiring(.subtotal(in: AmountRange(atLeast: "100"), basis: .net))
    }
    // end
  }

  private static func tiersAfterTax() -> PromotionSet {
    // snippet: Steps after tax
    PromotionSet(currency: .eur) {
      Promotion(
        "steps",
        actions: [
          .discount(
            .tiers(by: .subtotal(of: .all, basis: .gross), [.from("50", off: "2"), .from("100", off: "5")]), on: .cart)
        ])
    }
    // end
  }
}
