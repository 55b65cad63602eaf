// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A choice: 12 promotions that cannot all stand together (one alone, two groups, most not on the same items), of which
/// the set is to be taken that saves most.
enum ConflictingPromotions {
  static func cart() -> PlainCart {
    var dice = SeededGenerator(seed: 20_250_606)
    return PlainCart(
      customer: "C0000042", segments: ["vip"], coupons: ["TAKE25"], shippingCost: 590,
      lines: (0..<10).map { number in
        PlainCart.Line(
          sku: sku(number), category: ["a", "b", "c", "d"][number % 4], unitPrice: 500 + dice.number(below: 6_000),
          quantity: 1 + dice.number(below: 3))
      })
  }

  static let promotions = [
    promotion(1, .amountOffEach(sku: sku(0), 1_500)),
    promotion(2, .percentOffCategory("b", 1_200)),
    promotion(3, .amountOffEach(sku: sku(2), 700), group: "g1"),
    promotion(4, .amountOffCart(2_500), combines: nil, group: "g2"),
    promotion(5, .percentOffCategory("a", 2_000)),
    promotion(6, .cheapestFree(category: "b", of: 3)),
    promotion(7, .amountOffEach(sku: sku(5), 900)),
    promotion(8, .percentOffCategory("c", 1_500)),
    promotion(9, .amountOffEach(sku: sku(6), 800), group: "g1"),
    promotion(10, .percentOffCart(500), combines: nil, group: "g2"),
    promotion(11, .percentOffCart(1_400), combines: "never"),
    promotion(12, .amountOffEach(sku: sku(9), 600)),
  ]

  private static func promotion(
    _ number: Int, _ effect: PlainPromotion.Effect, combines: String? = "notOnSameItems", group: String? = nil
  ) -> PlainPromotion {
    PlainPromotion(
      id: "r\(padded(number, to: 2))", when: .always, effect: effect, combines: combines, group: group)
  }

  private static func sku(_ number: Int) -> String { "S\(padded(number, to: 6))" }
}
