// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing
internal import CartPricingOrders

/// The changes that a transaction makes to the sums of overviews, by promotion and day.
struct SumChanges {
  /// What a row of the table `sums` is the sum of.
  enum Kind: String {
    /// Redeemed orders, by currency.
    case currency
    /// Redeemed orders with a code, by code and currency.
    case coupon
    /// Redeemed orders, by customer.
    case customer
    /// Reserved orders.
    case reserved
    /// Refusals, by reason.
    case refusal
  }

  private struct Key: Hashable, Comparable {
    let subject: String
    let kind: String
    let day: Int64
    let name: String
    let detail: String

    static func < (left: Key, right: Key) -> Bool {
      (left.subject, left.kind, left.day, left.name, left.detail)
        < (right.subject, right.kind, right.day, right.name, right.detail)
    }

    var values: [SQLValue] { [.text(subject), .text(kind), .integer(day), .text(name), .text(detail)] }
  }

  private struct Sums {
    var orders: Int64 = 0
    var uses: Int128 = 0
    var discount: Int128 = 0
    var givenBack: Int128 = 0

    mutating func add(_ other: Sums, _ sign: Int128) {
      orders += Int64(sign) * other.orders
      uses += sign * other.uses
      discount += sign * other.discount
      givenBack += sign * other.givenBack
    }
  }

  private var changes: [Key: Sums] = [:]

  /// Adds what a record counts, or removes it with the sign -1.
  mutating func apply(_ stored: CountedRedemption, _ sign: Int128) {
    let record = stored.record
    let day = LedgerKeys.day(record.placedAt)
    guard record.state == .redeemed || record.state == .reserved else { return }
    let shares = Self.shares(of: stored)
    for (promotion, share) in shares {
      if record.state == .reserved {
        add(Sums(orders: 1), sign, promotion, .reserved, day)
      } else {
        add(share, sign, promotion, .currency, day, record.currency.description)
        if let customer = record.customer { add(Sums(orders: 1), sign, promotion, .customer, day, customer.text) }
      }
    }
    guard record.state == .redeemed else { return }
    for claim in record.claims {
      guard case .coupon(let code) = claim.counter.subject, claim.counter == Counter(.coupon(code)) else { continue }
      for promotion in Set(claim.promotions) {
        guard let share = shares[promotion] else { continue }
        add(share, sign, promotion, .coupon, day, code.text, record.currency.description)
      }
    }
  }

  /// Adds a refusal.
  mutating func apply(_ note: RefusalNote, on day: Int64) {
    switch note.subject {
    case .promotion(let promotion): add(Sums(orders: 1), 1, promotion, .refusal, day, note.reason)
    case .coupon(let code) where note.reason != "unknown":
      add(Sums(orders: 1), 1, LedgerKeys.subject(.coupon(code)), .refusal, day, note.reason)
    case .coupon, .unknownCoupon:
      add(Sums(orders: 1), 1, LedgerKeys.unknownCoupon, .refusal, day, note.reason)
    }
  }

  /// What a record counts for each of its promotions: uses that are not released, and discount.
  private static func shares(of stored: CountedRedemption) -> [PromotionID: Sums] {
    var shares: [PromotionID: Sums] = [:]
    for (claim, count) in zip(stored.record.claims, stored.counts) {
      guard case .promotion(let promotion) = claim.counter.subject else { continue }
      var share = shares[promotion] ?? Sums(orders: 1)
      // The counters of a customer and of a period count again what another one counts.
      if claim.counter.customer == nil, claim.counter.period == nil {
        if claim.counter.currency != nil {
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

  private mutating func add(
    _ sums: Sums, _ sign: Int128, _ promotion: PromotionID, _ kind: Kind, _ day: Int64, _ name: String = "",
    _ detail: String = ""
  ) {
    add(sums, sign, LedgerKeys.subject(.promotion(promotion)), kind, day, name, detail)
  }

  private mutating func add(
    _ sums: Sums, _ sign: Int128, _ subject: String, _ kind: Kind, _ day: Int64, _ name: String,
    _ detail: String = ""
  ) {
    let key = Key(
      subject: subject, kind: kind.rawValue, day: day, name: LedgerKeys.part(name), detail: LedgerKeys.part(detail))
    changes[key, default: Sums()].add(sums, sign)
  }

  /// Adds the changes to the table, whose rows are locked in the order of their keys.
  func write(to sql: any SQLTransaction) throws {
    for (key, change) in changes.sorted(by: { $0.key < $1.key }) {
      try sql.insert(
        into: "sums (subject, kind, day, name, detail, orders, uses, discount, given_back)",
        [key.values + [.integer(0), .text("0"), .text("0"), .text("0")]],
        "ON CONFLICT (subject, kind, day, name, detail) DO NOTHING")
      let condition = "WHERE subject = ? AND kind = ? AND day = ? AND name = ? AND detail = ?"
      guard
        let row = try sql.row(
          "SELECT orders, uses, discount, given_back FROM sums \(condition)\(sql.dialect.lock)", key.values)
      else { throw RetryTransaction() }
      let sums = [try row.sum(1) + change.uses, try row.sum(2) + change.discount, try row.sum(3) + change.givenBack]
      try sql.execute(
        "UPDATE sums SET orders = ?, uses = ?, discount = ?, given_back = ? \(condition)",
        [.integer(try row.integer(0) + change.orders)] + sums.map { .text(String($0)) } + key.values)
    }
  }
}
