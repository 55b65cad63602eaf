// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Large carts: 16 carts of 200 lines, 100 promotions of ten kinds, of which about a quarter apply.
enum LargeCarts {
  private static let categories = (0..<40).map { "cat\(padded($0, to: 2))" }
  private static let segments = (0..<30).map { "seg\(padded($0, to: 2))" }
  private static let coupons = (0..<40).map { "CPN\(padded($0, to: 2))" }

  static func carts() -> [PlainCart] {
    var dice = SeededGenerator(seed: 20_250_603)
    return (0..<16).map { _ in
      let lines = dice.sample(200, of: Array(0..<2_000)).map { number in
        PlainCart.Line(
          sku: sku(number), category: categories[number % categories.count],
          unitPrice: 199 + number * 7_919 % 9_700, quantity: dice.one(of: [1, 1, 2, 3, 5]))
      }
      return PlainCart(
        customer: customer(dice.number(below: 1_000)), segments: dice.sample(5, of: segments),
        coupons: dice.sample(2, of: coupons), shippingCost: 1_990, lines: lines)
    }
  }

  static func promotions() -> [PlainPromotion] {
    var dice = SeededGenerator(seed: 20_250_604)
    return (0..<100).map { number in
      let (when, effect) = promotion(kind: number % 10, number: number, drawnFrom: &dice)
      return PlainPromotion(id: "q\(padded(number, to: 2))", when: when, effect: effect)
    }
  }

  private static func promotion(
    kind: Int, number: Int, drawnFrom dice: inout SeededGenerator
  ) -> (PlainPromotion.Condition, PlainPromotion.Effect) {
    let category = dice.one(of: categories)
    let product = sku(dice.number(below: 2_000))
    let segment = dice.one(of: segments)
    let coupon = dice.one(of: coupons)
    switch kind {
    case 0:
      let threshold = dice.one(of: [20_000, 40_000, 80_000, 160_000])
      return (.subtotal(of: category, atLeast: threshold), .percentOffCategory(category, dice.one(of: [500, 1_000])))
    case 1:
      return (
        .all([.sku(product), .quantity(atLeast: 10)]), .amountOffEach(sku: product, dice.one(of: [50, 100, 200]))
      )
    case 2:
      let threshold = dice.one(of: [1_000_000, 2_000_000, 3_000_000])
      return (.all([.subtotal(atLeast: threshold), .segment(segment)]), .percentOffCart(dice.one(of: [100, 200])))
    case 3:
      let threshold = dice.one(of: [10, 15, 20])
      return (
        .quantity(of: category, atLeast: threshold), .cheapestFree(category: category, of: dice.one(of: [3, 5, 10]))
      )
    case 4:
      return (.all([.coupon(coupon), .subtotal(atLeast: 5_000)]), .percentOffCart(dice.one(of: [500, 1_000])))
    case 5:
      let either: PlainPromotion.Condition = .any([.segment(segment), .segment(dice.one(of: segments))])
      return (.all([either, .not(.coupon(coupon))]), .percentOffCategory(category, 300))
    case 6:
      return (
        .all([.subtotal(atLeast: 500_000), .segment(segment)]),
        .tieredPercentOffCart([(500_000, 100), (1_000_000, 150), (2_000_000, 200)])
      )
    case 7:
      return (.any([.subtotal(atLeast: dice.one(of: [1_000_000, 5_000_000])), .coupon(coupon)]), .freeShipping)
    case 8:
      let threshold = dice.one(of: [30_000, 100_000])
      return (.all([.subtotal(of: category, atLeast: threshold), .segment(segment)]), .gift("GIFT\(number)"))
    default:
      return (.customer(customer(dice.number(below: 1_000))), .amountOffCart(1_000))
    }
  }

  private static func sku(_ number: Int) -> String { "S\(padded(number, to: 6))" }

  private static func customer(_ number: Int) -> String { "C\(padded(number, to: 7))" }
}
