// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The step of pricing after which a subtotal is measured; a promotion with such a subtotal is
/// *late*.
@nonexhaustive
public enum DiscountStage: String, Sendable, Hashable, CaseIterable {
  /// After all discounts on items, groups, bundles and gifts.
  case items
  /// After all discounts on the cart and its subsets, too.
  case cart
}

// MARK: - Document

extension DiscountStage: JSONWritable {}

// MARK: - Checks

/// The check of subtotals after discounts. They are allowed only in a promotion all of whose
/// actions belong to later steps than the measured one.
struct StageRule {
  private let isInSegment: Bool
  private let combines: Combination
  private let isInGroup: Bool
  private let actions: [PromotionAction]

  /// The rule for definitions of segments, in which no subtotal after discounts is allowed.
  static let none = StageRule(isInSegment: true, combines: .always, isInGroup: false, actions: [])

  private init(isInSegment: Bool, combines: Combination, isInGroup: Bool, actions: [PromotionAction]) {
    self.isInSegment = isInSegment
    self.combines = combines
    self.isInGroup = isInGroup
    self.actions = actions
  }

  /// The rule for a promotion with these fields.
  @inline(__always)
  init(_ combines: Combination, isInGroup: Bool, _ actions: [PromotionAction]) {
    self.init(isInSegment: false, combines: combines, isInGroup: isInGroup, actions: actions)
  }

  /// The reason why no subtotal after a stage is allowed (§9.3); nil if it is allowed.
  func objection(to stage: DiscountStage) -> String? {
    if isInSegment { return "what discounts have left is not known when a segment is asked for" }
    if combines == .never {
      return "a promotion that asks what discounts have left cannot be one that combines with none"
    }
    if isInGroup { return "a promotion that asks what discounts have left cannot be in a group" }
    let measured: PromotionAction.Step = stage == .items ? .items : .cart
    let firstStep = actions.map { $0.step }.min() ?? .rewards
    return firstStep > measured
      ? nil : "an action of the promotion stands in the step \"\(stage.rawValue)\" or before it"
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Returns what discounts up to a stage have left of the value of lines (§9.1).
  mutating func value(of selection: LineSelection, after stage: DiscountStage) -> Int64 {
    var sum: Int64 = 0
    guard budget.take(4 &* cart.lines.count) else { return sum }
    for line in cart.lines.indices where contains(line, in: selection) {
      sum += stage == .items ? leftAfterItems[line] : leftAfterCart[line]
    }
    return sum
  }
}

extension PricingState {
  /// Evaluates the late promotions whose first step begins, on the values after the discounts so
  /// far, and takes those that are eligible. None is taken if a promotion that combines with none is
  /// taken, or another one with which it cannot be applied (§9.1, §9.2). They are evaluated in
  /// canonical order before any of them is carried out (§9.5). A late promotion without an effect is
  /// not taken (§9.4).
  mutating func takeLate(beginning step: PromotionAction.Step) throws(PricingError) {
    if step == .cart { facts.leftAfterItems.copy(worksheet.left) }
    if step == .shipping { facts.leftAfterCart.copy(worksheet.left) }
    for place in evaluation.late.indices {
      let index = evaluation.late[place]
      let record = facts.record(index)
      guard record.firstStep == step, let promotion = try evaluateLate(record, index) else { continue }
      let (isExcluded, by) = try exclusion(ofLate: index)
      if isExcluded {
        var refusal = Refusal(index, for: .excluded)
        refusal.by = OptionalIndex(by)
        refusal.isRelevant = true
        evaluation.refusals.append(refusal)
      } else {
        let position = worksheet.take(promotion)
        try closeLines(of: position..<position + 1)
      }
    }
  }

  /// Whether a taken promotion excludes a late one, and the first of the selection that does; nil if
  /// only late ones do.
  private mutating func exclusion(ofLate index: CandidateIndex) throws(PricingError) -> (
    isExcluded: Bool, by: CandidateIndex?
  ) {
    if set.hasNoExclusions { return (false, nil) }
    var isExcluded = false
    for place in worksheet.promotions.indices {
      let other = worksheet.promotions[place].index
      try facts.budget.spend(8)
      guard try facts.excludeEachOther(other, index) else { continue }
      if !facts.record(other).flags.contains(.late) { return (true, other) }
      isExcluded = true
    }
    return (isExcluded, nil)
  }
}
