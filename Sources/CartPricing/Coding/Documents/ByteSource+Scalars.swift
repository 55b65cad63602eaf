// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension ByteSource {
  func kind(_ value: Int) -> JSONDocument.Kind {
    switch byte {
    case 0x7B: .object
    case 0x5B: .array
    case 0x22: .string
    case 0x74: .true
    case 0x66: .false
    case 0x2D, 0x30...0x39: .number
    default: .null
    }
  }

  mutating func string(_ value: Int) -> String { text { $0.repairedText } ?? "" }

  mutating func integer(_ value: Int, or standIn: Int) -> Int {
    let start = at
    var end = byte == 0x2D ? start &+ 1 : start
    let first = end
    var magnitude: Int64 = 0
    while end < bytes.count, JSONScanner.isDigit(bytes[end]) {
      magnitude = magnitude &* 10 &+ Int64(bytes[end] &- 0x30)
      end &+= 1
    }
    // The usual number has up to 18 digits and nothing else.
    let digits = end &- first
    guard digits > 0, digits <= 18, digits == 1 || bytes[first] != 0x30, end < bytes.count,
      bytes[end] != 0x2E, bytes[end] | 0x20 != 0x65,
      let integer = Int(exactly: first > start ? -magnitude : magnitude)
    else { return number { JSONNumber.integer($0) } ?? standIn }
    at = end
    return integer
  }

  mutating func number(_ value: Int) -> Double { number { JSONNumber.double($0) } ?? 0 }

  /// Reads a number in any form.
  @inline(never)
  private mutating func number<Value>(_ body: (Span<UInt8>) -> Value?) -> Value? {
    guard kind(at) == .number, let end = try? JSONScanner.number(from: at, in: bytes.span),
      let value = body(bytes.span.extracting(at..<end))
    else {
      giveUp()
      return nil
    }
    at = end
    return value
  }

  mutating func boolean(_ value: Int) -> Bool {
    if takeLetters("true") { return true }
    if !takeLetters("false") { giveUp() }
    return false
  }

  /// Moves past these letters if they are next; returns whether they are.
  mutating func takeLetters(_ letters: StaticString) -> Bool {
    guard let end = end(of: letters, from: at) else { return false }
    at = end
    return true
  }

  mutating func take(_ value: Int, _ word: StaticString) -> Bool {
    guard byte == 0x22, let end = end(of: word, from: at &+ 1), end < bytes.count, bytes[end] == 0x22 else {
      return false
    }
    at = end &+ 1
    return true
  }

  /// The offset after these letters, if they are at an offset.
  private func end(of letters: StaticString, from start: Int) -> Int? {
    guard bytes.count &- start >= letters.utf8CodeUnitCount else { return nil }
    var end = start
    for byte in letters.description.utf8 {
      guard bytes[end] == byte else { return nil }
      end &+= 1
    }
    return end
  }

  @inline(__always)
  mutating func parse<Value>(
    _ value: Int, as title: StaticString, or standIn: @autoclosure () -> Value, _ body: (Span<UInt8>) -> Value?
  ) -> Value {
    text(body) ?? standIn()
  }

  @inline(__always)
  mutating func id<ID: KeyedIdentifier>(_ value: Int) -> ID {
    guard byte == 0x22, let (key, end) = shortKey(from: at &+ 1) else {
      return ID(key: text { TextKey(utf8: $0) } ?? .empty)
    }
    at = end &+ 1
    return ID(key: key)
  }

  /// The key of an id of at most 15 bytes, ASCII without escapes, and the offset of its last
  /// quotation mark.
  @inline(__always)
  private func shortKey(from start: Int) -> (key: TextKey, end: Int)? {
    let span = bytes.span
    guard let (first, second) = span.words(at: start) else { return nil }
    var stops = JSONWord.stops(in: first)
    let key: TextKey
    let end: Int
    if stops != 0 {
      let count = stops.trailingZeroBitCount &>> 3
      key = TextKey(first: JSONWord.before(stops, in: first), second: 0, count: count)
      end = start &+ count
    } else {
      stops = JSONWord.stops(in: second)
      guard stops != 0 else { return nil }
      let count = 8 &+ stops.trailingZeroBitCount &>> 3
      key = TextKey(first: first, second: JSONWord.before(stops, in: second), count: count)
      end = start &+ count
    }
    return span[end] == 0x22 ? (key, end) : nil
  }

  mutating func amount(_ value: Int, as title: StaticString, or standIn: @autoclosure () -> Amount) -> Amount {
    var end = at &+ 1
    if byte == 0x22, let amount = Amount(from: &end, in: bytes.span), end < bytes.count, bytes[end] == 0x22 {
      at = end &+ 1
      return amount
    }
    return text { Amount(utf8: $0) } ?? standIn()
  }

  mutating func rate(_ value: Int, atMost percent: StaticString) -> Rate { text { Rate(utf8: $0) } ?? .zero }

  mutating func word<Words: Collection>(
    _ value: Int, of words: Words, named name: (Words.Element) -> String, otherForms: StaticString
  ) -> Words.Element? {
    text { bytes in words.first { name($0).hasBytes(bytes) } }
  }

  /// Reads a string; `body` makes a value of its bytes. Nil once the source has given up.
  @inline(__always)
  private mutating func text<Value>(_ body: (Span<UInt8>) -> Value?) -> Value? {
    let start = at &+ 1
    let end = JSONWord.firstStop(from: start, in: bytes.span)
    guard byte == 0x22, end < bytes.count, bytes[end] == 0x22 else { return unusualText(body) }
    at = end &+ 1
    if let value = body(bytes.span.extracting(start..<end)) { return value }
    giveUp()
    return nil
  }

  /// Reads a string that is not ASCII or has escapes.
  @inline(never)
  private mutating func unusualText<Value>(_ body: (Span<UInt8>) -> Value?) -> Value? {
    let start = at &+ 1
    if byte == 0x22, let (end, isEscaped) = try? JSONScanner.string(from: start, in: bytes.span) {
      at = end &+ 1
      let value: Value?
      if isEscaped {
        let node = JSONDocument.Node(
          offset: UInt32(start), size: UInt32(end &- start), end: 0, kind: .string, isEscaped: true)
        let resolved = JSONText.resolved(node, in: bytes.span)
        value = body(resolved.span)
      } else {
        value = body(bytes.span.extracting(start..<end))
      }
      if let value { return value }
    }
    giveUp()
    return nil
  }
}

extension String {
  /// Whether the text has these bytes of UTF-8.
  fileprivate func hasBytes(_ bytes: Span<UInt8>) -> Bool {
    guard utf8.count == bytes.count else { return false }
    var index = 0
    for byte in utf8 {
      if bytes[index] != byte { return false }
      index += 1
    }
    return true
  }
}
