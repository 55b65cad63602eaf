// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Finds the conditions that decide that a promotion does not hold (§8.44): a support agent sees which
/// ones they are.
extension CartFacts {
  /// Appends the paths of what decides that a promotion is not qualified, in the order of the document:
  /// those of its qualifier, then that of its rule. `lacksReward` says that its rule holds and its action
  /// finds no unit to reward.
  mutating func appendFailedPaths(of index: Int32, lacksReward: Bool, to paths: inout [String]) {
    let record = record(index)
    let end = paths.count + Limits.failedPaths
    if record.when >= 0, !isTrue(record.when) {
      appendPaths(of: record.when, holding: false, "when", to: &paths, end)
    }
    guard record.hasRule, paths.count < end else { return }
    if lacksReward {
      paths.append("calculateRule.reward")
    } else if applications(of: record) == 0 {
      paths.append("calculateRule")
    }
  }

  /// Whether a subtree holds. The work of evaluating it again is counted (§11.13).
  private mutating func isTrue(_ place: Int32) -> Bool {
    budget.take(32 &* Int(set.qualifiers.end(of: place) &- place)) && holds(at: place)
  }

  /// Appends the paths of the leaves that decide that a subtree holds, or that it does not. Recursion is
  /// bounded by the depth of a qualifier, 64.
  private mutating func appendPaths(
    of place: Int32, holding: Bool, _ path: String, to paths: inout [String], _ end: Int
  ) {
    guard paths.count < end, budget.take(64 &+ path.utf8.count) else { return }
    let operation = set.qualifiers[Int(place)]
    switch operation.kind {
    // A conjunction holds by all its children, and fails by those that fail.
    case .all:
      appendChildren(of: place, holding: holding, "\(path).all", to: &paths, end) { facts, child in
        holding || !facts.isTrue(child)
      }
    // A disjunction fails by all its children, and holds by the first one that holds.
    case .any:
      var isFound = false
      appendChildren(of: place, holding: holding, "\(path).any", to: &paths, end) { facts, child in
        if !holding { return true }
        if isFound || !facts.isTrue(child) { return false }
        isFound = true
        return true
      }
    case .not: appendPaths(of: place + 1, holding: !holding, "\(path).not", to: &paths, end)
    default: paths.append("\(path).\(set.key(of: operation).rawValue)")
    }
  }

  /// Appends the paths of those children of a subtree that satisfy a predicate.
  private mutating func appendChildren(
    of place: Int32, holding: Bool, _ path: String, to paths: inout [String], _ end: Int,
    where decides: (_ facts: inout CartFacts, _ child: Int32) -> Bool
  ) {
    var child = place + 1
    var number = 0
    while child < set.qualifiers.end(of: place), paths.count < end {
      if decides(&self, child) { appendPaths(of: child, holding: holding, "\(path)[\(number)]", to: &paths, end) }
      child = set.qualifiers.end(of: child)
      number += 1
    }
  }
}

extension CompiledSet {
  /// The key of the operation of a leaf.
  fileprivate func key(of operation: QualifierOperation) -> Qualifier.Key {
    switch operation.kind {
    case .all: .all
    case .any: .any
    case .not: .not
    case .subtotal: .subtotal
    case .quantity: .quantity
    case .lines: .lines
    case .leastQuantity: .leastQuantity
    case .coupon: .coupon
    case .segment: .segment
    case .customer: .customer
    case .other: key(of: leaves[Int(operation.first)])
    }
  }

  private func key(of leaf: Qualifier.Node) -> Qualifier.Key {
    switch leaf {
    case .customerAttribute, .customerID, .customerKnown: .customer
    case .cartAttribute: .cart
    case .shipping: .shipping
    case .sum: .sum
    case .location: .location
    case .store: .store
    case .events: .events
    case .score: .score
    case .anniversary: .anniversary
    case .schedule: .schedule
    case .all: .all
    case .any: .any
    case .not: .not
    case .subtotal: .subtotal
    case .quantity: .quantity
    case .lines: .lines
    case .leastQuantity: .leastQuantity
    case .coupon: .coupon
    case .segment: .segment
    }
  }
}
