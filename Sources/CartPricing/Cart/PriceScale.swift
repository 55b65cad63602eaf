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
