// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The bills of a subscription for which a promotion applies.
@nonexhaustive
public enum BillingCycles: Sendable, Hashable {
  /// The first n bills, with n of at least 1; the initial purchase is the first bill.
  case first(Int)
  /// Every bill.
  case all
  /// The bills from one number until another one, both included; nil for no end. The initial
  /// purchase is bill 1.
  indirect case range(from: Int, until: Int?)

  /// The bills from a number on: `.from(2)` leaves the initial purchase out.
  public static func from(_ first: Int) -> BillingCycles { .range(from: first, until: nil) }
}

// MARK: - Document

extension BillingCycles: DocumentValue {
  /// The keys of a range of bills (§5.11).
  enum Key: String, DocumentKey {
    case from, until
    static let table = KeyTable(Key.self, "billing cycles", example: "{\"from\": 2}")
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> BillingCycles {
    if source.kind(value) == .number { return .first(source.read(value)) }
    if source.kind(value) == .object { return readRange(value, from: &source) }
    if !source.take(value, "all") { source.reject(value, "an integer, \"all\" or an object such as {\"from\": 2}") }
    return .all
  }

  private static func readRange<Source: DocumentSource>(_ value: Int, from source: inout Source) -> BillingCycles {
    var first = 1
    var last: Int?
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .from: first = source.read(value)
      case .until: last = source.read(value)
      }
    }
    return .range(from: first, until: last)
  }

  func write(to writer: inout JSONWriter) {
    switch self {
    case .first(let count): writer.integer(count)
    case .all: writer.string("all")
    case .range(let first, let last):
      writer.object { writer in
        writer.member(Key.from, first, unless: 1)
        writer.member(Key.until, ifPresent: last)
      }
    }
  }
}

// MARK: - Checks

extension BillingCycles {
  @inline(__always)
  func check(into sink: inout some FaultSink) {
    switch self {
    case .first(let cycles): sink.check(cycles, in: 1...Limits.count, at: "billingCycles")
    case .all: break
    case .range(let first, let last):
      sink.push("billingCycles")
      sink.check(first, in: 1...Limits.count, at: "from")
      sink.check(last, in: 1...Limits.count, at: "until")
      if let last, last < first {
        sink.warn(.emptyRange, at: "until", "is below \"from\", so the promotion applies to no bill")
      }
      sink.pop()
    }
  }
}

// MARK: - Compilation

extension BillingCycles {
  /// The last bill for which a promotion holds; the largest number for every bill.
  var last: Int32 {
    switch self {
    case .first(let cycles): Int32(cycles)
    case .all: .max
    case .range(_, let last): last.map { Int32($0) } ?? .max
    }
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Whether the bill comes before the first one for which a promotion holds (§5.11).
  mutating func isBeforeBillingCycles(of index: CandidateIndex) -> Bool {
    guard case .range(let first, _) = source(of: index).billingCycles else { return false }
    return billingCycle < first
  }

  /// Whether the bill comes after the last one for which a promotion holds (§5.10).
  @inline(__always)
  func isAfterBillingCycles(of record: PromotionRecord) -> Bool {
    billingCycle > Int(record.billingCycles) && record.billingCycles != .max
  }
}
