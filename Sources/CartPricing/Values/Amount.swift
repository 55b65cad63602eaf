// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// An amount of money as people write it: an exact decimal such as `"19.99"`.
///
/// Carts and promotions hold amounts; an amount becomes minor units once the currency is known. The text has digits
/// without leading zeros and, optionally, a point with further digits: no sign, no exponent, no spaces.
///
/// An amount made of minor units remembers its ``currency`` and has no value in another one: `Amount(minorUnits: 1000,
/// of: .jpy)` in a cart in EUR is a fault, not 1000.00 EUR.
///
/// Amounts are equal if they are written alike: `"1.5"` and `"1.50"` differ, though both are 150 cents. The currency is not
/// written and not compared, so that a document that is written and read back equals the original: `Amount(minorUnits:
/// 1000, currency: .eur)` equals `"10.00"`, and not `"10"`.
///
/// A literal cannot fail, and neither can `Amount("1,5")`, which Swift takes for a literal. A malformed one is kept, has
/// `isWellFormed == false`, equals no other amount than one with the same start, and is a fault of the field that holds it.
public struct Amount: Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The digits without the point; of an amount that is not exact, the bits of a ``TextStart``.
  private let digits: Int64

  /// What `digits` are and which currency the amount was made for.
  private let form: AmountForm

  private init(digits: Int64, form: AmountForm) {
    self.digits = digits
    self.form = form
  }

  private init(start: TextStart, form: AmountForm) {
    self.init(digits: Int64(bitPattern: start.bits), form: form)
  }

  /// The amount that the text spells: `Amount(parsing: text)?.minorUnits(in: .eur) == 150` for `"1.5"`.
  ///
  /// Nil if the text is malformed, as `"1,5"`, `""` and `"+1"` are. A text with more digits than any currency has is
  /// well-formed; ``problem(in:)`` tells.
  public init?(parsing text: String) { self.init(utf8: text.utf8.span) }

  /// The amount that these bytes spell; nil if they are malformed. Never allocates.
  init?(utf8 bytes: Span<UInt8>) {
    guard let amount = Amount.read(bytes) else { return nil }
    self = amount
  }

  /// The amount of a literal: `let price: Amount = "19.99"`. A malformed one is kept and is a fault where it is used.
  public init(stringLiteral text: String) {
    let bytes = text.utf8.span
    self = Amount.read(bytes) ?? Amount(start: TextStart(utf8: bytes), form: .malformed)
  }

  /// The amount of a number of minor units, written with all decimals of the currency:
  /// `Amount(minorUnits: 250, currency: .eur)` equals `"2.50"`, and has no value in any other
  /// currency.
  ///
  /// Below zero it is malformed, since amounts have no sign; so it is in an unknown currency.
  public init(minorUnits: Int64, currency: Currency) {
    if minorUnits < 0 || !currency.isKnown {
      let text = Money(minorUnits: minorUnits, currency: currency).amountText
      self.init(start: TextStart(currency.isKnown ? text : "\(text) \(currency)"), form: .malformed)
    } else {
      self.init(digits: minorUnits, form: AmountForm(decimals: currency.decimals, currency: currency))
    }
  }

  /// The amount of money, as for its minor units and its currency: `Amount(line.total)` has no
  /// value in any other currency, and is malformed below zero.
  public init(_ money: Money) { self.init(minorUnits: money.minorUnits, currency: money.currency) }

  /// Zero, written "0".
  static var zero: Amount { Amount(digits: 0, form: AmountForm(decimals: 0)) }

  /// The currency whose minor units the amount was made of; nil for an amount that was written or read as text.
  public var currency: Currency? { form.currency }

  /// Whether this is an amount at all; false only for malformed literals, and for minor units that are negative or of an
  /// unknown currency. A well-formed amount may still not fit a currency: see ``problem(in:)``.
  public var isWellFormed: Bool { form.kind != .malformed }

  /// Whether the digits are kept, so that ``description`` is the whole text.
  var isExact: Bool { form.decimals != nil }

  /// The amount as it was written: `"20"`, `"0.50"`. Of a malformed one, or one with more digits than 64 bits hold, the first
  /// seven bytes and "…".
  public var description: String {
    guard let decimals = form.decimals else { return TextStart(bits: UInt64(bitPattern: digits)).text }
    var bytes: [UInt8] = []
    Money.append(digits, decimals: decimals, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The amount in minor units of `currency`: `Amount("1.5").minorUnits(in: .eur) == 150`. Nil if it has a ``problem(in:)``
  /// there.
  public func minorUnits(in currency: Currency) -> Int64? {
    form.fits(currency) ? minorUnits(decimals: currency.decimals) : nil
  }

  /// The amount in units of which 10^`most` make one, whatever its currency; nil with more decimals than `most`, or above
  /// 10¹⁵ such units.
  func minorUnits(decimals most: Int) -> Int64? {
    guard let decimals = form.decimals, decimals <= most else { return nil }
    var value = digits
    for _ in decimals..<most {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      value = product
    }
    return value <= Amount.mostMinorUnits ? value : nil
  }

  /// The amount in minor units of `currency` if it was written with all decimals of the currency, as most amounts are.
  @inline(__always)
  func minorUnitsIfWritten(in currency: Currency) -> Int64? {
    form.isWritten(in: currency) && digits <= Amount.mostMinorUnits ? digits : nil
  }

  /// The largest number of minor units that an amount of a document may have: 10¹⁵.
  static let mostMinorUnits: Int64 = 1_000_000_000_000_000
}

extension Amount: Hashable {
  /// Whether the amounts are written alike, whatever currency they were made for: `"1.5" != "1.50"`.
  public static func == (left: Amount, right: Amount) -> Bool {
    left.digits == right.digits && left.form.kind == right.form.kind
  }

  /// Adds what is written to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(digits)
    hasher.combine(form.kind)
  }
}

