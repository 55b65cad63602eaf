// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation

extension CartFacts {
  /// Why a promotion is not valid now; nil if it is: `validFrom` ≤ now < `validUntil` (§5.4).
  mutating func validityReason(_ promotion: Promotion) -> Decision.Reason? {
    if let from = promotion.validFrom, context.now.isBefore(from) { return .notStarted }
    if let until = promotion.validUntil, until.isAtOrBefore(context.now) { return .expired }
    return nil
  }
}
