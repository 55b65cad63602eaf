// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import Checkout
import Foundation
import LedgerConformance
import Synchronization

/// A ledger whose storage can be made to fail, and that counts the steps of its statements.
struct TestedLedger: CrashableLedger, RowCountingLedger {
  let store: FailingStore
  /// Opens the storage as another process does.
  let open: @Sendable () async throws -> any SQLStore
  /// The steps of all statements so far, of which a statement that scans has some for each row.
  let steps: @Sendable () -> Int

  private var ledger: SQLLedger { SQLLedger(store) }

  init(
    _ open: @escaping @Sendable () async throws -> any SQLStore, steps: @escaping @Sendable () -> Int = { 0 }
  ) async throws(LedgerError) {
    do {
      store = FailingStore(try await open())
    } catch {
      throw .unavailable("\(error)")
    }
    self.open = open
    self.steps = steps
  }

  func crash(atWrite write: Int, _ moment: CrashMoment) async {
    store.fail(at: FailingWrite(left: write, happens: moment == .afterWrite))
  }

  func reopened() async throws(LedgerError) -> TestedLedger { try await TestedLedger(open, steps: steps) }

  func touchedRows() async -> Int { steps() }

  func usage(of keys: UsageKeys, at: Instant, besides: OrderID?) async throws(LedgerError) -> Usage {
    try await ledger.usage(of: keys, at: at, besides: besides)
  }

  func reserve(_ order: OrderClaims, at: Instant, until: Instant) async throws(LedgerError) -> ReserveOutcome {
    try await ledger.reserve(order, at: at, until: until)
  }

  func redeem(_ order: OrderClaims, at: Instant) async throws(LedgerError) -> RedeemOutcome {
    try await ledger.redeem(order, at: at)
  }

  func release(_ order: OrderID, at: Instant) async throws(LedgerError) { try await ledger.release(order, at: at) }

  func giveBack(
    _ order: OrderID, return number: Int, _ discounts: [RefundedDiscount], at: Instant
  ) async throws(LedgerError) {
    try await ledger.giveBack(order, return: number, discounts, at: at)
  }

  func expire(at: Instant, atMost: Int) async throws(LedgerError) -> Int {
    try await ledger.expire(at: at, atMost: atMost)
  }

  func record(of order: OrderID) async throws(LedgerError) -> RedemptionRecord? { try await ledger.record(of: order) }

  func records(
    _ query: RecordQuery, after cursor: RecordCursor?, atMost: Int
  ) async throws(LedgerError) -> RecordPage {
    try await ledger.records(query, after: cursor, atMost: atMost)
  }

  func note(_ outcomes: [RefusalNote], at: Instant) async throws(LedgerError) {
    try await ledger.note(outcomes, at: at)
  }

  func overview(
    of promotion: PromotionID, from: Instant?, to: Instant?
  ) async throws(LedgerError) -> PromotionOverview {
    try await ledger.overview(of: promotion, from: from, to: to)
  }

  func audit(at: Instant, after cursor: AuditCursor?, atMost: Int) async throws(LedgerError) -> AuditPage {
    try await ledger.audit(at: at, after: cursor, atMost: atMost)
  }
}
