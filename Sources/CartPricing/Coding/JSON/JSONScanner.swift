// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Checks the scalars of a JSON text byte by byte.
enum JSONScanner {
  /// Checks a string from the byte after its opening quotation mark on. Returns the index of the
  /// closing quotation mark, and whether the string contains escapes.
  @inline(__always)
  static func string(
    from start: Int, in bytes: Span<UInt8>
  ) throws(JSONSyntaxError) -> (end: Int, isEscaped: Bool) {
    var at = JSONWord.firstStop(from: start, in: bytes)
    var isEscaped = false
    while at < bytes.count {
      let byte = bytes[at]
      if byte == 0x22 { return (at, isEscaped) }
      if byte < 0x20 {
        throw JSONSyntaxError(
          offset: at, message: "expected the rest of a string, found a control character without an escape", in: bytes)
      }
      if byte == 0x5C {
        isEscaped = true
        at = try escape(from: at, in: bytes)
      } else {
        repeat { at = try sequence(from: at, in: bytes) } while at < bytes.count && bytes[at] >= 0x80
      }
      at = JSONWord.firstStop(from: at, in: bytes)
    }
    throw JSONSyntaxError(
      offset: at, message: "expected '\"' to end the string, found the end of the text", in: bytes)
  }

  /// Checks an escape, or the two escapes of a surrogate pair, and returns the index after it.
  @inline(never)
  private static func escape(from start: Int, in bytes: Span<UInt8>) throws(JSONSyntaxError) -> Int {
    let at = start + 1
    guard at < bytes.count else { throw JSONSyntaxError(expected: "an escape", at: at, in: bytes) }
    switch bytes[at] {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74:  // " \ / b f n r t
      return at + 1
    case 0x75:  // u
      let unit = try hexadecimal(from: at + 1, in: bytes)
      if unit & 0xF800 != 0xD800 { return at + 5 }
      guard unit < 0xDC00, at + 6 < bytes.count, bytes[at + 5] == 0x5C, bytes[at + 6] == 0x75 else {
        throw JSONSyntaxError(offset: start, message: "expected a pair of surrogates, found half of one", in: bytes)
      }
      let low = try hexadecimal(from: at + 7, in: bytes)
      guard low & 0xFC00 == 0xDC00 else {
        throw JSONSyntaxError(offset: start, message: "expected a pair of surrogates, found half of one", in: bytes)
      }
      return at + 11
    default:
      throw JSONSyntaxError(expected: "one of \"\\/bfnrtu after '\\'", at: at, in: bytes)
    }
  }

  /// The value of four hexadecimal digits.
  private static func hexadecimal(from start: Int, in bytes: Span<UInt8>) throws(JSONSyntaxError) -> UInt32 {
    var value: UInt32 = 0
    for at in start..<start + 4 {
      guard at < bytes.count, let digit = JSONText.hexadecimal(bytes[at]) else {
        throw JSONSyntaxError(expected: "four hexadecimal digits", at: at, in: bytes)
      }
      value = value << 4 | digit
    }
    return value
  }

  /// Checks one UTF-8 sequence of two to four bytes, and returns the index after it.
  @inline(__always)
  private static func sequence(from start: Int, in bytes: Span<UInt8>) throws(JSONSyntaxError) -> Int {
    let lead = bytes[start]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: length = 4
    default: throw JSONSyntaxError(offset: start, message: "expected UTF-8, found a stray byte", in: bytes)
    }
    var isValid = bytes.count - start >= length && second.contains(bytes[start + 1])
    if isValid, length > 2 { isValid = bytes[start + 2] & 0xC0 == 0x80 }
    if isValid, length > 3 { isValid = bytes[start + 3] & 0xC0 == 0x80 }
    guard isValid else {
      throw JSONSyntaxError(offset: start, message: "expected UTF-8, found an invalid sequence", in: bytes)
    }
    return start + length
  }

  /// Checks a number, and returns the index after it.
  @inline(__always)
  static func number(from start: Int, in bytes: Span<UInt8>) throws(JSONSyntaxError) -> Int {
    var at = start
    if bytes[at] == 0x2D { at += 1 }
    if at < bytes.count, bytes[at] == 0x30 {
      at += 1
      if at < bytes.count, isDigit(bytes[at]) {
        throw JSONSyntaxError(offset: at, message: "expected no digit after a leading zero, found one", in: bytes)
      }
    } else {
      at = try digits(from: at, in: bytes)
    }
    if at < bytes.count, bytes[at] == 0x2E { at = try digits(from: at + 1, in: bytes) }
    if at < bytes.count, bytes[at] | 0x20 == 0x65 {
      at += 1
      if at < bytes.count, bytes[at] == 0x2B || bytes[at] == 0x2D { at += 1 }
      at = try digits(from: at, in: bytes)
    }
    return at
  }

  /// Checks one or more digits, and returns the index after them.
  @inline(__always)
  private static func digits(from start: Int, in bytes: Span<UInt8>) throws(JSONSyntaxError) -> Int {
    var at = start
    while at < bytes.count, isDigit(bytes[at]) { at += 1 }
    guard at > start else { throw JSONSyntaxError(expected: "a digit", at: at, in: bytes) }
    return at
  }

  /// Whether a byte is one of `0…9`.
  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// Whether a byte is white space between the parts of a JSON text.
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  /// Checks `true`, `false` or `null`, and returns the index after it.
  static func word(_ word: String, from start: Int, in bytes: Span<UInt8>) throws(JSONSyntaxError) -> Int {
    var at = start
    for byte in word.utf8 {
      guard at < bytes.count, bytes[at] == byte else {
        throw JSONSyntaxError(expected: "a value, perhaps \(word)", at: at, in: bytes)
      }
      at += 1
    }
    return at
  }
}
