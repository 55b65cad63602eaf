// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing
internal import CartPricingOrders

/// The counters that a transaction changes: read and locked in the order of their keys, changed in memory,
/// and written together.
///
/// Counts are of 128 bits, and are stored in decimal digits: the sum of claims can exceed 64 bits.
struct CounterTable {
  /// What is counted for good, and what reservations count that were not taken back.
  struct Count: Equatable {
    var redeemed: Int128 = 0
    var reserved: Int128 = 0
  }

  private let read: [String: Count]
  private(set) var counts: [String: Count]

  /// Reads and locks counters; those that do not exist are created.
  init(_ counters: Set<String>, of sql: any SQLTransaction) throws {
    let keys = counters.sorted()
    try sql.insert(
      into: "counters (counter, redeemed, reserved)", keys.map { [.text($0), .text("0"), .text("0")] },
      "ON CONFLICT (counter) DO NOTHING")
    var read: [String: Count] = [:]
    for row in try sql.rows(
      of: keys,
      {
        "SELECT counter, redeemed, reserved FROM counters WHERE counter IN \($0) ORDER BY counter\(sql.dialect.lock)"
      })
    {
      read[try row.text(0)] = Count(redeemed: try row.sum(1), reserved: try row.sum(2))
    }
    self.read = read
    counts = read
  }

  /// What is counted on a counter.
  func total(_ counter: Counter) -> Int128 {
    let count = counts[counter.key] ?? Count()
    return count.redeemed + count.reserved
  }

  /// Adds what a record counts, or removes it with the sign -1.
  mutating func apply(_ stored: CountedRedemption, _ sign: Int128) {
    for (claim, count) in zip(stored.record.claims, stored.counts) {
      switch stored.record.state {
      case .reserved: counts[claim.counter.key, default: Count()].reserved += sign * Int128(count)
      case .redeemed: counts[claim.counter.key, default: Count()].redeemed += sign * Int128(count)
      case .released, .expired: break
      }
    }
  }

  /// Writes the counters that have changed.
  func write(to sql: any SQLTransaction) throws {
    let changed = counts.filter { read[$0.key] != $0.value }.sorted { $0.key < $1.key }
    try sql.insert(
      into: "counters (counter, redeemed, reserved)",
      changed.map { [.text($0.key), .text(String($0.value.redeemed)), .text(String($0.value.reserved))] },
      "ON CONFLICT (counter) DO UPDATE SET redeemed = excluded.redeemed, reserved = excluded.reserved")
  }
}
