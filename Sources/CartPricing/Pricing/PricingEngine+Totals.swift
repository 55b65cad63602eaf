// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Totals for callers that need neither the price of every unit nor reasons.
extension PricingEngine {
  /// Computes the totals of a cart: the figures of ``price(_:in:using:)`` for a fraction of its
  /// work.
  ///
  /// ``PricingContext/explain`` makes no difference. With a workspace that has priced such carts
  /// before, nothing is allocated.
  ///
  /// Complexity: as that of ``price(_:in:using:)``, but discounts on the whole cart are not split
  /// over its lines where no tax and no other promotion depends on the split.
  /// - Throws: ``PricingError`` as ``price(_:in:using:)`` does, except that a discount that is not
  ///   split cannot divide the units into too many runs.
  public func totals(
    of cart: Cart, in context: PricingContext, using workspace: inout PricingWorkspace
  ) throws(PricingError) -> PricedTotals {
    try workspace.totals(of: cart, context, with: set)
  }

  /// Computes the totals of a cart as ``totals(of:in:using:)`` does, and calls a function with each
  /// promotion that had an effect, in canonical order.
  ///
  /// ```swift
  /// let totals = try engine.totals(of: cart, in: context, using: &workspace) { applied in
  ///   print(applied.promotion, applied.discount)
  /// }
  /// ```
  ///
  /// The function is called after the totals have been computed, and never if there is an error.
  /// The library allocates nothing for these calls.
  ///
  /// Complexity: as that of ``totals(of:in:using:)``, and a call for each applied promotion.
  /// - Throws: As ``totals(of:in:using:)`` does.
  public func totals(
    of cart: Cart, in context: PricingContext, using workspace: inout PricingWorkspace,
    forEachApplied body: (PromotionTotal) -> Void
  ) throws(PricingError) -> PricedTotals {
    let totals = try workspace.totals(of: cart, context, with: set)
    workspace.forEachApplied(body)
    return totals
  }

  /// Computes the totals of a cart as ``totals(of:in:using:)`` does, in a new workspace.
  /// - Throws: As ``totals(of:in:using:)`` does.
  public func totals(of cart: Cart, in context: PricingContext) throws(PricingError) -> PricedTotals {
    var workspace = PricingWorkspace()
    return try totals(of: cart, in: context, using: &workspace)
  }
}

extension PricingWorkspace {
  /// Calls a function with each promotion that had an effect on the cart that was priced last, in
  /// canonical order.
  fileprivate mutating func forEachApplied(_ body: (PromotionTotal) -> Void) {
    for place in state.worksheet.promotions.indices {
      let promotion = state.worksheet.promotions[place]
      if promotion.hasEffect { body(applied(promotion)) }
    }
  }

  @inline(__always)
  private mutating func applied(_ promotion: TakenPromotion) -> PromotionTotal {
    PromotionTotal(
      promotion: state.facts.set.id(of: state.facts.slot(of: promotion.index)),
      coupon: promotion.code.index.map { state.facts.code($0) },
      applications: Int(promotion.applications),
      discount: Money(minorUnits: promotion.discount, currency: state.facts.currency))
  }
}

extension PricingState {
  /// Returns the totals of the finished pricing.
  mutating func totals() throws(PricingError) -> Totals {
    if let figure = worksheet.outOfRange { throw .amountOutOfRange(figure) }
    try facts.budget.check()
    for place in worksheet.credits.indices {
      _ = try Totals.exact(worksheet.credits[place].amount, "the credit of a promotion")
    }
    for place in worksheet.points.indices {
      _ = try Totals.exact(worksheet.points[place].count, "the points of a promotion")
    }
    return try Totals(&worksheet, &facts)
  }
}
