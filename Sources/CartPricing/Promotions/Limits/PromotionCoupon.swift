/// A code that a promotion asks for, and its limits. Source: PRICING.md section 5.
public struct PromotionCoupon: Sendable, Hashable {
  /// The code.
  public var code: CouponCode
  /// How often it can be used in all; nil for no limit.
  public var maxUses: Int?
  /// How often each customer can use it; nil for no limit.
  public var maxUsesPerCustomer: Int?

  /// A code and its limits.
  public init(_ code: CouponCode, maxUses: Int? = nil, maxUsesPerCustomer: Int? = nil) {
    self.code = code
    self.maxUses = maxUses
    self.maxUsesPerCustomer = maxUsesPerCustomer
  }
}

extension PromotionCoupon: ExpressibleByStringLiteral {
  /// A code without limits.
  public init(stringLiteral code: String) { self.init(CouponCode(code)) }
}

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation
