// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A growable array with one owner (a move-only array, as `UniqueArray` of swift-collections is).
///
/// It has no reference count and is never copied implicitly, so a write needs no check for uniqueness. Its capacity is
/// kept until the array is deinitialised. Every index is checked.
///
/// Reading an element is inlinable, so that code of other modules reads the lines of a cart without a call.
@usableFromInline
@safe struct UniqueArray<Element: ~Copyable>: ~Copyable {
  @usableFromInline private(set) var base: UnsafeMutablePointer<Element>?
  @usableFromInline private(set) var count = 0
  /// For how many elements there is memory.
  private(set) var capacity = 0

  /// An empty array without capacity.
  init() { unsafe base = nil }

  /// An empty array with a capacity of so many elements.
  init(capacity: Int) {
    unsafe base = capacity > 0 ? UnsafeMutablePointer<Element>.allocate(capacity: capacity) : nil
    self.capacity = max(capacity, 0)
  }

  deinit {
    unsafe base?.deinitialize(count: count)
    unsafe base?.deallocate()
  }

  @inline(__always) var isEmpty: Bool { count == 0 }
  @inline(__always) var indices: Range<Int> { unsafe Range(uncheckedBounds: (0, count)) }

  /// The element at an index below ``count``; any other index traps.
  @inlinable @inline(__always) subscript(index: Int) -> Element {
    unsafeAddress {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "index out of range")
      return unsafe UnsafePointer(base.unsafelyUnwrapped + index)
    }
    unsafeMutableAddress {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "index out of range")
      return unsafe base.unsafelyUnwrapped + index
    }
  }

  /// The element at an index of this table; an index that is not below ``count`` traps.
  @inline(__always) subscript(index: Index<Element>) -> Element {
    unsafeAddress {
      precondition(UInt(bitPattern: index.position) < UInt(bitPattern: count), "index out of range")
      return unsafe UnsafePointer(base.unsafelyUnwrapped + index.position)
    }
    unsafeMutableAddress {
      precondition(UInt(bitPattern: index.position) < UInt(bitPattern: count), "index out of range")
      return unsafe base.unsafelyUnwrapped + index.position
    }
  }

  /// Adds an element at the end. Amortised O(1).
  @inline(__always) mutating func append(_ element: consuming Element) {
    if count == capacity { grow(to: count &+ 1) }
    unsafe (base.unsafelyUnwrapped + count).initialize(to: element)
    count &+= 1
  }

  /// Calls a function with the elements. The compiler keeps the address and the count of a span in registers, so a loop over
  /// a span checks its indices at less cost than a loop over the array.
  @inline(__always) func withSpan<Result>(_ body: (Span<Element>) -> Result) -> Result {
    unsafe body(UnsafeBufferPointer(start: base, count: count).span)
  }

  /// Calls a function with the elements, to be changed.
  @inline(__always) mutating func withMutableSpan<Result>(_ body: (inout MutableSpan<Element>) -> Result) -> Result {
    let elements = unsafe UnsafeMutableBufferPointer(start: base, count: count)
    var span = unsafe elements.mutableSpan
    return body(&span)
  }

  /// Calls a function with an element and its successor, both to be changed; an index out of range traps.
  mutating func withNeighbours(at index: Int, _ body: (inout Element, inout Element) -> Void) {
    precondition(index >= 0 && index < count - 1, "index out of range")
    unsafe body(&base.unsafelyUnwrapped[index], &base.unsafelyUnwrapped[index + 1])
  }

  /// Removes the elements that satisfy a predicate. O(n)
  mutating func removeAll(where isRemoved: (borrowing Element) -> Bool) where Element: Copyable {
    var kept = 0
    for place in indices where !isRemoved(self[place]) {
      self[kept] = self[place]
      kept += 1
    }
    removeSubrange(kept...)
  }

  /// Removes all elements. The capacity is kept, or released if it is not wanted.
  @inline(__always) mutating func removeAll(keepingCapacity keepsCapacity: Bool) {
    unsafe base?.deinitialize(count: count)
    count = 0
    if !keepsCapacity {
      unsafe base?.deallocate()
      unsafe base = nil
      capacity = 0
    }
  }

  /// Removes the last `number` elements.
  @inline(__always) mutating func removeLast(_ number: Int = 1) { removeSubrange((count &- number)...) }

  /// Removes all elements from an index on.
  @inline(__always) mutating func removeSubrange(_ range: PartialRangeFrom<Int>) {
    let first = range.lowerBound
    precondition(first >= 0 && first <= count, "index out of range")
    unsafe base?.advanced(by: first).deinitialize(count: count &- first)
    count = first
  }

  /// Allocates once what `least` elements need.
  @inline(__always) mutating func reserveCapacity(_ least: Int) {
    if capacity < least { grow(to: least) }
  }

  /// Returns the allocation with its elements, which the caller must deallocate, and becomes empty.
  mutating func takeStorage() -> UnsafeMutablePointer<Element>? {
    let elements = unsafe base
    unsafe base = nil
    count = 0
    capacity = 0
    return unsafe elements
  }

  @inline(never) private mutating func grow(to least: Int) {
    // Most arrays of a pricing have an element for each line, and most carts have at most 16 lines.
    let newCapacity = max(least, capacity * 2, 16)
    let next = UnsafeMutablePointer<Element>.allocate(capacity: newCapacity)
    if let base = unsafe base {
      unsafe next.moveInitialize(from: base, count: count)
      unsafe base.deallocate()
    }
    unsafe base = next
    capacity = newCapacity
  }
}

