/// Eight bytes of a JSON text at once.
enum JSONWord {
  /// Which of eight bytes of a string need a closer look: a quotation mark, a backslash, a control
  /// character or a byte that is not ASCII. The lowest bit that is set is the highest of the first
  /// such byte; what is set above it means nothing.
  @inline(__always)
  static func stops(in word: UInt64) -> UInt64 {
    // A byte's highest bit is set by taking 1 from a zero, or 32 from what is below 32. The borrow
    // goes to later bytes.
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotationMarks = word ^ 0x2222_2222_2222_2222
    let backslashes = word ^ 0x5C5C_5C5C_5C5C_5C5C
    return ((quotationMarks &- ones) | (backslashes &- ones) | (word &- 0x2020_2020_2020_2020) | word)
      & 0x8080_8080_8080_8080
  }

  /// Not 0 if any of eight bytes must not stand in a string as it is: a quotation mark, a backslash
  /// or a control character. Unlike ``stops(in:)`` it lets pass what is not ASCII.
  @inline(__always)
  static func escapes(in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotationMarks = word ^ 0x2222_2222_2222_2222
    let backslashes = word ^ 0x5C5C_5C5C_5C5C_5C5C
    // The highest bit of the first byte that is below 32, or is 0, stays behind.
    let found =
      (word &- 0x2020_2020_2020_2020) & ~word | (quotationMarks &- ones) & ~quotationMarks
      | (backslashes &- ones) & ~backslashes
    return found & 0x8080_8080_8080_8080
  }

  /// What stands before the first of the bytes that need a closer look; zeros from there on.
  @inline(__always)
  static func before(_ stops: UInt64, in word: UInt64) -> UInt64 {
    // The lowest bit that is set, moved to the bottom of its byte, less one: all bits below that
    // byte.
    word & ((stops & (0 &- stops)) &>> 7 &- 1)
  }

  /// The first byte at or behind a place of a string that needs a closer look; the end of the text
  /// if there is none.
  @inline(__always)
  static func firstStop(from place: Int, in bytes: Span<UInt8>) -> Int {
    var at = place
    while at < bytes.count {
      // Behind the end come zeros, which are control characters.
      let stops = stops(in: bytes.word(at: at))
      if stops != 0 { return at &+ stops.trailingZeroBitCount &>> 3 }
      at &+= 8
    }
    return bytes.count
  }
}
