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

  /// One cart of ten lines, one of each category.
  static func ofQuantity(_ quantity: Int) throws -> PreparedWorkload {
    try checkout([checkoutCart(lines: 10, quantity: quantity)])
  }

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
    ).prepared(expecting: .totals(carts.map { PlainPricing.totals(of: $0, with: promotions) }))
  }

  static func manyPromotions(_ count: Int) throws -> PreparedWorkload {
    try plain([ManyPromotions.cart], ManyPromotions.promotions(count))
  }

  static func choice() throws -> PreparedWorkload {
    try Workload(
      promotions: PlainPromotion.document(
        ConflictingPromotions.promotions, policy: "{\"selection\":\"bestForCustomer\"}"),
      requests: [ConflictingPromotions.cart().request(number: 0)]
    ).prepared(expecting: .theBestSet)
  }
}
