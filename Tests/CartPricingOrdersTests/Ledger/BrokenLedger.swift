// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import LedgerConformance

/// A ledger in memory with one deliberate mistake, which the suite has to find.
actor BrokenLedger: RedemptionLedger {
  /// A mistake. The number of the promise that it breaks is in parentheses.
  enum Flaw: String, CaseIterable {
    /// (1) A limit lets one use more in.
    case limitsAreOneHigher
    /// (1) Another call can come between reading a counter and counting on it.
    case checksBeforeCounting
    /// (1) A counter of a customer has no limit.
    case customersHaveNoLimit
    /// (2) A refused order counts on the counters that had something left.
    case refusalsCountInPart
    /// (2) A refused order is refused again, though there is something left.
    case refusalsAreRemembered
    /// (2) Only the first counter that is full is named.
    case oneFullCounterIsNamed
    /// (3) A reservation again moves its end.
    case reservationsAreProlonged
    /// (3) Other claims of an order are taken for the same.
    case otherClaimsAreAccepted
    /// (3) A released order can be redeemed again.
    case releasesAreForgotten
    /// (3) A return again is given back again.
    case returnsAreGivenTwice
    /// (3) Returns can come in any order.
    case returnsAreNotNumbered
    /// (5) A release leaves discount behind.
    case releasesKeepDiscount
    /// (5) A return does not free the uses of promotions that are released.
    case releasedPromotionsStayUsed
    /// (5) Usage does not have what is reserved.
    case usageHasNoReservations
    /// (6) A page has all records.
    case pagesAreEndless
    /// (6) A page begins with the last record of the page before.
    case pagesOverlap
    /// (7) More is given back than is left, as much as there is.
    case tooMuchIsGivenBack
    /// (7) An order that nobody knows is released.
    case unknownOrdersAreReleased
    /// (8) A reservation counts at its end, too.
    case endsAreInclusive
    /// (8) What a call has taken for ended counts again for a clock that is behind.
    case endedReservationsRevive
    /// (8) `expire` takes back more than was requested.
    case expiresAll
    /// Orders that are released stay in overviews.
    case releasedOrdersAreInOverviews

    /// The check that has to find the mistake.
    var check: ConformanceCheck {
      switch self {
      case .limitsAreOneHigher, .customersHaveNoLimit: .limits
      case .checksBeforeCounting: .lastUses
      case .refusalsCountInPart, .refusalsAreRemembered, .oneFullCounterIsNamed: .allOrNothing
      case .reservationsAreProlonged, .otherClaimsAreAccepted, .releasesAreForgotten: .once
      case .returnsAreGivenTwice, .returnsAreNotNumbered, .releasedPromotionsStayUsed, .tooMuchIsGivenBack: .returns
      case .releasesKeepDiscount: .releaseRaces
      case .pagesAreEndless, .pagesOverlap: .pages
      case .unknownOrdersAreReleased: .faults
      case .endsAreInclusive, .expiresAll, .usageHasNoReservations: .expiry
      case .endedReservationsRevive: .clocks
      case .releasedOrdersAreInOverviews: .overviews
      }
    }
  }

  private let flaw: Flaw
  private var state = LedgerState()
  private var refused: Set<OrderID> = []
  private var ends: [OrderID: (claims: OrderClaims, until: Instant)] = [:]
  private var copies = 0
  private var released: [OrderID: OrderClaims] = [:]

  init(_ flaw: Flaw) { self.flaw = flaw }

  // MARK: Counting

  func reserve(_ order: OrderClaims, at: Instant, until: Instant) async throws(LedgerError) -> ReserveOutcome {
    let order = try changed(order)
    let until = flaw == .endsAreInclusive && at.isBefore(until) ? later(until) : until
    if flaw == .reservationsAreProlonged, state.record(of: order.order)?.state == .reserved {
      var trial = state
      if try trial.reserve(order, at: at, until: until) == .reserved {
        try prolong(order, at: at, until: until)
        return .reserved
      }
    }
    if flaw == .checksBeforeCounting {
      var trial = state
      if case .refused(let full) = try trial.reserve(order, at: at, until: until) { return .refused(full) }
      await Task.yield()
      return try state.reserve(withoutLimits(order), at: at, until: until)
    }
    let before = state
    let outcome = try state.reserve(order, at: at, until: until)
    if case .refused(let full) = outcome { return .refused(afterRefusal(order, full, at: at)) }
    ends[order.order] = (order, until)
    revive(at: at, before)
    return outcome
  }

  func redeem(_ order: OrderClaims, at: Instant) async throws(LedgerError) -> RedeemOutcome {
    let order = try changed(order)
    if flaw == .refusalsAreRemembered, refused.contains(order.order) { return .refused([]) }
    if flaw == .releasesAreForgotten, state.record(of: order.order)?.state == .released {
      return try state.redeem(renamed(order), at: at)
    }
    if flaw == .checksBeforeCounting {
      var trial = state
      if case .refused(let full) = try trial.redeem(order, at: at) { return .refused(full) }
      await Task.yield()
      return try state.redeem(withoutLimits(order), at: at)
    }
    let before = state
    let outcome = try state.redeem(order, at: at)
    if case .refused(let full) = outcome { return .refused(afterRefusal(order, full, at: at)) }
    revive(at: at, before)
    return outcome
  }

  /// What a mistake makes of an order.
  private func changed(_ order: OrderClaims) throws(LedgerError) -> OrderClaims {
    var order = order
    switch flaw {
    case .limitsAreOneHigher:
      for place in order.claims.indices {
        order.claims[place].limit = order.claims[place].limit.map { $0 < .max ? $0 + 1 : $0 }
      }
    case .customersHaveNoLimit:
      for place in order.claims.indices where order.claims[place].counter.customer != nil {
        order.claims[place].limit = nil
      }
    case .otherClaimsAreAccepted:
      if let known = state.record(of: order.order), known.state != .released { order.claims = known.claims }
    default: break
    }
    return order
  }

  private func withoutLimits(_ order: OrderClaims) -> OrderClaims {
    var order = order
    for place in order.claims.indices { order.claims[place].limit = nil }
    return order
  }

  /// A copy of an order, with some of its claims and without limits.
  private func renamed(_ order: OrderClaims, _ isKept: (Claim) -> Bool = { _ in true }) -> OrderClaims {
    copies += 1
    var copy = withoutLimits(order)
    copy.order = OrderID("\(order.order)/\(copies)")
    copy.claims = copy.claims.filter(isKept)
    return copy
  }

  private func afterRefusal(_ order: OrderClaims, _ full: [FullCounter], at: Instant) -> [FullCounter] {
    refused.insert(order.order)
    if flaw == .refusalsCountInPart {
      let counters = Set(full.map { $0.counter })
      _ = try? state.redeem(renamed(order) { !counters.contains($0.counter) }, at: at)
    }
    return flaw == .oneFullCounterIsNamed ? Array(full.prefix(1)) : full
  }

  private func prolong(_ order: OrderClaims, at: Instant, until: Instant) throws(LedgerError) {
    // One nanosecond before `until` the order is expired and reserved anew.
    guard let known = state.record(of: order.order), let end = known.expires, end.isBefore(until) else { return }
    var other = state
    _ = try other.expire(at: end, atMost: .max)
    _ = try other.reserve(withoutLimits(order), at: at, until: until)
    state = other
  }

  /// Reserves again what a call has taken for ended.
  private func revive(at: Instant, _ before: LedgerState) {
    guard flaw == .endedReservationsRevive else { return }
    for (order, entry) in ends where before.record(of: order)?.state == .reserved {
      guard state.record(of: order)?.state == .expired else { continue }
      let start = before.record(of: order)?.placedAt ?? at
      _ = try? state.reserve(withoutLimits(entry.claims), at: start, until: entry.until)
    }
  }

  private func later(_ instant: Instant) -> Instant {
    Instant(secondsSinceEpoch: instant.secondsSinceEpoch, nanoseconds: instant.nanoseconds + 1)
  }

  // MARK: Taking back

  func release(_ order: OrderID, at: Instant) throws(LedgerError) {
    if flaw == .unknownOrdersAreReleased, state.record(of: order) == nil { return }
    let record = state.record(of: order)
    try state.release(order, at: at)
    guard let record, record.state == .redeemed || record.state == .reserved else { return }
    let claims = OrderClaims(order, customer: record.customer, currency: record.currency, record.claims)
    if flaw == .releasesKeepDiscount {
      _ = try state.redeem(renamed(claims) { $0.counter.currency != nil }, at: at)
    }
    if flaw == .releasedOrdersAreInOverviews { released[order] = claims }
  }

  func giveBack(
    _ order: OrderID, return number: Int, _ discounts: [RefundedDiscount], at: Instant
  ) throws(LedgerError) {
    let record = state.record(of: order)
    var number = number
    var discounts = discounts
    switch flaw {
    case .returnsAreGivenTwice, .returnsAreNotNumbered:
      if let record, record.state == .redeemed, number >= 1, flaw == .returnsAreNotNumbered || number <= record.returns
      {
        number = record.returns + 1
      }
    case .releasedPromotionsStayUsed: for place in discounts.indices { discounts[place].isReleased = false }
    case .tooMuchIsGivenBack:
      for place in discounts.indices { discounts[place] = limited(discounts[place], record) }
    default: break
    }
    try state.giveBack(order, return: number, discounts, at: at)
  }

  /// A discount that is no more than what is left.
  private func limited(_ discount: RefundedDiscount, _ record: RedemptionRecord?) -> RefundedDiscount {
    let claim = record?.claims.first {
      $0.counter.subject == .promotion(discount.promotion) && $0.counter.currency != nil
    }
    let given = (record?.returned ?? []).filter { $0.discount.promotion == discount.promotion }
    let left = given.reduce(claim?.count ?? 0) { $0 - $1.discount.amount.minorUnits }
    var limited = discount
    limited.amount = Money(minorUnits: min(left, discount.amount.minorUnits), currency: discount.amount.currency)
    return limited
  }

  func expire(at: Instant, atMost: Int) throws(LedgerError) -> Int {
    let before = state
    let count = try state.expire(at: at, atMost: flaw == .expiresAll && atMost > 0 ? .max : atMost)
    revive(at: at, before)
    return count
  }

  // MARK: Reading

  func usage(of keys: UsageKeys, at: Instant, besides: OrderID?) throws(LedgerError) -> Usage {
    guard flaw == .usageHasNoReservations else { return try state.usage(of: keys, at: at, besides: besides) }
    var redeemed = state
    _ = try redeemed.expire(at: "9999-01-01T00:00:00Z", atMost: .max)
    return try redeemed.usage(of: keys, at: at, besides: besides)
  }

  func record(of order: OrderID) -> RedemptionRecord? { state.record(of: order) }

  func records(
    _ query: RecordQuery, after cursor: RecordCursor?, atMost: Int
  ) throws(LedgerError) -> RecordPage {
    var cursor = cursor
    if flaw == .pagesOverlap, let behind = cursor, behind.order != "" {
      cursor = RecordCursor(placedAt: behind.placedAt, order: "")
    }
    if flaw == .pagesAreEndless, atMost > 0 {
      var page = try state.records(query, after: cursor, atMost: 1_000)
      while let next = page.next {
        let further = try state.records(query, after: next, atMost: 1_000)
        page = RecordPage(page.records + further.records, next: further.next)
      }
      return page
    }
    return try state.records(query, after: cursor, atMost: atMost)
  }

  func note(_ outcomes: [RefusalNote], at: Instant) throws(LedgerError) { try state.note(outcomes, at: at) }

  func overview(of promotion: PromotionID, from: Instant?, to: Instant?) throws(LedgerError) -> PromotionOverview {
    var overview = try state.overview(of: promotion, from: from, to: to)
    let ghosts = released.values.filter { $0.claims.contains { $0.counter.subject == .promotion(promotion) } }
    for order in ghosts { overview.sums.currencies[order.currency, default: .init()].orders += 1 }
    return overview
  }

  func audit(at: Instant, after cursor: AuditCursor?, atMost: Int) throws(LedgerError) -> AuditPage {
    try state.audit(at: at, after: cursor, atMost: atMost)
  }
}
