// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The constraints of a promotion: limits of its use. Past uses come from ``PricingContext/usage``.
public struct Constraints: Sendable, Hashable {
  /// Whether each customer can use the promotion only once.
  public var isSingleUsePerCustomer: Bool
  private var usesPerCustomer: CompactCount
  private var usesTotal: CompactCount
  /// The largest sum of all discounts of the promotion; the part that is left caps the discount on
  /// one cart. Nil for no limit.
  public var budget: AmountByCurrency?
  /// The range of the customer's spend; nil for any spend.
  public var customerSpend: CustomerSpend?
  /// Whether all subscription lines of the cart must share one billing interval.
  public var requiresSameBillingInterval: Bool
  /// Further limits of uses or of discount, such as once a day for each customer.
  public var limits: [FurtherLimit]

  /// Limits; by default none.
  public init(
    isSingleUsePerCustomer: Bool = false, maxUsesPerCustomer: Int? = nil, maxUsesTotal: Int? = nil,
    budget: AmountByCurrency? = nil, customerSpend: CustomerSpend? = nil, requiresSameBillingInterval: Bool = false,
    limits: [FurtherLimit] = []
  ) {
    self.isSingleUsePerCustomer = isSingleUsePerCustomer
    usesPerCustomer = CompactCount(maxUsesPerCustomer)
    usesTotal = CompactCount(maxUsesTotal)
    self.budget = budget
    self.customerSpend = customerSpend
    self.requiresSameBillingInterval = requiresSameBillingInterval
    self.limits = limits
  }

  /// The largest number of uses by each customer; nil for no limit.
  public var maxUsesPerCustomer: Int? {
    get { usesPerCustomer.value }
    set { usesPerCustomer = CompactCount(newValue) }
  }

  /// The largest number of uses by all customers; nil for no limit.
  public var maxUsesTotal: Int? {
    get { usesTotal.value }
    set { usesTotal = CompactCount(newValue) }
  }
}

// MARK: - Document

extension Constraints: DocumentValue {
  enum Key: String, DocumentKey {
    case singleUsePerCustomer, maxUsesPerCustomer, maxUsesTotal, budget, customerSpend, sameBillingInterval,
      limits
    static let table = KeyTable(Key.self, "constraints")

    static var inner: [(key: Key, names: [String])] { [(.customerSpend, CustomerSpend.Key.table.names)] }
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Constraints {
    var constraints = Constraints()
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .singleUsePerCustomer: constraints.isSingleUsePerCustomer = source.read(value)
      case .maxUsesPerCustomer: constraints.maxUsesPerCustomer = source.read(value)
      case .maxUsesTotal: constraints.maxUsesTotal = source.read(value)
      case .budget: constraints.budget = source.read(value)
      case .customerSpend: constraints.customerSpend = source.read(value)
      case .sameBillingInterval: constraints.requiresSameBillingInterval = source.read(value)
      case .limits: constraints.limits = source.filledList(value)
      }
    }
    return constraints
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.singleUsePerCustomer, isSingleUsePerCustomer, unless: false)
      writer.member(Key.maxUsesPerCustomer, ifPresent: maxUsesPerCustomer)
      writer.member(Key.maxUsesTotal, ifPresent: maxUsesTotal)
      writer.member(Key.budget, ifPresent: budget)
      writer.member(Key.customerSpend, ifPresent: customerSpend)
      writer.member(Key.sameBillingInterval, requiresSameBillingInterval, unless: false)
      writer.member(Key.limits, ifAny: limits)
    }
  }
}

// MARK: - Checks

extension Constraints {
  func check(_ scope: PromotionScope, into sink: inout some FaultSink) {
    sink.push("constraints")
    sink.check(maxUsesPerCustomer, at: "maxUsesPerCustomer")
    sink.check(maxUsesTotal, at: "maxUsesTotal")
    if budget.isSome, let budget { sink.check(budget, plainIn: scope.currency, at: "budget") }
    if customerSpend.isSome { customerSpend?.check(scope, into: &sink) }
    FurtherLimit.check(limits, scope, into: &sink)
    sink.pop()
  }
}

extension [Promotion] {
  /// Whether the promotion at an index has a constraint. Only single fields are read, because a
  /// copy of a whole promotion retains all its references.
  func hasConstraints(at index: Int) -> Bool {
    self[index].constraints.isSingleUsePerCustomer || self[index].constraints.requiresSameBillingInterval
      || self[index].constraints.maxUsesPerCustomer.isSome || self[index].constraints.maxUsesTotal.isSome
      || self[index].constraints.budget.isSome || self[index].constraints.customerSpend.isSome
      || !self[index].constraints.limits.isEmpty
  }
}
