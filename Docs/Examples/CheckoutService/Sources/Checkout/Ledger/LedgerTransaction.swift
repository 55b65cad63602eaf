// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing
internal import CartPricingOrders

/// The calls of a ledger as parts of a transaction of a database, so that a service counts claims and stores
/// its order together or not at all.
///
/// Rows are locked in one order: records by their ids, then counters and then sums by their keys. So there is no
/// deadlock.
struct LedgerTransaction {
  /// The transaction.
  let sql: any SQLTransaction

  /// Thrown so that the transaction is rolled back: a refusal changes nothing.
  struct Refusal: Error {
    /// The counters that are full, in the order of the claims.
    let full: [FullCounter]
  }

  // MARK: Counting

  /// Counts all claims of an order until an instant, or for good; a live reservation with the same claims is
  /// made final if there is no end.
  /// - Parameters:
  ///   - order: The claims, which have been checked.
  ///   - at: The clock of the caller.
  ///   - until: The end of the reservation; nil to count for good.
  /// - Throws: `Refusal`, ``LedgerError`` or what the database throws.
  func count(_ order: OrderClaims, at: Instant, until: Instant?) throws {
    let counters = order.claims.map { $0.counter.key }
    // The record is created first, so that two calls for one order wait for each other.
    let isNew = try create(order)
    let ended = try reservationsEnded(at: at, on: counters)
    let locked = try records(of: Set(ended + [order.order]).sorted(), locked: true)
    guard let own = locked[order.order] else { throw RetryTransaction() }
    var former: LedgerRecord?
    if !isNew {
      former = own
      try Self.compare(own, with: order)
      if own.isLive(at: at) {
        if own.record.state == .reserved, until == nil { try makeFinal(own) }
        return
      }
    }
    let over = locked.values.filter { $0.record.state == .reserved && !$0.isLive(at: at) }
    var table = try CounterTable(Set(counters).union(Self.counters(of: over)), of: sql)
    // Others may have reserved on these counters before they were locked.
    if try !Set(reservationsEnded(at: at, on: counters)).isSubset(of: over.map { $0.record.order }) {
      throw RetryTransaction()
    }
    var sums = SumChanges()
    var expired: [LedgerRecord] = []
    for stored in over {
      table.apply(stored, -1)
      sums.apply(stored, -1)
      expired.append(Self.takenBack(stored, as: .expired))
    }
    let full = Self.fullCounters(of: order, table)
    if !full.isEmpty { throw Refusal(full: full) }
    for (stored, former) in zip(expired, over) where stored.record.order != order.order {
      try update(stored, from: former)
    }
    let record = RedemptionRecord(
      order: order.order, customer: order.customer, currency: order.currency,
      state: until == nil ? .redeemed : .reserved, claims: order.claims, placedAt: at, expires: until)
    let stored = LedgerRecord(record: record, remaining: order.claims.map { $0.count })
    table.apply(stored, 1)
    sums.apply(stored, 1)
    try write(stored, insteadOf: former)
    try table.write(to: sql)
    try sums.write(to: sql)
  }

  /// Inserts a row for an order if there is none; whether there was none.
  private func create(_ order: OrderClaims) throws -> Bool {
    let empty: [SQLValue] = [
      .text(order.order.text), .text(order.currency.description), .text(RedemptionRecord.State.expired.rawValue),
      .text(""), .text("1970-01-01T00:00:00Z"), .integer(0),
    ]
    return try sql.insert(
      into: "records (order_id, currency, state, placed, placed_at, returns)", [empty],
      "ON CONFLICT (order_id) DO NOTHING") > 0
  }

  /// Throws `conflict` if a record is not that of these claims, or is released.
  private static func compare(_ known: LedgerRecord, with order: OrderClaims) throws(LedgerError) {
    if known.record.state == .released { throw .conflict("the order \"\(order.order)\" is released") }
    let counts = Dictionary(known.record.claims.map { ($0.counter, $0.count) }) { first, _ in first }
    guard known.record.claims.count == order.claims.count,
      order.claims.allSatisfy({ counts[$0.counter] == $0.count })
    else { throw .conflict("the order \"\(order.order)\" is known with other claims") }
  }

