// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// What one redeemed order adds to its promotions.
struct RecordSums {
  /// A code, and a promotion that it brought.
  struct CouponKey: Hashable {
    var promotion: PromotionID
    var code: CouponCode
  }

  private(set) var promotions: [PromotionID: PromotionFold.Sums] = [:]
  private(set) var coupons: [CouponKey: PromotionFold.CouponSums] = [:]

  /// What a record adds, whose customer has a number in the fold.
  init(_ record: RedemptionRecord, customer: Int32?) throws(PricingError) {
    let released = Set(record.returned.filter { $0.discount.isReleased }.map { $0.discount.promotion })
    for claim in record.claims {
      guard case .promotion(let id) = claim.counter.subject else { continue }
      try add(claim, of: id, record.currency, isReleased: released.contains(id))
      if let customer { promotions[id]?.customers = [customer] }
    }
    for given in record.returned {
      let amount = given.discount.amount
      try add(
        OverviewSums.InCurrency(givenBack: amount.minorUnits), in: amount.currency, of: given.discount.promotion)
    }
    for claim in record.claims where claim.counter.customer == nil {
      guard case .coupon(let code) = claim.counter.subject else { continue }
      for id in claim.promotions {
        guard let sums = promotions[id] else { continue }
        coupons[CouponKey(promotion: id, code: code)] = PromotionFold.CouponSums(
          uses: sums.currencies[record.currency]?.uses ?? 0, discount: sums.currencies.mapValues { $0.discount })
      }
    }
  }

  /// Adds a claim on a counter of a promotion. Counters of a customer or of a period count again what
  /// another one counts.
  private mutating func add(
    _ claim: Claim, of id: PromotionID, _ currency: Currency, isReleased: Bool
  ) throws(PricingError) {
    if promotions[id] == nil { try add(OverviewSums.InCurrency(orders: 1), in: currency, of: id) }
    guard claim.counter.customer == nil, claim.counter.period == nil else { return }
    if let discounted = claim.counter.currency {
      try add(OverviewSums.InCurrency(discount: claim.count), in: discounted, of: id)
    } else if !isReleased {
      try add(OverviewSums.InCurrency(uses: Int(clamping: claim.count)), in: currency, of: id)
    }
  }

  private mutating func add(
    _ sums: OverviewSums.InCurrency, in currency: Currency, of id: PromotionID
  ) throws(PricingError) {
    var part = PromotionFold.Sums()
    part.currencies[currency] = sums
    try promotions[id, default: PromotionFold.Sums()].add(part)
  }
}
