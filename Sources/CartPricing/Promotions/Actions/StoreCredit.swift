/// Store credit for what is paid. Source: PRICING.md section 6.
public struct Credit: Sendable, Hashable {
  /// The credit for each full ``per``.
  public var amount: AmountByCurrency
  /// How much of the lines' totals earns ``amount`` once; above zero.
  public var per: AmountByCurrency
  /// The most credit that is given; nil for no limit.
  public var max: AmountByCurrency?

  /// Credit for what is paid.
  public init(_ amount: AmountByCurrency, per: AmountByCurrency, max: AmountByCurrency? = nil) {
    self.amount = amount
    self.per = per
    self.max = max
  }
}

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation
