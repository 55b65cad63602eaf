// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The result of evaluating a qualifier (three-valued logic). The result of a conjunction is the
/// lowest result of its parts.
enum Finding: Comparable, Sendable {
  case fails
  /// It does not hold, but it can hold for a cart with more in it.
  case mayHold
  case holds
}

/// The purpose for which a qualifier is evaluated. It decides what a leaf that compares a figure of
/// the cart gives when the figure is below the bounds.
enum Inquiry: Sendable {
  /// Whether the qualifier holds: the leaf fails.
  case decision
  /// The gaps of a near miss, of which some items are in the cart already: the leaf may hold if the
  /// figure is above 0.
  case nearGaps
  /// All gaps that shopping can close (§10.1): the leaf may hold.
  case allGaps
  /// Whether the qualifier can hold for some cart: every leaf about the cart may hold.
  case anyCart
}

/// A figure of the cart that a leaf compares with bounds.
struct BoundedFigure {
  let measure: Gap.Measure
  let selector: Int32
  /// The stage of discounts after which the figure was measured; nil for the cart as it came.
  var after: DiscountStage?
  let current: Int64
  let least: Int64
  let most: Int64
}

extension CartFacts {
  /// Evaluates the qualifier and the rule of a promotion (§4.1, §10.5). Appends the gaps if the
  /// result is ``Finding/mayHold``.
  mutating func evaluate(
    _ promotion: PromotionRecord, for inquiry: Inquiry, _ gaps: inout UniqueArray<GapRecord>
  ) -> Finding {
    let first = gaps.count
    var finding = promotion.when < 0 ? .holds : evaluate(at: promotion.when, for: inquiry, &gaps)
    if promotion.hasRule, finding != .fails {
      finding = min(finding, evaluate(units(countedBy: promotion), for: inquiry, &gaps))
      if finding == .fails { gaps.removeSubrange(first...) }
    }
    return finding
  }

  /// Evaluates the qualifier whose operations begin at an index. Appends the gaps if the result is
  /// ``Finding/mayHold``.
  @inline(__always)
  mutating func evaluate(at place: Int32, for inquiry: Inquiry, _ gaps: inout UniqueArray<GapRecord>) -> Finding {
    let first = gaps.count
    let finding = evaluateAll(from: place, to: set.qualifiers.end(of: place), for: inquiry, &gaps)
    if finding != .mayHold { gaps.removeSubrange(first...) }
    return finding
  }

  /// Whether the qualifier whose operations begin at an index holds.
  mutating func holds(at place: Int32) -> Bool {
    var gaps = UniqueArray<GapRecord>()
    return evaluateAll(from: place, to: set.qualifiers.end(of: place), for: .decision, &gaps) == .holds
  }

  /// Evaluates subtrees that follow one another, as a conjunction. Operations are in preorder, so
  /// the children of an `all` take the place of the `all`. If the result is not
  /// ``Finding/mayHold``, some gaps may have been appended. Recursion is bounded by the depth of a
  /// qualifier, 64.
  mutating func evaluateAll(
    from start: Int32, to end: Int32, for inquiry: Inquiry, _ gaps: inout UniqueArray<GapRecord>
  ) -> Finding {
    var finding = Finding.holds
    var place = start
    while place < end {
      steps.add()
      let operation = set.qualifiers[Int(place)]
      place &+= 1
      let found: Finding
      switch operation.kind {
      case .all: continue
      case .any:
        found = evaluateAny(from: place, to: operation.end, for: inquiry, &gaps)
        place = operation.end
      case .not:
        found = evaluateNot(from: place, to: operation.end, for: inquiry, &gaps)
        place = operation.end
      case .subtotal: found = evaluate(subtotal(of: operation), for: inquiry, &gaps)
      case .quantity: found = evaluate(quantity(of: operation), for: inquiry, &gaps)
      case .lines: found = evaluate(lineCount(of: operation), for: inquiry, &gaps)
      case .leastQuantity: found = evaluate(leastQuantity(of: operation), for: inquiry, &gaps)
      case .segment where inquiry == .anyCart: found = mayBeInSegment(operation.first)
      case .segment: found = isInSegment(operation.first) ? .holds : .fails
      case .coupon: found = countsOne(of: operation.list) ? .holds : .fails
      case .customer: found = isCustomer(oneOf: operation.list) ? .holds : .fails
      case .other: found = holds(set.leaves[Int(operation.first)], operation.count) ? .holds : .fails
      }
      if found == .fails { return .fails }
      finding = min(finding, found)
    }
    return finding
  }