extension Amount {
  /// What is wrong with an amount in a currency.
  @nonexhaustive
  public enum Problem: Sendable, Hashable {
    /// It is no decimal of the expected form, such as `"1,5"`, `"-1"` or `".5"`; wrong in any currency.
    case malformed
    /// It was made of minor units of another currency, which ``Amount/currency`` names.
    case otherCurrency
    /// It has more decimals than the currency, zeros or not: `"1.000"` in EUR, which has `"1.00"`.
    case tooManyDecimals
    /// It is above 10¹⁵ minor units: `"10000000000000.01"` in EUR.
    case tooLarge
  }

  /// The reason why this is no amount of `currency`: `Amount("1.5").problem(in: .jpy) == .tooManyDecimals`; nil if it is one,
  /// up to and including 10¹⁵ minor units.
  public func problem(in currency: Currency) -> Problem? {
    if form.kind == .malformed { return .malformed }
    if !form.fits(currency) { return .otherCurrency }
    if form.kind == .tooFine { return .tooManyDecimals }
    if let decimals = form.decimalsOfLong { return decimals > currency.decimals ? .tooManyDecimals : .tooLarge }
    if let decimals = form.decimals, decimals > currency.decimals { return .tooManyDecimals }
    return minorUnits(in: currency) == nil ? .tooLarge : nil
  }
}

extension Amount {
  /// The amount that is spelled from a position on, which moves behind it. Nil if none is, or one of more than 18 digits.
  @inline(__always)
  init?(from position: inout Int, in bytes: Span<UInt8>) {
    let start = position
    var value: Int64 = 0
    while position < bytes.count, bytes[position] &- 0x30 < 10 {
      value = value &* 10 &+ Int64(bytes[position] &- 0x30)
      position &+= 1
    }
    let whole = position &- start
    var decimals = 0
    if position < bytes.count, bytes[position] == 0x2E {
      let point = position
      position &+= 1
      while position < bytes.count, bytes[position] &- 0x30 < 10 {
        value = value &* 10 &+ Int64(bytes[position] &- 0x30)
        position &+= 1
      }
      decimals = position &- point &- 1
      guard decimals > 0 else { return nil }
    }
    // A leading zero must be the only digit before the point.
    guard whole > 0, whole &+ decimals <= 18, whole == 1 || bytes[start] != 0x30 else { return nil }
    self.init(digits: value, form: AmountForm(decimals: decimals))
  }

  /// §1.2: Reads digits without leading zeros and an optional fraction.
  private static func read(_ bytes: Span<UInt8>) -> Amount? {
    var position = 0
    if let amount = Amount(from: &position, in: bytes), position == bytes.count { return amount }
    return readLong(bytes)
  }

  /// Reads an amount of any length.
  private static func readLong(_ bytes: Span<UInt8>) -> Amount? {
    var value: Int64 = 0
    var fits = true
    var position = 0
    var decimals = 0
    var pastPoint = false
    while position < bytes.count {
      if let digit = bytes.digit(at: position) {
        let (product, first) = value.multipliedReportingOverflow(by: 10)
        let (sum, second) = product.addingReportingOverflow(Int64(digit))
        if first || second { fits = false } else { value = sum }
        if pastPoint { decimals &+= 1 }
      } else {
        guard bytes.has(".", at: position), !pastPoint, position > 0 else { return nil }
        pastPoint = true
      }
      position &+= 1
    }
    guard position > 0, !pastPoint || decimals > 0 else { return nil }
    if bytes.has("0", at: 0), bytes.digit(at: 1) != nil { return nil }
    if fits, decimals <= AmountForm.mostDecimals {
      return Amount(digits: value, form: AmountForm(decimals: decimals))
    }
    let start = TextStart(utf8: bytes)
    return Amount(start: start, form: decimals > 4 ? .tooFine : AmountForm(decimalsOfLong: decimals))
  }
}
