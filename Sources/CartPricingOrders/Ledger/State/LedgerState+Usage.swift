// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

extension LedgerState {
  /// What is counted at an instant on the counters of some keys: redeemed, and reserved by
  /// reservations that are live (§O4.5).
  ///
  /// Promotions, codes and campaigns without any count are left out. A count above what a context
  /// may have, 10⁹ uses or 10¹⁵ minor units, is given as that. O(log n) for each key.
  /// The counts of the order `besides` are left out, so that a cart that is reserved can be priced again.
  /// - Returns: The usage of a pricing context.
  /// - Throws: `invalid` for a malformed instant or currency.
  public func usage(of keys: UsageKeys, at: Instant, besides: OrderID? = nil) throws(LedgerError) -> Usage {
    try Self.check(at)
    if !keys.currency.isWellFormed { throw .invalid("\"\(keys.currency)\" is no currency") }
    let reader = CounterReader(self, at: at, keys: keys, besides: besides)
    var usage = Usage()
    for promotion in keys.promotions {
      let subject = Counter.Subject.promotion(promotion.id)
      let used = reader.read(subject)
      var entry = PromotionUsage(
        total: used.total, customerTotal: used.customerTotal, spent: used.spent, customerSpent: used.customerSpent)
      for period in promotion.periods {
        let used = reader.read(subject, in: period)
        if used != PeriodUsage() { entry.periods[period.during] = used }
      }
      if used != PeriodUsage() || !entry.periods.isEmpty { usage.promotions[promotion.id] = entry }
    }
    for coupon in keys.coupons {
      let used = CouponUsage(
        total: reader.uses(.coupon(coupon)), customerTotal: reader.customerUses(.coupon(coupon)))
      if used != CouponUsage(total: 0, customerTotal: 0) { usage.coupons[coupon] = used }
    }
    for campaign in keys.campaigns {
      let used = reader.read(.campaign(campaign))
      let entry = CampaignUsage(total: used.total, customerTotal: used.customerTotal, spent: used.spent)
      if entry != CampaignUsage() { usage.campaigns[campaign] = entry }
    }
    return usage
  }
}

/// Reads counters at a moment, without those of an order.
private struct CounterReader {
  let state: LedgerState
  let moment: Moment
  let keys: UsageKeys
  /// What an order counts, by the numbers of the counters.
  private var own: [Int: Int64] = [:]

  init(_ state: LedgerState, at: Instant, keys: UsageKeys, besides: OrderID?) {
    self.state = state
    moment = Moment(at)
    self.keys = keys
    guard let besides, let stored = state.records[besides], stored.redemption.isLive(at: at) else { return }
    for (number, count) in zip(stored.counters, stored.counts) { own[number] = count }
  }

  /// The counters of a promotion or a campaign, of all time or in a period.
  func read(_ subject: Counter.Subject, in period: Counter.Period? = nil) -> PeriodUsage {
    PeriodUsage(
      total: uses(subject, in: period), customerTotal: customerUses(subject, in: period),
      spent: amount(Counter(subject, currency: keys.currency, period: period)),
      customerSpent: keys.customer.map {
        amount(Counter(subject, customer: $0, currency: keys.currency, period: period))
      } ?? "0")
  }

  /// The uses by anybody.
  func uses(_ subject: Counter.Subject, in period: Counter.Period? = nil) -> Int {
    uses(Counter(subject, period: period))
  }

  /// The uses by the customer; 0 without one.
  func customerUses(_ subject: Counter.Subject, in period: Counter.Period? = nil) -> Int {
    keys.customer.map { uses(Counter(subject, customer: $0, period: period)) } ?? 0
  }

  private func uses(_ counter: Counter) -> Int { Int(min(count(counter), 1_000_000_000)) }

  private func amount(_ counter: Counter) -> Amount {
    let count = count(counter)
    if count == 0 { return "0" }
    return Amount(minorUnits: Int64(min(count, 1_000_000_000_000_000)), currency: keys.currency)
  }

  private func count(_ counter: Counter) -> Int128 {
    guard let number = state.numbers[counter] else { return 0 }
    return state.count(onCounter: number, at: moment) - Int128(own[number] ?? 0)
  }
}
