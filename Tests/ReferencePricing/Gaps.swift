// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// A measure that is too small, and by how much (§8.21, §10.1).
struct Gap {
  var measure: String
  var of: LineSelector
  var required: Int128
  var current: Int128
  var missing: Int128
  var isMoney = false
  /// "after stands where the leaf has it: what is missing is then missing after discounts."
  var after: DiscountStage?
  /// Whether this is the gap of an action that finds no unit to reward.
  var isReward = false

  init(_ measure: String, of selector: LineSelector, required: Int128, current: Int128, isMoney: Bool = false) {
    self.measure = measure
    of = selector
    self.required = required
    self.current = current
    missing = required - current
    self.isMoney = isMoney
  }
}

/// What qualifiers and rules that do not hold lack (§10.1 to §10.5).
extension Interpreter {
  /// The gaps of a promotion's `{"all": [when, rule]}`: nil if it holds, empty if it cannot be
  /// closed.
  func gaps(_ promotion: Promotion, _ sheet: Worksheet) -> [Gap]? {
    var found: [Gap] = []
    var canBeClosed = true
    var holds = true
    if let when = promotion.qualifier, !self.holds(when, sheet) {
      holds = false
      if let gaps = closing(QualifierTree(when), sheet) { found += gaps } else { canBeClosed = false }
    }
    if let rule = promotion.calculateRule, applications(promotion) == 0 {
      holds = false
      found.append(gap(of: rule, promotion))
    }
    if holds { return nil }
    return canBeClosed ? found : []
  }

  /// The gaps of a qualifier that does not hold; nil where they cannot be closed.
  private func closing(_ tree: QualifierTree, _ sheet: Worksheet) -> [Gap]? {
    switch tree {
    case .all(let children):
      // "the gaps of all its failing children, none if one of them cannot be closed" (§10.2)
      var found: [Gap] = []
      for child in children where !holds(child, sheet) {
        guard let gaps = closing(child, sheet) else { return nil }
        found += gaps
      }
      return found
    case .any(let children):
      // "those of the child with the fewest gaps among those that can be closed, the first on a
      // tie" (§10.3)
      var best: [Gap]?
      for child in children {
        guard let gaps = closing(child, sheet) else { continue }
        if best == nil || gaps.count < best?.count ?? 0 { best = gaps }
      }
      return best
    case .not: return nil
    case .leaf(let node): return closing(node, sheet)
    }
  }

  private func closing(_ node: Qualifier.Node, _ sheet: Worksheet) -> [Gap]? {
    switch node {
    case .subtotal(let selector, let range, let measured):
      let current = subtotal(selector, measured, sheet)
      guard let required = closing(bounds(range), current) else { return nil }
      var gap = Gap("subtotal", of: selector, required: required, current: current, isMoney: true)
      if case .after(let stage) = measured { gap.after = stage }
      return [gap]
    case .quantity(let selector, let range): return closing("quantity", selector, range, quantity(selector))
    case .lines(let selector, let range): return closing("lines", selector, range, lineCount(selector))
    case .leastQuantity(let selector, let range):
      return closing("leastQuantity", selector, range, leastQuantity(selector))
    default: return nil
    }
  }

  private func closing(
    _ measure: String, _ selector: LineSelector, _ range: CountRange, _ current: Int128
  ) -> [Gap]? {
    guard let required = closing(bounds(range), current) else { return nil }
    return [Gap(measure, of: selector, required: required, current: current)]
  }

  /// What a range requires of a measure that is below it; nil where more does not help.
  private func closing(_ bounds: (lower: Int128?, upper: Int128?), _ current: Int128) -> Int128? {
    guard let lower = bounds.lower, current < lower else { return nil }
    if let upper = bounds.upper, upper < lower { return nil }
    return lower
  }
}
