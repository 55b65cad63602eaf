/// Inclusive bounds on an amount of money; one of them may be open. Source: PRICING.md section 4.
public struct AmountRange: Sendable, Hashable {
  /// The least amount that is in the range; nil for none.
  public var atLeast: AmountByCurrency?
  /// The largest amount that is in the range; nil for none.
  public var atMost: AmountByCurrency?

  /// Bounds; at least one of them. `atLeast` above `atMost` is no fault, just never true.
  public init(atLeast: AmountByCurrency? = nil, atMost: AmountByCurrency? = nil) {
    self.atLeast = atLeast
    self.atMost = atMost
  }

  /// Whether neither bound is given.
  var isOpen: Bool { atLeast == nil && atMost == nil }
}

extension AmountRange {
  /// The bounds that are given.
  var amounts: [AmountByCurrency] { [atLeast, atMost].compactMap { $0 } }

  /// The bounds as plain amounts in a currency, where they have a value in it.
  func inCurrency(_ currency: Currency, plainIn setCurrency: Currency?) -> AmountRange {
    func plain(_ amount: AmountByCurrency?) -> AmountByCurrency? {
      amount.map { amount in
        amount.minorUnits(in: currency, plainIn: setCurrency).map { .plain(Amount(minorUnits: $0, of: currency)) }
          ?? amount
      }
    }
    return AmountRange(atLeast: plain(atLeast), atMost: plain(atMost))
  }
}

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation
