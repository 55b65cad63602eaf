/// A node of a flat tree that can be written.
protocol WritableNode: TreeNode {
  /// What the node is as a parent; nil for a leaf.
  var branch: TreeBranch? { get }
  /// Writes a leaf.
  func writeLeaf(to writer: inout JSONWriter)
}

/// An inner node: `{"key": [child, …]}`, or `{"key": child}`.
struct TreeBranch {
  let key: StaticString
  let isList: Bool
}

/// Writes trees that are held flat, children before their parent, from their root.
enum TreeWriting {
  /// Writes a tree. O(nodes), with a stack of its own instead of recursion; a lone leaf needs none.
  static func write<Node: WritableNode>(_ nodes: [Node], to writer: inout JSONWriter) {
    guard !nodes.isEmpty else { return writer.null() }
    // Lent by the span: an element of an array would be copied.
    let span = nodes.span
    if nodes.count == 1, span[0].branch == nil { return span[0].writeLeaf(to: &writer) }
    let start = TreeShape(nodes).start
    // What is still to be written, the next one last.
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
        writer.key(branch.key)
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
