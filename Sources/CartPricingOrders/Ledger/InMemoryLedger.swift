// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

#if !hasFeature(Embedded)
  public import CartPricing

  /// A ledger in the memory of one process: for tests, for demonstrations, and for a shop that has one
  /// process and can lose what it counted.
  ///
  /// It keeps all promises of ``RedemptionLedger`` but that what it knows ends with the process. A host
  /// can write its ``records(_:after:atMost:)`` down and count them again.
  public actor InMemoryLedger: RedemptionLedger {
    private var state = LedgerState()

    /// An empty ledger.
    public init() {}

    /// Reads counters; see ``LedgerState/usage(of:at:besides:)``.
    public func usage(of keys: UsageKeys, at: Instant, besides: OrderID?) throws(LedgerError) -> Usage {
      try state.usage(of: keys, at: at, besides: besides)
    }

    /// Counts until an instant; see ``LedgerState/reserve(_:at:until:)``.
    public func reserve(_ order: OrderClaims, at: Instant, until: Instant) throws(LedgerError) -> ReserveOutcome {
      try state.reserve(order, at: at, until: until)
    }

    /// Counts for good; see ``LedgerState/redeem(_:at:)``.
    public func redeem(_ order: OrderClaims, at: Instant) throws(LedgerError) -> RedeemOutcome {
      try state.redeem(order, at: at)
    }

    /// Takes all counts of an order back; see ``LedgerState/release(_:at:)``.
    public func release(_ order: OrderID, at: Instant) throws(LedgerError) { try state.release(order, at: at) }

    /// Takes back what a return gives back; see ``LedgerState/giveBack(_:return:_:at:)``.
    public func giveBack(
      _ order: OrderID, return number: Int, _ discounts: [RefundedDiscount], at: Instant
    ) throws(LedgerError) {
      try state.giveBack(order, return: number, discounts, at: at)
    }

    /// Takes back reservations that have ended; see ``LedgerState/expire(at:atMost:)``.
    public func expire(at: Instant, atMost: Int) throws(LedgerError) -> Int {
      try state.expire(at: at, atMost: atMost)
    }

    /// The record of an order; nil for an order that nobody knows.
    public func record(of order: OrderID) -> RedemptionRecord? { state.record(of: order) }

    /// Lists records; see ``LedgerState/records(_:after:atMost:)``.
    public func records(
      _ query: RecordQuery, after cursor: RecordCursor?, atMost: Int
    ) throws(LedgerError) -> RecordPage {
      try state.records(query, after: cursor, atMost: atMost)
    }

    /// Counts refusals; see ``LedgerState/note(_:at:)``.
    public func note(_ outcomes: [RefusalNote], at: Instant) throws(LedgerError) { try state.note(outcomes, at: at) }

    /// What has happened with a promotion; see ``LedgerState/overview(of:from:to:)``.
    public func overview(
      of promotion: PromotionID, from: Instant?, to: Instant?
    ) throws(LedgerError) -> PromotionOverview {
      try state.overview(of: promotion, from: from, to: to)
    }

    /// Compares counters with records; see ``LedgerState/audit(at:after:atMost:)``.
    public func audit(at: Instant, after cursor: AuditCursor?, atMost: Int) throws(LedgerError) -> AuditPage {
      try state.audit(at: at, after: cursor, atMost: atMost)
    }

    /// The refusals of a code that no promotion lists, or of all unknown codes together.
    public func refusals(
      of code: CouponCode?, from: Instant? = nil, to: Instant? = nil
    ) throws(LedgerError) -> [String: Int] {
      try state.refusals(of: code, from: from, to: to)
    }
  }
#endif
