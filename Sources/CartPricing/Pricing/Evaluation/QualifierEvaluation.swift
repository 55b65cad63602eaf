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
/// the cart gives when the figure is below the bounds. A type and not a value, so that the compiler
/// makes a function of its own for each purpose.
protocol Inquiry {
  /// Whether gaps are appended.
  static var findsGaps: Bool { get }
  /// Whether a figure of 0 has a gap, too.
  static var findsGapsOfNothing: Bool { get }
  /// Whether every leaf about the cart may hold.
  static var isOfAnyCart: Bool { get }
}

/// Whether the qualifier holds: a leaf below its bounds fails.
enum Holding: Inquiry {
  static var findsGaps: Bool { false }
  static var findsGapsOfNothing: Bool { false }
  static var isOfAnyCart: Bool { false }
}

/// The gaps of a near miss, of which some items are in the cart already: a leaf may hold if its
/// figure is above 0.
enum NearGaps: Inquiry {
  static var findsGaps: Bool { true }
  static var findsGapsOfNothing: Bool { false }
  static var isOfAnyCart: Bool { false }
}

/// All gaps that shopping can close (§10.1): a leaf below its bounds may hold.
enum AllGaps: Inquiry {
  static var findsGaps: Bool { true }
  static var findsGapsOfNothing: Bool { true }
  static var isOfAnyCart: Bool { false }
}

/// Whether the qualifier can hold for some cart: every leaf about the cart may hold.
enum AnyCart: Inquiry {
  static var findsGaps: Bool { false }
  static var findsGapsOfNothing: Bool { false }
  static var isOfAnyCart: Bool { true }
}

/// A figure of the cart that a leaf compares with bounds.
struct BoundedFigure {
  let measure: Gap.Measure
  let selector: SelectorID
  /// The stage of discounts after which the figure was measured; nil for the cart as it came
  /// (§10.8).
  var after: DiscountStage?
  let current: Int64
  let least: Int64
  let most: Int64
}

extension CartFacts {
  /// Evaluates the qualifier and the rule of a promotion (§4.1, §10.5). Appends the gaps if the
  /// result is ``Finding/mayHold``.
  mutating func evaluate<Purpose: Inquiry>(
    _ promotion: PromotionRecord, for purpose: Purpose.Type, _ gaps: inout UniqueArray<GapRecord>
  ) -> Finding {
    let first = gaps.count
    var finding = Finding.holds
    if let when = promotion.when.index { finding = evaluateRoot(when, for: purpose, &gaps) }
    if promotion.hasRule, finding != .fails {
      finding = min(finding, evaluate(units(countedBy: promotion), for: purpose, &gaps))
      if Purpose.findsGaps, finding == .fails { gaps.removeSubrange(first...) }
    }
    return finding
  }

  /// Evaluates the qualifier whose operations begin at an index. Appends the gaps if the result is
  /// ``Finding/mayHold``.
  @inline(__always)
  mutating func evaluateRoot<Purpose: Inquiry>(
    _ index: OperationIndex, for purpose: Purpose.Type, _ gaps: inout UniqueArray<GapRecord>
  ) -> Finding {
    let first = gaps.count
    let finding = evaluate(index, for: purpose, &gaps)
    if Purpose.findsGaps, finding != .mayHold { gaps.removeSubrange(first...) }
    return finding
  }

  /// Whether the qualifier whose operations begin at an index holds.
  mutating func holds(at index: OperationIndex) -> Bool {
    var gaps = UniqueArray<GapRecord>()
    return evaluate(index, for: Holding.self, &gaps) == .holds
  }

  /// Evaluates a subtree. If the result is not ``Finding/mayHold``, some gaps may have been appended.
  /// Recursion is bounded by the depth of a qualifier, 64.
  mutating func evaluate<Purpose: Inquiry>(
    _ index: OperationIndex, for purpose: Purpose.Type, _ gaps: inout UniqueArray<GapRecord>
  ) -> Finding {
    steps.add()
    let operation = set.qualifiers[index]
    switch operation.kind {
    case .all: return evaluateAll(from: index.next, to: operation.end(from: index), for: purpose, &gaps)
    case .any: return evaluateAny(from: index.next, to: operation.end(from: index), for: purpose, &gaps)
    case .not: return evaluateNot(index.next, for: purpose, &gaps)
    case .subtotal: return evaluate(subtotal(of: operation), for: purpose, &gaps)
    case .quantity: return evaluate(quantity(of: operation), for: purpose, &gaps)
    case .lines: return evaluate(lineCount(of: operation), for: purpose, &gaps)
    case .leastQuantity: return evaluate(leastQuantity(of: operation), for: purpose, &gaps)
    case .segment:
      if Purpose.isOfAnyCart { return mayBeInSegment(operation.symbol) }
      return isInSegment(operation.symbol) ? .holds : .fails
    case .coupon: return countsOne(of: operation.list) ? .holds : .fails
    case .customer: return isCustomer(oneOf: operation.list) ? .holds : .fails
    case .other:
      let leaf = set.leaves[operation.leaf]
      if Purpose.isOfAnyCart, leaf.isAboutCart { return .mayHold }
      return holds(leaf, operation) ? .holds : .fails
    }
  }

