// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders

extension Examination {
  /// Promise 5: sums the live records, less what was given back, and compares the sums with the usage
  /// of every counter; makes an audit, too.
  mutating func expectCounts(at: Instant) async {
    guard let records = await allRecords() else { return }
    var sums: [Counter: Int128] = [:]
    for record in records {
      for claim in record.claims { sums[claim.counter, default: 0] += record.counts(claim, at: at) }
    }
    for (keys, counter) in Self.keys(for: sums.keys) {
      let answer = await ledger.perform(.usage(keys, at: at))
      guard case .usage(let usage) = answer else { return fail("usage of \(counter.text): answered \(answer)") }
      let counted = usage.count(of: counter)
      // Usage has no larger count than this.
      let largest: Int128 = counter.currency == nil ? 1_000_000_000 : 1_000_000_000_000_000
      let sum = sums[counter] ?? 0
      if Int128(counted) != min(sum, largest) {
        fail("at \(at), \(counter.text): the records have \(sum), usage is \(counted)")
      }
    }
    await expect(.audit(at: at, atMost: 7), .audit([]))
  }

  /// All records, in pages of three; nil after a failure.
  mutating func allRecords() async -> [RedemptionRecord]? {
    var records: [RedemptionRecord] = []
    var cursor: RecordCursor?
    repeat {
      let answer = await ledger.perform(.records(RecordQuery(), after: cursor, atMost: 3))
      guard case .records(let page) = answer, page.records.count <= 3 else {
        fail("a page of three records: answered \(answer)")
        return nil
      }
      if page.next != nil, page.records.isEmpty || page.next == cursor {
        fail("a page of three records does not go on: \(page)")
        return nil
      }
      records += page.records
      cursor = page.next
    } while cursor != nil
    return records
  }

  /// The keys that read each counter.
  private static func keys(for counters: some Sequence<Counter>) -> [(keys: UsageKeys, counter: Counter)] {
    counters.map { counter in
      var keys = UsageKeys(customer: counter.customer, currency: counter.currency ?? .eur)
      switch counter.subject {
      case .promotion(let id):
        keys.promotions = [UsageKeys.Promotion(id, periods: counter.period.map { [$0] } ?? [])]
      case .coupon(let code): keys.coupons = [code]
      case .campaign(let id): keys.campaigns = [id]
      }
      return (keys, counter)
    }
  }
}

extension RedemptionRecord {
  /// What a claim of the record counts at an instant, by the record alone.
  fileprivate func counts(_ claim: Claim, at: Instant) -> Int128 {
    switch state {
    case .released, .expired: return 0
    case .reserved: return expires.map { at.isBefore($0) } ?? false ? Int128(claim.count) : 0
    case .redeemed: break
    }
    var sharing = claim.promotions
    if case .promotion(let id) = claim.counter.subject { sharing = [id] }
    if claim.counter.currency != nil {
      return returned.reduce(Int128(claim.count)) { count, entry in
        sharing.contains(entry.discount.promotion) ? count - Int128(entry.discount.amount.minorUnits) : count
      }
    }
    let released = returned.filter { $0.discount.isReleased }.map { $0.discount.promotion }
    return !sharing.isEmpty && sharing.allSatisfy { released.contains($0) } ? 0 : Int128(claim.count)
  }
}

extension Usage {
  /// The count of a counter; 0 for one that has no entry.
  fileprivate func count(of counter: Counter) -> Int64 {
    let isOfCustomer = counter.customer != nil
    let currency = counter.currency
    func figure(_ uses: Int, _ customerUses: Int, _ spent: Amount, _ customerSpent: Amount) -> Int64 {
      guard let currency else { return Int64(isOfCustomer ? customerUses : uses) }
      return (isOfCustomer ? customerSpent : spent).minorUnits(in: currency) ?? -1
    }
    switch counter.subject {
    case .promotion(let id):
      guard let used = promotions[id] else { return 0 }
      guard let period = counter.period else {
        return figure(used.total, used.customerTotal, used.spent, used.customerSpent)
      }
      let inPeriod = used.periods[period.during] ?? PeriodUsage()
      return figure(inPeriod.total, inPeriod.customerTotal, inPeriod.spent, inPeriod.customerSpent)
    case .coupon(let code):
      let used = coupons[code] ?? CouponUsage(total: 0, customerTotal: 0)
      return figure(used.total, used.customerTotal, "0", "0")
    case .campaign(let id):
      let used = campaigns[id] ?? CampaignUsage()
      return figure(used.total, used.customerTotal, used.spent, "0")
    }
  }
}
