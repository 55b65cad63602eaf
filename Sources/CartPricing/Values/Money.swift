// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Money as results have it: a whole number of minor units in one currency (§1.1).
///
/// `Money(minorUnits: 1240, currency: .usd)` is 12.40 USD. Money may be negative, for example as a difference.
///
/// Sums, differences and comparisons throw ``ArithmeticError`` if the currencies differ or a result is outside 64 bits:
/// `let total = try price + shipping`. They are not optional, so that several of them are one expression, and they do not
/// trap, since amounts come from outside. `Money` is not `Comparable`, because amounts of different currencies have no
/// order; `try prices.sorted { try $0 < $1 }` sorts amounts of one currency.
public struct Money: Sendable, Hashable, CustomStringConvertible {
  /// The number of the smallest units of the currency: cents of EUR, yen of JPY, fils of KWD.
  public let minorUnits: Int64

  /// The currency, which determines how many minor units make a major one: 100 for EUR, 1 for JPY.
  public let currency: Currency

  /// A number of minor units of a currency: `Money(minorUnits: 2000, currency: .jpy)` is 2000 yen.
  @inlinable
  public init(minorUnits: Int64, currency: Currency) {
    self.minorUnits = minorUnits
    self.currency = currency
  }

  /// The amount and the code of the currency, with a space between them: `"12.40 USD"`, `"-0.05 EUR"`.
  public var description: String {
    var bytes: [UInt8] = []
    Money.append(minorUnits, decimals: currency.decimals, to: &bytes)
    bytes.append(UInt8(ascii: " "))
    currency.append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The amount in major units with exactly the decimals of the currency: `"12.40"`, JPY `"2000"`, KWD `"1.250"`. A negative
  /// amount begins with "-".
  public var amountText: String {
    var bytes: [UInt8] = []
    Money.append(minorUnits, decimals: currency.decimals, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Money {
  /// Why two amounts of money have no sum, difference or order.
  @nonexhaustive
  public enum ArithmeticError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The currencies differ: that of the left operand, and that of the right one.
    case differentCurrencies(Currency, Currency)
    /// The result has more minor units than 64 bits hold.
    case outOfRange

    /// The error in words: `"EUR and USD are different currencies"`.
    public var description: String {
      switch self {
      case .differentCurrencies(let left, let right): "\(left) and \(right) are different currencies"
      case .outOfRange: "the result has more minor units than 64 bits hold"
      }
    }
  }

  /// The sum of two amounts.
  /// - Throws: ``ArithmeticError`` if the currencies differ or the sum is outside 64 bits.
  public static func + (left: Money, right: Money) throws(ArithmeticError) -> Money {
    try checkCurrencies(left, right)
    let (sum, overflow) = left.minorUnits.addingReportingOverflow(right.minorUnits)
    if overflow { throw .outOfRange }
    return Money(minorUnits: sum, currency: left.currency)
  }

  /// The difference of two amounts.
  /// - Throws: ``ArithmeticError`` if the currencies differ or the difference is outside 64 bits.
  public static func - (left: Money, right: Money) throws(ArithmeticError) -> Money {
    try checkCurrencies(left, right)
    let (difference, overflow) = left.minorUnits.subtractingReportingOverflow(right.minorUnits)
    if overflow { throw .outOfRange }
    return Money(minorUnits: difference, currency: left.currency)
  }

  /// Whether the first amount is smaller.
  /// - Throws: ``ArithmeticError/differentCurrencies(_:_:)`` if the currencies differ.
  public static func < (left: Money, right: Money) throws(ArithmeticError) -> Bool {
    try checkCurrencies(left, right)
    return left.minorUnits < right.minorUnits
  }

  /// Whether the first amount is smaller or equal.
  /// - Throws: ``ArithmeticError/differentCurrencies(_:_:)`` if the currencies differ.
  public static func <= (left: Money, right: Money) throws(ArithmeticError) -> Bool {
    try checkCurrencies(left, right)
    return left.minorUnits <= right.minorUnits
  }

  /// Whether the first amount is larger.
  /// - Throws: ``ArithmeticError/differentCurrencies(_:_:)`` if the currencies differ.
  public static func > (left: Money, right: Money) throws(ArithmeticError) -> Bool { try right < left }

  /// Whether the first amount is larger or equal.
  /// - Throws: ``ArithmeticError/differentCurrencies(_:_:)`` if the currencies differ.
  public static func >= (left: Money, right: Money) throws(ArithmeticError) -> Bool { try right <= left }

  private static func checkCurrencies(_ left: Money, _ right: Money) throws(ArithmeticError) {
    if left.currency != right.currency { throw .differentCurrencies(left.currency, right.currency) }
  }
}

extension Money {
  /// §1.3: Appends the decimal text of a number of minor units, without allocating if `bytes` has the capacity.
  static func append(_ minorUnits: Int64, decimals: Int, to bytes: inout [UInt8]) {
    if minorUnits < 0 { bytes.append(UInt8(ascii: "-")) }
    append(magnitude: minorUnits.magnitude, decimals: decimals, to: &bytes)
  }

  /// Appends the decimal text of a number of minor units, without allocating if `bytes` has the capacity.
  static func append(_ minorUnits: Int128, decimals: Int, to bytes: inout [UInt8]) {
    if minorUnits < 0 { bytes.append(UInt8(ascii: "-")) }
    if let small = UInt64(exactly: minorUnits.magnitude) {
      append(magnitude: small, decimals: decimals, to: &bytes)
    } else {
      append(magnitude: minorUnits.magnitude, decimals: decimals, to: &bytes)
    }
  }

  private static func append<Number: FixedWidthInteger & UnsignedInteger>(
    magnitude: Number, decimals: Int, to bytes: inout [UInt8]
  ) {
    let start = bytes.count
    var rest = magnitude
    var written = 0
    while rest > 0 || written <= decimals {
      if written == decimals, decimals > 0 { bytes.append(UInt8(ascii: ".")) }
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      bytes.append(UInt8(truncatingIfNeeded: digit) &+ 0x30)
      rest = quotient
      written &+= 1
    }
    bytes.reverseTail(from: start)
  }
}
