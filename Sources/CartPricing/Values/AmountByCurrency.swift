/// Money in a promotion set: one amount in the currency of the set, or an amount for each of several currencies.
///
/// `"20.00"` and `["EUR": "20", "CHF": "22"]` are both literals of it. There is no conversion: a promotion whose amounts have
/// no value in the currency of a cart is not applied to it (PRICING.md section 1).
public enum AmountByCurrency: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral {
  /// An amount in the currency of the promotion set; a fault in a set that has none (PRICING.md sections 1 and 11).
  case plain(Amount)
  /// An amount for each currency named; none has a value in any other one, and an empty table has no value at all
  /// (PRICING.md section 1).
  case table([Currency: Amount])

  /// The plain amount of a literal: `let threshold: AmountByCurrency = "50"`. A malformed one is kept and reported as a fault
  /// when it is used (PRICING.md section 11).
  public init(stringLiteral text: String) {
    self = .plain(Amount(stringLiteral: text))
  }

  /// The table of a literal: `let threshold: AmountByCurrency = ["EUR": "75", "CHF": "80"]`. Where a currency is named twice
  /// the later amount counts; unknown currencies are kept and reported as faults when the table is used (PRICING.md
  /// section 1).
  public init(dictionaryLiteral elements: (Currency, Amount)...) {
    var table: [Currency: Amount] = [:]
    for (currency, amount) in elements { table[currency] = amount }
    self = .table(table)
  }

  /// The value in minor units of `currency`, a plain amount being in `setCurrency`: with `"20"` and `.eur` for both it is
  /// 2000. Nil where there is no value in that currency, or the amount does not fit it (PRICING.md section 1).
  public func minorUnits(in currency: Currency, plainIn setCurrency: Currency?) -> Int64? {
    switch self {
    case .plain(let amount):
      return setCurrency == currency ? amount.minorUnits(in: currency) : nil
    case .table(let table):
      return table[currency]?.minorUnits(in: currency)
    }
  }
}
