/// A row of values that grows and has one owner.
///
/// Unlike an array it is never shared: writing to it does not ask who else holds it, and it cannot be copied by accident.
/// Its room is kept until it is given up. Every access is checked. The library's only unsafe code stands in this folder.
@safe struct Column<Element: ~Copyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>?
  private(set) var count = 0
  private var capacity = 0

  /// An empty column without room.
  init() { unsafe base = nil }

  /// An empty column with room for so many elements.
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

  /// The element at a place, from 0 up to ``count``; a place outside traps.
  @inline(__always) subscript(place: Int) -> Element {
    unsafeAddress {
      precondition(UInt(bitPattern: place) < UInt(bitPattern: count), "a place outside of the column")
      return unsafe UnsafePointer(base.unsafelyUnwrapped + place)
    }
    unsafeMutableAddress {
      precondition(UInt(bitPattern: place) < UInt(bitPattern: count), "a place outside of the column")
      return unsafe base.unsafelyUnwrapped + place
    }
  }

  /// Adds an element at the end. O(1) on average.
  @inline(__always) mutating func append(_ element: consuming Element) {
    if count == capacity { grow(to: count &+ 1) }
    unsafe (base.unsafelyUnwrapped + count).initialize(to: element)
    count &+= 1
  }

  /// Hands out an element and the one behind it at once; a place outside traps.
  mutating func withNeighbours(at place: Int, _ body: (inout Element, inout Element) -> Void) {
    precondition(place >= 0 && place < count - 1, "a place outside of the column")
    unsafe body(&base.unsafelyUnwrapped[place], &base.unsafelyUnwrapped[place + 1])
  }

  /// Takes all elements away and keeps their room.
  @inline(__always) mutating func removeAll() { cut(to: 0) }

  /// Takes the last so many elements away.
  @inline(__always) mutating func removeLast(_ number: Int = 1) { cut(to: count &- number) }

  /// Takes all elements from a place on away.
  @inline(__always) mutating func cut(to place: Int) {
    precondition(place >= 0 && place <= count, "a place outside of the column")
    unsafe base?.advanced(by: place).deinitialize(count: count &- place)
    count = place
  }

  /// Makes room for so many more elements.
  @inline(__always) mutating func reserve(_ more: Int) {
    if capacity &- count < more { grow(to: count &+ more) }
  }

  /// Gives its elements and their room to whoever deallocates them, and is empty.
  mutating func giveUp() -> UnsafeMutablePointer<Element>? {
    let elements = unsafe base
    unsafe base = nil
    count = 0
    capacity = 0
    return unsafe elements
  }

  @inline(never) private mutating func grow(to least: Int) {
    let room = max(least, capacity * 2, 8)
    let next = UnsafeMutablePointer<Element>.allocate(capacity: room)
    if let base = unsafe base {
      unsafe next.moveInitialize(from: base, count: count)
      unsafe base.deallocate()
    }
    unsafe base = next
    capacity = room
  }
}

extension Column {
  /// Adds a few elements at the end.
  @inline(__always) mutating func append<let number: Int>(_ elements: InlineArray<number, Element>) {
    reserve(number)
    for place in 0..<number {
      unsafe (base.unsafelyUnwrapped + (count &+ place)).initialize(to: elements[place])
    }
    count &+= number
  }

  /// Adds so many elements at the end, each made of its number, from 0.
  @inline(__always) mutating func append(_ number: Int, _ make: (Int) -> Element) {
    reserve(number)
    for index in 0..<number { unsafe (base.unsafelyUnwrapped + (count &+ index)).initialize(to: make(index)) }
    count &+= number
  }

  /// Adds so many equal elements at the end.
  @inline(__always) mutating func append(_ element: Element, times: Int) {
    guard times > 0 else { return }
    reserve(times)
    unsafe (base.unsafelyUnwrapped + count).initialize(repeating: element, count: times)
    count &+= times
  }

  /// Adds the elements of another column at the end.
  @inline(__always) mutating func append(contentsOf other: borrowing Column) {
    guard other.count > 0 else { return }
    reserve(other.count)
    unsafe (base.unsafelyUnwrapped + count).initialize(from: other.base.unsafelyUnwrapped, count: other.count)
    count &+= other.count
  }

  /// Becomes what another column is.
  @inline(__always) mutating func copy(_ other: borrowing Column) {
    removeAll()
    append(contentsOf: other)
  }

  /// Puts an element before the one at a place. O(elements behind it).
  mutating func insert(_ element: Element, at place: Int) {
    append(element)
    var last = count - 1
    while last > place {
      swapAt(last, last - 1)
      last -= 1
    }
  }

  /// Takes the elements in a range of places away. O(elements behind them).
  mutating func remove(_ range: Range<Int>) {
    for place in range.upperBound..<count { self[place &- range.count] = self[place] }
    removeLast(range.count)
  }

  @inline(__always) mutating func swapAt(_ first: Int, _ second: Int) {
    let element = self[first]
    self[first] = self[second]
    self[second] = element
  }

  /// Brings the elements from a place on into an order; those that are equal in it keep theirs. O(n) if they stand in it
  /// already; O(n²) for up to 16 elements and O(n log n) for more.
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

  /// The elements as an array. O(n), allocates.
  var array: [Element] {
    unsafe Array(UnsafeBufferPointer(start: base, count: count))
  }

  /// Adds the elements of an array at the end.
  mutating func append(contentsOf elements: [Element]) {
    reserve(elements.count)
    for element in elements { append(element) }
  }
}

extension Column: @unchecked Sendable where Element: Sendable, Element: ~Copyable {}
