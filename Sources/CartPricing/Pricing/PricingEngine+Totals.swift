/// What a cart comes to, for callers who want nothing else.
extension PricingEngine {
  /// The totals of a cart, without the price of every unit and without reasons: the figures of
  /// ``price(_:in:using:)`` for a fraction of its work. The promotions that were applied are read from the workspace.
  ///
  /// ```swift
  /// let totals = try engine.totals(of: cart, in: context, using: &workspace)
  /// for place in 0..<workspace.appliedCount {
  ///   let applied = workspace.appliedPromotion(at: place)
  /// }
  /// ```
  ///
  /// ``Context/explain`` makes no difference. With a workspace that has priced such carts before, nothing is allocated.
  ///
  /// Complexity: as that of ``price(_:in:using:)``, but discounts on the whole cart are not split over its lines where no tax
  /// and no other promotion depends on that.
  /// - Throws: ``PricingError`` as ``price(_:in:using:)`` does, save that what is not split is not in too many runs.
  public func totals(
    of cart: Cart, in context: Context, using workspace: inout PricingWorkspace
  ) throws(PricingError) -> PricedTotals {
    try workspace.totals(of: cart, context, with: set)
  }

  /// The totals of a cart as ``totals(of:in:using:)`` finds them, in new room.
  /// - Throws: As ``totals(of:in:using:)`` does.
  public func totals(of cart: Cart, in context: Context) throws(PricingError) -> PricedTotals {
    var workspace = PricingWorkspace()
    return try totals(of: cart, in: context, using: &workspace)
  }
}

extension PricingWorkspace {
  /// How many promotions had an effect on the cart that was priced last; without meaning after an error. O(promotions taken).
  public var appliedCount: Int {
    var count = 0
    for index in state.order.indices where state.sheet.promotions[Int(state.order[index])].hasEffect { count += 1 }
    return count
  }

  /// A promotion that had an effect on the cart that was priced last, by its place in canonical order, from 0 up to
  /// ``appliedCount``; a place outside is a programmer's error and traps. O(promotions taken).
  public func appliedPromotion(at place: Int) -> AppliedTotal {
    var left = place
    for index in state.order.indices {
      let promotion = state.sheet.promotions[Int(state.order[index])]
      guard promotion.hasEffect else { continue }
      if left == 0 { return applied(promotion) }
      left -= 1
    }
    preconditionFailure("a place outside of the applied promotions")
  }

  @inline(__always)
  private func applied(_ promotion: TakenPromotion) -> AppliedTotal {
    AppliedTotal(
      promotion: state.facts.set.id(of: state.facts.slot(of: promotion.index)),
      coupon: promotion.coupon < 0
        ? nil : state.facts.coupons[Int(state.facts.entered[Int(promotion.coupon)].place)],
      applications: Int(promotion.applications),
      discount: Money(minorUnits: promotion.discount, currency: state.facts.currency))
  }
}

extension PricingState {
  /// The figures of the pricing that has just been done.
  mutating func totals() throws(PricingError) -> Totals {
    if let figure = sheet.outOfRange { throw .amountOutOfRange(figure) }
    var discount: Int128 = 0
    for place in sheet.promotions.indices { discount += Int128(sheet.promotions[place].discount) }
    for place in sheet.credits.indices {
      _ = try Totals.exact(sheet.credits[place].amount, "the credit of a promotion")
    }
    return try Totals(&sheet, &facts, discount: discount)
  }
}
