/// A code that customers enter, in the one form in which codes are compared.
///
/// White space around it is dropped and ASCII letters become capitals, so `CouponCode("  spring25 ")` equals
/// `CouponCode("SPRING25")`. Space, tab, line feed, vertical tab, form feed and carriage return count as white space; all
/// other bytes stay as they are, so "é" does not become "É" (PRICING.md section 1).
public struct CouponCode: TextIdentifier, KeyedIdentifier {
  let key: TextKey

  /// The code with a key that is in the one form already.
  init(key: TextKey) {
    self.key = key
  }

  /// The code as it was entered, brought into the one form: `CouponCode(" spring25").text == "SPRING25"`. Nothing but white
  /// space makes an empty code, which is a fault when it is used (PRICING.md sections 1 and 11).
  public init(_ text: String) {
    self.init(utf8: text.utf8.span)
  }

  /// The code with these UTF-8 bytes, brought into the one form; no allocation up to 15 bytes.
  init(utf8 bytes: Span<UInt8>) {
    var start = 0
    var end = bytes.count
    while start < end, CouponCode.isWhiteSpace(bytes[start]) { start &+= 1 }
    while end > start, CouponCode.isWhiteSpace(bytes[end &- 1]) { end &-= 1 }
    self.key = TextKey(upperCasing: bytes.extracting(start..<end))
  }

  /// The code in its one form: `CouponCode("spring25").text == "SPRING25"`; empty for white space alone (PRICING.md
  /// section 1).
  public var text: String { key.text }

  /// Order of the UTF-8 bytes of the one form: `CouponCode("a10") < CouponCode("A9")`; a code stands before those that it
  /// begins, and not before itself (PRICING.md section 1).
  public static func < (left: CouponCode, right: CouponCode) -> Bool { left.key < right.key }

  /// Space, or tab to carriage return.
  private static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
  }
}
