// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// A leaf of a tree, as it is or denied.
struct Literal<Node: Sendable & Hashable>: Sendable, Hashable {
  var node: Node
  /// Whether the leaf must hold; false if it must not.
  var isRequired: Bool
}

/// A tree in disjunctive normal form: it holds where all literals of one of the branches hold.
struct Branches<Node: Sendable & Hashable>: Sendable {
  /// The branches. A branch without literals always holds; a tree without branches never does.
  private(set) var list: [[Literal<Node>]]
  /// Whether there are no further branches, which were left out because there are too many.
  private(set) var isComplete = true

  /// The most branches of a tree that are kept, and the most literals of all of them.
  static var mostBranches: Int { 32 }
  static var mostLiterals: Int { 4_096 }

  /// The tree that always holds.
  static var always: Branches { Branches(list: [[]]) }

  /// The tree that never holds.
  static var never: Branches { Branches(list: []) }

  init(leaf: Node, isRequired: Bool) { list = [[Literal(node: leaf, isRequired: isRequired)]] }

  private init(list: [[Literal<Node>]]) { self.list = list }

  /// This tree or another one.
  mutating func formDisjunction(_ other: Branches) {
    isComplete = isComplete && other.isComplete
    list += other.list
    cut()
  }

  /// This tree and another one.
  mutating func formConjunction(_ other: Branches) {
    isComplete = isComplete && other.isComplete
    if other.list.count == 1 {
      for index in list.indices { list[index] += other.list[0] }
      return cut()
    }
    var joined: [[Literal<Node>]] = []
    var literals = 0
    for first in list {
      for second in other.list {
        guard joined.count < Self.mostBranches, literals <= Self.mostLiterals else {
          isComplete = false
          break
        }
        joined.append(first + second)
        literals += first.count + second.count
      }
    }
    list = joined
    cut()
  }

  private mutating func cut() {
    var literals = 0
    for (index, branch) in list.enumerated() {
      literals += branch.count
      if index >= Self.mostBranches || (index > 0 && literals > Self.mostLiterals) {
        list.removeSubrange(index...)
        isComplete = false
        return
      }
    }
  }
}

/// The operation of a node of a tree.
enum TreeOperation {
  case leaf
  case all(Int)
  case any(Int)
  case not
}

extension Branches {
  /// The branches of a flat tree. O(nodes × ``mostLiterals``), without recursion.
  init(of nodes: [Node], _ operation: (Node) -> TreeOperation) {
    // For each finished subtree, its branches and those of its negation.
    var stack: [(holds: Branches, fails: Branches)] = []
    for node in nodes {
      switch operation(node) {
      case .leaf:
        stack.append((Branches(leaf: node, isRequired: true), Branches(leaf: node, isRequired: false)))
      case .not:
        guard let last = stack.popLast() else { break }
        stack.append((last.fails, last.holds))
      case .all(let count): Self.join(&stack, count, isConjunction: true)
      case .any(let count): Self.join(&stack, count, isConjunction: false)
      }
    }
    self = stack.last?.holds ?? .always
  }

  private static func join(
    _ stack: inout [(holds: Branches, fails: Branches)], _ count: Int, isConjunction: Bool
  ) {
    let count = min(max(0, count), stack.count)
    var holds = isConjunction ? Branches.always : .never
    var fails = isConjunction ? Branches.never : .always
    for child in stack[(stack.count - count)...] {
      if isConjunction {
        holds.formConjunction(child.holds)
        fails.formDisjunction(child.fails)
      } else {
        holds.formDisjunction(child.holds)
        fails.formConjunction(child.fails)
      }
    }
    stack.removeLast(count)
    stack.append((holds, fails))
  }
}

extension Branches where Node == Qualifier.Node {
  /// The branches of a qualifier; a missing one always holds.
  init(of qualifier: Qualifier?) { self.init(of: qualifier?.nodes ?? []) }

  /// The branches of the nodes of a qualifier.
  init(of nodes: [Qualifier.Node]) {
    self.init(of: nodes) { node in
      switch node {
      case .all(let count): .all(count)
      case .any(let count): .any(count)
      case .not: .not
      default: .leaf
      }
    }
  }
}

extension Branches where Node == LineSelector.Node {
  /// The branches of a selector.
  init(of selector: LineSelector) {
    self.init(of: selector.nodes) { node in
      switch node {
      case .allOf(let count): .all(count)
      case .anyOf(let count): .any(count)
      case .not: .not
      case .all: .all(0)
      default: .leaf
      }
    }
  }
}
