extension Policy {
  /// Which entered codes count. Source: PRICING.md section 5.
  public enum CouponPolicy: String, Sendable, Hashable, CaseIterable {
    /// All known ones.
    case all
    /// The last known one.
    case latest
    /// All known ones, but on a subscription line only the last.
    case latestOnSubscriptions
  }
}

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation
