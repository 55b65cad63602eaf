/// A currency by its three-letter code, which settles how many decimals its money has.
///
/// Write `.eur` or the literal `"EUR"`, or read one from a `String` with `Currency(code)`. A literal cannot fail, and neither
/// can `Currency("EURO")`, since Swift takes it for a literal too: one that is no currency is kept, has `isKnown == false`,
/// and is reported as a fault where it is used (PRICING.md section 1).
public struct Currency: Sendable, Hashable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The code in the upper three bytes; in the lowest 128 plus the decimals of a known currency, or 0.
  private let bits: UInt32

  private init(bits: UInt32) {
    self.bits = bits
  }

  /// No currency at all, as of a literal that is no code.
  static var none: Currency { Currency(bits: 0) }

  /// The currency with the code in a `String`, in capitals: with `"JPY"` in `code`, `Currency(code)?.decimals == 0`. Nil for
  /// anything that is not a currency, `"jpy"` included (PRICING.md section 1).
  public init?(_ code: String) {
    self.init(utf8: code.utf8.span)
  }

  /// The currency whose code has these bytes; nil if there is none.
  init?(utf8 bytes: Span<UInt8>) {
    guard let packed = Currency.pack(bytes), let decimals = CurrencyTable.decimals(of: packed) else { return nil }
    self.bits = packed | 128 | decimals
  }

  /// The currency of a literal: `let currency: Currency = "EUR"`. An unknown code of three printable ASCII characters is
  /// kept for the fault that reports it; any other text is kept as no code at all (PRICING.md section 11).
  public init(stringLiteral code: String) {
    let packed = Currency.pack(code.utf8.span) ?? 0
    if let decimals = CurrencyTable.decimals(of: packed) {
      self.bits = packed | 128 | decimals
    } else {
      self.bits = packed
    }
  }

  /// The three letters: `Currency.eur.code == "EUR"`; empty for a literal that was not three characters long (PRICING.md
  /// section 1).
  public var code: String { String(packed: letters, 0, count: letters == 0 ? 0 : 3) }

  /// The letters of the code in front of a big-endian word; 0 if there are none.
  var letters: UInt64 { UInt64(bits & ~255) &<< 32 }

  /// How many decimals money in this currency has, 0 to 4: two for EUR, none for JPY, three for KWD, four for CLF. Zero for
  /// an unknown one (PRICING.md section 1).
  public var decimals: Int { Int(bits & 7) }

  /// Whether this is a currency of the table; false only for literals such as `"EURO"` or `"eur"` (PRICING.md section 1).
  public var isKnown: Bool { bits & 128 != 0 }

  /// The code: `"\(Currency.eur)" == "EUR"`; empty where `code` is (PRICING.md section 1).
  public var description: String { code }

  /// Order of the codes: `Currency.chf < .eur`; a currency does not stand before itself (PRICING.md section 1).
  public static func < (left: Currency, right: Currency) -> Bool { left.bits < right.bits }

  /// Every currency of the table, 164 of them, in the order of their codes: AED first, ZMW last. Builds a new array
  /// (PRICING.md section 1).
  public static var all: [Currency] {
    var currencies: [Currency] = []
    currencies.reserveCapacity(CurrencyTable.count)
    for index in 0..<CurrencyTable.count {
      guard let entry = CurrencyTable.entry(at: index) else { continue }
      currencies.append(Currency(bits: entry.code | 128 | entry.decimals))
    }
    return currencies
  }

  /// Appends the letters of the code, without allocating where `bytes` has room.
  func append(to bytes: inout [UInt8]) {
    guard bits > 255 else { return }
    bytes.append(UInt8(truncatingIfNeeded: bits &>> 24))
    bytes.append(UInt8(truncatingIfNeeded: bits &>> 16))
    bytes.append(UInt8(truncatingIfNeeded: bits &>> 8))
  }

  /// Three printable ASCII characters in the upper three bytes; nil for any other text.
  private static func pack(_ bytes: Span<UInt8>) -> UInt32? {
    guard bytes.count == 3 else { return nil }
    var packed: UInt32 = 0
    for index in 0..<3 {
      guard bytes[index] > 0x20, bytes[index] < 0x7F else { return nil }
      packed = packed &<< 8 | UInt32(bytes[index])
    }
    return packed &<< 8
  }
}

extension Currency {
  /// The Australian dollar, with two decimals (PRICING.md section 1).
  public static var aud: Currency { "AUD" }

  /// The Bahraini dinar, with three decimals (PRICING.md section 1).
  public static var bhd: Currency { "BHD" }

  /// The Brazilian real, with two decimals (PRICING.md section 1).
  public static var brl: Currency { "BRL" }

  /// The Canadian dollar, with two decimals (PRICING.md section 1).
  public static var cad: Currency { "CAD" }

  /// The Swiss franc, with two decimals (PRICING.md section 1).
  public static var chf: Currency { "CHF" }

  /// The Chilean unit of account, with four decimals (PRICING.md section 1).
  public static var clf: Currency { "CLF" }

  /// The Chinese yuan, with two decimals (PRICING.md section 1).
  public static var cny: Currency { "CNY" }

  /// The Czech koruna, with two decimals (PRICING.md section 1).
  public static var czk: Currency { "CZK" }

  /// The Danish krone, with two decimals (PRICING.md section 1).
  public static var dkk: Currency { "DKK" }

  /// The euro, with two decimals (PRICING.md section 1).
  public static var eur: Currency { "EUR" }

  /// The pound sterling, with two decimals (PRICING.md section 1).
  public static var gbp: Currency { "GBP" }

  /// The Hungarian forint, with two decimals (PRICING.md section 1).
  public static var huf: Currency { "HUF" }

  /// The Indian rupee, with two decimals (PRICING.md section 1).
  public static var inr: Currency { "INR" }

  /// The Japanese yen, with no decimals (PRICING.md section 1).
  public static var jpy: Currency { "JPY" }

  /// The South Korean won, with no decimals (PRICING.md section 1).
  public static var krw: Currency { "KRW" }

  /// The Kuwaiti dinar, with three decimals (PRICING.md section 1).
  public static var kwd: Currency { "KWD" }

  /// The Mexican peso, with two decimals (PRICING.md section 1).
  public static var mxn: Currency { "MXN" }

  /// The Norwegian krone, with two decimals (PRICING.md section 1).
  public static var nok: Currency { "NOK" }

  /// The New Zealand dollar, with two decimals (PRICING.md section 1).
  public static var nzd: Currency { "NZD" }

  /// The Polish złoty, with two decimals (PRICING.md section 1).
  public static var pln: Currency { "PLN" }

  /// The Swedish krona, with two decimals (PRICING.md section 1).
  public static var sek: Currency { "SEK" }

  /// The Singapore dollar, with two decimals (PRICING.md section 1).
  public static var sgd: Currency { "SGD" }

  /// The United States dollar, with two decimals (PRICING.md section 1).
  public static var usd: Currency { "USD" }
}
