// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Money in a promotion set: one amount in the currency of the set, or an amount for each of several currencies.
///
/// `"20.00"` and `["EUR": "20", "CHF": "22"]` are both literals of it. Nothing is converted: a promotion whose amounts have
/// no value in the currency of a cart is not applied to the cart.
public enum AmountByCurrency: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral {
  /// An amount in the currency of the promotion set; a fault in a set without a currency.
  case plain(Amount)
  /// An amount for each currency that is named; there is no value in any other currency.
  case table([Currency: Amount])

  /// The plain amount of a literal: `let threshold: AmountByCurrency = "50"`. A malformed one is kept and is a fault where
  /// it is used.
  public init(stringLiteral text: String) {
    self = .plain(Amount(stringLiteral: text))
  }

  /// The table of a literal: `let threshold: AmountByCurrency = ["EUR": "75", "CHF": "80"]`. A currency that is
  /// named twice has a malformed amount, such as `"75, 80"`. It and unknown currencies are kept and are faults where the
  /// table is used.
  public init(dictionaryLiteral elements: (Currency, Amount)...) {
    var table: [Currency: Amount] = [:]
    for (currency, amount) in elements {
      guard let first = table.updateValue(amount, forKey: currency) else { continue }
      table[currency] = Amount(stringLiteral: "\(first), \(amount)")
    }
    self = .table(table)
  }

  /// Whether each amount is well-formed and each currency is known. Such an amount may still not fit its currency.
  public var isWellFormed: Bool {
    switch self {
    case .plain(let amount): amount.isWellFormed
    case .table(let table): table.allSatisfy { $0.key.isKnown && $0.value.isWellFormed }
    }
  }

  /// The value in minor units of `currency`, where a plain amount is in `setCurrency`: 2000 for `"20"` and `.eur` twice. Nil
  /// if there is no value in that currency, or the amount does not fit it.
  package func minorUnits(in currency: Currency, plainIn setCurrency: Currency?) -> Int64? {
    // §1.5: a plain amount is in the currency of the set; nothing is converted.
    switch self {
    case .plain(let amount):
      return setCurrency == currency ? amount.minorUnits(in: currency) : nil
    case .table(let table):
      return table[currency]?.minorUnits(in: currency)
    }
  }
}

extension AmountByCurrency {
  /// The currencies in which the amount has a value; a plain amount has one in the currency of its set.
  func currencies(plainIn setCurrency: Currency?) -> [Currency] {
    switch self {
    case .plain: [setCurrency].compactMap { $0 }
    case .table(let table): Array(table.keys)
    }
  }
}
