// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The uses of one promotion in a calendar period of ``PricingContext/now``.
public struct PeriodUsage: Sendable, Hashable {
  /// Redemptions by anybody; 0 to 1,000,000,000.
  public var total: Int
  /// Redemptions by the customer of the context.
  public var customerTotal: Int
  /// The sum of the discounts that the promotion has given, in the cart's currency.
  public var spent: Amount
  /// The part of ``spent`` that was given to the customer of the context.
  public var customerSpent: Amount

  /// Uses in a period.
  public init(total: Int = 0, customerTotal: Int = 0, spent: Amount = "0", customerSpent: Amount = "0") {
    self.total = total
    self.customerTotal = customerTotal
    self.spent = spent
    self.customerSpent = customerSpent
  }
}

// MARK: - Document

extension PeriodUsage: DocumentValue {
  /// The keys of uses in a period (§2.7).
  enum Key: String, DocumentKey {
    case total, customer, spent, customerSpent
    static let table = KeyTable(Key.self, "uses in a period")
  }

  /// The keys of uses by period.
  private enum PeriodKey: String, DocumentKey {
    case day, week, month, year
    static let table = KeyTable(PeriodKey.self, "uses by period")

    var period: CalendarPeriod {
      switch self {
      case .day: .day
      case .week: .week
      case .month: .month
      case .year: .year
      }
    }
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> PeriodUsage {
    var usage = PeriodUsage()
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .total: usage.total = source.read(value)
      case .customer: usage.customerTotal = source.read(value)
      case .spent: usage.spent = source.read(value)
      case .customerSpent: usage.customerSpent = source.read(value)
      }
    }
    return usage
  }

  /// Reads the uses by period.
  static func readAll<Source: DocumentSource>(
    _ value: Int, from source: inout Source
  ) -> [CalendarPeriod: PeriodUsage] {
    var usages: [CalendarPeriod: PeriodUsage] = [:]
    var object = source.open(value, PeriodKey.self)
    while let (key, value) = source.next(&object, PeriodKey.self) { usages[key.period] = source.read(value) }
    return usages
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.total, total, unless: 0)
      writer.member(Key.customer, customerTotal, unless: 0)
      writer.member(Key.spent, spent, unless: "0")
      writer.member(Key.customerSpent, customerSpent, unless: "0")
    }
  }

  /// Writes the uses by period as a member, from the shortest period on.
  static func write(_ usages: [CalendarPeriod: PeriodUsage], to writer: inout JSONWriter) {
    if usages.isEmpty { return }
    writer.object(PromotionUsage.Key.during) { writer in
      for key in PeriodKey.allCases { writer.member(key, ifPresent: usages[key.period]) }
    }
  }
}

// MARK: - Checks

extension PeriodUsage {
  /// Checks the uses by period, under the key `during`.
  static func check(
    _ usages: [CalendarPeriod: PeriodUsage], in currency: Currency?, into sink: inout some FaultSink
  ) {
    if usages.isEmpty { return }
    sink.push("during")
    for period in CalendarPeriod.allCases {
      guard let used = usages[period] else { continue }
      sink.push(period.rawValue)
      sink.check(used.total, at: "total")
      sink.check(used.customerTotal, at: "customer")
      sink.check(used.spent, in: currency, at: "spent")
      sink.check(used.customerSpent, in: currency, at: "customerSpent")
      sink.pop()
    }
    sink.pop()
  }
}
