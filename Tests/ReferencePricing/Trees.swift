// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// A selector as a tree, for recursion (§3.8).
indirect enum SelectorTree {
  case leaf(LineSelector.Node)
  case allOf([SelectorTree])
  case anyOf([SelectorTree])
  case not(SelectorTree)

  /// The tree of a selector, which holds its nodes in one array, children before their parent.
  init(_ selector: LineSelector) {
    var stack: [SelectorTree] = []
    for node in selector.nodes {
      switch node {
      case .allOf(let count): stack.append(.allOf(popped(count, from: &stack)))
      case .anyOf(let count): stack.append(.anyOf(popped(count, from: &stack)))
      case .not: stack.append(.not(stack.removeLast()))
      default: stack.append(.leaf(node))
      }
    }
    self = stack.removeLast()
  }
}

/// A qualifier as a tree, for recursion (§4.1).
indirect enum QualifierTree {
  case leaf(Qualifier.Node)
  case all([QualifierTree])
  case any([QualifierTree])
  case not(QualifierTree)

  /// The tree of a qualifier, which holds its nodes in one array, children before their parent.
  init(_ qualifier: Qualifier) {
    var stack: [QualifierTree] = []
    for node in qualifier.nodes {
      switch node {
      case .all(let count): stack.append(.all(popped(count, from: &stack)))
      case .any(let count): stack.append(.any(popped(count, from: &stack)))
      case .not: stack.append(.not(stack.removeLast()))
      default: stack.append(.leaf(node))
      }
    }
    self = stack.removeLast()
  }
}

/// The last elements of a stack, in their order, taken off it.
private func popped<Tree>(_ count: Int, from stack: inout [Tree]) -> [Tree] {
  let children = Array(stack.suffix(count))
  stack.removeLast(count)
  return children
}

/// Whether a selector is `"all"`, as written.
func isWrittenAll(_ selector: LineSelector) -> Bool {
  if case .leaf(.all) = SelectorTree(selector) { return true }
  return false
}

/// Whether an attribute compares (§3.10 to §3.13, §3.15).
func compares(_ value: AttributeValue?, _ comparison: Comparison) -> Bool {
  if case .exists(let wanted) = comparison { return (value != nil) == wanted }
  // "Any other comparison with an attribute that is missing or of another type is false." (§3.16)
  guard let value else { return false }
  switch comparison {
  case .is(let wanted): return areEqual(value, wanted)
  case .in(let wanted): return wanted.contains { areEqual(value, $0) }
  case .range(let range):
    guard case .number(let number) = value else { return false }
    if let atLeast = range.atLeast, !(number >= atLeast) { return false }
    if let atMost = range.atMost, !(number <= atMost) { return false }
    if let above = range.above, !(number > above) { return false }
    if let below = range.below, !(number < below) { return false }
    return true
  case .contains(let wanted):
    // "for a list attribute; of a string attribute, as a part of it, by bytes"
    switch value {
    case .list(let entries): return isOne(wanted, of: entries)
    case .text(let text): return contains(text, wanted)
    case .number, .boolean: return false
    }
  case .startsWith(let wanted):
    guard case .text(let text) = value else { return false }
    return begins(text, with: wanted)
  case .exists: return false
  }
}

/// "same type and equal"; "Numbers compare as IEEE doubles" (§3.11, §1.23).
private func areEqual(_ left: AttributeValue, _ right: AttributeValue) -> Bool {
  switch (left, right) {
  case (.text(let left), .text(let right)): return same(left, right)
  case (.number(let left), .number(let right)): return left == right
  case (.boolean(let left), .boolean(let right)): return left == right
  case (.list(let left), .list(let right)):
    if left.count != right.count { return false }
    for (one, other) in zip(left, right) where !same(one, other) { return false }
    return true
  default: return false
  }
}

/// The value of a key in a map whose keys compare by their bytes.
func entry<Value>(_ name: String, of map: [String: Value]) -> Value? {
  for (key, value) in map where same(key, name) { return value }
  return nil
}
