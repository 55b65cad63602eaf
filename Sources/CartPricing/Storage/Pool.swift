/// A row of values that have one owner each and are too large to be moved about, kept from one use to the next.
@safe struct Pool<Element: ~Copyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>?
  private(set) var count = 0
  private var capacity = 0

  /// An empty pool without room.
  init() { unsafe base = nil }

  deinit {
    unsafe base?.deinitialize(count: count)
    unsafe base?.deallocate()
  }

  /// The element at a place, from 0 up to ``count``; a place outside traps.
  @inline(__always) subscript(place: Int) -> Element {
    unsafeAddress {
      precondition(UInt(bitPattern: place) < UInt(bitPattern: count), "a place outside of the pool")
      return unsafe UnsafePointer(base.unsafelyUnwrapped + place)
    }
    unsafeMutableAddress {
      precondition(UInt(bitPattern: place) < UInt(bitPattern: count), "a place outside of the pool")
      return unsafe base.unsafelyUnwrapped + place
    }
  }

  /// Adds an element at the end. O(1) on average.
  mutating func append(_ element: consuming Element) {
    if count == capacity {
      let room = max(capacity * 2, 4)
      let next = UnsafeMutablePointer<Element>.allocate(capacity: room)
      if let base = unsafe base {
        unsafe next.moveInitialize(from: base, count: count)
        unsafe base.deallocate()
      }
      unsafe base = next
      capacity = room
    }
    unsafe (base.unsafelyUnwrapped + count).initialize(to: element)
    count &+= 1
  }

  /// Hands out an element and the one behind it at once; a place outside traps.
  mutating func withNeighbours(at place: Int, _ body: (inout Element, inout Element) -> Void) {
    precondition(place >= 0 && place < count - 1, "a place outside of the pool")
    unsafe body(&base.unsafelyUnwrapped[place], &base.unsafelyUnwrapped[place + 1])
  }
}

extension Pool: @unchecked Sendable where Element: Sendable, Element: ~Copyable {}
