// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The figures of a cart as a whole, without the price of every unit and without reasons: see
/// ``PricingEngine/totals(of:in:using:)``.
///
/// `total = subtotal + shipping + fees + tax (if it is not included) − discount`.
public struct PricedTotals: Sendable, Hashable {
  /// The currency of every figure.
  public let currency: Currency
  private let figures: Figures

  /// The figures in minor units.
  struct Figures: Sendable, Hashable {
    let subtotal: Int64
    let shipping: Int64
    let fees: Int64
    let tax: Int64
    let discount: Int64
    let total: Int64
    let due: Int64?
  }

  init(_ figures: Figures, _ currency: Currency) {
    self.figures = figures
    self.currency = currency
  }

  /// The lines before promotions, gifts included.
  public var subtotal: Money { money(figures.subtotal) }

  /// The cost of shipping before discounts; 0 if the cart has none.
  public var shipping: Money { money(figures.shipping) }

  /// The sum of the cart's fees before discounts.
  public var fees: Money { money(figures.fees) }

  /// The tax of lines, shipping and fees before discounts on tax.
  public var tax: Money { money(figures.tax) }

  /// Everything that promotions took off lines, shipping, fees and tax.
  public var discount: Money { money(figures.discount) }

  /// The amount to pay; never negative.
  public var total: Money { money(figures.total) }

  /// The amount that is due after all tenders, rounded to the cart's step of cash; nil if the cart
  /// has neither tenders nor such a step.
  public var due: Money? { figures.due.map { money($0) } }

  private func money(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits, currency: currency) }
}

extension PricedTotals: CustomStringConvertible {
  /// The total and its parts in one line, such as `total 12.68 EUR (subtotal 14.99, shipping 4.90, fees 1.00, tax 1.39,
  /// discount 9.60)`, and what is due after tenders.
  public var description: String {
    "total \(total) (subtotal \(subtotal.amountText), shipping \(shipping.amountText), fees \(fees.amountText), "
      + "tax \(tax.amountText), discount \(discount.amountText))"
      + (due.map { ", due \($0)" } ?? "")
  }
}

/// A promotion that had an effect on a cart whose totals were computed: see
/// ``PricingEngine/totals(of:in:using:forEachApplied:)``.
public struct PromotionTotal: Sendable, Hashable {
  /// The id of the promotion.
  public let promotion: PromotionID
  /// The code with which the promotion applies; nil if it needs none.
  public let coupon: CouponCode?
  /// How many times the promotion applies, by its calculate rule; 1 without one.
  public let applications: Int
  /// Everything that the promotion took off lines, shipping, fees and tax.
  public let discount: Money
}

#if !hasFeature(Embedded)
  extension PromotionTotal: Encodable {}
#endif

extension PromotionTotal: CustomStringConvertible {
  /// The promotion and what it took off, such as `ten: 10.50 EUR off, 2 times, code TEN`.
  public var description: String {
    AppliedPromotion.description(of: promotion, discount, applications: applications, coupon)
  }
}
