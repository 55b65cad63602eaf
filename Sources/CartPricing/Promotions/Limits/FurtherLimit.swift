// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A further limit of a promotion: of its uses or of its discount, of all customers or of each, ever
/// or in a calendar period.
///
/// `.uses(1, perCustomer: true, during: .day)` is once a day for each customer;
/// `.budget("500", perCustomer: true, during: .year)` is a budget of each customer for a year.
public struct FurtherLimit: Sendable, Hashable {
  /// What is limited.
  public var kind: Kind
  /// Whether the limit holds for each customer by itself.
  public var isPerCustomer: Bool
  /// The calendar period of ``PricingContext/now`` in which uses count; nil for all uses.
  public var period: CalendarPeriod?

  /// What a further limit bounds.
  @nonexhaustive
  public enum Kind: Sendable, Hashable {
    /// The number of uses.
    case uses(Int)
    /// The sum of the discounts.
    case budget(AmountByCurrency)
  }

  /// A limit.
  public init(_ kind: Kind, perCustomer isPerCustomer: Bool = false, during period: CalendarPeriod? = nil) {
    self.kind = kind
    self.isPerCustomer = isPerCustomer
    self.period = period
  }

  /// At most this number of uses.
  public static func uses(
    _ count: Int, perCustomer: Bool = false, during period: CalendarPeriod? = nil
  ) -> FurtherLimit {
    FurtherLimit(.uses(count), perCustomer: perCustomer, during: period)
  }

  /// At most this discount.
  public static func budget(
    _ amount: AmountByCurrency, perCustomer: Bool = false, during period: CalendarPeriod? = nil
  ) -> FurtherLimit {
    FurtherLimit(.budget(amount), perCustomer: perCustomer, during: period)
  }

  /// The amount of a budget.
  var amount: AmountByCurrency? {
    if case .budget(let amount) = kind { return amount }
    return nil
  }
}

// MARK: - Document

extension FurtherLimit: DocumentValue {
  /// The keys of a further limit, with one of `maxUses` and `budget` (§5.36).
  enum Key: String, DocumentKey {
    case maxUses, budget, per, during
    static let table = KeyTable(Key.self, "a limit", oneOf: [.maxUses, .budget])
  }

  /// Whom a limit holds for by itself.
  private enum Scope: String, CaseIterable {
    case customer
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> FurtherLimit {
    var limit = FurtherLimit(.uses(1))
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .maxUses: limit.kind = .uses(source.read(value))
      case .budget: limit.kind = .budget(source.read(value))
      case .per: limit.isPerCustomer = source.word(value, or: Scope.customer) == .customer
      case .during: limit.period = source.word(value, or: CalendarPeriod.day)
      }
    }
    return limit
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      switch kind {
      case .uses(let count): writer.member(Key.maxUses, count)
      case .budget(let amount): writer.member(Key.budget, amount)
      }
      if isPerCustomer { writer.member(Key.per, Scope.customer.rawValue) }
      writer.member(Key.during, ifPresent: period)
    }
  }
}

// MARK: - Checks

extension FurtherLimit {
  /// Checks the further limits of a promotion, under the key `limits`.
  static func check(_ limits: [FurtherLimit], _ scope: PromotionScope, into sink: inout some FaultSink) {
    if limits.isEmpty { return }
    sink.check(list: limits, at: "limits")
    sink.push("limits")
    for index in limits.indices {
      sink.push(index)
      switch limits[index].kind {
      case .uses(let count): sink.check(count, at: "maxUses")
      case .budget(let amount): sink.check(amount, plainIn: scope.currency, at: "budget")
      }
      sink.pop()
    }
    sink.pop()
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Whether a further limit is reached: nothing is left of it (§5.36). Of a renewal no use counts.
  mutating func isReached(_ limit: FurtherLimit, _ usage: PromotionUsage, isRenewal: Bool) -> Bool {
    guard case .uses(let most) = limit.kind else { return left(of: limit, usage) == 0 }
    if isRenewal { return false }
    let used = PeriodUsage(usage, during: limit.period)
    return (limit.isPerCustomer ? used.customerTotal : used.total) >= most
  }

  /// What is left of a budget that is a further limit; nil if the limit is none, or has no value in
  /// the cart's currency.
  mutating func left(of limit: FurtherLimit, _ usage: PromotionUsage) -> Int64? {
    guard let budget = limit.amount, let most = minorUnits(budget) else { return nil }
    let used = PeriodUsage(usage, during: limit.period)
    return max(0, most - ((limit.isPerCustomer ? used.customerSpent : used.spent).minorUnits(in: currency) ?? 0))
  }
}

extension PeriodUsage {
  /// The uses of a promotion in a period; all of its uses without one.
  fileprivate init(_ usage: PromotionUsage, during period: CalendarPeriod?) {
    if let period {
      self = usage.periods[period] ?? PeriodUsage()
    } else {
      self.init(
        total: usage.total, customerTotal: usage.customerTotal, spent: usage.spent, customerSpent: usage.customerSpent)
    }
  }
}
