extension LineSelector {
  /// Which billing a selector asks for. Source: PRICING.md section 3.
  public enum Billing: Sendable, Hashable {
    /// Any line with a billing interval.
    case subscription
    /// Any line without one.
    case perpetual
    /// Lines that are billed at this interval.
    case every(BillingInterval)
  }

  /// Lines that are billed like this.
  public static func billing(_ billing: Billing) -> LineSelector { LineSelector(.billing(billing)) }
}

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation
