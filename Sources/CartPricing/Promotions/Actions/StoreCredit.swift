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

extension PromotionCompiler {
  /// Compiles the action, and notes that the promotion has its amounts.
  mutating func compile(_ credit: Credit, into record: inout ActionRecord) {
    record.kind = .credit
    for amount in [credit.amount, credit.per, credit.max] { _ = place(of: amount) }
  }
}

// MARK: - Evaluation
