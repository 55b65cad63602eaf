// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A typical checkout: 1,024 carts of 10 lines, 20 promotions of every usual kind, of which about four apply.
package enum TypicalCheckout {
  /// What some of the promotions need beyond merchandise discounts and coupons. A promotion that needs a part that is
  /// left out is left out of the set, and of the hand-written totals.
  package struct Parts: OptionSet, Sendable {
    package var rawValue: Int

    package init(rawValue: Int) {
      self.rawValue = rawValue
    }

    package static let segments = Parts(rawValue: 1)
    package static let customers = Parts(rawValue: 2)
    package static let shipping = Parts(rawValue: 4)
    package static let gifts = Parts(rawValue: 8)
    package static let all: Parts = [.segments, .customers, .shipping, .gifts]
  }

  package static let cartCount = 1_024

  /// The workload as documents, the same every time.
  package static func workload(parts: Parts) -> Workload {
    Workload(
      promotions: promotionSet(parts: parts),
      requests: carts().enumerated().map { number, cart in cart.request(number: number) }
    )
  }
}

extension TypicalCheckout {
  static let categories = [
    "shoes", "socks", "shirts", "electronics", "books", "toys", "garden", "food", "beauty", "sports",
  ]
  private static let segments = [
    "newsletter", "student", "de", "vip", "club", "teacher", "birthday", "b2b", "app", "new",
  ]
  private static let coupons = ["TAKE25", "FREESHIP", "SPRING5", "BOGO", "NOSTACK", "OTHER1", "OTHER2", "OTHER3"]

  /// One cart that is always the same, then carts drawn from 150 products, 200 customers, 10 segments and 8 coupons.
  static func carts() -> [PlainCart] {
    var dice = SeededGenerator(seed: 20_250_602)
    var carts = [firstCart]
    carts.reserveCapacity(cartCount)
    while carts.count < cartCount {
      carts.append(cart(drawnFrom: &dice))
    }
    return carts
  }

  private static func cart(drawnFrom dice: inout SeededGenerator) -> PlainCart {
    let lines = dice.sample(10, of: Array(1...150)).map { number in
      line(product: number, quantity: dice.one(of: [1, 1, 1, 2, 2, 3]))
    }
    return PlainCart(
      customer: "C\(padded(dice.one(of: [777] + Array(1..<200)), to: 7))",
      segments: dice.sample(3, of: segments),
      coupons: dice.sample(dice.one(of: [0, 0, 0, 1, 1, 2]), of: coupons),
      shippingCost: dice.one(of: [0, 390, 590, 990]),
      lines: lines
    )
  }

  static func line(product number: Int, quantity: Int) -> PlainCart.Line {
    PlainCart.Line(
      sku: sku(number), category: categories[number % categories.count],
      unitPrice: 299 + number * 7_919 % 8_700 / 2, quantity: quantity)
  }

  private static func sku(_ number: Int) -> String { "S\(padded(number, to: 6))" }

  private static let firstCart = PlainCart(
    customer: "C0000042",
    segments: ["newsletter", "student", "de"],
    coupons: ["SPRING5"],
    shippingCost: 590,
    lines: [
      .init(sku: sku(1), category: "socks", unitPrice: 799, quantity: 2),
      .init(sku: sku(11), category: "socks", unitPrice: 999, quantity: 2),
      .init(sku: sku(10), category: "shoes", unitPrice: 7_995, quantity: 1),
      .init(sku: sku(2), category: "shirts", unitPrice: 2_495, quantity: 1),
      .init(sku: sku(12), category: "shirts", unitPrice: 1_995, quantity: 1),
      .init(sku: sku(4), category: "books", unitPrice: 1_299, quantity: 1),
      .init(sku: sku(14), category: "books", unitPrice: 2_450, quantity: 1),
      .init(sku: sku(5), category: "toys", unitPrice: 1_749, quantity: 2),
      .init(sku: sku(7), category: "food", unitPrice: 449, quantity: 3),
      .init(sku: sku(9), category: "sports", unitPrice: 3_490, quantity: 1),
    ]
  )
}
