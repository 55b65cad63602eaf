// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A list of indices of one table, as its range in ``IndexLists``.
struct IndexList<Element>: Sendable {
  let first: Int32
  let count: Int32

  @inline(__always)
  init(first: Int32, count: Int32) {
    self.first = first
    self.count = count
  }

  /// The list of one index.
  @inline(__always)
  init(only index: Index<Element>) { self.init(first: Self.single &+ index.rawValue, count: 1) }

  /// The beginning of the list of index 0. All lists of several indices begin below it.
  @inline(__always)
  fileprivate static var single: Int32 { 1 << 30 }

  /// The positions of the list in ``IndexLists``.
  @inline(__always)
  var positions: Range<Int> { Int(first)..<Int(first) &+ Int(count) }
}

/// Lists of indices of one table. A list of one index uses no memory: its position is computed from
/// the index.
struct IndexLists<Element>: Sendable {
  private var indices = Rows<Index<Element>>()

  subscript(position: Int) -> Index<Element> {
    @inline(__always) get {
      let single = Int(IndexList<Element>.single)
      return position >= single ? Index(position &- single) : indices[position]
    }
  }

  /// Appends a list, sorted and without duplicates.
  mutating func append(_ found: [Index<Element>]) -> IndexList<Element> {
    let sorted = found.sorted()
    if let index = sorted.first, index == sorted.last { return IndexList(only: index) }
    let first = indices.count
    for position in sorted.indices where position == 0 || sorted[position - 1] != sorted[position] {
      indices.append(sorted[position])
    }
    return IndexList(first: Int32(first), count: Int32(indices.count - first))
  }

  /// Releases unused capacity.
  mutating func close() { indices.close() }
}
