// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing
public import CartPricingOrders

/// A ledger of redemptions in the tables of a database.
///
/// It keeps the promises of `RedemptionLedger` for any number of processes. Each call is one transaction; a
/// service that stores more in the same transaction uses ``LedgerTransaction`` itself.
public struct SQLLedger: RedemptionLedger {
  private let store: any SQLStore

  /// The ledger in a database.
  public init(_ store: any SQLStore) { self.store = store }

  /// Reads counters.
  public func usage(of keys: UsageKeys, at: Instant, besides: OrderID?) async throws(LedgerError) -> Usage {
    try LedgerChecks.check(at)
    if !keys.currency.isWellFormed { throw .invalid("\"\(keys.currency)\" is no currency") }
    return try await read { try $0.usage(of: keys, at: at, besides: besides) }
  }

  /// Counts until an instant, or not at all.
  public func reserve(_ order: OrderClaims, at: Instant, until: Instant) async throws(LedgerError) -> ReserveOutcome {
    try LedgerChecks.check(order)
    try LedgerChecks.check(at)
    try LedgerChecks.check(until, "until")
    if until.isAtOrBefore(at) { throw .invalid("the reservation ends at \(until), which is not after \(at)") }
    let full = try await count(order, at: at, until: until)
    return full.map { .refused($0) } ?? .reserved
  }

  /// Counts for good, or not at all.
  public func redeem(_ order: OrderClaims, at: Instant) async throws(LedgerError) -> RedeemOutcome {
    try LedgerChecks.check(order)
    try LedgerChecks.check(at)
    let full = try await count(order, at: at, until: nil)
    return full.map { .refused($0) } ?? .redeemed
  }

  /// The counters that are full; nil if the claims are counted.
  private func count(_ order: OrderClaims, at: Instant, until: Instant?) async throws(LedgerError) -> [FullCounter]? {
    do {
      try await store.write { try LedgerTransaction(sql: $0).count(order, at: at, until: until) }
      return nil
    } catch let refusal as LedgerTransaction.Refusal {
      return refusal.full
    } catch {
      throw LedgerError(error)
    }
  }

  /// Takes all counts of an order back.
  public func release(_ order: OrderID, at: Instant) async throws(LedgerError) {
    try LedgerChecks.check(order)
    try LedgerChecks.check(at)
    try await write { try $0.release(order) }
  }

  /// Takes back what a return gives back.
  public func giveBack(
    _ order: OrderID, return number: Int, _ discounts: [RefundedDiscount], at: Instant
  ) async throws(LedgerError) {
    try LedgerChecks.check(order)
    try LedgerChecks.check(at)
    try await write { try $0.giveBack(order, return: number, discounts, at: at) }
  }

  /// Takes back reservations that have ended, at most 1,000 in a transaction.
  public func expire(at: Instant, atMost: Int) async throws(LedgerError) -> Int {
    try LedgerChecks.check(at)
    try LedgerChecks.check(atMost: atMost)
    var sum = 0
    while true {
      let most = min(atMost - sum, 1_000)
      let ended = try await write { try $0.expire(at: at, atMost: most) }
      sum += ended
      if ended < most || sum == atMost { return sum }
    }
  }

  /// The record of an order; nil for an order that nobody knows.
  public func record(of order: OrderID) async throws(LedgerError) -> RedemptionRecord? {
    if order.text.utf8.contains(0) { return nil }
    return try await read { try $0.records(of: [order], locked: false)[order]?.record }
  }

  /// Lists records.
  public func records(
    _ query: RecordQuery, after cursor: RecordCursor?, atMost: Int
  ) async throws(LedgerError) -> RecordPage {
    try LedgerChecks.check(atMost: atMost)
    try LedgerChecks.check(query.from, "from")
    try LedgerChecks.check(query.to, "to")
    try LedgerChecks.check(cursor?.placedAt, "after")
    if let customer = query.customer { try LedgerChecks.check(id: customer.text, "a customer id") }
    if let cursor { try LedgerChecks.check(cursor.order) }
    return try await read { try $0.list(query, after: cursor, atMost: atMost) }
  }

  /// Counts refusals.
  public func note(_ outcomes: [RefusalNote], at: Instant) async throws(LedgerError) {
    try LedgerChecks.check(at)
    for outcome in outcomes { try LedgerChecks.check(outcome) }
    try await write { try $0.note(outcomes, at: at) }
  }

  /// What has happened with a promotion.
  public func overview(of promotion: PromotionID, from: Instant?, to: Instant?) async throws(LedgerError)
    -> PromotionOverview
  {
    try LedgerChecks.check(from, "from")
    try LedgerChecks.check(to, "to")
    return try await read { try $0.overview(of: promotion, from: from, to: to) }
  }

  /// Compares counters with records; a page has whole counters.
  public func audit(at: Instant, after cursor: AuditCursor?, atMost: Int) async throws(LedgerError) -> AuditPage {
    try LedgerChecks.check(at)
    try LedgerChecks.check(atMost: atMost)
    return try await read { try $0.audit(at: at, after: cursor, atMost: atMost) }
  }

  // MARK: Transactions

  private func read<Value: Sendable>(
    _ body: @escaping @Sendable (LedgerTransaction) throws -> Value
  ) async throws(LedgerError) -> Value {
    do {
      return try await store.read { try body(LedgerTransaction(sql: $0)) }
    } catch {
      throw LedgerError(error)
    }
  }

  private func write<Value: Sendable>(
    _ body: @escaping @Sendable (LedgerTransaction) throws -> Value
  ) async throws(LedgerError) -> Value {
    do {
      return try await store.write { try body(LedgerTransaction(sql: $0)) }
    } catch {
      throw LedgerError(error)
    }
  }
}

extension LedgerError {
  /// An error of a transaction: what is none of a ledger is a failure of the storage.
  fileprivate init(_ error: any Error) {
    self = error as? LedgerError ?? .unavailable("\(error)")
  }
}
