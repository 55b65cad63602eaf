// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import LedgerConformance

/// The storage of a ``JournalLedger``: a list of changes, each of which is written at once, that can be
/// made to fail.
actor Journal {
  typealias Change = @Sendable (inout LedgerState) throws(LedgerError) -> Void

  private var changes: [Change] = []
  private var crash: (write: Int, moment: CrashMoment)?
  private(set) var hasFailed = false

  init(_ changes: [Change] = []) { self.changes = changes }

  func fail(atWrite write: Int, _ moment: CrashMoment) { crash = (write, moment) }

  func write(_ change: @escaping Change) throws(LedgerError) {
    try check()
    if let crash, crash.write == 0 {
      hasFailed = true
      if crash.moment == .afterWrite { changes.append(change) }
      throw .unavailable("the storage has failed")
    }
    crash?.write -= 1
    changes.append(change)
  }

  func check() throws(LedgerError) { if hasFailed { throw .unavailable("the storage has failed") } }

  /// What another process reads.
  func written() -> [Change] { changes }
}

/// A ledger that writes each change down before it answers, and finds it again: an example of a ledger on
/// a storage, with deliberate mistakes on request.
actor JournalLedger: CrashableLedger {
  /// A mistake with the storage.
  enum Flaw: String, CaseIterable {
    /// Answers before it writes, and writes at the next call.
    case answersBeforeWriting
    /// Writes each claim by itself.
    case writesInParts
    /// Takes a storage that fails for one that has nothing to say.
    case hidesFailures
    /// Reads when the storage has failed.
    case readsFromMemory
  }

  private var state = LedgerState()
  private let journal: Journal
  private let flaw: Flaw?
  private var delayed: [Journal.Change] = []
  /// Orders wait here for the writes of others.
  private var isBusy = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(_ journal: Journal = Journal(), flaw: Flaw? = nil) {
    self.journal = journal
    self.flaw = flaw
  }

  func crash(atWrite write: Int, _ moment: CrashMoment) async { await journal.fail(atWrite: write, moment) }

  func reopened() async throws(LedgerError) -> JournalLedger {
    let changes = await journal.written()
    let ledger = JournalLedger(Journal(changes), flaw: flaw)
    await ledger.replay(changes)
    return ledger
  }

  private func replay(_ changes: [Journal.Change]) { for change in changes { try? change(&state) } }

  // MARK: Changes

  /// Makes a change: decides it on a copy, writes it down, and then takes the copy over.
  private func change<Answer: Sendable>(
    _ body: @escaping @Sendable (inout LedgerState) throws(LedgerError) -> Answer
  ) async throws(LedgerError) -> Answer {
    await begin()
    defer { end() }
    if flaw != .hidesFailures { try await journal.check() }
    var after = state
    let answer = try body(&after)
    let change: Journal.Change = { (state) throws(LedgerError) in _ = try body(&state) }
    do throws(LedgerError) {
      if flaw == .answersBeforeWriting {
        for change in delayed { try await journal.write(change) }
        delayed = [change]
      } else {
        try await journal.write(change)
      }
    } catch {
      if flaw != .hidesFailures { throw error }
    }
    state = after
    return answer
  }

  private func begin() async {
    if isBusy { await withCheckedContinuation { waiting.append($0) } } else { isBusy = true }
  }

  /// Lets the next call go on, if one waits; the ledger stays busy then.
  private func end() {
    if waiting.isEmpty { isBusy = false } else { waiting.removeFirst().resume() }
  }

  func reserve(_ order: OrderClaims, at: Instant, until: Instant) async throws(LedgerError) -> ReserveOutcome {
    try await change { (state) throws(LedgerError) in try state.reserve(order, at: at, until: until) }
  }

  func redeem(_ order: OrderClaims, at: Instant) async throws(LedgerError) -> RedeemOutcome {
    if flaw == .writesInParts { return try await redeemInParts(order, at: at) }
    return try await change { (state) throws(LedgerError) in try state.redeem(order, at: at) }
  }

  /// Counts one claim more with each write.
  private func redeemInParts(_ order: OrderClaims, at: Instant) async throws(LedgerError) -> RedeemOutcome {
    var trial = state
    let outcome = try trial.redeem(order, at: at)
    guard outcome == .redeemed, state.record(of: order.order) == nil else {
      return try await change { (state) throws(LedgerError) in try state.redeem(order, at: at) }
    }
    for count in 1..<max(1, order.claims.count) {
      var part = order
      part.claims = Array(order.claims[..<count])
      part.order = OrderID("\(order.order)/\(count)")
      let written = part
      _ = try await change { (state) throws(LedgerError) in try state.redeem(written, at: at) }
    }
    let count = order.claims.count
    return try await change { (state) throws(LedgerError) in
      for part in 1..<max(1, count) { try state.release(OrderID("\(order.order)/\(part)"), at: at) }
      return try state.redeem(order, at: at)
    }
  }

  func release(_ order: OrderID, at: Instant) async throws(LedgerError) {
    try await change { (state) throws(LedgerError) in try state.release(order, at: at) }
  }

  func giveBack(
    _ order: OrderID, return number: Int, _ discounts: [RefundedDiscount], at: Instant
  ) async throws(LedgerError) {
    try await change { (state) throws(LedgerError) in
      try state.giveBack(order, return: number, discounts, at: at)
    }
  }

  func expire(at: Instant, atMost: Int) async throws(LedgerError) -> Int {
    try await change { (state) throws(LedgerError) in try state.expire(at: at, atMost: atMost) }
  }

  func note(_ outcomes: [RefusalNote], at: Instant) async throws(LedgerError) {
    try await change { (state) throws(LedgerError) in try state.note(outcomes, at: at) }
  }

  // MARK: Reading

  private func check() async throws(LedgerError) {
    if flaw != .readsFromMemory, flaw != .hidesFailures { try await journal.check() }
  }

  func usage(of keys: UsageKeys, at: Instant, besides: OrderID?) async throws(LedgerError) -> Usage {
    try await check()
    return try state.usage(of: keys, at: at, besides: besides)
  }

  func record(of order: OrderID) async throws(LedgerError) -> RedemptionRecord? {
    try await check()
    return state.record(of: order)
  }

  func records(
    _ query: RecordQuery, after cursor: RecordCursor?, atMost: Int
  ) async throws(LedgerError) -> RecordPage {
    try await check()
    return try state.records(query, after: cursor, atMost: atMost)
  }

  func overview(
    of promotion: PromotionID, from: Instant?, to: Instant?
  ) async throws(LedgerError) -> PromotionOverview {
    try await check()
    return try state.overview(of: promotion, from: from, to: to)
  }

  func audit(at: Instant, after cursor: AuditCursor?, atMost: Int) async throws(LedgerError) -> AuditPage {
    try await check()
    return try state.audit(at: at, after: cursor, atMost: atMost)
  }
}
