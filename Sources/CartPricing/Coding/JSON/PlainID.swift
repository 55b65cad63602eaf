// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A short id of ASCII characters, none of which needs an escape in JSON.
struct PlainID {
  /// The bytes of the text in two big-endian words, with other bytes after them.
  let head: UInt64
  let tail: UInt64
  let count: Int

  /// The id with the two words of a ``TextKey``; nil if the id is not short and plain.
  @inline(__always)
  init?(head: UInt64, tail: UInt64) {
    let count = tail & 255
    let ones: UInt64 = 0x0101_0101_0101_0101
    let marks = ones &* 0x80
    let back = tail & ~255
    // The highest bit of each byte that is no control character. There must be as many as the text
    // has bytes, since the bytes after the text are zeros. A longer text has 255 for its count.
    let frontMarks = ((head | marks) &- ones &* 0x20) & marks
    let backMarks = ((back | marks) &- ones &* 0x20) & marks
    guard ((frontMarks &>> 7 &+ backMarks &>> 7) &* ones) &>> 56 == count else { return nil }
    // The highest bit of a byte that is not ASCII, and of the first byte that is a quotation mark or
    // a backslash.
    let quotes = ((head ^ ones &* 0x22) &- ones) | ((back ^ ones &* 0x22) &- ones)
    let backslashes = ((head ^ ones &* 0x5C) &- ones) | ((back ^ ones &* 0x5C) &- ones)
    guard (quotes | backslashes | head | back) & marks == 0 else { return nil }
    self.head = head
    self.tail = tail
    self.count = Int(truncatingIfNeeded: count)
  }

  /// The id with the two words of a ``TextKey`` that is known to be short and plain.
  @inline(__always)
  init(plainHead head: UInt64, tail: UInt64) {
    self.head = head
    self.tail = tail
    count = Int(truncatingIfNeeded: tail & 15)
  }
}