extension UniqueArray {
  /// Adds a few elements at the end.
  @inline(__always) mutating func append<let number: Int>(_ elements: InlineArray<number, Element>) {
    reserveCapacity(count &+ number)
    for place in 0..<number {
      unsafe (base.unsafelyUnwrapped + (count &+ place)).initialize(to: elements[place])
    }
    count &+= number
  }

  /// Adds `number` elements at the end, each made from its offset, from 0.
  @inline(__always) mutating func append(_ number: Int, _ make: (Int) -> Element) {
    reserveCapacity(count &+ number)
    for index in 0..<number { unsafe (base.unsafelyUnwrapped + (count &+ index)).initialize(to: make(index)) }
    count &+= number
  }

  /// Adds up to `number` elements at the end, which a function appends to a span of that capacity.
  @inline(__always) mutating func append(atMost number: Int, _ body: (inout OutputSpan<Element>) -> Void) {
    guard number > 0 else { return }
    reserveCapacity(count &+ number)
    let room = unsafe UnsafeMutableBufferPointer(start: base.unsafelyUnwrapped + count, count: number)
    var span = unsafe OutputSpan(buffer: room, initializedCount: 0)
    body(&span)
    count &+= unsafe span.finalize(for: room)
  }

  /// Adds `number` equal elements at the end.
  @inline(__always) mutating func append(repeating element: Element, count number: Int) {
    guard number > 0 else { return }
    reserveCapacity(count &+ number)
    unsafe (base.unsafelyUnwrapped + count).initialize(repeating: element, count: number)
    count &+= number
  }

  /// Adds the elements of another array at the end.
  @inline(__always) mutating func append(contentsOf other: borrowing UniqueArray) {
    guard other.count > 0 else { return }
    reserveCapacity(count &+ other.count)
    unsafe (base.unsafelyUnwrapped + count).initialize(from: other.base.unsafelyUnwrapped, count: other.count)
    count &+= other.count
  }

  /// Replaces all elements by those of another array.
  @inline(__always) mutating func copy(_ other: borrowing UniqueArray) {
    removeAll(keepingCapacity: true)
    append(contentsOf: other)
  }

  /// Inserts an element before the one at an index. O(n) for n elements behind it.
  mutating func insert(_ element: Element, at place: Int) {
    append(element)
    var last = count - 1
    while last > place {
      swapAt(last, last - 1)
      last -= 1
    }
  }

  /// Removes the elements in a range of indices. O(n) for n elements behind them.
  mutating func removeSubrange(_ range: Range<Int>) {
    for place in range.upperBound..<count { self[place &- range.count] = self[place] }
    removeLast(range.count)
  }

  @inline(__always) mutating func swapAt(_ first: Int, _ second: Int) {
    let element = self[first]
    self[first] = self[second]
    self[second] = element
  }

  /// Sorts the elements from `first` on; the sort is stable. Up to 16 elements are sorted by insertion, O(n²) and O(n) if
  /// they are in order already; more by the standard library's sort, O(n log n).
  @inline(__always) mutating func sort(from first: Int = 0, by precedes: (Element, Element) -> Bool) {
    guard count &- first > 1 else { return }
    if count &- first > 16 {
      var elements = unsafe UnsafeMutableBufferPointer(start: base.unsafelyUnwrapped + first, count: count &- first)
      unsafe elements.sort(by: precedes)
      return
    }
    for index in first &+ 1..<count {
      var place = index
      while place > first, precedes(self[place], self[place &- 1]) {
        swapAt(place, place &- 1)
        place &-= 1
      }
    }
  }

  /// The elements as a standard array. O(n), allocates.
  var array: [Element] {
    unsafe Array(UnsafeBufferPointer(start: base, count: count))
  }

  /// Adds the elements of an array at the end.
  mutating func append(contentsOf elements: [Element]) {
    reserveCapacity(count &+ elements.count)
    for element in elements { append(element) }
  }
}

extension UniqueArray: @unchecked Sendable where Element: Sendable, Element: ~Copyable {}
