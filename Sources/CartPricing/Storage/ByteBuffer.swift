// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A growable byte buffer with one owner, for text that is being written.
///
/// Each append reserves capacity first and then stores whole words of eight bytes where possible. The next append overwrites
/// the bytes of a word that are not part of the text.
@safe struct ByteBuffer: ~Copyable {
  private var base: UnsafeMutableRawPointer?
  private(set) var count = 0
  private var capacity = 0
  /// Whether the memory belongs to the caller.
  private var isLent = false

  /// An empty buffer with a capacity in bytes.
  init(capacity: Int) {
    unsafe base = nil
    if capacity > 0 { grow(by: capacity) }
  }

  private init(lent room: UnsafeMutableBufferPointer<UInt8>) {
    unsafe base = UnsafeMutableRawPointer(room.baseAddress)
    capacity = room.count
    isLent = true
  }

  deinit {
    if !isLent { unsafe base?.deallocate() }
  }

  /// The array of the bytes that a function writes. If the capacity suffices, they are written into the array directly.
  @inline(__always)
  static func array(capacity: Int, _ write: (consuming ByteBuffer) -> ByteBuffer) -> [UInt8] {
    var outside = ByteBuffer(capacity: 0)
    let array = unsafe [UInt8](unsafeUninitializedCapacity: max(capacity, 1)) { room, count in
      let buffer = unsafe write(ByteBuffer(lent: room))
      if buffer.isLent { count = buffer.count } else { outside = buffer }
    }
    return outside.count > 0 ? outside.array : array
  }

  /// Adds a byte.
  @inline(__always) mutating func append(_ byte: UInt8) {
    unsafe end(room: 1).storeBytes(of: byte, as: UInt8.self)
    count &+= 1
  }

  /// Adds the lowest `number` bytes of a word in little-endian order.
  @inline(__always) mutating func append(_ word: UInt64, count number: Int) {
    precondition(number >= 0 && number <= 8, "more bytes than a word has")
    unsafe end(room: 8).storeBytes(of: word.littleEndian, as: UInt64.self)
    count &+= number
  }

  /// Adds the lowest bytes of two words, one word after the other, in little-endian order.
  @inline(__always) mutating func append(
    _ first: UInt64, count number: Int, _ second: UInt64, count more: Int
  ) {
    precondition(number >= 0 && number <= 8 && more >= 0 && more <= 8, "more bytes than a word has")
    let end = unsafe end(room: 16)
    unsafe end.storeBytes(of: first.littleEndian, as: UInt64.self)
    unsafe end.storeBytes(of: second.littleEndian, toByteOffset: number, as: UInt64.self)
    count &+= number &+ more
  }

  /// Adds a literal in quotation marks, and a byte after it.
  @inline(__always) mutating func append(quoted text: StaticString, then byte: UInt8) {
    let length = text.utf8CodeUnitCount
    let end = unsafe end(room: length &+ 3)
    unsafe end.storeBytes(of: 0x22, as: UInt8.self)
    unsafe end.advanced(by: 1).copyMemory(from: text.utf8Start, byteCount: length)
    unsafe end.storeBytes(of: 0x22, toByteOffset: length &+ 1, as: UInt8.self)
    unsafe end.storeBytes(of: byte, toByteOffset: length &+ 2, as: UInt8.self)
    count &+= length &+ 3
  }

  /// Adds the first `number` bytes of two big-endian words in quotation marks, and a byte after them.
  @inline(__always) mutating func append(
    quoted head: UInt64, _ tail: UInt64, count number: Int, then byte: UInt8
  ) {
    precondition(number >= 0 && number <= 16, "more bytes than two words have")
    let end = unsafe end(room: 19)
    unsafe end.storeBytes(of: 0x22, as: UInt8.self)
    unsafe end.storeBytes(of: head.bigEndian, toByteOffset: 1, as: UInt64.self)
    unsafe end.storeBytes(of: tail.bigEndian, toByteOffset: 9, as: UInt64.self)
    unsafe end.storeBytes(of: 0x22, toByteOffset: number &+ 1, as: UInt8.self)
    unsafe end.storeBytes(of: byte, toByteOffset: number &+ 2, as: UInt8.self)
    count &+= number &+ 3
  }

