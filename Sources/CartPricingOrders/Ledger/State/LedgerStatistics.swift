// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// The sums of an overview, kept up to date with each change of a record.
struct LedgerStatistics: Sendable {
  /// Sums of the redeemed orders in one currency.
  struct InCurrency: Sendable {
    var orders = 0
    var uses: Int128 = 0
    var discount: Int128 = 0
    var givenBack: Int128 = 0
  }

  /// The orders with a code.
  struct WithCoupon: Sendable {
    var orders = 0
    var uses: Int128 = 0
    var currencies: [Currency: InCurrency] = [:]
  }

  /// The sums of a promotion on a day in UTC.
  struct Day: Sendable {
    var currencies: [Currency: InCurrency] = [:]
    /// The number of redeemed orders of each customer.
    var customers: [CustomerID: Int] = [:]
    var reserved = 0
    var refusals: [String: Int] = [:]
    var coupons: [CouponCode: WithCoupon] = [:]

    var isEmpty: Bool { currencies.isEmpty && reserved == 0 && refusals.isEmpty }
  }

  /// The sums of a promotion.
  struct Promotion: Sendable {
    var days: [Int: Day] = [:]
    /// The number of redeemed orders of each customer.
    var customers: [CustomerID: Int] = [:]
  }

  var promotions: [PromotionID: Promotion] = [:]
  /// The refusals of codes that no promotion lists, by day and reason. Those of unknown codes are at
  /// nil.
  var coupons: [CouponCode?: [Int: [String: Int]]] = [:]

  /// Adds what a record counts.
  mutating func add(_ stored: StoredRecord) { apply(stored, 1) }

  /// Removes what a record counts, as it was added.
  mutating func remove(_ stored: StoredRecord) { apply(stored, -1) }

  // MARK: Records

  /// Adds or removes what a record counts; O(its claims).
  private mutating func apply(_ stored: StoredRecord, _ sign: Int) {
    let record = stored.record
    let day = Moment(record.placedAt).day
    let shares = Self.shares(of: stored)
    switch record.state {
    case .released, .expired: return
    case .reserved:
      for promotion in shares.keys { change(promotion, day) { $0.reserved += sign } }
    case .redeemed:
      for (promotion, share) in shares {
        change(promotion, day) { $0.apply(share, in: record.currency, of: record.customer, sign) }
        if let customer = record.customer { promotions[promotion]?.customers.add(sign, to: customer) }
      }
      for claim in record.claims {
        guard case .coupon(let code) = claim.counter.subject, claim.counter == Counter(.coupon(code)) else { continue }
        for promotion in Set(claim.promotions) {
          guard let share = shares[promotion] else { continue }
          change(promotion, day) { $0.apply(share, in: record.currency, with: code, sign) }
        }
      }
    }
    for promotion in shares.keys where promotions[promotion]?.days.isEmpty ?? false {
      promotions[promotion] = nil
    }
  }

  /// Changes the sums of a day, and removes the day if nothing is left.
  private mutating func change(_ promotion: PromotionID, _ day: Int, _ body: (inout Day) -> Void) {
    body(&promotions[promotion, default: Promotion()].days[day, default: Day()])
    if promotions[promotion]?.days[day]?.isEmpty ?? false { promotions[promotion]?.days[day] = nil }
  }

  /// What a record counts for each of its promotions: uses that are not released, and discount.
  private static func shares(of stored: StoredRecord) -> [PromotionID: InCurrency] {
    var shares: [PromotionID: InCurrency] = [:]
    for (claim, count) in zip(stored.record.claims, stored.counts) {
      guard case .promotion(let promotion) = claim.counter.subject else { continue }
      var share = shares[promotion] ?? InCurrency(orders: 1)
      if claim.counter.customer == nil, claim.counter.period == nil {
        if claim.isMoney {
          share.discount += Int128(claim.count)
          share.givenBack += Int128(claim.count) - Int128(count)
        } else {
          share.uses += Int128(count)
        }
      }
      shares[promotion] = share
    }
    return shares
  }

  // MARK: Refusals

  /// Counts a refusal.
  mutating func add(_ note: RefusalNote, on day: Int) {
    switch note.subject {
    case .promotion(let promotion): change(promotion, day) { $0.refusals.add(1, to: note.reason) }
    case .coupon(let code) where note.reason != "unknown":
      coupons[code, default: [:]][day, default: [:]].add(1, to: note.reason)
    case .coupon, .unknownCoupon: coupons[nil, default: [:]][day, default: [:]].add(1, to: note.reason)
    }
  }
}

extension LedgerStatistics.Day {
  /// Adds or removes the share of a redeemed order.
  fileprivate mutating func apply(
    _ share: LedgerStatistics.InCurrency, in currency: Currency, of customer: CustomerID?, _ sign: Int
  ) {
    currencies.apply(share, in: currency, sign)
    if let customer { customers.add(sign, to: customer) }
  }

  /// Adds or removes the share of a redeemed order with a code.
  fileprivate mutating func apply(
    _ share: LedgerStatistics.InCurrency, in currency: Currency, with code: CouponCode, _ sign: Int
  ) {
    var entry = coupons[code] ?? LedgerStatistics.WithCoupon()
    entry.orders += sign
    entry.uses += Int128(sign) * share.uses
    entry.currencies.apply(share, in: currency, sign)
    coupons[code] = entry.orders == 0 ? nil : entry
  }
}

extension [Currency: LedgerStatistics.InCurrency] {
  fileprivate mutating func apply(_ share: LedgerStatistics.InCurrency, in currency: Currency, _ sign: Int) {
    var sums = self[currency] ?? LedgerStatistics.InCurrency()
    sums.orders += sign
    sums.uses += Int128(sign) * share.uses
    sums.discount += Int128(sign) * share.discount
    sums.givenBack += Int128(sign) * share.givenBack
    self[currency] = sums.orders == 0 ? nil : sums
  }
}

extension Dictionary where Value == Int {
  /// Adds to an entry, and removes it at 0.
  fileprivate mutating func add(_ number: Int, to key: Key) {
    let sum = (self[key] ?? 0) + number
    self[key] = sum == 0 ? nil : sum
  }
}
