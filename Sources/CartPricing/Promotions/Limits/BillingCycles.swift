// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The bills of a subscription for which a promotion applies.
@nonexhaustive
public enum BillingCycles: Sendable, Hashable {
  /// The first n bills, with n of at least 1; the initial purchase is the first bill.
  case first(Int)
  /// Every bill.
  case all
}

// MARK: - Document

extension BillingCycles: DocumentValue {
  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> BillingCycles {
    if source.kind(value) == .number { return .first(source.read(value)) }
    if !source.take(value, "all") { source.reject(value, "an integer or \"all\"") }
    return .all
  }

  func write(to writer: inout JSONWriter) {
    switch self {
    case .first(let count): writer.integer(count)
    case .all: writer.string("all")
    }
  }
}

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
