/// Coupons that the host is to create, one for each application. Source: PRICING.md section 6.
public struct CouponIssue: Sendable, Hashable {
  /// The host's name for the kind of coupon; 1 to 256 bytes.
  public var template: String
  /// How long the coupons hold; nil for no limit.
  public var validFor: TimeSpan?

  /// Coupons of a template.
  public init(_ template: String, validFor: TimeSpan? = nil) {
    self.template = template
    self.validFor = validFor
  }
}

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation
