// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Many promotions: one cart of 10 lines, and P promotions of which 5 match it. The rest are one-to-one: 40 % ask for a
/// coupon of their own, 30 % for a customer, 20 % for a SKU and 10 % for a rare segment, each with a threshold too.
///
/// Beside the one cart there are 65,536 different ones, so that an index is not found in the processor's caches.
enum ManyPromotions {
  static let variedCount = 65_536

  /// Carts of which each has a customer, a segment, two coupons and ten SKUs that few others have. None of the SKUs is
  /// that of a promotion, and two promotions apply whatever P is; with `hits` the SKUs are drawn from those that
  /// promotions are about, and of a million about two more apply.
  static func variedCarts(hits: Bool) -> [PlainCart] {
    var dice = SeededGenerator(seed: 20_250_607)
    return (0..<variedCount).map { number in
      PlainCart(
        customer: "C\(padded(dice.number(below: 100_000_000), to: 8))",
        segments: ["newsletter", "student", "city\(padded(dice.number(below: 10_000), to: 4))"],
        coupons: [
          "PC\(padded(dice.number(below: 1_000_000_000), to: 9))", "XMAS\(padded(dice.number(below: 100_000), to: 5))",
        ],
        shippingCost: 590,
        lines: TypicalCheckout.categories.enumerated().map { place, category in
          PlainCart.Line(
            sku: "\(hits ? "S" : "T")\(padded(dice.number(below: 1_000_000), to: 7))", category: category,
            unitPrice: 999 + 500 * place, quantity: 1 + (number + place) % 3)
        })
    }
  }

  static let cart = PlainCart(
    customer: "C00000042", segments: ["newsletter", "student", "de"], coupons: ["PCMINE0001", "PCMINE0002"],
    shippingCost: 590,
    lines: TypicalCheckout.categories.enumerated().map { place, category in
      PlainCart.Line(
        sku: "S\(9_000_000 + place)", category: category, unitPrice: 999 + 500 * place, quantity: 1 + place % 3)
    })

  /// What matches: two promotions that ask for nothing rare, and one each by coupon, customer and SKU.
  private static let matching = [
    PlainPromotion(id: "m0", when: .subtotal(atLeast: 10_000), effect: .percentOffCart(500)),
    PlainPromotion(id: "m1", when: .subtotal(atLeast: 5_000), effect: .freeShipping),
    PlainPromotion(
      id: "m2", when: .all([.coupon("PCMINE0001"), .subtotal(atLeast: 3_000)]), effect: .percentOffCart(1_000)),
    PlainPromotion(
      id: "m3", when: .all([.customer("C00000042"), .subtotal(atLeast: 2_000)]), effect: .percentOffCart(300)),
    PlainPromotion(
      id: "m4", when: .all([.sku("S9000004"), .subtotal(atLeast: 1_000)]),
      effect: .amountOffEach(sku: "S9000004", 200)),
  ]

  /// `count` promotions, at least 5, those that match spread evenly among them.
  static func promotions(_ count: Int) -> [PlainPromotion] {
    var dice = SeededGenerator(seed: 20_250_605)
    let step = count / matching.count
    return (0..<count).map { place in
      if place % step == step / 2 && place / step < matching.count { return matching[place / step] }
      let threshold = 1_000 * dice.number(below: 31)
      let key: PlainPromotion.Condition =
        switch dice.number(below: 10) {
        case 0..<4: .coupon("PC\(padded(dice.number(below: 1_000_000_000), to: 9))")
        case 4..<7: .customer("C\(padded(1_000 + dice.number(below: 99_999_000), to: 8))")
        case 7..<9: .sku("S\(padded(dice.number(below: 1_000_000), to: 7))")
        default: .segment("seg\(padded(dice.number(below: 10_000), to: 5))")
        }
      return PlainPromotion(
        id: "x\(place)", when: .all([key, .subtotal(atLeast: threshold)]),
        effect: .percentOffCart(100 * (1 + dice.number(below: 30))))
    }
  }
}
