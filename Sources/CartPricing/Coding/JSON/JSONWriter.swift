// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Writes JSON without white space. It writes the commas; the caller must close every list and
/// object that it opens.
package struct JSONWriter: ~Copyable, Sendable {
  /// The text so far. There is a comma after every value, the last one too, until its list or
  /// object is closed.
  var text: ByteBuffer

  /// An empty writer with a capacity in bytes.
  init(capacity: Int = 0) { text = ByteBuffer(capacity: capacity) }

  private init(_ text: consuming ByteBuffer) { self.text = text }

  /// The bytes that `write` writes. If the capacity suffices, they are never moved.
  @inline(__always)
  package static func bytes(capacity: Int, _ write: (inout JSONWriter) -> Void) -> [UInt8] {
    ByteBuffer.array(capacity: capacity) { text in
      var writer = JSONWriter(text)
      write(&writer)
      return writer.finished()
    }
  }

  private consuming func finished() -> ByteBuffer {
    text.removeLast(0x2C)
    return text
  }

  /// The bytes so far. O(n), allocates.
  var bytes: [UInt8] {
    mutating get {
      text.removeLast(0x2C)
      return text.array
    }
  }

  /// Opens an object.
  @inline(__always) package mutating func beginObject() { text.append(0x7B) }
  /// Closes an object.
  @inline(__always) package mutating func endObject() { close(0x7D) }
  /// Opens an array.
  @inline(__always) package mutating func beginArray() { text.append(0x5B) }
  /// Closes an array.
  @inline(__always) package mutating func endArray() { close(0x5D) }

  /// Writes the key of the next value; the key must not need an escape.
  @inline(__always) mutating func key(_ key: StaticString) { text.append(quoted: key, then: 0x3A) }

  /// Writes any text as the key of the next value.
  package mutating func key(named key: String) { quote(key, then: 0x3A) }

  /// Writes a text that needs no escape as the key of the next value.
  package mutating func key(word: String) { quote(word: word, then: 0x3A) }

  /// Writes a string that needs no escape, such as the name of a case.
  mutating func word(_ word: String) { quote(word: word, then: 0x2C) }

  /// Writes a string.
  package mutating func string(_ string: String) { quote(string, then: 0x2C) }

  /// Writes the first `count` bytes of a big-endian word as a string; they must not need an escape.
  mutating func string(_ word: UInt64, count: Int) { text.append(quoted: word, 0, count: count, then: 0x2C) }

  /// Writes a string that is given as UTF-8.
  mutating func string(_ utf8: Span<UInt8>) { quote(utf8, then: 0x2C) }

  /// Writes the text of an id.
  mutating func string(_ key: TextKey) {
    guard let id = PlainID(head: key.head, tail: key.tail) else { return string(key.text) }
    text.append(quoted: id.head, id.tail, count: id.count, then: 0x2C)
  }

  /// Writes `true` or `false`.
  package mutating func boolean(_ value: Bool) { rawASCII(value ? "true" : "false") }

  /// Writes `null`.
  package mutating func null() { rawASCII("null") }

  /// Writes text that is JSON already.
  mutating func rawASCII(_ json: String) {
    text.append(json.utf8.span)
    text.append(0x2C)
  }

  /// Writes a string; `body` appends its UTF-8, which must not need an escape.
  mutating func plain(_ body: (inout [UInt8]) -> Void) {
    var bytes: [UInt8] = []
    body(&bytes)
    text.append(0x22)
    text.append(bytes.span)
    text.append(0x2C22, count: 2)
  }

  @inline(__always) private mutating func close(_ bracket: UInt8) {
    text.removeLast(0x2C)
    text.append(0x2C00 | UInt64(bracket), count: 2)
  }
}

// MARK: - Strings

extension JSONWriter {
  /// Writes a text between quotation marks, with as few escapes as possible, and then a byte.
  private mutating func quote(_ string: String, then byte: UInt8) {
    if let words = string.packedWords, let id = PlainID(head: words.head, tail: words.tail) {
      text.append(quoted: id.head, id.tail, count: id.count, then: byte)
    } else {
      quote(string.utf8.span, then: byte)
    }
  }

  /// Writes a text that needs no escape between quotation marks, and then a byte.
  private mutating func quote(word: String, then byte: UInt8) {
    if let words = word.packedWords {
      let id = PlainID(plainHead: words.head, tail: words.tail)
      text.append(quoted: id.head, id.tail, count: id.count, then: byte)
    } else {
      quote(word.utf8.span, then: byte)
    }
  }

  private mutating func quote(_ utf8: Span<UInt8>, then byte: UInt8) {
    text.append(0x22)
    let plain = text.append(utf8) { JSONWord.escapes(in: $0) == 0 }
    if plain < utf8.count { escape(utf8, from: plain) }
    text.append(UInt64(byte) &<< 8 | 0x22, count: 2)
  }

  /// Writes the rest of a text of which a byte needs an escape.
  @inline(never) private mutating func escape(_ utf8: Span<UInt8>, from start: Int) {
    for place in start..<utf8.count {
      let byte = utf8[place]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C { escape(byte) } else { text.append(byte) }
    }
  }

  private mutating func escape(_ byte: UInt8) {
    text.append(0x5C)
    switch byte {
    case 0x08: text.append(0x62)
    case 0x09: text.append(0x74)
    case 0x0A: text.append(0x6E)
    case 0x0C: text.append(0x66)
    case 0x0D: text.append(0x72)
    case 0x22, 0x5C: text.append(byte)
    default:
      text.append(0x303075, count: 3)
      text.append(byte < 0x10 ? 0x30 : 0x31)
      let digit = byte & 0x0F
      text.append(digit < 10 ? 0x30 + digit : 0x37 + digit)
    }
  }
}
