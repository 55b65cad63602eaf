// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The result of evaluating a qualifier, or a qualifier and a rule.
enum Finding: Sendable {
  case holds
  /// It does not hold, but it would if more were added of the items that each gap measures, and
  /// some of these are in the cart already.
  case isNear
  case fails
}

extension CartFacts {
  /// Evaluates a promotion's qualifier and rule. Appends the gaps if the result is
  /// ``Finding/isNear``.
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

  /// Evaluates a subtree. Appends the gaps if the result is ``Finding/isNear``; if it is
  /// ``Finding/fails``, some gaps may have been appended. Recursion is bounded by the depth of a
  /// qualifier, 64.
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
      let first = gaps.count
      switch findAnyGaps(at: place, &gaps) {
      case .holds: return .holds
      case .isNear:
        for index in first..<gaps.count where gaps[index].current <= 0 { return .fails }
        return .isNear
      case .fails: return .fails
      }
    case .subtotal: return findSubtotal(operation, &gaps)
    case .quantity: return find(.quantity, operation, quantity(of: operation), &gaps)
    case .lines: return find(.lines, operation, lineCount(of: operation), &gaps)
    case .leastQuantity: return find(.leastQuantity, operation, leastQuantity(of: operation), &gaps)
    case .not, .coupon, .segment, .customer, .other: return holds(at: place) ? .holds : .fails
    }
  }

  /// Compares a count with the bounds of an operation. Appends the gap of a count that is above 0
  /// and below the bounds.
  @inline(__always)
  private func find(
    _ measure: Gap.Measure, _ operation: QualifierOperation, _ count: Int64, _ gaps: inout UniqueArray<GapRecord>
  ) -> Finding {
    find(measure, operation.first, current: count, operation.least, operation.most, &gaps)
  }

  /// Compares a figure with bounds. Appends the gap of a figure that is above 0 and below the
  /// bounds.
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

  /// Appends the gaps of the qualifier and the rule of a promotion that does not qualify. Returns
  /// false if shopping cannot close them; some gaps may then have been appended.
  mutating func appendGaps(of promotion: PromotionRecord, to gaps: inout UniqueArray<GapRecord>) -> Bool {
    if promotion.when >= 0, findAnyGaps(at: promotion.when, &gaps) == .fails { return false }
    if let gap = ruleGap(of: promotion) { gaps.append(gap) }
    return true
  }

  /// Evaluates a subtree. If it does not hold, appends its gaps (§10.2), including gaps of which
  /// nothing is in the cart. The result is near if the gaps can be closed, and fails if not
  /// (§10.4); some gaps may then have been appended. Each operation is evaluated once. Recursion is
  /// bounded by the depth of a qualifier, 64.
  private mutating func findAnyGaps(at place: Int32, _ gaps: inout UniqueArray<GapRecord>) -> Finding {
    steps.add()
    let operation = set.qualifiers[Int(place)]
    let hasGap: Bool
    switch operation.kind {
    case .all:
      var finding = Finding.holds
      var child = place + 1
      while child < operation.end {
        switch findAnyGaps(at: child, &gaps) {
        case .holds: break
        case .isNear: finding = .isNear
        case .fails: return .fails
        }
        child = set.qualifiers.end(of: child)
      }
      return finding
    case .any: return findFewestGaps(operation, at: place, &gaps)
    case .subtotal:
      if holdsSubtotal(operation) { return .holds }
      hasGap = appendGap(ofSubtotal: operation, to: &gaps)
    case .quantity: return findAnyGap(.quantity, operation, quantity(of: operation), &gaps)
    case .lines: return findAnyGap(.lines, operation, lineCount(of: operation), &gaps)
    case .leastQuantity: return findAnyGap(.leastQuantity, operation, leastQuantity(of: operation), &gaps)
    case .not, .coupon, .segment, .customer, .other: return holds(at: place) ? .holds : .fails
    }
    return hasGap ? .isNear : .fails
  }

  /// Evaluates `any`. If no child holds, appends the gaps of the child that has the fewest, of the
  /// first such child on a tie (§10.3).
  private mutating func findFewestGaps(
    _ operation: QualifierOperation, at place: Int32, _ gaps: inout UniqueArray<GapRecord>
  ) -> Finding {
    let first = gaps.count
    var fewest = -1
    var child = place + 1
    while child < operation.end {
      let begin = gaps.count
      let finding = findAnyGaps(at: child, &gaps)
      if finding == .holds {
        gaps.removeSubrange(first...)
        return .holds
      }
      if finding == .isNear, fewest < 0 || gaps.count - begin < fewest {
        if fewest >= 0 { gaps.removeSubrange(first..<begin) }
        fewest = gaps.count - first
      } else {
        gaps.removeSubrange(begin...)
      }
      child = set.qualifiers.end(of: child)
    }
    return fewest >= 0 ? .isNear : .fails
  }

  private mutating func findAnyGap(
    _ measure: Gap.Measure, _ operation: QualifierOperation, _ count: Int64, _ gaps: inout UniqueArray<GapRecord>
  ) -> Finding {
    if operation.contains(count) { return .holds }
    return append(measure, operation.first, current: count, operation.least, operation.most, to: &gaps)
      ? .isNear : .fails
  }

  /// Appends the gap between a figure and its lower bound. Returns false if there is no gap, or if
  /// the lower bound is above the upper one.
  mutating func append(
    _ measure: Gap.Measure, _ selector: Int32, current: Int64, _ least: Int64, _ most: Int64,
    to gaps: inout UniqueArray<GapRecord>
  ) -> Bool {
    guard current < least, least <= most else { return false }
    gaps.append(GapRecord(measure: measure, selector: selector, required: least, current: current))
    return true
  }
}
