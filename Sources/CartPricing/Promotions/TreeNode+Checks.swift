// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The paths from the root of a tree to its nodes, for the paths of faults.
struct TreePaths {
  private var parent: [Int]
  /// For each node, which child of its parent it is.
  private var position: [Int]

  /// The paths of a tree. O(nodes).
  init(_ nodes: [some TreeNode]) {
    let shape = TreeShape(nodes)
    parent = Array(repeating: -1, count: nodes.count)
    position = Array(repeating: 0, count: nodes.count)
    for index in nodes.indices {
      for (position, child) in shape.children(of: index, count: nodes[index].childCount).enumerated() {
        parent[child] = index
        self.position[child] = position
      }
    }
  }

  /// The nodes above a node, the root first, each with the position of its child on the path.
  func steps(to node: Int) -> [(node: Int, position: Int)] {
    var steps: [(node: Int, position: Int)] = []
    var node = node
    while parent[node] >= 0 {
      steps.append((parent[node], position[node]))
      node = parent[node]
    }
    return steps.reversed()
  }
}

/// A node of a tree that documents contain.
protocol CheckedNode: TreeNode {
  /// The key of the children in documents; nil for a leaf.
  var childrenKey: StaticString? { get }
  /// Whether the children are the elements of a list.
  var hasListOfChildren: Bool { get }
}

extension FaultSink {
  /// Reports a tree with too many nodes or levels.
  /// - Returns: Whether the tree is within both limits, so that its nodes may be checked.
  @inline(__always)
  mutating func checkSize<Node: TreeNode>(of nodes: [Node]) -> Bool {
    // A tree has at most as many levels as nodes.
    nodes.count <= Limits.depth || checkSizeOfLarge(nodes)
  }

  @inline(never)
  private mutating func checkSizeOfLarge(_ nodes: [some TreeNode]) -> Bool {
    // Each level except the last one has a parent, so the number of parents bounds the number of
    // levels.
    var parents = 0
    for index in nodes.indices where nodes[index].childCount > 0 { parents += 1 }
    let isTooDeep = parents >= Limits.depth && TreeShape(nodes).depth > Limits.depth
    if isTooDeep { report("is nested deeper than \(Limits.depth) levels") }
    if nodes.count > Limits.nodes { report("has more than \(Limits.nodes) nodes") }
    return !isTooDeep && nodes.count <= Limits.nodes
  }

  /// The paths of a tree if the sink keeps faults; nil otherwise.
  @inline(__always)
  func paths<Node: CheckedNode>(of nodes: [Node]) -> TreePaths? { Self.keepsFaults ? TreePaths(nodes) : nil }

  /// Enters a node of a tree from its root.
  @inline(__always)
  mutating func push<Node: CheckedNode>(_ node: Int, of nodes: [Node], _ paths: TreePaths?) {
    guard Self.keepsFaults, let paths else { return }
    for step in paths.steps(to: node) {
      guard let key = nodes[step.node].childrenKey else { continue }
      push(key)
      if nodes[step.node].hasListOfChildren { push(step.position) }
    }
  }

  /// Leaves a node of a tree, up to its root.
  @inline(__always)
  mutating func pop<Node: CheckedNode>(_ node: Int, of nodes: [Node], _ paths: TreePaths?) {
    guard Self.keepsFaults, let paths else { return }
    for step in paths.steps(to: node) where nodes[step.node].childrenKey != nil {
      pop()
      if nodes[step.node].hasListOfChildren { pop() }
    }
  }
}
