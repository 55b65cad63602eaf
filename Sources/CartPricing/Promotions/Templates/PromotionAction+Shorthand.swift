// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Discounts by their targets. Each function takes only the kinds of saving that fit its target.
///
/// `.discount(_:on:)` takes every kind and every target; a kind that does not fit the target is a
/// fault of the set.
extension PromotionAction {
  /// A discount on the value of all open units: `.cart(.percent("10"))` takes 3.50 off 35.00, split
  /// over the lines by value.
  public static func cart(_ saving: ValueSaving) -> PromotionAction { .discount(saving.discount, on: .cart) }

  /// A discount on the value of the selected open units:
  /// `.subset(.amount("5"), of: .category("plants"))`.
  public static func subset(_ saving: ValueSaving, of selector: LineSelector) -> PromotionAction {
    .discount(saving.discount, on: .subset(selector))
  }

  /// A discount on single units: `.items(.price("5"), of: .tag("clearance"))` makes each such unit
  /// cost at most 5.00.
  /// - Parameters:
  ///   - saving: The saving on each unit.
  ///   - selector: The lines that are discounted.
  ///   - count: The number of units, for each application of the calculate rule; nil for the number
  ///     of the rule, or for all units without a rule.
  ///   - order: The order in which units are chosen.
  /// - Returns: The action.
  public static func items(
    _ saving: UnitSaving, of selector: LineSelector = .all, count: Int? = nil, order: ItemsTarget.Order = .cheapest
  ) -> PromotionAction {
    .discount(saving.discount, on: .items(selector, count: count, order: order))
  }

  /// A discount on units in groups of the calculate rule's size:
  /// `.group(.free, of: .category("shoes"), reward: .cheapest)`.
  /// - Parameters:
  ///   - saving: The saving on each rewarded unit, or on each whole group if all its units are
  ///     rewarded.
  ///   - selector: The lines that form groups.
  ///   - reward: Which units of a group are rewarded.
  ///   - count: The number of rewarded units of a group, unless all are rewarded.
  /// - Returns: The action.
  public static func group(
    _ saving: UnitSaving, of selector: LineSelector = .all, reward: GroupTarget.Reward, count: Int = 1
  ) -> PromotionAction {
    .discount(saving.discount, on: .group(selector, reward: reward, count: count))
  }

  /// A discount on whole bundles: `.bundle(.price("30"), of: [BundlePart(.sku("TENT")),
  /// BundlePart(.sku("PEG"), count: 8)])`.
  /// - Parameters:
  ///   - saving: The saving on each bundle.
  ///   - parts: The parts of each bundle; at least one.
  ///   - max: The largest number of bundles; nil for no limit.
  /// - Returns: The action.
  public static func bundle(_ saving: UnitSaving, of parts: [BundlePart], max: Int? = nil) -> PromotionAction {
    .discount(saving.discount, on: .bundle(parts, max: max))
  }

  /// A discount on shipping: `.shipping(.price("10"))` makes shipping of 20.00 cost 10.00.
  public static func shipping(_ saving: UnitSaving) -> PromotionAction { .discount(saving.discount, on: .shipping) }

  /// A discount on fees of these kinds, or on every fee if `kinds` is nil:
  /// `.fees(.percent("100"), kinds: ["handling"])`. An amount is taken once and split over the
  /// fees.
  public static func fees(_ saving: ValueSaving, kinds: [String]? = nil) -> PromotionAction {
    .discount(saving.discount, on: .fees(kinds: kinds))
  }

  /// A discount on the tax of the selected lines: `.tax(percent: "100")` waives the tax.
  public static func tax(percent: Rate, of selector: LineSelector = .all) -> PromotionAction {
    .discount(.percent(percent), on: .tax(selector))
  }

  /// Store credit: `.credit("20", per: "100")` gives 40.00 for lines of 250.00.
  public static func credit(_ amount: AmountByCurrency, per: AmountByCurrency, max: AmountByCurrency? = nil)
    -> PromotionAction
  {
    .credit(Credit(amount, per: per, max: max))
  }

  /// A coupon for the next purchase: `.issueCoupon("NEXT10", validFor: "P30D")`.
  public static func issueCoupon(_ template: String, validFor: TimeSpan? = nil) -> PromotionAction {
    .issueCoupon(CouponIssue(template, validFor: validFor))
  }
}
