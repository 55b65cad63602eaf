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
    if promotion.when >= 0, findAnyGaps(at: promotion.when, &gaps) == .fails { return false }
    if let gap = ruleGap(of: promotion) { gaps.append(gap) }
    return true
  }

  /// Whether a subtree holds; otherwise its gaps are appended (§10.2), be anything of them there or not: it is near if they
  /// can be closed, and fails if not (§10.4), and then some may have been appended. Each operation is looked at once.
  /// Recursion is bounded by the depth of a qualifier, 64.
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

  /// Whether a child holds; otherwise the gaps of the child that has the fewest are appended, the first on a tie (§10.3).
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
