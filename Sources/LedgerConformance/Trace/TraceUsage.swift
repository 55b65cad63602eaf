// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders

extension TraceValue {
  /// Usage with an entry for everything that the call names: 0 where the ledger gives none.
  init(_ usage: Usage, to call: LedgerCall) {
    guard case .usage(let keys, _, _) = call else {
      self = .null
      return
    }
    var promotions: [String: TraceValue] = [:]
    for promotion in keys.promotions {
      let used = usage.promotions[promotion.id] ?? PromotionUsage(total: 0, customerTotal: 0, spent: "0")
      var members = Self.members(
        PeriodUsage(
          total: used.total, customerTotal: used.customerTotal, spent: used.spent, customerSpent: used.customerSpent),
        keys)
      var periods: [String: TraceValue] = [:]
      for period in promotion.periods {
        let used = used.periods[period.during] ?? PeriodUsage()
        periods[period.during.rawValue] = .object(Self.members(used, keys))
      }
      if !periods.isEmpty { members["during"] = .object(periods) }
      promotions[promotion.id.text] = .object(members)
    }
    var coupons: [String: TraceValue] = [:]
    for coupon in keys.coupons {
      let used = usage.coupons[coupon] ?? CouponUsage(total: 0, customerTotal: 0)
      var members: [String: TraceValue] = ["total": .integer(used.total)]
      if keys.customer != nil { members["customer"] = .integer(used.customerTotal) }
      coupons[coupon.text] = .object(members)
    }
    var campaigns: [String: TraceValue] = [:]
    for campaign in keys.campaigns {
      let used = usage.campaigns[campaign] ?? CampaignUsage()
      var members = Self.members(
        PeriodUsage(total: used.total, customerTotal: used.customerTotal, spent: used.spent), keys)
      members["customerSpent"] = nil
      campaigns[campaign.text] = .object(members)
    }
    self = .object([
      "promotions": .object(promotions), "coupons": .object(coupons), "campaigns": .object(campaigns),
    ])
  }

  private static func members(_ used: PeriodUsage, _ keys: UsageKeys) -> [String: TraceValue] {
    var members: [String: TraceValue] = [
      "total": .integer(used.total),
      "spent": TraceValue(used.spent.minorUnits(in: keys.currency) ?? 0, in: keys.currency),
    ]
    if keys.customer != nil {
      members["customer"] = .integer(used.customerTotal)
      members["customerSpent"] = TraceValue(used.customerSpent.minorUnits(in: keys.currency) ?? 0, in: keys.currency)
    }
    return members
  }
}
