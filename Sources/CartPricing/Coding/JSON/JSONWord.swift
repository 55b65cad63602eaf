// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Classification of eight bytes of a JSON text at once (SWAR: SIMD within a register).
enum JSONWord {
  /// Finds the first of eight bytes of a string that is special: a quotation mark, a backslash, a
  /// control character or a byte that is not ASCII. The lowest bit that is set is the highest bit
  /// of that byte; the bits above it have no meaning.
  @inline(__always)
  static func stops(in word: UInt64) -> UInt64 {
    // Subtracting 1 from a zero byte, or 32 from a byte below 32, sets the highest bit of the byte.
    // The borrow only changes later bytes.
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotationMarks = word ^ 0x2222_2222_2222_2222
    let backslashes = word ^ 0x5C5C_5C5C_5C5C_5C5C
    return ((quotationMarks &- ones) | (backslashes &- ones) | (word &- 0x2020_2020_2020_2020) | word)
      & 0x8080_8080_8080_8080
  }

  /// Not 0 if any of eight bytes needs an escape in a string: a quotation mark, a backslash or a
  /// control character. Unlike ``stops(in:)`` it ignores bytes that are not ASCII.
  @inline(__always)
  static func escapes(in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotationMarks = word ^ 0x2222_2222_2222_2222
    let backslashes = word ^ 0x5C5C_5C5C_5C5C_5C5C
    // The highest bit of the first byte that is below 32, or is 0, remains set.
    let found =
      (word &- 0x2020_2020_2020_2020) & ~word | (quotationMarks &- ones) & ~quotationMarks
      | (backslashes &- ones) & ~backslashes
    return found & 0x8080_8080_8080_8080
  }

  /// The bytes before the first special byte, and zeros from there on.
  @inline(__always)
  static func before(_ stops: UInt64, in word: UInt64) -> UInt64 {
    // The lowest bit that is set, moved to the lowest bit of its byte, minus one: all bits below
    // that byte.
    word & ((stops & (0 &- stops)) &>> 7 &- 1)
  }

  /// The index of the first special byte of a string from an index on; the end of the text if there
  /// is none.
  @inline(__always)
  static func firstStop(from place: Int, in bytes: Span<UInt8>) -> Int {
    var at = place
    while at < bytes.count {
      // The bytes after the end are zeros, which count as control characters.
      let stops = stops(in: bytes.word(at: at))
      if stops != 0 { return at &+ stops.trailingZeroBitCount &>> 3 }
      at &+= 8
    }
    return bytes.count
  }
}