  /// Evaluates subtrees that follow one another, as a disjunction. If none holds, keeps the gaps of
  /// the one with the fewest gaps, of the first such one on a tie (§10.3).
  private mutating func evaluateAny(
    from start: Int32, to end: Int32, for inquiry: Inquiry, _ gaps: inout UniqueArray<GapRecord>
  ) -> Finding {
    let first = gaps.count
    var fewest: Int?
    var child = start
    while child < end {
      let childEnd = set.qualifiers.end(of: child)
      let begin = gaps.count
      // The child is chosen among all that can be closed, also among those of which nothing is in
      // the cart.
      let finding = evaluateAll(from: child, to: childEnd, for: inquiry == .nearGaps ? .allGaps : inquiry, &gaps)
      child = childEnd
      if finding == .holds {
        gaps.removeSubrange(first...)
        return .holds
      }
      let count = gaps.count &- begin
      if finding == .mayHold, count < fewest ?? .max {
        if begin > first { gaps.removeSubrange(first..<begin) }
        fewest = count
      } else {
        gaps.removeSubrange(begin...)
      }
    }
    guard fewest != nil else { return .fails }
    if inquiry == .nearGaps {
      for index in first..<gaps.count where gaps[index].current <= 0 { return .fails }
    }
    return .mayHold
  }

  /// Evaluates the negation of a subtree. Shopping cannot close it (§10.4).
  private mutating func evaluateNot(
    from start: Int32, to end: Int32, for inquiry: Inquiry, _ gaps: inout UniqueArray<GapRecord>
  ) -> Finding {
    switch evaluateAll(from: start, to: end, for: inquiry == .anyCart ? .anyCart : .decision, &gaps) {
    case .holds: .fails
    case .mayHold: .mayHold
    case .fails: .holds
    }
  }

  /// Compares a figure with its bounds. Appends the gap of a figure that is below the bounds, if
  /// the inquiry is about gaps.
  @inline(__always)
  private func evaluate(
    _ figure: BoundedFigure, for inquiry: Inquiry, _ gaps: inout UniqueArray<GapRecord>
  ) -> Finding {
    if inquiry == .anyCart { return .mayHold }
    if figure.current >= figure.least { return figure.current <= figure.most ? .holds : .fails }
    return inquiry == .decision ? .fails : evaluateGap(figure, for: inquiry, &gaps)
  }

  /// Evaluates a figure that is below its bounds. Not inlined, because most figures have no gap.
  @inline(never)
  private func evaluateGap(
    _ figure: BoundedFigure, for inquiry: Inquiry, _ gaps: inout UniqueArray<GapRecord>
  ) -> Finding {
    guard inquiry == .allGaps || figure.current > 0, figure.least <= figure.most else { return .fails }
    gaps.append(
      GapRecord(
        measure: figure.measure, selector: figure.selector, required: figure.least, current: figure.current,
        after: figure.after))
    return .mayHold
  }

  /// Whether a leaf of the table of leaves holds. For a leaf about events, `place` is the index of
  /// its ``EventSeries``; for one about a score, the index of the score; for a sum, the index of its
  /// selector.
  private mutating func holds(_ leaf: Qualifier.Node, _ place: Int32) -> Bool {
    switch leaf {
    case .customerAttribute(let name, let comparison): customerHolds(name, comparison)
    case .customerKnown(let isKnown): hasCustomer == isKnown
    case .cartAttribute(let condition): cartHolds(condition)
    case .shipping(let match): holds(match)
    case .sum(let sum): holds(sum, at: place)
    case .location(let match): holds(match)
    case .store(let match): holds(match)
    case .events(let match): holds(match, ofSeries: place)
    case .score(_, let range): holds(scoreAt: place, range)
    case .anniversary(let anniversary): holds(anniversary)
    case .schedule(let windows): holds(windows)
    case .all, .any, .not, .subtotal, .quantity, .lines, .leastQuantity, .coupon, .segment, .customerID:
      false  // These nodes have operations of their own.
    }
  }
}
