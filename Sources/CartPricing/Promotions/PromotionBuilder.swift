// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A result builder that collects promotions into one array; it supports `if`, `switch`, `for` and
/// optionals.
///
/// ```swift
/// let promotions = PromotionSet(currency: .eur) {
///   Promotion("ten", when: .subtotal(atLeast: "100"), actions: [.cart(.percent("10"))])
///   if isCyberWeek { Promotion.cart("cyber-week", .amount("20")).withCoupons("CYBER-WEEK") }
///   for category in categories { Promotion.items("off-\(category)", .percent("30"), of: .category(category)) }
/// }
/// ```
///
/// The result is always an array of promotions. Without a promotion it is empty, which is no fault.
@resultBuilder
public enum PromotionBuilder {
  /// One promotion.
  public static func buildExpression(_ promotion: Promotion) -> [Promotion] { [promotion] }

  /// A promotion, or none where it is nil.
  public static func buildExpression(_ promotion: Promotion?) -> [Promotion] { promotion.map { [$0] } ?? [] }

  /// The promotions of an array, in its order.
  public static func buildExpression(_ promotions: [Promotion]) -> [Promotion] { promotions }

  /// A block of statements, in their order.
  public static func buildBlock(_ parts: [Promotion]...) -> [Promotion] {
    var promotions: [Promotion] = []
    for part in parts { promotions += part }
    return promotions
  }

  /// An `if` without `else`: no promotion if the condition is false.
  public static func buildOptional(_ promotions: [Promotion]?) -> [Promotion] { promotions ?? [] }

  /// The first branch of an `if` or a `switch`.
  public static func buildEither(first promotions: [Promotion]) -> [Promotion] { promotions }

  /// The other branch of an `if` or a `switch`.
  public static func buildEither(second promotions: [Promotion]) -> [Promotion] { promotions }

  /// The promotions of a `for` loop, in its order.
  public static func buildArray(_ parts: [[Promotion]]) -> [Promotion] {
    var promotions: [Promotion] = []
    for part in parts { promotions += part }
    return promotions
  }

  /// The promotions of an `if #available`.
  public static func buildLimitedAvailability(_ promotions: [Promotion]) -> [Promotion] { promotions }
}

extension PromotionSet {
  /// A set of the promotions of a closure; see ``PromotionBuilder``.
  ///
  /// ```swift
  /// let promotions = PromotionSet(currency: .eur) {
  ///   Promotion.spendMoreSaveMore("more", [.from("50", percent: "10"), .from("100", percent: "15")])
  /// }
  /// promotions.promotions.count  // 1
  /// ```
  /// - Parameters:
  ///   - currency: The currency of plain amounts in the set; nil if every amount is a table by
  ///     currency.
  ///   - segments: Definitions of segments, with distinct ids; at most 10,000.
  ///   - scores: Definitions of scores, with distinct ids; at most 10,000.
  ///   - policy: How promotions are chosen and figures rounded.
  ///   - promotions: The promotions, with distinct ids; at most 2,000,000.
  public init(
    currency: Currency? = nil, segments: [Segment] = [], scores: [Score] = [], policy: Policy = Policy(),
    @PromotionBuilder _ promotions: () -> [Promotion]
  ) {
    self.init(currency: currency, promotions(), segments: segments, scores: scores, policy: policy)
  }
}
