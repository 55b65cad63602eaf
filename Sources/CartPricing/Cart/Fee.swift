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

// MARK: - Compilation

// MARK: - Evaluation
