// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A currency by its three-letter code, which determines how many decimals its money has.
///
/// Write `.eur` or the literal `"EUR"`, or read a code from a `String` with `Currency(code: text)`. A literal cannot fail, and
/// neither can `Currency("EURO")`, which Swift takes for a literal. A literal that is no currency is kept, has
/// `isWellFormed == false`, equals no currency, and is a fault where it is used.
public struct Currency: Sendable, Hashable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The letters of the code in the upper three bytes. The lowest byte is 128 plus the decimals of a known currency; of a
  /// literal that is none, it is the fourth character, or 1 for further ones.
  private let bits: UInt32

  private init(bits: UInt32) { self.bits = bits }

  /// No currency: the literal "".
  package static var none: Currency { Currency(bits: 0) }

  /// The currency with this code in capitals: `Currency(code: "JPY")?.decimals == 0`. Nil for any other text, `"jpy"`
  /// included.
  public init?(code: String) { self.init(utf8: code.utf8.span) }

  /// The currency whose code has these bytes; nil if there is none.
  init?(utf8 bytes: Span<UInt8>) {
    guard bytes.count == 3 else { return nil }
    let packed = Currency.pack(bytes)
    guard let decimals = CurrencyTable.decimals(of: packed) else { return nil }
    self.bits = packed | Currency.knownBit | decimals
  }

  /// The currency of a literal: `let currency: Currency = "EUR"`. Of a literal that is no currency, the first characters are
  /// kept for the fault that reports it.
  public init(stringLiteral code: String) {
    let bytes = code.utf8.span
    if let currency = Currency(utf8: bytes) {
      self = currency
      return
    }
    var packed = Currency.pack(bytes)
    if bytes.count > 3 { packed |= bytes.count == 4 && Currency.isPrintable(bytes[3]) ? UInt32(bytes[3]) : 1 }
    self.bits = packed
  }

  /// The currency whose three letters were packed with five bits each, as ``packedLetters`` gives them; nil if there is none.
  init?(packedLetters: UInt32) {
    let letters = [10, 5, 0].map { UInt8(truncatingIfNeeded: packedLetters &>> $0 & 31) | 0x40 }
    self.init(utf8: letters.span)
  }

  private static let knownBit: UInt32 = 128

  /// The code: `Currency.eur.code == "EUR"`; empty for a literal that has not three printable ASCII characters.
  public var code: String { hasThreeCharacters ? String(packed: letters, 0, count: 3) : "" }

  /// Whether the code is that of a currency, or the literal had exactly three printable characters.
  private var hasThreeCharacters: Bool {
    isKnown || (bits & 255 == 0 && bits & 0xFF00 != 0 && bits & 0xFF_0000 != 0 && bits & 0xFF00_0000 != 0)
  }

  /// The letters of the code at the front of a big-endian word.
  var letters: UInt64 { UInt64(bits & ~255) &<< 32 }

  /// The three letters of a known currency, five bits each; each currency has its own number above zero.
  @inline(__always)
  var packedLetters: UInt32 { (bits &>> 24 & 31) &<< 10 | (bits &>> 16 & 31) &<< 5 | bits &>> 8 & 31 }

  /// The number of decimals of money in this currency, 0 to 4: two for EUR, none for JPY, three for KWD, four for CLF. Zero
  /// for an unknown currency.
  public var decimals: Int { isKnown ? Int(bits & 7) : 0 }

  /// Whether this is a currency; the same as ``isWellFormed``.
  package var isKnown: Bool { bits & Currency.knownBit != 0 }

  /// Whether this is a currency; false only for literals such as `"EURO"` or `"eur"`.
  public var isWellFormed: Bool { isKnown }

  /// The code: `"\(Currency.eur)" == "EUR"`. Of a literal that is no currency, its first printable ASCII characters, with
  /// "…" for further ones.
  public var description: String {
    if hasThreeCharacters { return code }
    var bytes: [UInt8] = []
    append(to: &bytes)
    let last = UInt8(truncatingIfNeeded: bits)
    if last > 1 { bytes.append(last) }
    return String(decoding: bytes, as: UTF8.self) + (last == 1 ? "…" : "")
  }

  /// The order of the codes: `Currency.chf < .eur`.
  public static func < (left: Currency, right: Currency) -> Bool { left.bits < right.bits }

  /// All 164 currencies, in the order of their codes: AED first, ZMW last. Builds a new array.
  public static var all: [Currency] {
    var currencies: [Currency] = []
    currencies.reserveCapacity(CurrencyTable.count)
    for index in 0..<CurrencyTable.count {
      guard let entry = CurrencyTable.entry(at: index) else { continue }
      currencies.append(Currency(bits: entry.code | knownBit | entry.decimals))
    }
    return currencies
  }

  /// Appends the letters of the code, without allocating if `bytes` has the capacity.
  func append(to bytes: inout [UInt8]) {
    var rest = bits & ~255
    while rest != 0 {
      let byte = UInt8(truncatingIfNeeded: rest &>> 24)
      if byte != 0 { bytes.append(byte) }
      rest = rest &<< 8
    }
  }

  /// The first three characters in the upper three bytes, as far as they are printable ASCII.
  private static func pack(_ bytes: Span<UInt8>) -> UInt32 {
    var packed: UInt32 = 0
    for index in 0..<min(bytes.count, 3) where isPrintable(bytes[index]) {
      packed |= UInt32(bytes[index]) &<< UInt32(24 &- 8 &* index)
    }
    return packed
  }

  private static func isPrintable(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }
}

extension Currency {
  /// The Australian dollar, with two decimals.
  public static var aud: Currency { "AUD" }

  /// The Bahraini dinar, with three decimals.
  public static var bhd: Currency { "BHD" }

  /// The Brazilian real, with two decimals.
  public static var brl: Currency { "BRL" }

  /// The Canadian dollar, with two decimals.
  public static var cad: Currency { "CAD" }

  /// The Swiss franc, with two decimals.
  public static var chf: Currency { "CHF" }

  /// The Chilean unit of account, with four decimals.
  public static var clf: Currency { "CLF" }

  /// The Chinese yuan, with two decimals.
  public static var cny: Currency { "CNY" }

  /// The Czech koruna, with two decimals.
  public static var czk: Currency { "CZK" }

  /// The Danish krone, with two decimals.
  public static var dkk: Currency { "DKK" }

  /// The euro, with two decimals.
  public static var eur: Currency { "EUR" }

  /// The pound sterling, with two decimals.
  public static var gbp: Currency { "GBP" }

  /// The Hungarian forint, with two decimals.
  public static var huf: Currency { "HUF" }

  /// The Indian rupee, with two decimals.
  public static var inr: Currency { "INR" }

  /// The Japanese yen, with no decimals.
  public static var jpy: Currency { "JPY" }

  /// The South Korean won, with no decimals.
  public static var krw: Currency { "KRW" }

  /// The Kuwaiti dinar, with three decimals.
  public static var kwd: Currency { "KWD" }

  /// The Mexican peso, with two decimals.
  public static var mxn: Currency { "MXN" }

  /// The Norwegian krone, with two decimals.
  public static var nok: Currency { "NOK" }

  /// The New Zealand dollar, with two decimals.
  public static var nzd: Currency { "NZD" }

  /// The Polish złoty, with two decimals.
  public static var pln: Currency { "PLN" }

  /// The Swedish krona, with two decimals.
  public static var sek: Currency { "SEK" }

  /// The Singapore dollar, with two decimals.
  public static var sgd: Currency { "SGD" }

  /// The United States dollar, with two decimals.
  public static var usd: Currency { "USD" }
}