  /// Evaluates subtrees that follow one another, as a conjunction: its gaps are those of all parts,
  /// and one part that cannot be closed leaves none (§10.2).
  private mutating func evaluateAll<Purpose: Inquiry>(
    from start: OperationIndex, to end: OperationIndex, for purpose: Purpose.Type, _ gaps: inout UniqueArray<GapRecord>
  ) -> Finding {
    var finding = Finding.holds
    var child = start
    while child < end {
      let found = evaluate(child, for: purpose, &gaps)
      if found == .fails { return .fails }
      finding = min(finding, found)
      child = set.qualifiers.end(of: child)
    }
    return finding
  }

  /// Evaluates subtrees that follow one another, as a disjunction. If none holds, keeps the gaps of
  /// the one with the fewest gaps, of the first such one on a tie (§10.3).
  private mutating func evaluateAny<Purpose: Inquiry>(
    from start: OperationIndex, to end: OperationIndex, for purpose: Purpose.Type, _ gaps: inout UniqueArray<GapRecord>
  ) -> Finding {
    guard Purpose.findsGaps else { return evaluateAnyWithoutGaps(from: start, to: end, for: purpose, &gaps) }
    let first = gaps.count
    var fewest: Int?
    var child = start
    while child < end {
      let begin = gaps.count
      // The child is chosen among all that can be closed, also among those of which nothing is in
      // the cart.
      let found = evaluate(child, for: AllGaps.self, &gaps)
      if found == .holds {
        gaps.removeSubrange(first...)
        return .holds
      }
      let count = gaps.count &- begin
      if found == .mayHold, count < fewest ?? .max {
        if begin > first { gaps.removeSubrange(first..<begin) }
        fewest = count
      } else {
        gaps.removeSubrange(begin...)
      }
      child = set.qualifiers.end(of: child)
    }
    guard fewest != nil else { return .fails }
    if !Purpose.findsGapsOfNothing {
      for index in first..<gaps.count where gaps[index].current <= 0 { return .fails }
    }
    return .mayHold
  }

  private mutating func evaluateAnyWithoutGaps<Purpose: Inquiry>(
    from start: OperationIndex, to end: OperationIndex, for purpose: Purpose.Type, _ gaps: inout UniqueArray<GapRecord>
  ) -> Finding {
    var finding = Finding.fails
    var child = start
    while child < end {
      finding = max(finding, evaluate(child, for: purpose, &gaps))
      if finding == .holds { return .holds }
      child = set.qualifiers.end(of: child)
    }
    return finding
  }

  /// Evaluates the negation of a subtree. Shopping cannot close it (§10.4).
  private mutating func evaluateNot<Purpose: Inquiry>(
    _ index: OperationIndex, for purpose: Purpose.Type, _ gaps: inout UniqueArray<GapRecord>
  ) -> Finding {
    let finding =
      Purpose.isOfAnyCart ? evaluate(index, for: AnyCart.self, &gaps) : evaluate(index, for: Holding.self, &gaps)
    return switch finding {
    case .holds: .fails
    case .mayHold: .mayHold
    case .fails: .holds
    }
  }

  /// Compares a figure with its bounds. Appends the gap of a figure that is below the bounds, if the
  /// purpose is to find gaps.
  @inline(__always)
  private func evaluate<Purpose: Inquiry>(
    _ figure: BoundedFigure, for purpose: Purpose.Type, _ gaps: inout UniqueArray<GapRecord>
  ) -> Finding {
    if Purpose.isOfAnyCart { return .mayHold }
    if figure.current >= figure.least { return figure.current <= figure.most ? .holds : .fails }
    guard Purpose.findsGaps, Purpose.findsGapsOfNothing || figure.current > 0, figure.least <= figure.most else {
      return .fails
    }
    gaps.append(
      GapRecord(
        measure: figure.measure, selector: OptionalIndex(figure.selector), required: figure.least,
        current: figure.current, after: figure.after))
    return .mayHold
  }
}
