// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A percentage with at most four decimals: `"12.5"` is 12.5 %.
///
/// A rate is written like an amount and held as parts per million, so `"12.5"` and `"12.50"` are equal. It lies between 0 and
/// 1000 %; rates of discounts are limited to 100 % where they are used. A literal outside these bounds is kept, has
/// `isWellFormed == false`, equals no rate, and is a fault of the field that holds it.
public struct Rate: Sendable, Hashable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
  private enum Storage: Sendable, Hashable {
    case partsPerMillion(Int32)
    case malformed(TextStart)
  }

  /// The largest rate, 1000 %, in parts per million.
  static let mostPartsPerMillion = 10_000_000

  private let storage: Storage

  /// The rate of a percentage: `Rate(percent: text)?.partsPerMillion == 125_000` for `"12.5"`.
  ///
  /// Nil if the text is malformed, has more than four decimals, zeros or not, or is above 1000.
  public init?(percent text: String) { self.init(utf8: text.utf8.span) }

  /// The rate that these bytes spell; nil as for text. Never allocates.
  init?(utf8 bytes: Span<UInt8>) {
    guard let storage = Rate.read(bytes) else { return nil }
    self.storage = storage
  }

  /// The rate of a literal: `let tax: Rate = "19"`. A literal that is no rate is kept and is a fault where it is used.
  public init(stringLiteral text: String) {
    let bytes = text.utf8.span
    self.storage = Rate.read(bytes) ?? .malformed(TextStart(utf8: bytes))
  }

  /// The rate of so many parts per million: `Rate(partsPerMillion: 125_000)` is 12.5 %. Below 0 or above 10,000,000 it is
  /// malformed.
  public init(partsPerMillion: Int) {
    if partsPerMillion >= 0, partsPerMillion <= Rate.mostPartsPerMillion {
      self.storage = .partsPerMillion(Int32(truncatingIfNeeded: partsPerMillion))
    } else {
      var bytes: [UInt8] = []
      Money.append(Int64(partsPerMillion), decimals: 4, to: &bytes)
      self.storage = .malformed(TextStart(utf8: bytes.span))
    }
  }

  /// 0 %.
  public static var zero: Rate { Rate(partsPerMillion: 0) }

  /// 100 %, or 1,000,000 parts per million.
  public static var hundredPercent: Rate { Rate(partsPerMillion: 1_000_000) }

  /// The rate in parts per million, 0 to 10,000,000: 125,000 for 12.5 %. Zero for a malformed one.
  public var partsPerMillion: Int {
    guard case .partsPerMillion(let parts) = storage else { return 0 }
    return Int(parts)
  }

  /// Whether this is a rate; false only for malformed literals and for parts per million out of range.
  public var isWellFormed: Bool {
    guard case .partsPerMillion = storage else { return false }
    return true
  }

  /// The percentage without a sign and without zeros at its end: `"12.5"`, `"19"`, `"0"`. Of a malformed one, the first
  /// seven bytes as written.
  public var description: String {
    switch storage {
    case .malformed(let start): return start.text
    case .partsPerMillion(let parts):
      var bytes: [UInt8] = []
      Money.append(Int64(parts), decimals: 4, to: &bytes)
      while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
      if bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The order of the percentages; malformed rates come last, in the order of their texts.
  public static func < (left: Rate, right: Rate) -> Bool {
    switch (left.storage, right.storage) {
    case (.partsPerMillion(let first), .partsPerMillion(let second)): first < second
    case (.malformed(let first), .malformed(let second)): first < second
    case (.partsPerMillion, .malformed): true
    case (.malformed, .partsPerMillion): false
    }
  }

  /// round(a × rate) for `minorUnits` a: 12.5 % of 20 is 2.5, so 3 under `.halfUp` and 2 under `.down`. The product is formed
  /// in 128 bits; nil if the result is outside Int64, which takes a rate above 100 %.
  package func of(_ minorUnits: Int64, rounding: Rounding) -> Int64? {
    // §1.10, §1.11: one rounding of a product in 128 bits.
    Int64(exactly: rounding.divide(Int128(minorUnits) &* Int128(partsPerMillion), by: 1_000_000))
  }

  /// The tax that a gross price holds, round(a·t ∕ (1 + t)): at 19 %, 11900 holds 1900. Never nil for a well-formed rate, as
  /// the result is no larger than `gross`; at 0 % it is 0.
  package func contained(in gross: Int64, rounding: Rounding) -> Int64? {
    let parts = Int128(partsPerMillion)
    return Int64(exactly: rounding.divide(Int128(gross) &* parts, by: 1_000_000 &+ parts))
  }

  private static func read(_ bytes: Span<UInt8>) -> Storage? {
    // §1.8: a rate is read like an amount with four decimals; 0.0001 % is one part per million.
    guard let amount = Amount(utf8: bytes), let parts = amount.minorUnits(decimals: 4),
      parts <= Int64(mostPartsPerMillion)
    else { return nil }
    return .partsPerMillion(Int32(truncatingIfNeeded: parts))
  }
}
