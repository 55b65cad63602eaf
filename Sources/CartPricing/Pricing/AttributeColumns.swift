// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The values of the lines' attributes by name, each looked up once a pricing: a linked list of entries for each name that
/// was asked for.
struct AttributeColumns: ~Copyable, Sendable {
  private(set) var entries = UniqueArray<Entry>()
  /// For each name that is known, the first of its entries, or ``end``.
  private var heads = GenerationStampedMap()
  private var isBegun = false
  /// How many names have been looked up one by one.
  private var lookups = 0
  /// Whether the entries of all names have been made.
  private var isComplete = false

  /// The attribute of a line.
  struct Entry: Sendable {
    let line: Int32
    /// The next entry of the same name; ``end`` for none.
    let next: Int32
    let weight: Int32
    let hash: UInt64
    let value: AttributeValue
  }

  /// Stands for no further entry. It is below 0 and is not the -1 of a name that is not known.
  private static let end: Int32 = -2

  /// So many names are looked up line by line; with more of them, all attributes of all lines are filed by name, so that
  /// many names do not cost a look-up for each name and line.
  private static let mostLookups = 8

  /// Forgets the cart before.
  @inline(__always)
  mutating func begin() {
    if isBegun { reset() }
  }

  private mutating func reset() {
    entries.removeAll(keepingCapacity: true)
    isBegun = false
  }

  /// The first entry of a name; below 0 for none.
  mutating func first(_ name: Int32, of cart: ProjectedCart, _ selectors: SelectorTable) -> Int32 {
    if !isBegun {
      heads.removeAll()
      isBegun = true
      isComplete = false
      lookups = 0
    }
    let known = heads.place(of: name)
    if known != -1 || isComplete { return known }
    if lookups == Self.mostLookups {
      indexAll(cart, selectors)
    } else {
      lookups += 1
      lookUp(name, cart, selectors.attributeNames.text(name))
    }
    return heads.place(of: name)
  }

  private mutating func lookUp(_ name: Int32, _ cart: ProjectedCart, _ text: String) {
    var head = Self.end
    for line in cart.lines.indices {
      guard let value = cart.members.lines[line].attributes.value(of: text) else { continue }
      head = append(value, of: line, before: head)
    }
    heads.set(name, to: head)
  }

  /// Files the attributes that have not been looked up yet.
  private mutating func indexAll(_ cart: ProjectedCart, _ selectors: SelectorTable) {
    let first = Int32(truncatingIfNeeded: entries.count)
    for line in cart.lines.indices {
      for (text, value) in cart.members.lines[line].attributes {
        let name = selectors.attributeNames.number(of: TextKey(text))
        guard name >= 0 else { continue }
        let head = heads.place(of: name)
        // A name that was looked up has older entries, or none.
        guard head == -1 || head >= first else { continue }
        heads.set(name, to: append(value, of: line, before: head == -1 ? Self.end : head))
      }
    }
    isComplete = true
  }

  /// Makes an entry; its index.
  private mutating func append(_ value: AttributeValue, of line: Int, before next: Int32) -> Int32 {
    entries.append(
      Entry(
        line: Int32(truncatingIfNeeded: line), next: next, weight: Int32(truncatingIfNeeded: value.weight),
        hash: value.seededHash, value: value))
    return Int32(truncatingIfNeeded: entries.count - 1)
  }
}
