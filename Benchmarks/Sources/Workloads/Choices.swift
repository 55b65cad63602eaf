// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// A choice of a given size: 10 lines, and up to 20 promotions on overlapping lines that are not to stand on the same
/// items, so that each subset of them is a candidate.
enum Choices {
  static func cart() -> PlainCart {
    var dice = SeededGenerator(seed: 20_250_608)
    return PlainCart(
      customer: "C0000042", segments: [], coupons: [], shippingCost: 590,
      lines: (0..<10).map { number in
        PlainCart.Line(
          sku: "S\(number)", category: ["a", "b", "c", "d"][number % 4], unitPrice: 500 + dice.number(below: 6_000),
          quantity: 1 + dice.number(below: 3))
      })
  }

  /// By turns a percentage off a category and an amount off each unit of a SKU: canonical order rarely takes the best.
  static func promotions(_ count: Int) -> [PlainPromotion] {
    var dice = SeededGenerator(seed: 20_250_609)
    return (0..<count).map { number in
      let effect: PlainPromotion.Effect =
        number % 2 == 0
        ? .percentOffCategory(["a", "b", "c", "d"][dice.number(below: 4)], 100 * (5 + dice.number(below: 25)))
        : .amountOffEach(sku: "S\(dice.number(below: 10))", 50 * (2 + dice.number(below: 20)))
      return PlainPromotion(id: "c\(padded(number, to: 2))", when: .always, effect: effect, combines: "notOnSameItems")
    }
  }

  /// The best of all subsets, each carried out by plain arithmetic. Of subsets that save as much it is one with the
  /// fewest members, and of these the one whose members come first.
  ///
  /// A promotion takes something off every unit that it is about, so that a line is either open or closed as a whole.
  static func best(_ promotions: [PlainPromotion], for cart: PlainCart) -> (members: [String], discount: Int) {
    let savings = promotions.map { promotion in cart.lines.map { saving(promotion.effect, $0) } }
    var best = (members: [String](), discount: 0)
    for number in 1..<(1 << promotions.count) {
      var closed = 0
      var discount = 0
      for place in promotions.indices where number >> (promotions.count - 1 - place) & 1 == 1 {
        for line in cart.lines.indices where closed >> line & 1 == 0 && savings[place][line] > 0 {
          discount += savings[place][line]
          closed |= 1 << line
        }
      }
      // The first promotion is the highest bit, so that of sets of one size those with earlier members come last.
      guard discount > best.discount || discount == best.discount && number.nonzeroBitCount <= best.members.count
      else { continue }
      let members = promotions.indices.filter { number >> (promotions.count - 1 - $0) & 1 == 1 }
      best = (members.map { promotions[$0].id }, discount)
    }
    return best
  }

  private static func saving(_ effect: PlainPromotion.Effect, _ line: PlainCart.Line) -> Int {
    switch effect {
    case .percentOffCategory(let category, let rate) where category == line.category:
      (line.unitPrice * line.quantity * rate + 5_000) / 10_000
    case .amountOffEach(let sku, let cents) where sku == line.sku: min(cents, line.unitPrice) * line.quantity
    default: 0
    }
  }
}

extension PreparedWorkload {
  /// The best set of conflicting promotions.
  static func choice() throws -> PreparedWorkload {
    try Workload(
      promotions: PlainPromotion.document(
        ConflictingPromotions.promotions, policy: "{\"selection\":\"bestForCustomer\"}"),
      requests: [ConflictingPromotions.cart().request(number: 0)]
    ).prepared(expecting: .theBestSet)
  }

  /// A choice among all subsets of so many promotions.
  static func choice(of count: Int) throws -> PreparedWorkload {
    let cart = Choices.cart()
    let promotions = Choices.promotions(count)
    let set = PlainPromotion.values(
      promotions, policy: Policy(selection: .bestForCustomer, searchLimit: 2_097_152))
    return PreparedWorkload(
      promotions: set, engine: try PricingEngine(set), requests: Requests([cart.values(number: 0)]),
      expectation: .theBestSubset { Choices.best(promotions, for: cart) })
  }
}
