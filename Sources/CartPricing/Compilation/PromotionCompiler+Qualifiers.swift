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
}
