// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A code that a customer enters, in the normal form in which codes are compared.
///
/// White space around it is removed and ASCII letters become capitals, so `CouponCode("  spring25 ")` equals
/// `CouponCode("SPRING25")`. Space, tab, line feed, vertical tab, form feed and carriage return are white space. All other
/// bytes stay as they are: "é" does not become "É". A code has 1 to 256 bytes in its normal form; one of any other length
/// is kept, has `isWellFormed == false`, and is a fault of the field that holds it.
public struct CouponCode: Sendable, Hashable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
  @usableFromInline let key: TextKey

  /// The code with a key that is in the normal form already.
  init(key: TextKey) { self.key = key }

  /// The code as it was entered, brought into the normal form: `CouponCode(" spring25").text == "SPRING25"`. White space
  /// alone makes an empty code.
  public init(_ text: String) { self.init(utf8: text.utf8.span) }

  /// The code of a literal, brought into the normal form: `let code: CouponCode = "spring25"`.
  public init(stringLiteral text: String) { self.init(utf8: text.utf8.span) }

  /// The code with these UTF-8 bytes, brought into the normal form; up to 15 bytes do not allocate.
  init(utf8 bytes: Span<UInt8>) {
    // §1.20: trimmed of ASCII white space, ASCII letters as capitals.
    var start = 0
    var end = bytes.count
    while start < end, CouponCode.isWhiteSpace(bytes[start]) { start &+= 1 }
    while end > start, CouponCode.isWhiteSpace(bytes[end &- 1]) { end &-= 1 }
    self.key = TextKey(upperCasing: bytes.extracting(start..<end))
  }

  /// The code in its normal form: `CouponCode("spring25").text == "SPRING25"`; empty for white space alone.
  @inlinable public var text: String { key.text }

  /// The code in its normal form, without quotes.
  @inlinable public var description: String { key.text }

  /// Whether the code has 1 to 256 bytes in its normal form.
  @inlinable public var isWellFormed: Bool { key.isWithinLimits }

  /// Whether the UTF-8 bytes of the normal forms are equal.
  @inlinable
  public static func == (left: CouponCode, right: CouponCode) -> Bool { left.key == right.key }

  /// The order of the UTF-8 bytes of the normal forms; a code precedes those that begin with it, and not itself.
  @inlinable
  public static func < (left: CouponCode, right: CouponCode) -> Bool { left.key < right.key }

  /// Adds the UTF-8 bytes of the normal form to a hasher.
  @inlinable
  public func hash(into hasher: inout Hasher) { key.hash(into: &hasher) }

  /// Whether a byte is the space, or one from tab to carriage return.
  private static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
  }
}

extension CouponCode: KeyedIdentifier {}
