// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Compiles qualifiers to operations.
extension PromotionCompiler {
  /// Appends the operations of a qualifier, each parent before its children (preorder). Returns the
  /// index of the first operation.
  mutating func compile(_ nodes: [Qualifier.Node]) -> OperationIndex {
    let first = OperationIndex(qualifiers.count)
    let root = nodes.count - 1
    guard nodes[root].childCount == root else {
      compileTree(nodes)
      return first
    }
    // The qualifier has leaves and at most one parent.
    compile(nodes, root, length: nodes.count)
    for index in 0..<root { compile(nodes, index, length: 1) }
    return first
  }

  private mutating func compileTree(_ nodes: [Qualifier.Node]) {
    let shape = TreeShape(nodes)
    // A stack of the nodes that are still to be appended.
    var waiting = [nodes.count - 1]
    while let index = waiting.popLast() {
      compile(nodes, index, length: index - shape.start[index] + 1)
      waiting += shape.children(of: index, count: nodes[index].childCount).reversed()
    }
  }

  /// Appends the operation of one node. A leaf without an operation of its own is stored as it is
  /// in the table of leaves.
  private mutating func compile(_ nodes: [Qualifier.Node], _ index: Int, length: Int) {
    switch nodes[index] {
    case .all: qualifiers.append(.all, length: length)
    case .any: qualifiers.append(.any, length: length)
    case .not: qualifiers.append(.not, length: length)
    case .subtotal(let selector, let range, let measured):
      compileSubtotal(of: selector, range, measured)
    case .quantity(let selector, let range): compileCount(.quantity, of: selector, range)
    case .lines(let selector, let range): compileCount(.lines, of: selector, range)
    case .leastQuantity(let selector, let range): compileCount(.leastQuantity, of: selector, range)
    case .coupon(let codes): compileCoupon(codes)
    case .segment(let id): compileSegment(id)
    case .customerID(let ids): compileCustomer(ids)
    // Every kind is named: with `default`, the compiler would copy each node.
    case .customerAttribute, .customerKnown, .cartAttribute, .location, .store, .shipping, .sum, .events, .score,
      .anniversary, .schedule:
      compileLeaf(nodes, index)
    }
  }

  @inline(never)
  private mutating func compileLeaf(_ nodes: [Qualifier.Node], _ index: Int) {
    let leaf = LeafIndex(leaves.count)
    switch nodes[index] {
    case .events(let match):
      addAmountFlags(of: match)
      qualifiers.append(leaf: leaf, about: events.index(of: match.type, match.condition))
    case .score(let score, _): qualifiers.append(leaf: leaf, about: scoreIndices[score])
    case .shipping(let match):
      if let cost = match.cost { addAmountFlags(cost) }
      qualifiers.append(leaf: leaf)
    case .sum(let sum):
      qualifiers.append(leaf: leaf, about: id(of: sum.selector))
      _ = selectors.number(ofAttributeName: sum.attribute)
    default: qualifiers.append(leaf: leaf)
    }
    leaves.append(nodes[index])
  }
}
