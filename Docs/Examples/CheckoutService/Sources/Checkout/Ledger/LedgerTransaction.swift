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
    var former: CountedRedemption?
    if !isNew {
      former = own
      try own.check(isOf: order)
      if own.isLive(at: at) {
        if own.record.state == .reserved, until == nil { try change([own], to: [own.changed { $0.makeFinal() }]) }
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
    var expired: [CountedRedemption] = []
    for stored in over {
      table.apply(stored, -1)
      sums.apply(stored, -1)
      expired.append(stored.changed { $0.expire() })
    }
    let full = order.fullCounters { table.total($0) }
    if !full.isEmpty { throw Refusal(full: full) }
    for (stored, former) in zip(expired, over) where stored.record.order != order.order {
      try update(stored, from: former)
    }
    let stored = CountedRedemption(order, at: at, until: until)
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

  /// The orders with a reservation on one of some counters that has ended and was not taken back. The index
  /// `claims_by_end` begins with them.
  private func reservationsEnded(at: Instant, on counters: [String]) throws -> [OrderID] {
    let rows = try sql.rows(
      of: counters, { "SELECT order_id FROM claims WHERE counter IN \($0) AND ends <= ?" },
      [.text(LedgerKeys.moment(at))])
    return Set(try rows.map { OrderID(try $0.text(0)) }).sorted()
  }

  private static func counters(of records: [CountedRedemption]) -> Set<String> {
    Set(records.flatMap { $0.record.claims.map { $0.counter.key } })
  }

  /// Changes records that are locked, with their counters and sums.
  func change(_ before: [CountedRedemption], to after: [CountedRedemption]) throws {
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
    try change([stored], to: [stored.changed { $0.release() }])
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
    try change(ended, to: ended.map { $0.changed { $0.expire() } })
    return ended.count
  }

  // MARK: Refusals

  /// Counts refusals.
  func note(_ outcomes: [RefusalNote], at: Instant) throws {
    var sums = SumChanges()
    for outcome in outcomes { sums.apply(outcome, on: LedgerKeys.day(at)) }
    try sums.write(to: sql)
  }
}

extension CountedRedemption {
  /// A changed copy.
  fileprivate func changed(_ body: (inout Self) -> Void) -> Self {
    var copy = self
    body(&copy)
    return copy
  }
}
