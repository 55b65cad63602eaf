// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing
internal import CartPricingOrders

extension LedgerTransaction {
  /// What is counted at an instant on the counters of some keys: redeemed, and reserved by reservations that
  /// are live, without the counts of an order.
  func usage(of keys: UsageKeys, at: Instant, besides: OrderID?) throws -> Usage {
    let reader = try CounterReader(sql, Self.counters(of: keys), at: at, own: ownCounts(besides, at: at))
    var usage = Usage()
    for promotion in keys.promotions {
      let used = reader.read(.promotion(promotion.id), keys)
      var entry = PromotionUsage(
        total: used.total, customerTotal: used.customerTotal, spent: used.spent, customerSpent: used.customerSpent)
      for period in promotion.periods {
        let used = reader.read(.promotion(promotion.id), keys, in: period)
        if used != PeriodUsage() { entry.periods[period.during] = used }
      }
      if used != PeriodUsage() || !entry.periods.isEmpty { usage.promotions[promotion.id] = entry }
    }
    for coupon in keys.coupons {
      let used = reader.read(.coupon(coupon), keys)
      if used.total == 0, used.customerTotal == 0 { continue }
      usage.coupons[coupon] = CouponUsage(total: used.total, customerTotal: used.customerTotal)
    }
    for campaign in keys.campaigns {
      let used = reader.read(.campaign(campaign), keys)
      let entry = CampaignUsage(total: used.total, customerTotal: used.customerTotal, spent: used.spent)
      if entry != CampaignUsage() { usage.campaigns[campaign] = entry }
    }
    return usage
  }

  /// The counters that keys name.
  private static func counters(of keys: UsageKeys) -> [Counter] {
    var counters: [Counter] = []
    func add(_ subject: Counter.Subject, _ period: Counter.Period? = nil) {
      for customer in Set([nil, keys.customer]) {
        counters.append(Counter(subject, customer: customer, period: period))
        counters.append(Counter(subject, customer: customer, currency: keys.currency, period: period))
      }
    }
    for promotion in keys.promotions {
      add(.promotion(promotion.id))
      for period in promotion.periods { add(.promotion(promotion.id), period) }
    }
    for coupon in keys.coupons { add(.coupon(coupon)) }
    for campaign in keys.campaigns { add(.campaign(campaign)) }
    return counters
  }

  /// What an order counts on its counters at an instant.
  private func ownCounts(_ order: OrderID?, at: Instant) throws -> [String: Int128] {
    guard let order, let stored = try records(of: [order], locked: false)[order], stored.isLive(at: at) else {
      return [:]
    }
    var counts: [String: Int128] = [:]
    for (claim, count) in zip(stored.record.claims, stored.counts) {
      counts[claim.counter.key] = Int128(count)
    }
    return counts
  }
}

/// The counts of some counters at an instant.
private struct CounterReader {
  private var counts: [String: Int128] = [:]

  init(_ sql: any SQLTransaction, _ counters: [Counter], at: Instant, own: [String: Int128]) throws {
    let keys = Set(counters.map { $0.key }).sorted()
    for row in try sql.rows(of: keys, { "SELECT counter, redeemed, reserved FROM counters WHERE counter IN \($0)" }) {
      counts[try row.text(0)] = try row.sum(1) + row.sum(2)
    }
    // Reservations that have ended and were not taken back; the sums of the two halves do not exceed 64 bits.
    for row in try sql.rows(
      of: counts.keys.sorted(),
      {
        """
        SELECT counter, SUM(remaining / 2147483648), SUM(remaining % 2147483648) FROM claims
        WHERE counter IN \($0) AND ends <= ? GROUP BY counter
        """
      }, [.text(LedgerKeys.moment(at))])
    {
      counts[try row.text(0), default: 0] -= Int128(try row.integer(1)) * 2_147_483_648 + Int128(try row.integer(2))
    }
    for (key, count) in own where counts[key] != nil { counts[key, default: 0] -= count }
  }

  /// The counters of a subject, of all time or in a period.
  func read(_ subject: Counter.Subject, _ keys: UsageKeys, in period: Counter.Period? = nil) -> PeriodUsage {
    func uses(_ customer: CustomerID?) -> Int {
      Int(min(counts[Counter(subject, customer: customer, period: period).key] ?? 0, 1_000_000_000))
    }
    func spent(_ customer: CustomerID?) -> Amount {
      let counter = Counter(subject, customer: customer, currency: keys.currency, period: period)
      let count = min(counts[counter.key] ?? 0, 1_000_000_000_000_000)
      return count == 0 ? "0" : Amount(minorUnits: Int64(count), currency: keys.currency)
    }
    return PeriodUsage(
      total: uses(nil), customerTotal: keys.customer.map { uses($0) } ?? 0, spent: spent(nil),
      customerSpent: keys.customer.map { spent($0) } ?? "0")
  }
}
