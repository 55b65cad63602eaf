// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders

extension LedgerAnswer {
  /// The answer in the form in which answers of different ledgers are compared: instants in UTC, lists
  /// without a prescribed order sorted, sums of 0 left out, and of a cursor only that there is one.
  var normal: LedgerAnswer {
    switch self {
    case .refused(let full): return .refused(full.sorted { $0.counter.text < $1.counter.text })
    case .record(let record): return .record(record?.normal)
    case .records(let page):
      let start = RecordCursor(placedAt: Instant(secondsSinceEpoch: 0), order: "")
      return .records(RecordPage(page.records.map { $0.normal }, next: page.next.map { _ in start }))
    case .usage(let usage): return .usage(usage.normal)
    case .overview(var overview):
      overview.sums = overview.sums.normal
      overview.byDay = overview.byDay.map { DayOverview(day: $0.day, sums: $0.sums.normal) }
      overview.byCoupon = overview.byCoupon.map { entry in
        CouponOverview(coupon: entry.coupon, uses: entry.uses, discount: entry.discount.filter { $0.value != 0 })
      }
      return .overview(overview)
    case .audit(let differences): return .audit(differences.sorted { $0.counter.text < $1.counter.text })
    default: return self
    }
  }
}

extension RedemptionRecord {
  fileprivate var normal: RedemptionRecord {
    var record = self
    record.claims.sort { $0.counter.text < $1.counter.text }
    record.claims = record.claims.map { claim in
      Claim(claim.counter, count: claim.count, limit: nil, of: claim.promotions.sorted())
    }
    record.placedAt = placedAt.inUTC
    record.expires = expires?.inUTC
    record.returned = returned.map {
      GivenBack(number: $0.number, at: $0.at.inUTC, discount: $0.discount)
    }
    record.returned.sort { ($0.number, $0.discount.promotion) < ($1.number, $1.discount.promotion) }
    return record
  }
}

extension Usage {
  /// The usage without promotions, codes and campaigns that were not used.
  fileprivate var normal: Usage {
    var usage = Usage()
    for (id, used) in promotions {
      var entry = PromotionUsage(
        total: used.total, customerTotal: used.customerTotal, spent: used.spent.normal,
        customerSpent: used.customerSpent.normal)
      for (during, used) in used.periods {
        let period = PeriodUsage(
          total: used.total, customerTotal: used.customerTotal, spent: used.spent.normal,
          customerSpent: used.customerSpent.normal)
        if period != PeriodUsage() { entry.periods[during] = period }
      }
      if entry != PromotionUsage(total: 0, customerTotal: 0, spent: "0") { usage.promotions[id] = entry }
    }
    usage.coupons = coupons.filter { $0.value != CouponUsage(total: 0, customerTotal: 0) }
    for (id, used) in campaigns {
      let entry = CampaignUsage(total: used.total, customerTotal: used.customerTotal, spent: used.spent.normal)
      if entry != CampaignUsage() { usage.campaigns[id] = entry }
    }
    return usage
  }
}

extension Amount {
  /// Zero as "0", however many decimals it is written with.
  fileprivate var normal: Amount { description.utf8.allSatisfy { $0 == 0x30 || $0 == 0x2E } ? "0" : self }
}

extension OverviewSums {
  fileprivate var normal: OverviewSums {
    OverviewSums(
      currencies: currencies.filter { $0.value != InCurrency() }, customers: customers, reserved: reserved,
      refusals: refusals.filter { $0.value != 0 })
  }
}

extension Instant {
  /// The same moment with the offset 0.
  var inUTC: Instant { Instant(secondsSinceEpoch: secondsSinceEpoch, nanoseconds: nanoseconds) }
}

extension Counter {
  /// The counter as a text, for sorting and for messages: `promotion p, customer c, EUR, month
  /// 2026-11-01`.
  var text: String {
    var text =
      switch subject {
      case .promotion(let id): "promotion \(id)"
      case .coupon(let code): "coupon \(code)"
      case .campaign(let id): "campaign \(id)"
      }
    if let customer { text += ", customer \(customer)" }
    if let currency { text += ", \(currency)" }
    if let period { text += ", \(period.during.rawValue) \(period.from)" }
    return text
  }
}
