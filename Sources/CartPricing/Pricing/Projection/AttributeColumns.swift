// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The values of the lines' attributes by name. Each name is looked up at most once in a pricing.
struct AttributeColumns: ~Copyable, Sendable {
  /// The attributes of one name are neighbours.
  private(set) var entries = UniqueArray<Entry>()
  /// The indices of the entries of each name that has been looked up.
  private var columns = UniqueArray<Range<Int>>()
  /// The column of each name that has been looked up and that a line has.
  private var columnIndices = GenerationStampedMap<TextKey, Range<Int>>()
  private var isBegun = false
  /// The number of names that have been looked up one by one.
  private var lookups = 0
  /// Whether the entries of all names have been made.
  private var isComplete = false

  /// The attribute of a line.
  struct Entry: Sendable {
    let line: LineIndex
    let column: Index<Range<Int>>
    let weight: Int32
    let hash: UInt64
    let value: AttributeValue
  }

  /// The number of names that are looked up line by line. For further names, the attributes of all
  /// lines are indexed by name in one pass, so that the cost of many names is not a look-up for
  /// each name and line.
  private static var mostLookups: Int { 8 }

  /// The most entries of a column that are not in the order of their hashes: so few are compared one
  /// by one.
  private static var mostUnsorted: Int { 16 }

  /// Resets the columns for the next cart.
  @inline(__always)
  mutating func begin() {
    if isBegun { reset() }
  }

  private mutating func reset() {
    entries.removeAll(keepingCapacity: true)
    isBegun = false
  }

  /// Returns the indices of the entries of a name.
  mutating func column(_ name: TextNumber, of cart: ProjectedCart, _ selectors: SelectorTable) -> Range<Int> {
    if !isBegun {
      columns.removeAll(keepingCapacity: true)
      columnIndices.removeAll()
      isBegun = true
      isComplete = false
      lookups = 0
    }
    if let column = columnIndices[name] { return columns[column] }
    if isComplete { return 0..<0 }
    if lookups == Self.mostLookups {
      indexAll(cart, selectors)
    } else {
      lookups += 1
      lookUp(name, cart, selectors.attributeNames.text(name))
    }
    return columnIndices[name].map { columns[$0] } ?? 0..<0
  }

  /// Returns the indices of the entries of a column that may have a value with a hash: those with the
  /// hash, found by binary search, or all entries of a small column.
  func entries(of column: Range<Int>, having hash: UInt64) -> Range<Int> {
    guard column.count > Self.mostUnsorted else { return column }
    let first = column.partitionPoint { entries[$0].hash < hash }
    return first..<(first..<column.upperBound).partitionPoint { entries[$0].hash == hash }
  }

  private mutating func lookUp(_ name: TextNumber, _ cart: ProjectedCart, _ text: String) {
    let (first, column) = (entries.count, Index<Range<Int>>(columns.count))
    for line in cart.lines.indices {
      guard let value = cart.members.lines[line].attributes.value(of: text) else { continue }
      append(value, of: line, column)
    }
    columnIndices.set(name, to: column)
    columns.append(first..<entries.count)
    if entries.count - first > Self.mostUnsorted { sort(from: first) }
  }

  /// Indexes the attributes whose names have not been looked up yet, in one pass over the lines.
  private mutating func indexAll(_ cart: ProjectedCart, _ selectors: SelectorTable) {
    let (first, known) = (entries.count, columns.count)
    for line in cart.lines.indices {
      for (text, value) in cart.members.lines[line].attributes {
        guard let name = selectors.attributeNames.number(of: TextKey(text)) else { continue }
        let (column, isNew) = columnIndices.value(of: name, orNew: Index(columns.count))
        if isNew { columns.append(0..<0) }
        // A name that was looked up before has its entries.
        if column.position >= known { append(value, of: line, column) }
      }
    }
    sort(from: first)
    var next = first
    while next < entries.count {
      let (start, column) = (next, entries[next].column)
      while next < entries.count, entries[next].column == column { next += 1 }
      columns[column.position] = start..<next
    }
    isComplete = true
  }

  private mutating func append(_ value: AttributeValue, of line: Int, _ column: Index<Range<Int>>) {
    entries.append(
      Entry(
        line: LineIndex(line), column: column, weight: Int32(truncatingIfNeeded: value.weight),
        hash: value.seededHash, value: value))
  }

  /// Sorts the entries from an index on by column, those of a column by hash.
  private mutating func sort(from first: Int) {
    entries.sort(from: first) { ($0.column, $0.hash) < ($1.column, $1.hash) }
  }
}
