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

// MARK: - Document

// MARK: - Checks

extension CustomerSpend {
  func check(_ scope: PromotionScope, into sink: inout some FaultSink) {
    sink.push("customerSpend")
    range.check(scope, into: &sink)
    sink.check(within, at: "within")
    sink.pop()
  }
}

// MARK: - Compilation

// MARK: - Evaluation

extension CartFacts {
  /// Whether the sum of the customer's orders is within bounds (§5.33); false without a customer.
  mutating func holds(_ spend: CustomerSpend) -> Bool {
    guard let customer = context.customer else { return false }
    var sum: Int128 = 0
    for event in customer.events where event.type == "order" {
      guard context.isPast(event.at, within: spend.within) else { continue }
      sum += Int128(event.amount?.minorUnits(in: currency) ?? 0)
    }
    return contains(sum, in: spend.range)
  }
}
