// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A node of a flat tree: the nodes are in one array in postorder, so children precede their parent
/// and the root is last.
package protocol TreeNode {
  /// The number of children, which are the subtrees directly before the node.
  var childCount: Int { get }
}

/// The start of each subtree of a flat tree, and the depth of the tree, computed without recursion.
package struct TreeShape {
  /// For each node, the index at which its subtree begins; the node itself for a leaf.
  package private(set) var start: [Int] = []
  /// The levels of the tree: 1 for a lone leaf.
  package private(set) var depth = 0

  /// The shape of a tree. O(nodes).
  package init(_ nodes: [some TreeNode]) {
    start.reserveCapacity(nodes.count)
    var depths: [Int] = []
    depths.reserveCapacity(nodes.count)
    for (index, node) in nodes.enumerated() {
      var begin = index
      var below = 0
      for _ in 0..<node.childCount where begin > 0 {
        below = max(below, depths[begin - 1])
        begin = start[begin - 1]
      }
      start.append(begin)
      depths.append(below + 1)
      depth = max(depth, below + 1)
    }
  }

  /// The indices of a node's children, in their order.
  package func children(of index: Int, count: Int) -> [Int] {
    var found: [Int] = []
    found.reserveCapacity(count)
    var end = index
    for _ in 0..<count where end > 0 {
      found.append(end - 1)
      end = start[end - 1]
    }
    return found.reversed()
  }
}
