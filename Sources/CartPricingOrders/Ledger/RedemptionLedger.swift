// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

#if !hasFeature(Embedded)
  public import CartPricing

  /// Keeps the redemptions of promotions, so that no limit is exceeded however many carts are paid at
  /// once.
  ///
  /// For each order id a ledger has at most one ``RedemptionRecord``, and for each ``Counter`` the sum of
  /// the claims that are live. Time comes from the caller. An order id is one attempt: a cart that has
  /// changed is reserved under a new id, and the old one is released (§O4.1, §O4.3 and §O4.4).
  ///
  /// Reading usage, pricing and redeeming are three steps; only the third decides:
  ///
  /// ```swift
  /// let keys = try engine.usageKeys(for: cart, in: context)
  /// context.usage = try await ledger.usage(of: keys, at: now, besides: id)
  /// let priced = try engine.price(cart, in: context)
  /// let order = try OrderClaims(id, of: priced, in: context, by: engine)
  /// switch try await ledger.redeem(order, at: now) {
  /// case .redeemed: break  // The order is placed.
  /// case .refused(let full): break  // Price again, and show what has changed.
  /// }
  /// ```
  ///
  /// ## Promises
  ///
  /// A ledger keeps these for any number of callers at once, of any number of processes. The library
  /// `LedgerConformance` tests each of them; the names of its checks are in parentheses.
  ///
  /// 1. **Never above a limit** (§O4.14). No call succeeds that would bring a live count above the
  ///    limit that it gives. What was counted before a limit was lowered stays. Of n + m calls at once
  ///    that each claim one use of a counter with n left, and nothing else that is full, exactly n
  ///    succeed (`limits`, `lastUses`, `releaseRaces`).
  /// 2. **All or nothing** (§O4.15). The claims of an order are counted together or not at all. A
  ///    refusal changes nothing and is not remembered (`allOrNothing`).
  /// 3. **Once** (§O4.16). The same call with the same order and claims again changes nothing and
  ///    answers the same; with other claims it is a `conflict` (`once`, `returns`).
  /// 4. **Durable when answered** (§O4.17). What was answered survives a crash at any point. What was
  ///    not answered happened or did not, and the same call again finds out (`crashes`).
  /// 5. **No lost counts** (§O4.18). Counters always equal the sum over live records, less what was
  ///    given back (`counts`, and after every other check).
  /// 6. **Bounded** (§O4.19). No call touches more rows than it has claims or its page has entries
  ///    (`pages`, `bounded`).
  /// 7. **Typed errors** (§O4.20). A call fails when the storage does, and never gives a wrong answer
  ///    (`faults`, `crashes`).
  /// 8. **Clocks may differ** (§O4.21). A reservation that has ended by the clock of a successful
  ///    `reserve` or `redeem` that counted on one of its counters, or of an `expire` that took it back,
  ///    is expired from then on, whatever instant a later call brings (`expiry`, `clocks`).
  public protocol RedemptionLedger: Sendable {
    /// What is counted at an instant: redeemed, and reserved by reservations that are live, without the
    /// counts of `besides`, so that an order never excludes itself (§O4.5).
    func usage(of keys: UsageKeys, at: Instant, besides: OrderID?) async throws(LedgerError) -> Usage

    /// Counts all claims until an instant, or none. The same call again answers the same, and does not
    /// move the end (§O4.6).
    /// - Throws: `conflict`, `invalid` or `unavailable`; see ``LedgerState/reserve(_:at:until:)``.
    func reserve(_ order: OrderClaims, at: Instant, until: Instant) async throws(LedgerError) -> ReserveOutcome

    /// Makes a live reservation of the same claims final; without a live one, counts as `reserve` does,
    /// for good (§O4.7).
    /// - Throws: `conflict`, `invalid` or `unavailable`; see ``LedgerState/redeem(_:at:)``.
    func redeem(_ order: OrderClaims, at: Instant) async throws(LedgerError) -> RedeemOutcome

    /// Takes all counts of an order back, for good (§O4.8).
    /// - Throws: `invalid` for an order that nobody knows, or `unavailable`.
    func release(_ order: OrderID, at: Instant) async throws(LedgerError)

    /// Takes back the discount of a return, and the uses of promotions that are released (§O4.9).
    /// - Throws: `conflict`, `invalid` or `unavailable`; see ``LedgerState/giveBack(_:return:_:at:)``.
    func giveBack(
      _ order: OrderID, return number: Int, _ discounts: [RefundedDiscount], at: Instant
    ) async throws(LedgerError)

    /// Takes back at most `atMost` reservations that have ended; the number that was taken back (§O4.10).
    /// - Throws: `invalid` if `atMost` is below 1, or `unavailable`.
    func expire(at: Instant, atMost: Int) async throws(LedgerError) -> Int

    /// The record of an order; nil for an order that nobody knows.
    func record(of order: OrderID) async throws(LedgerError) -> RedemptionRecord?

    /// Lists records of all states, by the instants at which the orders were placed, then by order id, in
    /// pages of at most 1,000 (§O4.11).
    /// - Throws: `invalid` if `atMost` is below 1, or `unavailable`.
    func records(
      _ query: RecordQuery, after cursor: RecordCursor?, atMost: Int
    ) async throws(LedgerError) -> RecordPage

    /// Counts refusals. Each call counts (§O4.12).
    func note(_ outcomes: [RefusalNote], at: Instant) async throws(LedgerError)

    /// What has happened with a promotion: sums by the days in UTC on which the orders were placed.
    func overview(
      of promotion: PromotionID, from: Instant?, to: Instant?
    ) async throws(LedgerError) -> PromotionOverview

    /// Compares counters with the records that they come from (§O4.13).
    /// - Throws: `invalid` if `atMost` is below 1, or `unavailable`.
    func audit(at: Instant, after cursor: AuditCursor?, atMost: Int) async throws(LedgerError) -> AuditPage
  }
#endif
