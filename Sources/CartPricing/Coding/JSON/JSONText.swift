// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Reads the strings of a JSON text that the parser has checked.
enum JSONText {
  /// A cursor over the bytes of a string, with its escapes resolved.
  struct Cursor {
    private var at: Int
    private let end: Int
    /// The remaining bytes of a resolved escape, the next one in the lowest byte, and their number.
    private var pending: UInt32 = 0
    private var pendingCount = 0

    /// A cursor before the first byte of a string.
    init(_ node: JSONDocument.Node) {
      at = Int(node.offset)
      end = at + Int(node.size)
    }

    /// The next byte, or nil at the end.
    @inline(__always)
    mutating func next(in bytes: Span<UInt8>) -> UInt8? {
      if pendingCount > 0 {
        let byte = UInt8(truncatingIfNeeded: pending)
        pending >>= 8
        pendingCount -= 1
        return byte
      }
      guard at < end else { return nil }
      let byte = bytes[at]
      at += 1
      return byte == 0x5C ? escaped(in: bytes) : byte
    }

    /// The first byte of a resolved escape; the other bytes are stored in `pending`.
    private mutating func escaped(in bytes: Span<UInt8>) -> UInt8 {
      let letter = bytes[at]
      at += 1
      switch letter {
      case 0x62: return 0x08
      case 0x66: return 0x0C
      case 0x6E: return 0x0A
      case 0x72: return 0x0D
      case 0x74: return 0x09
      case 0x75: break
      default: return letter
      }
      var scalar = unit(in: bytes)
      if scalar & 0xF800 == 0xD800 {
        at += 2
        scalar = 0x10000 + (scalar & 0x3FF) << 10 + unit(in: bytes) & 0x3FF
      }
      if scalar < 0x80 { return UInt8(scalar) }
      let last = 0x80 | scalar & 0x3F
      if scalar < 0x800 {
        (pending, pendingCount) = (last, 1)
        return UInt8(0xC0 | scalar >> 6)
      }
      let third = 0x80 | scalar >> 6 & 0x3F
      if scalar < 0x10000 {
        (pending, pendingCount) = (third | last << 8, 2)
        return UInt8(0xE0 | scalar >> 12)
      }
      let second = 0x80 | scalar >> 12 & 0x3F
      (pending, pendingCount) = (second | third << 8 | last << 16, 3)
      return UInt8(0xF0 | scalar >> 18)
    }

    /// The value of the four hexadecimal digits that follow.
    private mutating func unit(in bytes: Span<UInt8>) -> UInt32 {
      var value: UInt32 = 0
      for _ in 0..<4 {
        value = value << 4 | (JSONText.hexadecimal(bytes[at]) ?? 0)
        at += 1
      }
      return value
    }
  }

  /// The value of a hexadecimal digit.
  static func hexadecimal(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte &- 0x30)
    case 0x41...0x46: UInt32(byte &- 0x37)
    case 0x61...0x66: UInt32(byte &- 0x57)
    default: nil
    }
  }

  /// The bytes of a string, its escapes resolved.
  static func resolved(_ node: JSONDocument.Node, in bytes: Span<UInt8>) -> [UInt8] {
    var resolved: [UInt8] = []
    resolved.reserveCapacity(Int(node.size))
    var cursor = Cursor(node)
    while let byte = cursor.next(in: bytes) { resolved.append(byte) }
    return resolved
  }

  /// A string, its escapes resolved.
  static func string(of node: JSONDocument.Node, in bytes: Span<UInt8>) -> String {
    String(decoding: resolved(node, in: bytes), as: UTF8.self)
  }

  /// Compares two strings by their bytes, with escapes resolved: below 0, 0 or above 0.
  static func compare(_ one: JSONDocument.Node, _ other: JSONDocument.Node, in bytes: Span<UInt8>) -> Int {
    var left = Cursor(one)
    var right = Cursor(other)
    while true {
      let (a, b) = (left.next(in: bytes), right.next(in: bytes))
      guard let a else { return b == nil ? 0 : -1 }
      guard let b else { return 1 }
      if a != b { return a < b ? -1 : 1 }
    }
  }

  /// Compares a string, with its escapes resolved, with a word by their bytes: below 0, 0 or above
  /// 0.
  static func compare(_ node: JSONDocument.Node, _ word: Span<UInt8>, in bytes: Span<UInt8>) -> Int {
    var cursor = Cursor(node)
    for i in word.indices {
      guard let byte = cursor.next(in: bytes) else { return -1 }
      if byte != word[i] { return byte < word[i] ? -1 : 1 }
    }
    return cursor.next(in: bytes) == nil ? 0 : 1
  }
}

extension JSONDocument {
  /// The text of string `i`, its escapes resolved; of another scalar its bytes as they are.
  func text(_ i: Int) -> String {
    let node = nodes[i]
    if node.isEscaped { return JSONText.string(of: node, in: bytes.span) }
    return String(decoding: bytes[byteRange(i)], as: UTF8.self)
  }

  /// Calls `body` with the UTF-8 of string `i`, its escapes resolved, without a copy if it has no
  /// escapes.
  @inline(__always)
  func withUTF8<Result, Failure: Error>(
    _ i: Int, _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let node = nodes[i]
    if node.isEscaped {
      let resolved = JSONText.resolved(node, in: bytes.span)
      return try body(resolved.span)
    }
    return try body(bytes.span.extracting(byteRange(i)))
  }

  /// Whether the text of string `i`, its escapes resolved, is that word, byte for byte.
  func text(_ i: Int, equals word: String) -> Bool {
    let node = nodes[i]
    if node.isEscaped { return JSONText.compare(node, [UInt8](word.utf8).span, in: bytes.span) == 0 }
    guard Int(node.size) == word.utf8.count else { return false }
    var at = Int(node.offset)
    for byte in word.utf8 {
      if bytes[at] != byte { return false }
      at += 1
    }
    return true
  }
}
