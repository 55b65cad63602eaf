// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The nodes of a tree that is being read, in postorder.
struct ReadTree<Node> {
  private(set) var nodes: [Node] = []
  private var isTooDeep = false
  private var isTooLarge = false

  /// Whether another node at a depth is within the limits. If it is not, the reader stops, so that
  /// its recursion is bounded (§11.14).
  mutating func admitsNode(at depth: Int) -> Bool {
    if depth > Limits.depth { isTooDeep = true }
    if nodes.count >= Limits.nodes { isTooLarge = true }
    return !isTooDeep && !isTooLarge
  }

  mutating func append(_ node: Node) { nodes.append(node) }

  /// Reports a tree that exceeds the limits; returns whether it is within them.
  func isWithinLimits<Source: DocumentSource>(reportingTo source: inout Source) -> Bool {
    if isTooDeep { source.report("is nested deeper than \(Limits.depth) levels") }
    if isTooLarge { source.report("has more than \(Limits.nodes) nodes") }
    return !isTooDeep && !isTooLarge
  }
}

/// A node of a flat tree that can be written.
protocol WritableNode: TreeNode {
  /// The form of the node as a parent; nil for a leaf.
  var branch: TreeBranch? { get }
  /// Writes a leaf.
  func writeLeaf(to writer: inout JSONWriter)
}

/// An inner node: `{"key": [child, …]}`, or `{"key": child}`.
struct TreeBranch {
  let key: String
  let isList: Bool

  init(_ key: some DocumentKey, isList: Bool) {
    self.key = key.rawValue
    self.isList = isList
  }
}

/// Writes flat trees, whose nodes are in postorder, from their root.
enum TreeWriting {
  /// Writes a tree. Depth-first traversal with an explicit stack instead of recursion (§11.14); a
  /// single leaf needs no stack. O(nodes).
  static func write<Node: WritableNode>(_ nodes: [Node], to writer: inout JSONWriter) {
    guard !nodes.isEmpty else { return writer.null() }
    // The span avoids a copy of each node.
    let span = nodes.span
    if nodes.count == 1, span[0].branch == nil { return span[0].writeLeaf(to: &writer) }
    let start = TreeShape(nodes).start
    // The stack of remaining tasks.
    var tasks: [Task] = [.node(nodes.count - 1)]
    while let task = tasks.popLast() {
      switch task {
      case .endOfList:
        writer.endArray()
        writer.endObject()
      case .endOfObject:
        writer.endObject()
      case .node(let index):
        guard let branch = nodes[index].branch else {
          nodes[index].writeLeaf(to: &writer)
          continue
        }
        writer.beginObject()
        writer.key(named: branch.key)
        if branch.isList { writer.beginArray() }
        tasks.append(branch.isList ? .endOfList : .endOfObject)
        var end = index
        for _ in 0..<nodes[index].childCount where end > 0 {
          tasks.append(.node(end - 1))
          end = start[end - 1]
        }
      }
    }
  }

  private enum Task {
    case node(Int)
    case endOfList
    case endOfObject
  }
}
