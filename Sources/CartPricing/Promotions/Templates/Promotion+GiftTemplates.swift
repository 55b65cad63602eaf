// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Templates for gifts, store credit and coupons.
extension Promotion {
  /// A gift with a cart from a value on.
  ///
  /// ```swift
  /// .giftWithCart("tote", Gift("TOTE", unitPrice: "15"), from: "75")
  /// // lines of 75.00: a line of one TOTE is added, 15.00 less 15.00; of 74.99: nothing, 0.01 missing
  /// ```
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - gift: The gift and its price.
  ///   - threshold: The smallest value of the lines, inclusive; nil for any value.
  /// - Returns: The promotion.
  public static func giftWithCart(_ id: PromotionID, _ gift: Gift, from threshold: AmountByCurrency? = nil) -> Promotion
  {
    Promotion(id, when: threshold.map { .subtotal(atLeast: $0) }, actions: [.gift(gift)])
  }

  /// A gift for each full number of units of the selected lines.
  ///
  /// ```swift
  /// .giftWithItem("umbrella", Gift("UMBRELLA", unitPrice: "12"), of: .category("jackets"))
  /// // 2 jackets: a line of 2 umbrellas is added, 24.00 less 24.00; no jacket: nothing
  /// ```
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - gift: The gift for each full number of units, and its price.
  ///   - count: The number of units for one gift; at least 1.
  ///   - selector: The lines that earn it.
  ///   - times: The largest number of times that the gift is given; nil for no limit.
  /// - Returns: The promotion.
  public static func giftWithItem(
    _ id: PromotionID, _ gift: Gift, forEvery count: Int = 1, of selector: LineSelector, times: Int? = nil
  ) -> Promotion {
    Promotion(
      id, calculateRule: .quantity(minimum: count, maxApplications: times, of: selector), actions: [.gift(gift)])
  }

  /// Store credit for each full amount that is paid for lines.
  ///
  /// ```swift
  /// .storeCredit("credit", "20", per: "100")  // 250.00 paid for the lines: 40.00 credit, the total stays 250.00
  /// ```
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - amount: The credit for each full `spend`.
  ///   - spend: The part of the lines' totals after discounts that earns `amount` once; above zero.
  ///   - max: The most credit that is given; nil for no limit.
  /// - Returns: The promotion.
  public static func storeCredit(
    _ id: PromotionID, _ amount: AmountByCurrency, per spend: AmountByCurrency, max: AmountByCurrency? = nil
  ) -> Promotion {
    Promotion(id, actions: [.credit(amount, per: spend, max: max)])
  }

  /// A coupon for the next purchase.
  ///
  /// ```swift
  /// .nextPurchase("next", template: "NEXT10", validFor: "P30D")  // one coupon of NEXT10 in issuedCoupons
  /// ```
  ///
  /// The host creates the code.
  /// - Parameters:
  ///   - id: The promotion's id.
  ///   - template: The host's name for the kind of coupon.
  ///   - span: The period for which the coupon is valid; nil for no limit.
  ///   - threshold: The smallest value of the lines, inclusive; nil for any value.
  /// - Returns: The promotion.
  public static func nextPurchase(
    _ id: PromotionID, template: String, validFor span: TimeSpan? = nil, from threshold: AmountByCurrency? = nil
  ) -> Promotion {
    Promotion(
      id, when: threshold.map { .subtotal(atLeast: $0) }, actions: [.issueCoupon(template, validFor: span)])
  }
}
