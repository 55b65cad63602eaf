// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import LedgerConformance

/// A ledger in memory that counts a row for each claim, key and entry of an answer, as a database with
/// indices would touch them.
actor EstimatingLedger: RowCountingLedger {
  private var state = LedgerState()
  private var rows = 0

  func touchedRows() -> Int { rows }

  func usage(of keys: UsageKeys, at: Instant, besides: OrderID?) throws(LedgerError) -> Usage {
    rows += keys.promotions.count + keys.coupons.count + keys.campaigns.count
    return try state.usage(of: keys, at: at, besides: besides)
  }

  func reserve(_ order: OrderClaims, at: Instant, until: Instant) throws(LedgerError) -> ReserveOutcome {
    rows += 1 + order.claims.count
    return try state.reserve(order, at: at, until: until)
  }

  func redeem(_ order: OrderClaims, at: Instant) throws(LedgerError) -> RedeemOutcome {
    rows += 1 + order.claims.count
    return try state.redeem(order, at: at)
  }

  func release(_ order: OrderID, at: Instant) throws(LedgerError) {
    rows += 1 + (state.record(of: order)?.claims.count ?? 0)
    try state.release(order, at: at)
  }

  func giveBack(
    _ order: OrderID, return number: Int, _ discounts: [RefundedDiscount], at: Instant
  ) throws(LedgerError) {
    rows += 1 + (state.record(of: order)?.claims.count ?? 0)
    try state.giveBack(order, return: number, discounts, at: at)
  }

  func expire(at: Instant, atMost: Int) throws(LedgerError) -> Int {
    let count = try state.expire(at: at, atMost: atMost)
    rows += 1 + count
    return count
  }

  func record(of order: OrderID) -> RedemptionRecord? {
    rows += 1
    return state.record(of: order)
  }

  func records(
    _ query: RecordQuery, after cursor: RecordCursor?, atMost: Int
  ) throws(LedgerError) -> RecordPage {
    let page = try state.records(query, after: cursor, atMost: atMost)
    rows += 1 + page.records.count
    return page
  }

  func note(_ outcomes: [RefusalNote], at: Instant) throws(LedgerError) {
    rows += outcomes.count
    try state.note(outcomes, at: at)
  }

  func overview(of promotion: PromotionID, from: Instant?, to: Instant?) throws(LedgerError) -> PromotionOverview {
    let overview = try state.overview(of: promotion, from: from, to: to)
    rows += overview.byDay.count
    return overview
  }

  func audit(at: Instant, after cursor: AuditCursor?, atMost: Int) throws(LedgerError) -> AuditPage {
    rows += atMost
    return try state.audit(at: at, after: cursor, atMost: atMost)
  }
}
