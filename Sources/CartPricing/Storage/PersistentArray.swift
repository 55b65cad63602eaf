// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A persistent array in chunks of 1,024 elements: copies share all chunks that neither of them has changed.
///
/// A change or an append to a copy costs one chunk and a reference for each of the others, whatever the length is.
struct PersistentArray<Element: Sendable>: Sendable {
  private var chunks: [[Element]] = []
  private(set) var count = 0

  @inline(__always)
  private static var bits: Int { 10 }
  @inline(__always)
  private static var mask: Int { 1 &<< bits &- 1 }

  subscript(place: Int) -> Element {
    @inline(__always) get { chunks[place &>> Self.bits][place & Self.mask] }
    @inline(__always) set { chunks[place &>> Self.bits][place & Self.mask] = newValue }
  }

  /// Calls a function with an element to change.
  @inline(__always)
  mutating func modify<Result>(_ place: Int, _ body: (inout Element) -> Result) -> Result {
    body(&chunks[place &>> Self.bits][place & Self.mask])
  }

  mutating func append(_ element: consuming Element) {
    if count & Self.mask == 0 {
      chunks.append([])
      if count > 0 { chunks[chunks.count - 1].reserveCapacity(Self.mask + 1) }
    }
    chunks[chunks.count - 1].append(element)
    count += 1
  }
}

/// An append-only table: the rows before ``close()`` are one array, later rows are in chunks that copies share.
struct Rows<Element: Sendable>: Sendable {
  private var first: [Element] = []
  private var added = PersistentArray<Element>()
  private var isClosed = false

  var count: Int { first.count + added.count }

  subscript(place: Int) -> Element {
    @inline(__always) get { place < first.count ? first[place] : added[place &- first.count] }
  }

  subscript(index: Index<Element>) -> Element {
    @inline(__always) get { self[index.position] }
  }

  /// Returns the row at an index, or another value if the table ends before it.
  @inline(__always)
  func row(_ place: Int, or standIn: Element) -> Element {
    if place < first.count { return first[place] }
    return place < count ? added[place &- first.count] : standIn
  }

  var last: Element? { count == 0 ? nil : self[count - 1] }

  mutating func reserve(_ capacity: Int) { first.reserveCapacity(capacity) }

  @inline(__always)
  mutating func append(_ element: Element) {
    if isClosed { added.append(element) } else { first.append(element) }
  }

  /// Ends the first array and releases its unused capacity.
  mutating func close() {
    first.trim()
    isClosed = true
  }
}
