// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The values of the lines' attributes by name. Each name is looked up at most once in a pricing.
/// The entries of a name are a linked list.
struct AttributeColumns: ~Copyable, Sendable {
  private(set) var entries = UniqueArray<Entry>()
  /// For each name that has been looked up, the index of its first entry as an ``OptionalIndex``.
  private var heads = GenerationStampedMap()
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

  /// Returns the first entry of a name; nil if no line has the attribute.
  mutating func first(_ name: Int32, of cart: ProjectedCart, _ selectors: SelectorTable) -> Index<Entry>? {
    if !isBegun {
      heads.removeAll()
      isBegun = true
      isComplete = false
      lookups = 0
    }
    if let known = heads.value(of: name) { return OptionalIndex(rawValue: known).index }
    if isComplete { return nil }
    if lookups == Self.mostLookups {
      indexAll(cart, selectors)
    } else {
      lookups += 1
      lookUp(name, cart, selectors.attributeNames.text(name))
    }
    return heads.value(of: name).flatMap { OptionalIndex(rawValue: $0).index }
  }

  private mutating func lookUp(_ name: Int32, _ cart: ProjectedCart, _ text: String) {
    var head: OptionalIndex<Entry> = nil
    for line in cart.lines.indices {
      guard let value = cart.members.lines[line].attributes.value(of: text) else { continue }
      head = append(value, of: line, before: head)
    }
    heads.set(name, to: head.rawValue)
  }

  /// Indexes the attributes whose names have not been looked up yet, in one pass over the lines.
  private mutating func indexAll(_ cart: ProjectedCart, _ selectors: SelectorTable) {
    let first = Index<Entry>(entries.count)
    for line in cart.lines.indices {
      for (text, value) in cart.members.lines[line].attributes {
        let name = selectors.attributeNames.number(of: TextKey(text))
        guard name >= 0 else { continue }
        let head = heads.value(of: name).map { OptionalIndex<Entry>(rawValue: $0) }
        // The entries of a name that was looked up before are older than `first`, or there are
        // none.
        if let head, head.index.map({ $0 < first }) ?? true { continue }
        heads.set(name, to: append(value, of: line, before: head ?? nil).rawValue)
      }
    }
    isComplete = true
  }

  /// Appends an entry and returns its index.
  private mutating func append(_ value: AttributeValue, of line: Int, before next: OptionalIndex<Entry>) -> OptionalIndex<Entry> {
    entries.append(
      Entry(
        line: LineIndex(line), next: next, weight: Int32(truncatingIfNeeded: value.weight),
        hash: value.seededHash, value: value))
    return OptionalIndex(Index(entries.count - 1))
  }
}
