/// Money as it is computed with: a whole number of minor units in one currency.
///
/// `Money(minorUnits: 1240, currency: .usd)` is 12.40 USD. What may be below zero, such as a difference, may be so here
/// (PRICING.md section 1).
public struct Money: Sendable, Hashable, CustomStringConvertible {
  /// How many of the smallest units of the currency: cents of EUR, yen of JPY, fils of KWD. Any 64-bit number (PRICING.md
  /// section 1).
  public let minorUnits: Int64

  /// The currency, which settles how many minor units make a major one: 100 for EUR, 1 for JPY (PRICING.md section 1).
  public let currency: Currency

  /// So many minor units of a currency: `Money(minorUnits: 2000, currency: .jpy)` is 2000 yen. Nothing is refused
  /// (PRICING.md section 1).
  @inlinable
  public init(minorUnits: Int64, currency: Currency) {
    self.minorUnits = minorUnits
    self.currency = currency
  }

  /// The amount and the code of the currency, with a space between: `"12.40 USD"`, `"-0.05 EUR"` (PRICING.md section 1).
  public var description: String {
    var bytes: [UInt8] = []
    Money.append(minorUnits, decimals: currency.decimals, to: &bytes)
    bytes.append(UInt8(ascii: " "))
    currency.append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The amount in major units with exactly the decimals of the currency: `"12.40"`, JPY `"2000"`, KWD `"1.250"`. A negative
  /// one has a "-" in front; zero has none (PRICING.md section 1).
  public var amountText: String {
    var bytes: [UInt8] = []
    Money.append(minorUnits, decimals: currency.decimals, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the text of so many minor units with that many decimals, without allocating where `bytes` has room.
  static func append(_ minorUnits: Int64, decimals: Int, to bytes: inout [UInt8]) {
    if minorUnits < 0 { bytes.append(UInt8(ascii: "-")) }
    append(magnitude: minorUnits.magnitude, decimals: decimals, to: &bytes)
  }

  /// Appends the text of so many minor units with that many decimals, without allocating where `bytes` has room.
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
