/// Limits of a promotion's use. Past uses come from ``Context/usage``. Source: PRICING.md section 5.
public struct Constraints: Sendable, Hashable {
  /// Whether each customer can use it once only.
  public var singleUsePerCustomer: Bool
  /// How often each customer can use it; nil for no limit.
  public var maxUsesPerCustomer: Int?
  /// How often it can be used in all; nil for no limit.
  public var maxUsesTotal: Int?
  /// The most discount that it ever gives; what is left of it caps the discount on one cart. Nil for no limit.
  public var budget: AmountByCurrency?
  /// What the customer must have spent; nil for anything.
  public var customerSpend: CustomerSpend?
  /// Whether all subscription lines of the cart must share one billing interval.
  public var sameBillingInterval: Bool

  /// Limits; by default none.
  public init(
    singleUsePerCustomer: Bool = false, maxUsesPerCustomer: Int? = nil, maxUsesTotal: Int? = nil,
    budget: AmountByCurrency? = nil, customerSpend: CustomerSpend? = nil, sameBillingInterval: Bool = false
  ) {
    self.singleUsePerCustomer = singleUsePerCustomer
    self.maxUsesPerCustomer = maxUsesPerCustomer
    self.maxUsesTotal = maxUsesTotal
    self.budget = budget
    self.customerSpend = customerSpend
    self.sameBillingInterval = sameBillingInterval
  }
}

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation
