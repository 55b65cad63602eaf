// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Reserved memory at the end of a byte buffer, to which text of bounded length is appended.
///
/// The capacity is fixed: no append reallocates, so that the compiler keeps the fields in registers
/// while text is appended. An append is checked once for all the bytes that it stores, which can be
/// some more than those of the text, since whole words are stored. One that does not fit traps.
@safe struct ReservedBytes: ~Copyable {
  private let base: UnsafeMutableRawPointer
  private let capacity: Int
  /// The number of bytes that have been appended.
  private(set) var count = 0

  /// The memory of `capacity` bytes from an address on.
  @inline(__always) init(_ base: UnsafeMutableRawPointer, capacity: Int) {
    unsafe self.base = unsafe base
    self.capacity = capacity
  }

  /// Appends a literal.
  @inline(__always) mutating func append(_ text: StaticString) {
    let length = text.utf8CodeUnitCount
    unsafe end(room: length).copyMemory(from: text.utf8Start, byteCount: length)
    count &+= length
  }

  /// Appends a literal, and then the lowest bytes of a word in little-endian order.
  @inline(__always) mutating func append(_ text: StaticString, _ word: UInt64, count number: Int) {
    precondition(UInt(bitPattern: number) <= 8, "more bytes than a word has")
    let length = text.utf8CodeUnitCount
    let end = unsafe end(room: length &+ 8)
    unsafe end.copyMemory(from: text.utf8Start, byteCount: length)
    unsafe end.storeBytes(of: word.littleEndian, toByteOffset: length, as: UInt64.self)
    count &+= length &+ number
  }

  /// Appends a literal, the first `number` bytes of two big-endian words, and the lowest two bytes of
  /// a word in little-endian order.
  @inline(__always) mutating func append(
    _ text: StaticString, head: UInt64, tail: UInt64, count number: Int, then last: UInt16
  ) {
    precondition(UInt(bitPattern: number) <= 16, "more bytes than two words have")
    let length = text.utf8CodeUnitCount
    let end = unsafe end(room: length &+ 18)
    unsafe end.copyMemory(from: text.utf8Start, byteCount: length)
    unsafe end.storeBytes(of: head.bigEndian, toByteOffset: length, as: UInt64.self)
    unsafe end.storeBytes(of: tail.bigEndian, toByteOffset: length &+ 8, as: UInt64.self)
    unsafe end.storeBytes(of: last.littleEndian, toByteOffset: length &+ number, as: UInt16.self)
    count &+= length &+ number &+ 2
  }

  /// Appends the lowest bytes of two words, one word after the other, in little-endian order.
  @inline(__always) mutating func append(
    _ first: UInt64, count number: Int, _ second: UInt64, count more: Int
  ) {
    precondition(UInt(bitPattern: number) <= 8 && UInt(bitPattern: more) <= 8, "more bytes than a word has")
    let end = unsafe end(room: 16)
    unsafe end.storeBytes(of: first.littleEndian, as: UInt64.self)
    unsafe end.storeBytes(of: second.littleEndian, toByteOffset: number, as: UInt64.self)
    count &+= number &+ more
  }

  /// Appends a byte.
  @inline(__always) mutating func append(_ byte: UInt8) {
    unsafe end(room: 1).storeBytes(of: byte, as: UInt8.self)
    count &+= 1
  }

  /// Appends what a function that is not inlined appends. It receives the rest of the memory as a
  /// value, so that the fields of this one stay in registers, and returns the number of bytes.
  @inline(__always) mutating func append(by body: (consuming ReservedBytes) -> Int) {
    let number = unsafe body(ReservedBytes(base + count, capacity: capacity &- count))
    precondition(UInt(bitPattern: number) <= UInt(bitPattern: capacity &- count), "more text than memory")
    count &+= number
  }

  /// Removes the last byte.
  @inline(__always) mutating func removeLast() {
    precondition(count > 0, "no byte to remove")
    count &-= 1
  }

  /// The address of the next byte, with memory for `room` bytes.
  @inline(__always) private func end(room: Int) -> UnsafeMutableRawPointer {
    precondition(capacity &- count >= room, "more text than memory was reserved for")
    return unsafe base + count
  }
}
