/// The text of an id, packed so that short ones compare, hash and copy as two words and never allocate.
///
/// The first eight bytes of the UTF-8 text stand big-endian in `head`, the next seven in the front of `tail`, zeros where the
/// text has ended; the last byte of `tail` is the length. So the order of the two words is the byte order of the texts. A
/// text of 16 bytes or more keeps its first 15 bytes there, 255 for its length, and stands whole in `overflow`.
struct TextKey: Sendable, Hashable, Comparable {
  /// Bytes 0 to 7, big-endian.
  let head: UInt64

  /// Bytes 8 to 14, big-endian, and the length, or 255 for a longer text.
  let tail: UInt64

  /// The whole text if it has more than 15 bytes.
  let overflow: LongText?

  /// How many bytes fit into the two words.
  static let packedCapacity = 15

  /// The key of `text`.
  init(_ text: String) {
    self.init(packing: text.utf8.span, upperCasing: false, whole: text)
  }

  /// The key of the text with these UTF-8 bytes; no allocation up to 15 of them. Bytes that are no UTF-8 read as U+FFFD.
  init(utf8 bytes: Span<UInt8>) {
    self.init(packing: bytes, upperCasing: false, whole: nil)
  }

  /// The key of the text with these bytes, their ASCII letters upper-cased; no allocation up to 15 bytes.
  init(upperCasing bytes: Span<UInt8>) {
    self.init(packing: bytes, upperCasing: true, whole: nil)
  }

  /// The key of a text of at most 15 bytes that stand in two words, the first byte lowest and zeros behind the last.
  @inline(__always)
  init(first: UInt64, second: UInt64, count: Int) {
    self.init(head: first.byteSwapped, tail: second.byteSwapped | UInt64(truncatingIfNeeded: count), overflow: nil)
  }

  @inline(__always)
  private init(head: UInt64, tail: UInt64, overflow: LongText?) {
    self.head = head
    self.tail = tail
    self.overflow = overflow
  }

  private init(packing bytes: Span<UInt8>, upperCasing: Bool, whole: String?) {
    var head: UInt64 = 0
    var tail: UInt64 = 0
    for index in 0..<min(bytes.count, TextKey.packedCapacity) {
      let byte = UInt64(upperCasing ? TextKey.upperCased(bytes[index]) : bytes[index])
      if index < 8 {
        head |= byte &<< UInt64(56 &- 8 &* index)
      } else {
        tail |= byte &<< UInt64(120 &- 8 &* index)
      }
    }
    guard bytes.count > TextKey.packedCapacity else {
      self.init(head: head, tail: tail | UInt64(bytes.count), overflow: nil)
      return
    }
    if let whole, !upperCasing {
      self.init(head: head, tail: tail | 255, overflow: LongText(whole))
      return
    }
    var copy: [UInt8] = []
    copy.reserveCapacity(bytes.count)
    for index in bytes.indices {
      copy.append(upperCasing ? TextKey.upperCased(bytes[index]) : bytes[index])
    }
    let text = String(decoding: copy, as: UTF8.self)
    self.init(packing: text.utf8.span, upperCasing: false, whole: text)
  }

  /// The key of the text without any bytes.
  static var empty: TextKey { TextKey(head: 0, tail: 0, overflow: nil) }

  /// The text itself.
  var text: String {
    if let overflow { return overflow.text }
    return String(packed: head, tail, count: Int(tail & 15))
  }

  /// How many bytes of UTF-8 the text has.
  var utf8Count: Int {
    if let overflow { return overflow.text.utf8.count }
    return Int(tail & 15)
  }

  /// Whether the text has no bytes.
  var isEmpty: Bool { tail & 255 == 0 }

  /// Whether the text is as long as an id may be: 1 to 256 bytes (PRICING.md section 11).
  @inline(__always)
  var isWithinLimits: Bool { !isEmpty && (overflow == nil || utf8Count <= 256) }

  /// Equal bytes; unlike strings, which are equal when they look the same.
  static func == (left: TextKey, right: TextKey) -> Bool {
    guard left.head == right.head, left.tail == right.tail else { return false }
    guard let first = left.overflow, let second = right.overflow else { return true }
    return first === second || first.text.utf8.elementsEqual(second.text.utf8)
  }

  /// The order of the UTF-8 bytes; a text stands before any that it begins.
  static func < (left: TextKey, right: TextKey) -> Bool {
    if left.head != right.head { return left.head < right.head }
    if left.tail != right.tail { return left.tail < right.tail }
    guard let first = left.overflow, let second = right.overflow, first !== second else { return false }
    return first.text.utf8.lexicographicallyPrecedes(second.text.utf8)
  }

  /// Two words, and the further bytes of a longer text.
  func hash(into hasher: inout Hasher) {
    hasher.combine(head)
    hasher.combine(tail)
    guard let overflow else { return }
    for byte in overflow.text.utf8.dropFirst(TextKey.packedCapacity) { hasher.combine(byte) }
    hasher.combine(overflow.text.utf8.count)
  }

  /// `byte`, or its capital for an ASCII letter.
  private static func upperCased(_ byte: UInt8) -> UInt8 {
    byte >= 0x61 && byte <= 0x7A ? byte &- 0x20 : byte
  }
}

/// A text of more than 15 bytes, held by reference so that every key has the same small size.
final class LongText: Sendable {
  /// The whole text.
  let text: String

  init(_ text: String) {
    self.text = text
  }
}
