/// For which bills of a subscription a promotion holds. Source: PRICING.md section 5.
public enum BillingCycles: Sendable, Hashable {
  /// The first so many bills, the initial purchase being the first; at least 1.
  case first(Int)
  /// Every bill.
  case all
}

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation
