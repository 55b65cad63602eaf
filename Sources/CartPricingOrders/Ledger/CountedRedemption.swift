// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// A record with what its claims still count: the rules by which calls of a ledger change one record.
///
/// A ledger on a database reads such a value, changes it, and writes it in the same transaction as the
/// counters, each of which changes by the difference of ``counts``. ``LedgerState`` does so in memory.
///
/// ```swift
/// var changed = stored
/// if try changed.giveBack(return: 1, refund.discounts, at: now) { try write(changed, insteadOf: stored) }
/// ```
public struct CountedRedemption: Sendable, Hashable {
  /// The record.
  public internal(set) var record: RedemptionRecord
  /// What each claim of the record still counts, in the order of the claims: less than its count after
  /// returns, 0 if it was taken back.
  public internal(set) var counts: [Int64]
  /// The promotions whose uses returns have taken back.
  var released: Set<PromotionID>

  /// An order whose claims are all counted (§O4.6 and §O4.7).
  /// - Parameters:
  ///   - order: The claims.
  ///   - at: When they are counted.
  ///   - until: The end of the reservation; nil to count for good.
  public init(_ order: OrderClaims, at: Instant, until: Instant?) {
    record = RedemptionRecord(
      order: order.order, customer: order.customer, currency: order.currency,
      state: until == nil ? .redeemed : .reserved, claims: order.claims, placedAt: at, expires: until)
    counts = order.claims.map { $0.count }
    released = []
  }

  /// A record that was written before. O(claims and discounts that were given back).
  /// - Precondition: `counts` has an element for each claim, and the discounts of `record.returned` are
  ///   sorted by the numbers of their returns.
  public init(_ record: RedemptionRecord, counts: [Int64]) {
    precondition(counts.count == record.claims.count, "each claim has a count")
    self.record = record
    self.counts = counts
    released = Set(record.returned.lazy.filter { $0.discount.isReleased }.map { $0.discount.promotion })
  }

  /// Whether the claims count at an instant (§O4.2).
  public func isLive(at: Instant) -> Bool {
    switch record.state {
    case .redeemed: true
    case .reserved: record.expires.map { at.isBefore($0) } ?? false
    case .released, .expired: false
    }
  }

  /// Checks that an order may be counted again under this record (§O4.16). O(claims).
  /// - Throws: `conflict` if the record is released, or has other claims.
  public func check(isOf order: OrderClaims) throws(LedgerError) {
    if record.state == .released { throw .conflict("the order \"\(order.order)\" is released") }
    var known: [Counter: Int64] = [:]
    for claim in record.claims { known[claim.counter] = claim.count }
    guard record.claims.count == order.claims.count,
      order.claims.allSatisfy({ known[$0.counter] == $0.count })
    else { throw .conflict("the order \"\(order.order)\" is known with other claims") }
  }

  /// Makes a reservation final (§O4.7).
  public mutating func makeFinal() {
    record.state = .redeemed
    record.expires = nil
  }

  /// Takes all counts back for good (§O4.8).
  public mutating func release() {
    record.state = .released
    record.expires = nil
    takeBack()
  }

  /// Takes all counts of a reservation back that has ended (§O4.10).
  public mutating func expire() {
    record.state = .expired
    takeBack()
  }

  private mutating func takeBack() {
    for place in counts.indices { counts[place] = 0 }
  }
}
