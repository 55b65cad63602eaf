// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// The workloads, each with what its results are compared with.

extension PreparedWorkload {
  static func typicalCheckout() throws -> PreparedWorkload {
    try TypicalCheckout.workload(parts: .all).prepared(expecting: .handWritten(HandWrittenTotals(parts: .all)))
  }

  /// Carts of the typical checkout's products, with its promotions.
  private static func checkout(_ carts: [PlainCart]) throws -> PreparedWorkload {
    try Workload(
      promotions: TypicalCheckout.promotionSet(parts: .all),
      requests: carts.enumerated().map { $1.request(number: $0) }
    ).prepared(expecting: .handWritten(HandWrittenTotals(parts: .all)))
  }

  /// One cart of ten lines, one of each category, with the typical checkout's promotions: their percentages leave cents
  /// over, so that a line ends up with units of several prices, the more the more units there are to differ.
  static func unevenPrices(quantity: Int) throws -> PreparedWorkload {
    try checkout([checkoutCart(lines: 10, quantity: quantity)])
  }

  /// One cart of ten lines whose prices stay whole cents: a line ends up with as many prices whatever its quantity, which
  /// is a multiple of ten.
  static func evenPrices(quantity: Int) throws -> PreparedWorkload {
    try Workload(
      promotions: PlainPromotion.document(evenPromotions), requests: [evenCart(quantity: quantity).request(number: 0)]
    ).prepared(
      expecting: .totals { _ in
        let totals = PlainPricing.totals(of: evenCart(quantity: 10), with: evenPromotions)
        // Without shipping and amounts off the whole, everything grows with the quantity.
        let factor = Int64(quantity / 10)
        return Totals(
          subtotal: totals.subtotal * factor, discount: totals.discount * factor, total: totals.total * factor)
      })
  }

  private static func evenCart(quantity: Int) -> PlainCart {
    PlainCart(
      customer: "C0000042", segments: [], coupons: [], shippingCost: 0,
      lines: TypicalCheckout.categories.enumerated().map { place, category in
        PlainCart.Line(sku: "S\(place)", category: category, unitPrice: 1_000 * (place + 1), quantity: quantity)
      })
  }

  private static let evenPromotions = [
    PlainPromotion(
      id: "a", when: .quantity(of: "socks", atLeast: 5), effect: .cheapestFree(category: "socks", of: 5)),
    PlainPromotion(id: "b", when: .sku("S4"), effect: .amountOffEach(sku: "S4", 500)),
    PlainPromotion(id: "c", when: .subtotal(atLeast: 10_000), effect: .percentOffCategory("toys", 2_000)),
    PlainPromotion(id: "d", when: .subtotal(atLeast: 10_000), effect: .percentOffCart(1_000)),
  ]

  /// One cart of so many lines.
  static func ofLines(_ lines: Int) throws -> PreparedWorkload {
    try checkout([checkoutCart(lines: lines, quantity: 2)])
  }

  private static func checkoutCart(lines: Int, quantity: Int) -> PlainCart {
    PlainCart(
      customer: "C0000042", segments: ["vip", "student", "club"], coupons: ["SPRING5", "BOGO"], shippingCost: 590,
      lines: (1...lines).map { TypicalCheckout.line(product: $0, quantity: quantity) })
  }

  /// Plain carts and promotions, which are carried out plainly to know what has to come out.
  static func plain(_ carts: [PlainCart], _ promotions: [PlainPromotion]) throws -> PreparedWorkload {
    try Workload(
      promotions: PlainPromotion.document(promotions),
      requests: carts.enumerated().map { $1.request(number: $0) }
    ).prepared(expecting: .totals { PlainPricing.totals(of: carts[$0], with: promotions) })
  }
}
