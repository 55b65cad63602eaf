/// For which bills of a subscription a promotion holds. Source: PRICING.md section 5.
public enum BillingCycles: Sendable, Hashable {
  /// The first so many bills, the initial purchase being the first; at least 1.
  case first(Int)
  /// Every bill.
  case all
}

// MARK: - Document

// MARK: - Checks

extension BillingCycles {
  @inline(__always)
  func check(into sink: inout some FaultSink) {
    if case .first(let cycles) = self { sink.check(cycles, in: 1...Limits.count, at: "billingCycles") }
  }
}

// MARK: - Compilation

extension BillingCycles {
  /// The last bill for which a promotion holds; the largest number for every bill.
  var last: Int32 {
    switch self {
    case .first(let cycles): Int32(cycles)
    case .all: .max
    }
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Whether the bill comes after the last one for which a promotion holds (§5.10).
  func isAfterBillingCycles(of record: PromotionRecord) -> Bool {
    billingCycle > Int(record.billingCycles) && record.billingCycles != .max
  }
}
