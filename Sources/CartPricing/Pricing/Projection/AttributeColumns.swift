// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The values of the lines' attributes by name. Each name is looked up at most once in a pricing.
/// The entries of a name are a linked list.
struct AttributeColumns: ~Copyable, Sendable {
  private(set) var entries = UniqueArray<Entry>()
  /// The first entry of each name that has been looked up; nil if no line has the attribute.
  private var columns = UniqueArray<OptionalIndex<Entry>>()
  /// The column of each name that has been looked up.
  private var columnIndices = GenerationStampedMap<TextKey, OptionalIndex<Entry>>()
  private var isBegun = false
  /// The number of names that have been looked up one by one.
  private var lookups = 0
  /// Whether the entries of all names have been made.
  private var isComplete = false

  /// The attribute of a line.
  struct Entry: Sendable {
    let line: LineIndex
    /// The next entry of the same name; nil for none.
    let next: OptionalIndex<Entry>
    let weight: Int32
    let hash: UInt64
    let value: AttributeValue
  }

  /// The number of names that are looked up line by line. For further names, the attributes of all
  /// lines are indexed by name in one pass, so that the cost of many names is not a look-up for
  /// each name and line.
  private static let mostLookups = 8

  /// Resets the columns for the next cart.
  @inline(__always)
  mutating func begin() {
    if isBegun { reset() }
  }

  private mutating func reset() {
    entries.removeAll(keepingCapacity: true)
    isBegun = false
  }

  /// Returns the index of the first entry of a name; nil if no line has the attribute.
  mutating func first(_ name: TextNumber, of cart: ProjectedCart, _ selectors: SelectorTable) -> Index<Entry>? {
    if !isBegun {
      columns.removeAll(keepingCapacity: true)
      columnIndices.removeAll()
      isBegun = true
      isComplete = false
      lookups = 0
    }
    if let column = columnIndices[name] { return columns[column].index }
    if isComplete { return nil }
    if lookups == Self.mostLookups {
      indexAll(cart, selectors)
    } else {
      lookups += 1
      lookUp(name, cart, selectors.attributeNames.text(name))
    }
    guard let column = columnIndices[name] else { return nil }
    return columns[column].index
  }

  private mutating func lookUp(_ name: TextNumber, _ cart: ProjectedCart, _ text: String) {
    var head: OptionalIndex<Entry> = nil
    for line in cart.lines.indices {
      guard let value = cart.members.lines[line].attributes.value(of: text) else { continue }
      head = append(value, of: line, before: head)
    }
    columnIndices.set(name, to: Index(columns.count))
    columns.append(head)
  }

  /// Indexes the attributes whose names have not been looked up yet, in one pass over the lines.
  private mutating func indexAll(_ cart: ProjectedCart, _ selectors: SelectorTable) {
    let known = columns.count
    for line in cart.lines.indices {
      for (text, value) in cart.members.lines[line].attributes {
        guard let name = selectors.attributeNames.number(of: TextKey(text)) else { continue }
        let (column, isNew) = columnIndices.value(of: name, orNew: Index(columns.count))
        if isNew { columns.append(nil) }
        // A name that was looked up before has its entries.
        guard column.position >= known else { continue }
        columns[column.position] = append(value, of: line, before: columns[column])
      }
    }
    isComplete = true
  }

  /// Appends an entry and returns its index.
  private mutating func append(
    _ value: AttributeValue, of line: Int, before next: OptionalIndex<Entry>
  ) -> OptionalIndex<Entry> {
    entries.append(
      Entry(
        line: LineIndex(line), next: next, weight: Int32(truncatingIfNeeded: value.weight),
        hash: value.seededHash, value: value))
    return OptionalIndex(entries.count - 1)
  }
}