  /// Adds a literal.
  @inline(__always) mutating func append(_ text: StaticString) {
    let length = text.utf8CodeUnitCount
    unsafe end(room: length).copyMemory(from: text.utf8Start, byteCount: length)
    count &+= length
  }

  /// Reserves capacity for `room` bytes and calls a function that appends at most so many to it.
  @inline(__always) mutating func append(atMost room: Int, _ body: (inout ReservedBytes) -> Void) {
    var reserved = unsafe ReservedBytes(end(room: room), capacity: room)
    body(&reserved)
    count &+= reserved.count
  }

  /// Adds the bytes of a span.
  mutating func append(_ bytes: Span<UInt8>) {
    let end = unsafe end(room: bytes.count)
    unsafe bytes.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      unsafe end.copyMemory(from: start, byteCount: bytes.count)
    }
    count &+= bytes.count
  }

  /// Adds the bytes of a span, eight at a time, until a predicate refuses a word; the last word is filled up with spaces.
  /// Returns the number of bytes that were added.
  @inline(__always) mutating func append(_ bytes: Span<UInt8>, while passes: (UInt64) -> Bool) -> Int {
    let number = bytes.count
    let end = unsafe end(room: number &+ 8)
    var place = 0
    unsafe bytes.withUnsafeBytes { bytes in
      while number &- place >= 8 {
        let word = unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        guard passes(word) else { return }
        unsafe end.storeBytes(of: word.littleEndian, toByteOffset: place, as: UInt64.self)
        place &+= 8
      }
      let rest = number &- place
      if rest == 0 { return }
      var word: UInt64 = 0x2020_2020_2020_2020
      if number >= 8 {
        let last = unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: number &- 8, as: UInt64.self))
        word = word &<< UInt64(8 &* rest) | last &>> UInt64(64 &- 8 &* rest)
      } else {
        for offset in 1...rest {
          word = unsafe word &<< 8 | UInt64(bytes.load(fromByteOffset: rest &- offset, as: UInt8.self))
        }
      }
      guard passes(word) else { return }
      unsafe end.storeBytes(of: word.littleEndian, toByteOffset: place, as: UInt64.self)
      place = number
    }
    count &+= place
    return place
  }

  /// Removes the last byte if it is this one.
  @inline(__always) mutating func removeLast(_ byte: UInt8) {
    guard count > 0, let base = unsafe base else { return }
    if unsafe base.load(fromByteOffset: count &- 1, as: UInt8.self) == byte { count &-= 1 }
  }

  /// Reverses the bytes from an index on.
  mutating func reverse(from start: Int) {
    precondition(start >= 0 && start <= count, "index out of range")
    guard let base = unsafe base else { return }
    var bytes = unsafe UnsafeMutableRawBufferPointer(start: base + start, count: count &- start)
    unsafe bytes.reverse()
  }

  /// The bytes as an array. O(n), allocates.
  @inline(__always) var array: [UInt8] {
    guard let base = unsafe base, count > 0 else { return [] }
    return unsafe [UInt8](unsafeUninitializedCapacity: count) { array, number in
      unsafe UnsafeMutableRawPointer(array.baseAddress.unsafelyUnwrapped).copyMemory(from: base, byteCount: count)
      number = count
    }
  }

  /// The address of the next byte, with capacity for `room` bytes.
  @inline(__always) private mutating func end(room: Int) -> UnsafeMutableRawPointer {
    if capacity &- count < room { grow(by: room) }
    return unsafe base.unsafelyUnwrapped + count
  }

  @inline(never) private mutating func grow(by more: Int) {
    let room = max(count &+ more, capacity * 2, 64)
    let next = UnsafeMutableRawPointer.allocate(byteCount: room, alignment: 8)
    if let base = unsafe base {
      unsafe next.copyMemory(from: base, byteCount: count)
      if !isLent { unsafe base.deallocate() }
    }
    unsafe base = next
    capacity = room
    isLent = false
  }
}

extension ByteBuffer: @unchecked Sendable {}
