// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension CartFacts {
  /// Whether the qualifier whose operations begin at an index holds (§4.1). Recursion is bounded by
  /// the depth of a qualifier, 64.
  mutating func holds(at place: Int32) -> Bool {
    steps.add()
    let operation = set.qualifiers[Int(place)]
    switch operation.kind {
    case .all:
      var child = place + 1
      while child < operation.end {
        if !holds(at: child) { return false }
        child = set.qualifiers.end(of: child)
      }
      return true
    case .any:
      var child = place + 1
      while child < operation.end {
        if holds(at: child) { return true }
        child = set.qualifiers.end(of: child)
      }
      return false
    case .not: return !holds(at: place + 1)
    case .subtotal: return holdsSubtotal(operation)
    case .quantity: return operation.contains(quantity(of: operation))
    case .lines: return operation.contains(lineCount(of: operation))
    case .leastQuantity: return operation.contains(leastQuantity(of: operation))
    case .coupon: return countsOne(of: operation.list)
    case .segment: return isInSegment(operation.first)
    case .customer: return isCustomer(oneOf: operation.list)
    case .other: return holds(set.leaves[Int(operation.first)], operation.count)
    }
  }

  /// Whether a leaf of the table of leaves holds. For a leaf about events, `place` is the index of
  /// its ``EventSeries``; for one about a score, the index of the score.
  private mutating func holds(_ leaf: Qualifier.Node, _ place: Int32) -> Bool {
    switch leaf {
    case .customerAttribute(let name, let comparison): customerHolds(name, comparison)
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
