/// An amount of money as people write it: an exact decimal without a currency, such as `"19.99"`.
///
/// Carts and promotions hold amounts; they become minor units once the currency is known. Amounts are equal when they are
/// written alike: `"1.5"` and `"1.50"` differ, though both are 150 cents. Whole digits without leading zeros, then optionally
/// a point and further digits: no sign, no exponent, no spaces. A literal that breaks this is kept, has
/// `isWellFormed == false`, and is reported as a fault naming its field; so is `Amount("1,5")`, which Swift takes for a literal
/// too (PRICING.md sections 1 and 11).
public struct Amount: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// What is wrong with an amount in a currency (PRICING.md sections 1 and 11).
  public enum Problem: Sendable, Hashable {
    /// It is no decimal of the expected form, such as `"1,5"`, `"-1"` or `".5"`; wrong in any currency (PRICING.md
    /// section 1).
    case malformed
    /// It has more decimals than the currency, zeros or not: `"1.000"` in EUR, which takes `"1.00"` (PRICING.md section 1).
    case tooManyDecimals
    /// It is above 10¹⁵ minor units: `"10000000000000.01"` in EUR, which takes `"10000000000000.00"` (PRICING.md section 11).
    case tooLarge
  }

  private enum Storage: Sendable, Hashable {
    /// The digits without their point, and how many of them stand behind it.
    case exact(Int64, decimals: UInt8)
    /// More digits than 64 bits hold, of which this many (at most 4) stand behind the point.
    case tooLong(TextStart, decimals: UInt8)
    /// More than 4 digits behind the point and more digits than 64 bits hold.
    case tooFine(TextStart)
    case malformed(TextStart)
  }

  /// The most minor units that an amount of a document may have: 10¹⁵ (PRICING.md section 11).
  static let mostMinorUnits: Int64 = 1_000_000_000_000_000

  private let storage: Storage

  /// The amount that the text of a `String` spells: with `"1.5"` in `text`, `Amount(text)?.minorUnits(in: .eur) == 150`. Nil
  /// if it is malformed, as `"1,5"`, `""` and `"+1"` are. One too large or too fine for any currency is well-formed;
  /// `problem(in:)` tells (PRICING.md section 1).
  public init?(_ text: String) {
    self.init(utf8: text.utf8.span)
  }

  /// The amount that these bytes spell; nil if they are malformed. Never allocates.
  init?(utf8 bytes: Span<UInt8>) {
    guard let storage = Amount.read(bytes) else { return nil }
    self.storage = storage
  }

  /// The amount of a literal: `let price: Amount = "19.99"`. A malformed one is kept and reported as a fault when it is used
  /// (PRICING.md section 11).
  public init(stringLiteral text: String) {
    let bytes = text.utf8.span
    self.storage = Amount.read(bytes) ?? .malformed(TextStart(utf8: bytes))
  }

  /// The amount of so many minor units, written with all the decimals of the currency: `Amount(minorUnits: 250, of: .eur)`
  /// equals `"2.50"`. Below zero it is malformed, since amounts have no sign (PRICING.md section 1).
  public init(minorUnits: Int64, of currency: Currency) {
    if minorUnits < 0 {
      self.storage = .malformed(TextStart(Money(minorUnits: minorUnits, currency: currency).amountText))
    } else {
      self.storage = .exact(minorUnits, decimals: UInt8(truncatingIfNeeded: currency.decimals))
    }
  }

  /// Nothing, written "0".
  static var zero: Amount { Amount(storage: .exact(0, decimals: 0)) }

  private init(storage: Storage) { self.storage = storage }

  /// Whether this is an amount at all; false only for malformed literals and negative minor units. Being well-formed is not
  /// yet fitting a currency: see `problem(in:)` (PRICING.md section 1).
  public var isWellFormed: Bool {
    if case .malformed = storage { return false }
    return true
  }

  /// The amount as it was written: `"20"`, `"0.50"`. Of a malformed one, or one of more digits than 64 bits hold, the first
  /// seven bytes and "…" (PRICING.md section 1).
  public var description: String {
    switch storage {
    case .exact(let digits, let decimals):
      var bytes: [UInt8] = []
      Money.append(digits, decimals: Int(decimals), to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    case .tooLong(let start, _), .tooFine(let start), .malformed(let start):
      return start.text
    }
  }

  /// The amount in minor units of `currency`: `Amount("1.5").minorUnits(in: .eur) == 150`. Nil if it has a problem in that
  /// currency: malformed, too many decimals, or above 10¹⁵ minor units (PRICING.md sections 1 and 11).
  public func minorUnits(in currency: Currency) -> Int64? {
    minorUnits(decimals: currency.decimals)
  }

  /// The amount in units of which 10 to the power of `most` make one; nil with more decimals or above 10¹⁵ such units.
  func minorUnits(decimals most: Int) -> Int64? {
    guard case .exact(let digits, let decimals) = storage, Int(decimals) <= most else { return nil }
    var value = digits
    for _ in Int(decimals)..<most {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      value = product
    }
    return value <= Amount.mostMinorUnits ? value : nil
  }

  /// The amount in such units if it was written with just so many decimals, as most are.
  @inline(__always)
  func minorUnitsIfWritten(decimals: Int) -> Int64? {
    guard case .exact(let digits, let written) = storage, Int(written) == decimals, digits <= Amount.mostMinorUnits
    else { return nil }
    return digits
  }

  /// What keeps this from being an amount of `currency`: `Amount("1.5").problem(in: .jpy) == .tooManyDecimals`; nil if
  /// nothing does, up to and including 10¹⁵ minor units (PRICING.md sections 1 and 11).
  public func problem(in currency: Currency) -> Problem? {
    switch storage {
    case .malformed:
      return .malformed
    case .tooFine:
      return .tooManyDecimals
    case .tooLong(_, let decimals):
      return Int(decimals) > currency.decimals ? .tooManyDecimals : .tooLarge
    case .exact(_, let decimals):
      if Int(decimals) > currency.decimals { return .tooManyDecimals }
      return minorUnits(in: currency) == nil ? .tooLarge : nil
    }
  }

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
    // No digit stands behind a leading zero.
    guard whole > 0, whole &+ decimals <= 18, whole == 1 || bytes[start] != 0x30 else { return nil }
    storage = .exact(value, decimals: UInt8(truncatingIfNeeded: decimals))
  }

  private static func read(_ bytes: Span<UInt8>) -> Storage? {
    var position = 0
    if let amount = Amount(from: &position, in: bytes), position == bytes.count { return amount.storage }
    return readLong(bytes)
  }

  /// Reads an amount of any length.
  private static func readLong(_ bytes: Span<UInt8>) -> Storage? {
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
    if fits, decimals <= 100 { return .exact(value, decimals: UInt8(decimals)) }
    let start = TextStart(utf8: bytes)
    return decimals > 4 ? .tooFine(start) : .tooLong(start, decimals: UInt8(decimals))
  }
}
