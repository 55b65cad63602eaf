// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A set of keys with a count each, and the sums of these counts over ranges: a B+ tree whose inner
/// nodes have the sum of each child.
///
/// Looking up, inserting and removing a key and summing a range are O(log n). All nodes are in one
/// array and name each other by their indices; a free list has the indices that can be used again. A
/// node is removed when it has no key left, and not before, so that nodes are never merged; the height
/// is at most the logarithm of the number of insertions.
struct SummedTree<Key: Comparable & Sendable>: Sendable {
  /// The largest number of keys of a node.
  private static var capacity: Int { 64 }

  /// A leaf, or an inner node. The keys of an inner node are lower bounds of its children.
  private struct Node: Sendable {
    var keys: [Key] = []
    /// The counts of the keys of a leaf, or the sums of the children.
    var sums: [Int128] = []
    /// The children of an inner node; empty for a leaf.
    var children: [Int] = []

    var total: Int128 { sums.reduce(0, +) }

    /// The number of keys that are smaller than a key (binary search).
    func countBefore(_ key: Key) -> Int {
      var low = 0
      var high = keys.count
      while low < high {
        let middle = (low + high) / 2
        if keys[middle] < key { low = middle + 1 } else { high = middle }
      }
      return low
    }

    /// The child that has a key, if the tree has it: the last one with no larger bound, or the first.
    func child(for key: Key) -> Int {
      let before = countBefore(key)
      if before < keys.count, keys[before] == key { return before }
      return max(before - 1, 0)
    }

    var isLeaf: Bool { children.isEmpty }
  }

  private var nodes = [Node()]
  private var free: [Int] = []
  private var root = 0
  /// The number of keys.
  private(set) var count = 0

  init() {}

  // MARK: Looking up

  /// The sum of the counts of all keys that are smaller than a key. O(log n).
  func sum(before key: Key) -> Int128 {
    var sum: Int128 = 0
    var number = root
    while true {
      let before = nodes[number].isLeaf ? nodes[number].countBefore(key) : nodes[number].child(for: key)
      for place in 0..<before { sum += nodes[number].sums[place] }
      if nodes[number].isLeaf { return sum }
      number = nodes[number].children[before]
    }
  }

  /// The sum of the counts of the keys from `lower` up to, and without, `upper`. O(log n).
  func sum(from lower: Key, to upper: Key) -> Int128 { sum(before: upper) - sum(before: lower) }

  /// The smallest key that is not smaller than a key; nil if there is none. O(log n).
  func first(from lower: Key) -> Key? {
    var found: Key?
    forEach(from: lower) { key in
      found = key
      return false
    }
    return found
  }

  /// Calls `body` with the keys that are not smaller than `lower`, in their order, until it returns
  /// false. O(log n) and O(1) for each key.
  func forEach(from lower: Key, _ body: (Key) -> Bool) { _ = visit(root, from: lower, body) }

  /// Visits the keys of a node; false when `body` has ended the visit. The depth of the recursion is
  /// the height of the tree.
  private func visit(_ number: Int, from lower: Key?, _ body: (Key) -> Bool) -> Bool {
    let node = nodes[number]
    if node.isLeaf {
      let start = lower.map { node.countBefore($0) } ?? 0
      for place in start..<node.keys.count where !body(node.keys[place]) { return false }
      return true
    }
    let start = lower.map { node.child(for: $0) } ?? 0
    for place in start..<node.children.count {
      if !visit(node.children[place], from: place == start ? lower : nil, body) { return false }
    }
    return true
  }

  // MARK: Changes

  /// Adds a key that the tree does not have, with its count. O(log n).
  mutating func insert(_ key: Key, count: Int128) {
    let path = path(to: key)
    for (number, place) in path.dropLast() {
      nodes[number].sums[place] += count
      if key < nodes[number].keys[place] { nodes[number].keys[place] = key }
    }
    let (leaf, place) = path[path.count - 1]
    nodes[leaf].keys.insert(key, at: place)
    nodes[leaf].sums.insert(count, at: place)
    self.count += 1
    splitNodes(on: path)
  }

  /// Removes a key; nothing happens if the tree does not have it. O(log n).
  mutating func remove(_ key: Key) {
    let path = path(to: key)
    let (leaf, place) = path[path.count - 1]
    guard place < nodes[leaf].keys.count, nodes[leaf].keys[place] == key else { return }
    let count = nodes[leaf].sums[place]
    for (number, place) in path.dropLast() { nodes[number].sums[place] -= count }
    nodes[leaf].keys.remove(at: place)
    nodes[leaf].sums.remove(at: place)
    self.count -= 1
    removeEmptyNodes(on: path)
  }

  /// The nodes from the root to the leaf of a key, each with the place of the child, and the place of
  /// the key in the leaf, or where it has to be inserted.
  private func path(to key: Key) -> [(number: Int, place: Int)] {
    var path: [(number: Int, place: Int)] = []
    var number = root
    while !nodes[number].isLeaf {
      let place = nodes[number].child(for: key)
      path.append((number, place))
      number = nodes[number].children[place]
    }
    path.append((number, nodes[number].countBefore(key)))
    return path
  }

  /// Divides each node with too many keys into two, from the leaf upwards.
  private mutating func splitNodes(on path: [(number: Int, place: Int)]) {
    for level in path.indices.reversed() {
      let number = path[level].number
      guard nodes[number].keys.count > Self.capacity else { return }
      let right = splitOff(number)
      let key = nodes[right].keys[0]
      if level == 0 {
        let first = nodes[number].keys[0]
        let top = Node(
          keys: [first, key], sums: [nodes[number].total, nodes[right].total], children: [number, right])
        root = add(top)
      } else {
        let (parent, place) = path[level - 1]
        nodes[parent].sums[place] = nodes[number].total
        nodes[parent].keys.insert(key, at: place + 1)
        nodes[parent].sums.insert(nodes[right].total, at: place + 1)
        nodes[parent].children.insert(right, at: place + 1)
      }
    }
  }

  /// Moves the upper half of a node into a new one; the index of the new node.
  private mutating func splitOff(_ number: Int) -> Int {
    let middle = nodes[number].keys.count / 2
    var right = Node()
    right.keys = Array(nodes[number].keys[middle...])
    right.sums = Array(nodes[number].sums[middle...])
    nodes[number].keys.removeSubrange(middle...)
    nodes[number].sums.removeSubrange(middle...)
    if !nodes[number].isLeaf {
      right.children = Array(nodes[number].children[middle...])
      nodes[number].children.removeSubrange(middle...)
    }
    return add(right)
  }

  /// Removes the nodes of a path that have no key, from the leaf upwards, and roots with one child.
  private mutating func removeEmptyNodes(on path: [(number: Int, place: Int)]) {
    for level in path.indices.reversed().dropLast() {
      let number = path[level].number
      guard nodes[number].keys.isEmpty else { break }
      release(number)
      let (parent, place) = path[level - 1]
      nodes[parent].keys.remove(at: place)
      nodes[parent].sums.remove(at: place)
      nodes[parent].children.remove(at: place)
    }
    while nodes[root].children.count == 1 {
      let child = nodes[root].children[0]
      release(root)
      root = child
    }
  }

  private mutating func add(_ node: Node) -> Int {
    if let number = free.popLast() {
      nodes[number] = node
      return number
    }
    nodes.append(node)
    return nodes.count - 1
  }

  private mutating func release(_ number: Int) {
    nodes[number] = Node()
    free.append(number)
  }
}
