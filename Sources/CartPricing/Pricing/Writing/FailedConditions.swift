// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Which subtrees of a qualifier hold. Each is evaluated once, when it is first needed.
private struct SubtreeValues {
  private let root: OperationIndex
  private var values: [Bool?]

  init(of root: OperationIndex, _ set: borrowing CompiledSet) {
    self.root = root
    values = Array(repeating: nil, count: set.qualifiers.end(of: root).position - root.position)
  }

  subscript(index: OperationIndex) -> Bool? {
    get { values[index.position - root.position] }
    set { values[index.position - root.position] = newValue }
  }
}

/// Finds the conditions that decide that a promotion does not hold (§8.44): a support agent sees which
/// ones they are.
extension CartFacts {
  /// Appends the paths of what decides that a promotion is not qualified, in the order of the document:
  /// those of its qualifier, then that of its rule. `lacksReward` says that its rule holds and its action
  /// finds no unit to reward.
  mutating func appendFailedPaths(of index: CandidateIndex, lacksReward: Bool, to paths: inout [String]) {
    let record = record(index)
    let end = paths.count + Limits.failedPaths
    if let when = record.when.index {
      var values = SubtreeValues(of: when, set)
      if !isTrue(when, &values) {
        appendPaths(of: when, holding: false, "when", &values, to: &paths, end)
      }
    }
    guard record.hasRule, paths.count < end else { return }
    if lacksReward {
      paths.append("calculateRule.reward")
    } else if applications(of: record) == 0 {
      paths.append("calculateRule")
    }
  }

  /// Whether a subtree holds; false without budget for the work (§11.13). Recursion is bounded by the
  /// depth of a qualifier, 64.
  private mutating func isTrue(_ index: OperationIndex, _ values: inout SubtreeValues) -> Bool {
    if let known = values[index] { return known }
    guard budget.take(32) else { return false }
    let kind = set.qualifiers[index].kind
    var value: Bool
    switch kind {
    case .all, .any:
      let deciding = kind == .any
      value = !deciding
      var child = index.next
      while child < set.qualifiers.end(of: index), value != deciding {
        value = isTrue(child, &values)
        child = set.qualifiers.end(of: child)
      }
    case .not: value = !isTrue(index.next, &values)
    default: value = holds(at: index)
    }
    values[index] = value
    return value
  }

  /// Appends the paths of the leaves that decide that a subtree holds, or that it does not. Recursion is
  /// bounded by the depth of a qualifier, 64.
  private mutating func appendPaths(
    of index: OperationIndex, holding: Bool, _ path: String, _ values: inout SubtreeValues, to paths: inout [String],
    _ end: Int
  ) {
    guard paths.count < end, budget.take(64 &+ path.utf8.count) else { return }
    let operation = set.qualifiers[index]
    switch operation.kind {
    // A conjunction holds by all its children, and fails by those that fail. A disjunction fails by all
    // its children, and holds by the first one that holds.
    case .all, .any:
      let isAny = operation.kind == .any
      let name = isAny ? "\(path).any" : "\(path).all"
      var child = index.next
      var number = 0
      while child < set.qualifiers.end(of: index), paths.count < end {
        if isAny != holding || isTrue(child, &values) == holding {
          appendPaths(of: child, holding: holding, "\(name)[\(number)]", &values, to: &paths, end)
          if isAny && holding { return }
        }
        child = set.qualifiers.end(of: child)
        number += 1
      }
    case .not: appendPaths(of: index.next, holding: !holding, "\(path).not", &values, to: &paths, end)
    default: paths.append("\(path).\(set.key(of: operation).rawValue)")
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
    case .other: leaves[operation.leaf].key
    }
  }
}
