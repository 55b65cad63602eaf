/// What a cart comes to, without the price of every unit and without reasons: see
/// ``PricingEngine/totals(of:in:using:)``.
///
/// `total = subtotal + shipping + fees + tax (if it is not included) − discount`. Source: PRICING.md section 8.
public struct PricedTotals: Sendable, Hashable {
  /// The currency of every figure.
  public let currency: Currency
  private let figures: Totals

  init(_ figures: Totals, _ currency: Currency) {
    self.figures = figures
    self.currency = currency
  }

  /// The lines before promotions, gifts included.
  public var subtotal: Money { money(figures.subtotal) }

  /// What shipping costs before discounts; 0 if the cart has none.
  public var shipping: Money { money(figures.shipping) }

  /// What the cart's fees cost before discounts.
  public var fees: Money { money(figures.fees) }

  /// The tax of lines and shipping before discounts on tax.
  public var tax: Money { money(figures.tax) }

  /// Everything that promotions took off lines, shipping, fees and tax.
  public var discount: Money { money(figures.discount) }

  /// What is to be paid; never negative.
  public var total: Money { money(figures.total) }

  private func money(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits, currency: currency) }
}

/// A promotion that had an effect on a cart of which only the totals were asked for: see
/// ``PricingWorkspace/appliedPromotion(at:)``. Source: PRICING.md section 8.
public struct AppliedTotal: Sendable, Hashable {
  /// The promotion.
  public let promotion: PromotionID
  /// The code that counted, if the promotion asks for one.
  public let coupon: CouponCode?
  /// How many times it applies, by its calculate rule; 1 without one.
  public let applications: Int
  /// Everything that it took off lines, shipping, fees and tax.
  public let discount: Money
}
