// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A number such as `"2.75"`, a weight or a length: at most 9 digits before the point and 6 behind
/// it, without rounding.
///
/// It is written like an amount of money, but has no currency. `"2.5"` and `"2.50"` are equal. A
/// literal that is no such number is kept, has `isWellFormed == false`, equals no number, and is a
/// fault of the field that holds it.
public struct ExactDecimal: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The number in millionths; of a malformed one, the bits of a ``TextStart``.
  private let bits: UInt64

  /// Whether this is a number; false only for malformed literals.
  public let isWellFormed: Bool

  /// The number that the text spells: `ExactDecimal(parsing: "2.75")?.millionths == 2_750_000`. Nil
  /// if the text is malformed or has too many digits.
  public init?(parsing text: String) { self.init(utf8: text.utf8.span) }

  /// The number that these bytes spell; nil as for text. Never allocates.
  init?(utf8 bytes: Span<UInt8>) {
    guard let amount = Amount(utf8: bytes), let millionths = amount.minorUnits(decimals: 6),
      millionths <= ExactDecimal.mostMillionths
    else { return nil }
    bits = UInt64(millionths)
    isWellFormed = true
  }

  /// The number of a literal: `let kilograms: ExactDecimal = "20.5"`. A malformed one is kept and is
  /// a fault where it is used.
  public init(stringLiteral text: String) {
    let bytes = text.utf8.span
    if let decimal = ExactDecimal(utf8: bytes) {
      self = decimal
    } else {
      bits = TextStart(utf8: bytes).bits
      isWellFormed = false
    }
  }

  /// 999,999,999.999999
  private static let mostMillionths: Int64 = 999_999_999_999_999

  /// The number in millionths: 2,750,000 for `"2.75"`. Zero for a malformed one.
  public var millionths: Int64 { isWellFormed ? Int64(bits) : 0 }

  /// The number without zeros at its end: `"2.75"`, `"20"`. Of a malformed one, the first seven
  /// bytes as written.
  public var description: String {
    guard isWellFormed else { return TextStart(bits: bits).text }
    var bytes: [UInt8] = []
    Money.append(millionths, decimals: 6, to: &bytes)
    while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
    if bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
