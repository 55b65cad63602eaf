/// A fee such as handling or gift wrapping. Fees carry no tax. Source: PRICING.md section 2.
public struct Fee: Sendable, Hashable {
  /// The fee's id, distinct within the cart; 1 to 256 bytes.
  public var id: FeeID
  /// What kind of fee it is; promotions name fees by kind. 1 to 256 bytes.
  public var kind: String
  /// What it costs, before promotions.
  public var amount: Amount

  /// A fee of a kind.
  public init(_ id: FeeID, kind: String, amount: Amount) {
    self.id = id
    self.kind = kind
    self.amount = amount
  }
}

// MARK: - Document

// MARK: - Checks

extension Fee {
  @inline(__always)
  func check(in currency: Currency, into sink: inout some FaultSink) {
    sink.check(id, at: "id")
    sink.check(idText: kind, at: "kind")
    sink.check(amount, in: currency, at: "amount")
  }
}

// MARK: - Compilation

// MARK: - Evaluation
