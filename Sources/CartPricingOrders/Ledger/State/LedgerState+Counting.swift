// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

extension LedgerState {
  /// Counts all claims of an order until an instant, or none (§O4.6 and §O4.15).
  ///
  /// The same call again answers the same, and does not move the end; an order that is redeemed with
  /// these claims is `reserved`, too. An order whose reservation has ended is counted anew.
  /// - Throws: `conflict` if the order is known with other claims or is released; `invalid` for a
  ///   counter twice, an end that is not after `at`, and malformed values.
  public mutating func reserve(
    _ order: OrderClaims, at: Instant, until: Instant
  ) throws(LedgerError) -> ReserveOutcome {
    try order.check()
    try Self.check(at)
    try Self.check(until, "until")
    if until.isAtOrBefore(at) { throw .invalid("the reservation ends at \(until), which is not after \(at)") }
    if let known = try known(order), known.redemption.isLive(at: at) { return .reserved }
    let full = fullCounters(of: order, at: Moment(at))
    if !full.isEmpty { return .refused(full) }
    count(order, at: at, until: until)
    return .reserved
  }

  /// Makes a live reservation of the same claims final; without one, counts all claims for good, or
  /// none (§O4.7).
  ///
  /// The same call again answers the same.
  /// - Throws: `conflict` if the order is known with other claims or is released; `invalid` for a
  ///   counter twice and malformed values.
  public mutating func redeem(_ order: OrderClaims, at: Instant) throws(LedgerError) -> RedeemOutcome {
    try order.check()
    try Self.check(at)
    if let known = try known(order), known.redemption.isLive(at: at) {
      if known.record.state == .reserved { change(known) { $0.makeFinal() } }
      return .redeemed
    }
    let full = fullCounters(of: order, at: Moment(at))
    if !full.isEmpty { return .refused(full) }
    count(order, at: at, until: nil)
    return .redeemed
  }

  /// Takes all counts of an order back, for good. Again, and for an order whose reservation has ended,
  /// it answers the same (§O4.8).
  /// - Throws: `invalid` for an order that nobody knows.
  public mutating func release(_ order: OrderID, at: Instant) throws(LedgerError) {
    try Self.check(order)
    try Self.check(at)
    guard let known = records[order] else { throw .invalid("nobody knows the order \"\(order)\"") }
    if known.record.state == .released { return }
    change(known) { $0.release() }
  }

  /// Takes back reservations that have ended, the earliest end first; at most `atMost` of them (§O4.10).
  /// - Returns: How many were taken back: fewer than `atMost` if no others have ended.
  /// - Throws: `invalid` if `atMost` is below 1.
  public mutating func expire(at: Instant, atMost: Int) throws(LedgerError) -> Int {
    try Self.check(at)
    try Self.check(atMost: atMost)
    return expire(in: Self.allReservations, at: Moment(at), atMost: atMost)
  }
}

// MARK: - Steps

extension LedgerState {
  /// The record of an order, which has to have the same claims; nil for a new order (§O4.16).
  private func known(_ order: OrderClaims) throws(LedgerError) -> StoredRecord? {
    guard let known = records[order.order] else { return nil }
    try known.redemption.check(isOf: order)
    return known
  }

  /// The counters that a claim would bring above its limit (§O4.14).
  private func fullCounters(of order: OrderClaims, at moment: Moment) -> [FullCounter] {
    order.fullCounters { counter in numbers[counter].map { count(onCounter: $0, at: moment) } ?? 0 }
  }

  /// Counts an order until an instant or for good, and takes back the reservations on its counters that
  /// have ended (§O4.21).
  private mutating func count(_ order: OrderClaims, at: Instant, until: Instant?) {
    let moment = Moment(at)
    if let former = records[order.order] {
      if former.record.state == .reserved { change(former) { $0.expire() } }
      for list in former.lists { listed.remove(former.key(in: list)) }
    }
    let numbers = order.claims.map { number(of: $0.counter) }
    for number in numbers { _ = expire(in: number, at: moment, atMost: .max) }
    let stored = StoredRecord(
      redemption: CountedRedemption(order, at: at, until: until), counters: numbers, lists: listNumbers(for: order))
    for list in stored.lists { listed.insert(stored.key(in: list), count: 1) }
    records[order.order] = stored
    addCounts(of: stored)
    statistics.add(stored)
  }

  /// Changes a record, with what it counts.
  mutating func change(_ stored: StoredRecord, _ body: (inout CountedRedemption) -> Void) {
    statistics.remove(stored)
    removeCounts(of: stored)
    var changed = stored
    body(&changed.redemption)
    addCounts(of: changed)
    statistics.add(changed)
    records[stored.record.order] = changed
  }

  /// Takes back reservations of a list of `reserved` that have ended; how many.
  private mutating func expire(in list: Int, at moment: Moment, atMost: Int) -> Int {
    var ended = 0
    while ended < atMost, let key = reserved.first(from: TimedKey(list)), key.list == list, key.moment <= moment {
      if let stored = records[key.order] { change(stored) { $0.expire() } }
      ended += 1
    }
    return ended
  }

  // MARK: Counters

  /// Adds what a record counts to its counters.
  private mutating func addCounts(of stored: StoredRecord) {
    let order = stored.record.order
    let isReserved = stored.record.state == .reserved
    if isReserved { reserved.insert(TimedKey(Self.allReservations, stored.end, order), count: 1) }
    for (number, count) in zip(stored.counters, stored.counts) {
      counters[number].revision &+= 1
      if isReserved {
        reserved.insert(TimedKey(number, stored.end, order), count: Int128(count))
      } else {
        counters[number].redeemed += Int128(count)
      }
    }
  }

  /// Removes what a record counts from its counters; nothing for one that was taken back.
  private mutating func removeCounts(of stored: StoredRecord) {
    let order = stored.record.order
    if stored.record.state == .reserved { reserved.remove(TimedKey(Self.allReservations, stored.end, order)) }
    for (number, count) in zip(stored.counters, stored.counts) {
      counters[number].revision &+= 1
      switch stored.record.state {
      case .reserved: reserved.remove(TimedKey(number, stored.end, order))
      case .redeemed: counters[number].redeemed -= Int128(count)
      case .released, .expired: break
      }
    }
  }
}
