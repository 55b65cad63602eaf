// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// How an ``Amount`` is written, and the currency that it was made for, in 32 bits.
///
/// The lowest byte is the kind: the number of decimals of an exact amount, 0 to 100, or why the amount is not exact. The
/// next 15 bits are the three letters of the currency, five bits each, and zero for an amount without one.
struct AmountForm: Sendable {
  private let bits: UInt32

  private init(bits: UInt32) { self.bits = bits }

  /// The form of an exact amount with 0 to 100 decimals that was read from text.
  @inline(__always)
  init(decimals: Int) { self.init(bits: UInt32(truncatingIfNeeded: decimals)) }

  /// The form of an exact amount made of minor units of a currency that is known.
  init(decimals: Int, currency: Currency) {
    self.init(bits: UInt32(truncatingIfNeeded: decimals) | currency.packedLetters &<< 8)
  }

  /// The form of an amount of more digits than 64 bits hold, of which 0 to 4 are decimals.
  init(decimalsOfLong decimals: Int) { self.init(bits: Kind.long.rawValue | UInt32(truncatingIfNeeded: decimals)) }

  /// The form of an amount with more than 4 decimals and more digits than 64 bits hold.
  static var tooFine: AmountForm { AmountForm(bits: Kind.tooFine.rawValue) }

  /// The form of a text that is no amount.
  static var malformed: AmountForm { AmountForm(bits: Kind.malformed.rawValue) }

  /// The largest number of decimals of an exact amount.
  static let mostDecimals = 100

  /// The lowest byte of a form.
  struct Kind: Hashable {
    let rawValue: UInt32

    /// The first of the kinds of long amounts, one for each number of decimals from 0 to 4.
    static var long: Kind { Kind(rawValue: 128) }
    static var tooFine: Kind { Kind(rawValue: 254) }
    static var malformed: Kind { Kind(rawValue: 255) }
  }

  var kind: Kind { Kind(rawValue: bits & 255) }

  /// The number of decimals of an exact amount; nil for any other.
  @inline(__always)
  var decimals: Int? { bits & 255 < Kind.long.rawValue ? Int(bits & 255) : nil }

  /// The number of decimals of an amount of more digits than 64 bits hold; nil for any other.
  var decimalsOfLong: Int? {
    let decimals = Int(bits & 255) &- Int(Kind.long.rawValue)
    return decimals >= 0 && decimals <= 4 ? decimals : nil
  }

  /// The currency that the amount was made for; nil for an amount that was read from text.
  var currency: Currency? { bits < 256 ? nil : Currency(packedLetters: bits &>> 8) }

  /// Whether the amount was made for this currency, or for none.
  @inline(__always)
  func fits(_ currency: Currency) -> Bool { bits < 256 || bits &>> 8 == currency.packedLetters }

  /// Whether the amount is exact, has all decimals of the currency and fits it.
  @inline(__always)
  func isWritten(in currency: Currency) -> Bool {
    let decimals = UInt32(truncatingIfNeeded: currency.decimals)
    return bits == decimals || bits == decimals | currency.packedLetters &<< 8
  }
}