  /// The orders with a reservation on one of some counters that has ended and was not taken back. The index
  /// `claims_by_end` begins with them.
  private func reservationsEnded(at: Instant, on counters: [String]) throws -> [OrderID] {
    let rows = try sql.rows(
      of: counters, { "SELECT order_id FROM claims WHERE counter IN \($0) AND ends <= ?" },
      [.text(LedgerKeys.moment(at))])
    return Set(try rows.map { OrderID(try $0.text(0)) }).sorted()
  }

  private static func counters(of records: [LedgerRecord]) -> Set<String> {
    Set(records.flatMap { $0.record.claims.map { $0.counter.key } })
  }

  /// The counters that a claim would bring above its limit.
  private static func fullCounters(of order: OrderClaims, _ table: CounterTable) -> [FullCounter] {
    order.claims.compactMap { claim in
      guard claim.count > 0, let limit = claim.limit else { return nil }
      let counted = table.total(claim.counter)
      if counted + Int128(claim.count) <= Int128(limit) { return nil }
      return FullCounter(claim.counter, left: Int64(clamping: max(0, Int128(limit) - counted)))
    }
  }

  /// Makes a live reservation final.
  private func makeFinal(_ stored: LedgerRecord) throws {
    var final = stored
    final.record.state = .redeemed
    final.record.expires = nil
    try change([stored], to: [final])
  }

  /// Changes records that are locked, with their counters and sums.
  func change(_ before: [LedgerRecord], to after: [LedgerRecord]) throws {
    var table = try CounterTable(Self.counters(of: before), of: sql)
    var sums = SumChanges()
    for stored in before {
      table.apply(stored, -1)
      sums.apply(stored, -1)
    }
    for stored in after {
      table.apply(stored, 1)
      sums.apply(stored, 1)
    }
    for (stored, former) in zip(after, before) { try update(stored, from: former) }
    try table.write(to: sql)
    try sums.write(to: sql)
  }

  // MARK: Taking back

  /// Takes all counts of an order back, for good.
  func release(_ order: OrderID) throws {
    guard let stored = try records(of: [order], locked: true)[order] else {
      throw LedgerError.invalid("nobody knows the order \"\(order)\"")
    }
    if stored.record.state == .released { return }
    try change([stored], to: [Self.takenBack(stored, as: .released)])
  }

  /// Takes reservations back that have ended, the earliest end first; how many.
  func expire(at: Instant, atMost: Int) throws -> Int {
    let rows = try sql.rows(
      "SELECT order_id FROM records WHERE state = 'reserved' AND ends <= ? ORDER BY ends, order_id LIMIT ?",
      [.text(LedgerKeys.moment(at)), .integer(Int64(atMost))])
    let orders = try rows.map { OrderID(try $0.text(0)) }.sorted()
    let ended = try records(of: orders, locked: true).values.filter {
      $0.record.state == .reserved && !$0.isLive(at: at)
    }
    if ended.count < orders.count { throw RetryTransaction() }
    try change(ended, to: ended.map { Self.takenBack($0, as: .expired) })
    return ended.count
  }

  /// A record without what it counted.
  private static func takenBack(_ stored: LedgerRecord, as state: RedemptionRecord.State) -> LedgerRecord {
    var changed = stored
    changed.record.state = state
    if state == .released { changed.record.expires = nil }
    changed.remaining = stored.remaining.map { _ in 0 }
    return changed
  }

  // MARK: Refusals

  /// Counts refusals.
  func note(_ outcomes: [RefusalNote], at: Instant) throws {
    var sums = SumChanges()
    for outcome in outcomes { sums.apply(outcome, on: LedgerKeys.day(at)) }
    try sums.write(to: sql)
  }
}
