/// One step of a line's volume prices: from this many units on, each unit costs this. Source: PRICING.md section 2.
public struct PriceScaleEntry: Sendable, Hashable {
  /// The least quantity of the line for which the price holds; 0 to 1,000,000,000.
  public var from: Int
  /// The price of every unit of the line.
  public var unitPrice: Amount

  /// An entry of a price scale.
  public init(from: Int, unitPrice: Amount) {
    self.from = from
    self.unitPrice = unitPrice
  }
}

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation

extension Line {
  /// The unit price for the line's quantity: the price of the entry with the largest `from` that
  /// the quantity reaches, or the line's own price if no entry is reached (§2.8).
  var effectiveUnitPrice: Amount {
    priceScale.filter { $0.from <= quantity }.max { $0.from < $1.from }?.unitPrice ?? unitPrice
  }
}
