// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The text of an id, packed into two words, so that short ids are copied, compared and hashed as words and never allocate.
///
/// `head` has bytes 0 to 7 of the UTF-8 text in big-endian order, the upper seven bytes of `tail` have bytes 8 to 14, and
/// the rest is zero; the lowest byte of `tail` is the number of bytes. So the order of the two words is the order of the
/// texts. A text of 16 bytes or more has its first 15 bytes there, 255 instead of the number, and the whole text in
/// `overflow`. ``Swift/String/init(packed:_:count:)`` in Storage is the only place that makes a `String` of the words.
@usableFromInline
struct TextKey: Sendable, Hashable, Comparable {
  /// Bytes 0 to 7, big-endian.
  @usableFromInline let head: UInt64

  /// Bytes 8 to 14, big-endian, and the length, or 255 for a longer text.
  @usableFromInline let tail: UInt64

  /// The whole text if it has more than 15 bytes, or else nil.
  @usableFromInline let overflow: LongText?

  /// The number of bytes that fit into the two words.
  static let packedCapacity = 15

  /// The key of `text`.
  @usableFromInline
  init(_ text: String) {
    self.init(packing: text.utf8.span, upperCasing: false, whole: text)
  }

  /// The key of the text with these UTF-8 bytes; up to 15 of them do not allocate. Invalid UTF-8 becomes
  /// U+FFFD.
  init(utf8 bytes: Span<UInt8>) {
    self.init(packing: bytes, upperCasing: false, whole: nil)
  }

  /// The key of the text with these bytes, its ASCII letters as capitals; up to 15 bytes do not allocate.
  init(upperCasing bytes: Span<UInt8>) {
    self.init(packing: bytes, upperCasing: true, whole: nil)
  }

  /// The key of a text of at most 15 bytes in two little-endian words, with zeros after the last byte.
  @inline(__always)
  init(first: UInt64, second: UInt64, count: Int) {
    self.init(head: first.byteSwapped, tail: second.byteSwapped | UInt64(truncatingIfNeeded: count), overflow: nil)
  }

  @inlinable
  @inline(__always)
  init(head: UInt64, tail: UInt64, overflow: LongText?) {
    self.head = head
    self.tail = tail
    self.overflow = overflow
  }

  private init(packing bytes: Span<UInt8>, upperCasing: Bool, whole: String?) {
    var (first, second) = (bytes.word(at: 0), bytes.word(at: 8))
    if upperCasing { (first, second) = (TextKey.upperCased(first), TextKey.upperCased(second)) }
    let (head, tail) = (first.byteSwapped, second.byteSwapped & ~255)
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

  /// The key of the empty text.
  static var empty: TextKey { TextKey(head: 0, tail: 0, overflow: nil) }

  /// The text itself.
  @inlinable
  @inline(__always)
  var text: String {
    if let overflow { return overflow.text }
    return String(packed: head, tail, count: Int(tail & 15))
  }

  /// The number of UTF-8 bytes of the text.
  var utf8Count: Int {
    if let overflow { return overflow.text.utf8.count }
    return Int(tail & 15)
  }

  /// Whether the text is empty.
  var isEmpty: Bool { tail & 255 == 0 }

  /// Whether the text has 1 to 256 bytes, as an id must.
  @inlinable
  @inline(__always)
  var isWithinLimits: Bool {
    let count = UInt8(truncatingIfNeeded: tail)
    return count &- 1 < 15 || (count == 255 && isLongWithinLimits)
  }

  @usableFromInline var isLongWithinLimits: Bool {
    @inline(never) get { utf8Count <= 256 }
  }

  /// Whether the bytes are equal; `String` has canonical equivalence instead.
  @inlinable
  @inline(__always)
  static func == (left: TextKey, right: TextKey) -> Bool {
    left.head == right.head && left.tail == right.tail
      && (UInt8(truncatingIfNeeded: left.tail) != 255 || haveEqualOverflows(left, right))
  }

  /// §1.26: The lexicographic order of the UTF-8 bytes.
  @inlinable
  @inline(__always)
  static func < (left: TextKey, right: TextKey) -> Bool {
    if left.head != right.head { return left.head < right.head }
    if left.tail != right.tail { return left.tail < right.tail }
    return UInt8(truncatingIfNeeded: left.tail) == 255 && haveAscendingOverflows(left, right)
  }

  /// Adds the two words, and the further bytes of a longer text.
  @usableFromInline
  func hash(into hasher: inout Hasher) {
    hasher.combine(head)
    hasher.combine(tail)
    guard let overflow else { return }
    for byte in overflow.text.utf8.dropFirst(TextKey.packedCapacity) { hasher.combine(byte) }
    hasher.combine(overflow.text.utf8.count)
  }

  @usableFromInline
  static func haveEqualOverflows(_ left: TextKey, _ right: TextKey) -> Bool {
    guard let first = left.overflow, let second = right.overflow else { return true }
    return first === second || first.text.hasSameBytes(as: second.text)
  }

  @usableFromInline
  static func haveAscendingOverflows(_ left: TextKey, _ right: TextKey) -> Bool {
    guard let first = left.overflow, let second = right.overflow, first !== second else { return false }
    return first.text.precedesByBytes(second.text)
  }

  /// Eight bytes with their ASCII letters as capitals (SWAR: SIMD within a register).
  private static func upperCased(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let low = word & (ones &* 0x7f)
    // The highest bit of a byte is set from "a" on, and from the byte after "z" on; bytes above 127 are no letters.
    let fromA = low &+ ones &* (0x80 &- 0x61)
    let afterZ = low &+ ones &* (0x80 &- 0x7b)
    let letters = fromA & ~afterZ & ~word & (ones &* 0x80)
    return word &- letters &>> 2
  }

  /// `byte`, or its capital for an ASCII letter.
  private static func upperCased(_ byte: UInt8) -> UInt8 {
    byte >= 0x61 && byte <= 0x7A ? byte &- 0x20 : byte
  }
}

/// A text of more than 15 bytes, held by reference so that every key has the same size.
@usableFromInline
final class LongText: Sendable {
  /// The whole text.
  @usableFromInline let text: String

  init(_ text: String) {
    self.text = text
  }
}
