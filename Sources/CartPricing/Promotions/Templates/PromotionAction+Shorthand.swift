/// Discounts by what they are taken from, each with the kinds of saving that fit it and no other.
///
/// `.discount(_:on:)` says the same, and everything; where it pairs a kind and a target that do not
/// fit, the set has a fault.
extension PromotionAction {
  /// Off the value of all open units: `.cart(.percent("10"))` takes 3.50 off 35.00, split over the
  /// lines by value.
  public static func cart(_ saving: ValueSaving) -> PromotionAction { .discount(saving.discount, on: .cart) }

  /// Off the value of the selected open units: `.subset(.amount("5"), of: .category("plants"))`.
  public static func subset(_ saving: ValueSaving, of selector: LineSelector) -> PromotionAction {
    .discount(saving.discount, on: .subset(selector))
  }

  /// Off single units: `.items(.price("5"), of: .tag("clearance"))` makes each such unit cost at
  /// most 5.00.
  /// - Parameters:
  ///   - saving: What is taken off each unit.
  ///   - selector: The lines that are discounted.
  ///   - count: How many units, for each application where there is a calculate rule; nil for what
  ///     the rule says, without one for all.
  ///   - order: Which units come first.
  /// - Returns: The action.
  public static func items(
    _ saving: UnitSaving, of selector: LineSelector = .all, count: Int? = nil, order: ItemsTarget.Order = .cheapest
  ) -> PromotionAction {
    .discount(saving.discount, on: .items(selector, count: count, order: order))
  }

  /// Off units in groups of the calculate rule's size:
  /// `.group(.free, of: .category("shoes"), reward: .cheapest)`.
  /// - Parameters:
  ///   - saving: What is taken off each rewarded unit, or each whole group where all of it is
  ///     rewarded.
  ///   - selector: The lines that form groups.
  ///   - reward: Which units of a group are rewarded.
  ///   - count: How many, unless all are.
  /// - Returns: The action.
  public static func group(
    _ saving: UnitSaving, of selector: LineSelector = .all, reward: GroupTarget.Reward, count: Int = 1
  ) -> PromotionAction {
    .discount(saving.discount, on: .group(selector, reward: reward, count: count))
  }

  /// Off whole bundles: `.bundle(.price("30"), of: [BundlePart(.sku("TENT")),
  /// BundlePart(.sku("PEG"), count: 8)])`.
  /// - Parameters:
  ///   - saving: What is taken off each bundle.
  ///   - parts: What each bundle is made of; at least one part.
  ///   - max: How many bundles at most; nil for no limit.
  /// - Returns: The action.
  public static func bundle(_ saving: UnitSaving, of parts: [BundlePart], max: Int? = nil) -> PromotionAction {
    .discount(saving.discount, on: .bundle(parts, max: max))
  }

  /// Off shipping: `.shipping(.price("10"))` makes shipping of 20.00 cost 10.00.
  public static func shipping(_ saving: UnitSaving) -> PromotionAction { .discount(saving.discount, on: .shipping) }

  /// Off fees of these kinds, nil for every fee: `.fees(.percent("100"), kinds: ["handling"])`. An
  /// amount is taken once and split over the fees.
  public static func fees(_ saving: ValueSaving, kinds: [String]? = nil) -> PromotionAction {
    .discount(saving.discount, on: .fees(kinds: kinds))
  }

  /// Off the tax of the selected lines: `.tax(percent: "100")` waives it.
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
