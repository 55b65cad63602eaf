// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// What is found of a qualifier, or of a qualifier and a rule.
enum Finding: Sendable {
  case holds
  /// It does not hold, and shopping more of what is there already would change that.
  case isNear
  case fails
}

extension CartFacts {
  /// Whether a promotion's qualifier and rule hold; the gaps of one that is near are appended.
  mutating func find(_ promotion: PromotionRecord, _ gaps: inout UniqueArray<GapRecord>) -> Finding {
    let first = gaps.count
    var finding = promotion.when < 0 ? .holds : find(at: promotion.when, &gaps)
    if finding != .fails, let gap = ruleGap(of: promotion) {
      finding = gap.current > 0 ? .isNear : .fails
      gaps.append(gap)
    }
    if finding == .fails { gaps.removeSubrange(first...) }
    return finding
  }

  /// Whether a subtree holds; the gaps of one that is near are appended, and of one that fails perhaps some. Recursion is
  /// bounded by the depth of a qualifier, 64.
  private mutating func find(at place: Int32, _ gaps: inout UniqueArray<GapRecord>) -> Finding {
    let operation = set.qualifiers[Int(place)]
    switch operation.kind {
    case .all:
      var finding = Finding.holds
      var child = place &+ 1
      while child < operation.end {
        switch find(at: child, &gaps) {
        case .holds: break
        case .isNear: finding = .isNear
        case .fails: return .fails
        }
        child = set.qualifiers.end(of: child)
      }
      return finding
    case .any:
      if holds(at: place) { return .holds }
      let first = gaps.count
      guard appendFewestGaps(at: place, to: &gaps) else { return .fails }
      for index in first..<gaps.count where gaps[index].current <= 0 { return .fails }
      return .isNear
    case .subtotal: return findSubtotal(operation, &gaps)
    case .quantity: return find(.quantity, operation, quantity(of: operation), &gaps)
    case .lines: return find(.lines, operation, lineCount(of: operation), &gaps)
    case .leastQuantity: return find(.leastQuantity, operation, leastQuantity(of: operation), &gaps)
    case .not, .coupon, .segment, .customer, .other: return holds(at: place) ? .holds : .fails
    }
  }

  /// Whether a count is within the bounds of an operation; the gap of one that is above 0 and below them is appended.
  @inline(__always)
  private func find(
    _ measure: Gap.Measure, _ operation: QualifierOperation, _ count: Int64, _ gaps: inout UniqueArray<GapRecord>
  ) -> Finding {
    find(measure, operation.first, current: count, operation.least, operation.most, &gaps)
  }

  /// Whether a figure is within bounds; the gap of one that is above 0 and below them is appended.
  @inline(__always)
  func find(
    _ measure: Gap.Measure, _ selector: Int32, current: Int64, _ least: Int64, _ most: Int64,
    _ gaps: inout UniqueArray<GapRecord>
  ) -> Finding {
    if current >= least { return current <= most ? .holds : .fails }
    guard current > 0, least <= most else { return .fails }
    gaps.append(GapRecord(measure: measure, selector: selector, required: least, current: current))
    return .isNear
  }

  /// Appends what is missing for the qualifier and the rule of a promotion that does not qualify, as far as shopping can add
  /// it; false if it cannot, and then some may have been appended.
  mutating func appendGaps(of promotion: PromotionRecord, to gaps: inout UniqueArray<GapRecord>) -> Bool {
    if promotion.when >= 0, !holds(at: promotion.when) {
      guard appendGaps(at: promotion.when, to: &gaps) else { return false }
    }
    if let gap = ruleGap(of: promotion) { gaps.append(gap) }
    return true
  }

  /// Appends the gaps of a subtree that does not hold (§10.2); false if they cannot be closed
  /// (§10.4), and then some may have been appended. Recursion is bounded by the depth of a
  /// qualifier, 64.
  private mutating func appendGaps(at place: Int32, to gaps: inout UniqueArray<GapRecord>) -> Bool {
    let operation = set.qualifiers[Int(place)]
    switch operation.kind {
    case .all:
      var child = place + 1
      while child < operation.end {
        if !holds(at: child), !appendGaps(at: child, to: &gaps) { return false }
        child = set.qualifiers.end(of: child)
      }
      return true
    case .any: return appendFewestGaps(at: place, to: &gaps)
    case .subtotal: return appendGap(ofSubtotal: operation, to: &gaps)
    case .quantity: return append(.quantity, operation, quantity(of: operation), to: &gaps)
    case .lines: return append(.lines, operation, lineCount(of: operation), to: &gaps)
    case .leastQuantity: return append(.leastQuantity, operation, leastQuantity(of: operation), to: &gaps)
    case .not, .coupon, .segment, .customer, .other: return false
    }
  }

  /// Appends the gaps of the child that has the fewest, the first on a tie (§10.3).
  private mutating func appendFewestGaps(at place: Int32, to gaps: inout UniqueArray<GapRecord>) -> Bool {
    let operation = set.qualifiers[Int(place)]
    let first = gaps.count
    var fewest = -1
    var child = place + 1
    while child < operation.end {
      let begin = gaps.count
      if appendGaps(at: child, to: &gaps), fewest < 0 || gaps.count - begin < fewest {
        if fewest >= 0 { gaps.removeSubrange(first..<begin) }
        fewest = gaps.count - first
      } else {
        gaps.removeSubrange(begin...)
      }
      child = set.qualifiers.end(of: child)
    }
    return fewest >= 0
  }

  private mutating func append(
    _ measure: Gap.Measure, _ operation: QualifierOperation, _ count: Int64, to gaps: inout UniqueArray<GapRecord>
  ) -> Bool {
    append(measure, operation.first, current: count, operation.least, operation.most, to: &gaps)
  }

  /// Appends the gap up to a bound; false where there is none, or where reaching the bound would exceed the other one.
  mutating func append(
    _ measure: Gap.Measure, _ selector: Int32, current: Int64, _ least: Int64, _ most: Int64,
    to gaps: inout UniqueArray<GapRecord>
  ) -> Bool {
    guard current < least, least <= most else { return false }
    gaps.append(GapRecord(measure: measure, selector: selector, required: least, current: current))
    return true
  }
}
