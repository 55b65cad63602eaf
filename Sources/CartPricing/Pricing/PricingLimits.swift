/// How much work one pricing may do; the limits of documents are ``Limits``.
extension PricingState {
  /// The most that lines × eligible promotions may be; beyond it a pricing is too complex.
  static let mostWork = 100_000_000

  /// The most that candidate sets × lines × eligible promotions may be; it bounds `searchLimit`
  /// (§7.16).
  static let mostSearch = 1_000_000_000
}

extension Run {
  /// The most runs into which promotions may cut the units of a cart (§11.12).
  static let limit = 1_000_000
}
