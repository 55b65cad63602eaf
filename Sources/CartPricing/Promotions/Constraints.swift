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

/// Bounds on the sum of a customer's `order` events. Source: PRICING.md section 5.
public struct CustomerSpend: Sendable, Hashable {
  /// The bounds; at least one.
  public var range: AmountRange
  /// How far back orders count; nil for all of them.
  public var within: TimeSpan?

  /// The customer spent at least this. Source: PRICING.md section 5.
  public init(atLeast: AmountByCurrency, within: TimeSpan? = nil) {
    self.init(atLeast: atLeast, atMost: nil, within: within)
  }

  /// The customer spent at most this. Source: PRICING.md section 5.
  public init(atMost: AmountByCurrency, within: TimeSpan? = nil) {
    self.init(atLeast: nil, atMost: atMost, within: within)
  }

  /// What the customer spent is within both bounds, themselves included; two open ones are a fault.
  /// Source: PRICING.md sections 5 and 11.
  public init(atLeast: AmountByCurrency?, atMost: AmountByCurrency?, within: TimeSpan? = nil) {
    range = AmountRange(atLeast: atLeast, atMost: atMost)
    self.within = within
  }
}
