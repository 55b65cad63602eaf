// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import LedgerConformance

/// A second reading of the ledger, as literal as possible: it keeps records and notes alone, and reads
/// all of them for every call.
actor NaiveLedger: RowCountingLedger {
  private var stored: [OrderID: RedemptionRecord] = [:]
  private var rows = 0
  private var notes: [(note: RefusalNote, at: Instant)] = []

  /// All records; each of them is touched.
  private var records: [OrderID: RedemptionRecord] {
    get {
      rows += stored.count
      return stored
    }
    set { stored = newValue }
  }

  func touchedRows() -> Int { rows }

  // MARK: Counts

  /// What a claim of a record counts at an instant.
  private func count(_ claim: Claim, _ record: RedemptionRecord, at: Instant) -> Int128 {
    guard isLive(record, at: at) else { return 0 }
    let brought = { (id: PromotionID) -> Bool in
      if case .promotion(let own) = claim.counter.subject { return own == id }
      return claim.promotions.contains(id)
    }
    let given = record.returned.filter { brought($0.discount.promotion) }
    if claim.counter.currency != nil {
      return given.reduce(Int128(claim.count)) { $0 - Int128($1.discount.amount.minorUnits) }
    }
    var left = Set(claim.promotions)
    if case .promotion(let own) = claim.counter.subject { left = [own] }
    for entry in given where entry.discount.isReleased { left.remove(entry.discount.promotion) }
    return left.isEmpty && !given.isEmpty ? 0 : Int128(claim.count)
  }

  private func isLive(_ record: RedemptionRecord, at: Instant) -> Bool {
    switch record.state {
    case .redeemed: true
    case .reserved: record.expires.map { at.isBefore($0) } ?? false
    case .released, .expired: false
    }
  }

  private func count(_ counter: Counter, at: Instant, besides: OrderID? = nil) -> Int128 {
    var sum: Int128 = 0
    for record in records.values where record.order != besides {
      for claim in record.claims where claim.counter == counter { sum += count(claim, record, at: at) }
    }
    return sum
  }

  // MARK: Calls

  func usage(of keys: UsageKeys, at: Instant, besides: OrderID?) throws(LedgerError) -> Usage {
    try check(at)
    func period(_ subject: Counter.Subject, _ period: Counter.Period?) -> PeriodUsage {
      func read(_ customer: CustomerID?, _ currency: Currency?) -> Int128 {
        count(Counter(subject, customer: customer, currency: currency, period: period), at: at, besides: besides)
      }
      func amount(_ units: Int128) -> Amount {
        units == 0 ? "0" : Amount(minorUnits: Int64(units), currency: keys.currency)
      }
      return PeriodUsage(
        total: Int(read(nil, nil)), customerTotal: Int(keys.customer.map { read($0, nil) } ?? 0),
        spent: amount(read(nil, keys.currency)),
        customerSpent: amount(keys.customer.map { read($0, keys.currency) } ?? 0))
    }
    var usage = Usage()
    for promotion in keys.promotions {
      let all = period(.promotion(promotion.id), nil)
      var periods: [CalendarPeriod: PeriodUsage] = [:]
      for one in promotion.periods { periods[one.during] = period(.promotion(promotion.id), one) }
      usage.promotions[promotion.id] = PromotionUsage(
        total: all.total, customerTotal: all.customerTotal, spent: all.spent, customerSpent: all.customerSpent,
        during: periods)
    }
    for coupon in keys.coupons {
      let all = period(.coupon(coupon), nil)
      usage.coupons[coupon] = CouponUsage(total: all.total, customerTotal: all.customerTotal)
    }
    for campaign in keys.campaigns {
      let all = period(.campaign(campaign), nil)
      usage.campaigns[campaign] = CampaignUsage(total: all.total, customerTotal: all.customerTotal, spent: all.spent)
    }
    return usage
  }

  func reserve(_ order: OrderClaims, at: Instant, until: Instant) throws(LedgerError) -> ReserveOutcome {
    try check(at)
    try check(until)
    if until.isAtOrBefore(at) { throw .invalid("until") }
    if try isKnown(order, at: at) { return .reserved }
    if let full = full(order, at: at) { return .refused(full) }
    count(order, .reserved, at: at, until: until)
    return .reserved
  }

  func redeem(_ order: OrderClaims, at: Instant) throws(LedgerError) -> RedeemOutcome {
    try check(at)
    if try isKnown(order, at: at) {
      records[order.order]?.state = .redeemed
      records[order.order]?.expires = nil
      return .redeemed
    }
    if let full = full(order, at: at) { return .refused(full) }
    count(order, .redeemed, at: at, until: nil)
    return .redeemed
  }

  /// Whether the order counts already.
  private func isKnown(_ order: OrderClaims, at: Instant) throws(LedgerError) -> Bool {
    var counters: [Counter: Int64] = [:]
    if order.order.text.isEmpty { throw .invalid("an empty id") }
    for claim in order.claims {
      if counters.updateValue(claim.count, forKey: claim.counter) != nil { throw .invalid("twice") }
      if claim.count < 0 { throw .invalid("negative") }
    }
    guard let record = records[order.order] else { return false }
    if record.state == .released { throw .conflict("released") }
    let known = Dictionary(uniqueKeysWithValues: record.claims.map { ($0.counter, $0.count) })
    if known != counters { throw .conflict("other claims") }
    return isLive(record, at: at)
  }

  private func full(_ order: OrderClaims, at: Instant) -> [FullCounter]? {
    var full: [FullCounter] = []
    for claim in order.claims {
      guard let limit = claim.limit, claim.count > 0 else { continue }
      let counted = count(claim.counter, at: at)
      if counted > Int128(limit) - Int128(claim.count) {
        full.append(FullCounter(claim.counter, left: Int64(max(0, Int128(limit) - counted))))
      }
    }
    return full.isEmpty ? nil : full
  }

  private func count(_ order: OrderClaims, _ state: RedemptionRecord.State, at: Instant, until: Instant?) {
    let counters = Set(order.claims.map { $0.counter })
    for record in records.values where record.state == .reserved && !isLive(record, at: at) {
      if record.claims.contains(where: { counters.contains($0.counter) }) { records[record.order]?.state = .expired }
    }
    records[order.order] = RedemptionRecord(
      order: order.order, customer: order.customer, currency: order.currency, state: state, claims: order.claims,
      placedAt: at, expires: until)
  }

  func release(_ order: OrderID, at: Instant) throws(LedgerError) {
    guard records[order] != nil else { throw .invalid("unknown") }
    records[order]?.state = .released
    records[order]?.expires = nil
  }

  func giveBack(
    _ order: OrderID, return number: Int, _ discounts: [RefundedDiscount], at: Instant
  ) throws(LedgerError) {
    guard let record = records[order] else { throw .invalid("unknown") }
    let wanted = Set(discounts)
    if Set(discounts.map { $0.promotion }).count < discounts.count { throw .invalid("twice") }
    if discounts.contains(where: { $0.amount.minorUnits < 0 || $0.amount.currency != record.currency }) {
      throw .invalid("amount")
    }
    if number >= 1, number <= record.returns {
      if Set(record.returned.filter { $0.number == number }.map { $0.discount }) == wanted { return }
      throw .conflict("other discounts")
    }
    if number != record.returns + 1 || record.state != .redeemed { throw .conflict("not the next") }
    var after = record
    after.returns = number
    after.returned += discounts.map { .init(number: number, at: at, discount: $0) }
    for discount in discounts {
      let own = record.claims.filter { $0.counter.subject == .promotion(discount.promotion) }
      let money = own.filter { $0.counter.currency != nil }
      if own.isEmpty || (money.isEmpty && discount.amount.minorUnits > 0) { throw .invalid("not claimed") }
      let released = record.returned.contains { $0.discount.promotion == discount.promotion && $0.discount.isReleased }
      if released, discount.isReleased { throw .invalid("released twice") }
    }
    if after.claims.contains(where: { count($0, after, at: at) < 0 }) { throw .invalid("too much") }
    records[order] = after
  }

  func expire(at: Instant, atMost: Int) throws(LedgerError) -> Int {
    if atMost < 1 { throw .invalid("atMost") }
    let ended = records.values.filter { $0.state == .reserved && !isLive($0, at: at) }
      .sorted { (moment($0.expires), $0.order) < (moment($1.expires), $1.order) }.prefix(atMost)
    for record in ended { records[record.order]?.state = .expired }
    return ended.count
  }

  func record(of order: OrderID) -> RedemptionRecord? { records[order] }

  func records(
    _ query: RecordQuery, after cursor: RecordCursor?, atMost: Int
  ) throws(LedgerError) -> RecordPage {
    if atMost < 1 { throw .invalid("atMost") }
    let found = records.values.filter { record in
      let subjects = record.claims.map { $0.counter.subject }
      return query.promotion.map { subjects.contains(.promotion($0)) } ?? true
        && query.coupon.map { subjects.contains(.coupon($0)) } ?? true
        && query.customer.map { record.customer == $0 } ?? true
        && query.from.map { $0.isAtOrBefore(record.placedAt) } ?? true
        && query.to.map { record.placedAt.isBefore($0) } ?? true
        && cursor.map { (moment($0.placedAt), $0.order) < (moment(record.placedAt), record.order) } ?? true
    }.sorted { (moment($0.placedAt), $0.order) < (moment($1.placedAt), $1.order) }
    let page = Array(found.prefix(min(atMost, 1_000)))
    guard page.count < found.count, let last = page.last else { return RecordPage(page) }
    return RecordPage(page, next: RecordCursor(placedAt: last.placedAt, order: last.order))
  }

  func note(_ outcomes: [RefusalNote], at: Instant) { notes += outcomes.map { ($0, at) } }

  /// Folds all records and notes of the days.
  func overview(of promotion: PromotionID, from: Instant?, to: Instant?) throws(LedgerError) -> PromotionOverview {
    var fold = OverviewFold()
    do {
      let isWanted = { (at: Instant) in from.map { $0.isAtOrBefore(at) } ?? true && to.map { at.isBefore($0) } ?? true }
      for record in records.values where isWanted(record.placedAt) { try fold.add(record) }
      for note in notes where isWanted(note.at) { try fold.add(note.note, at: note.at) }
    } catch {
      throw .invalid("\(error)")
    }
    return fold.overview.promotions.first { $0.id == promotion } ?? PromotionOverview(promotion)
  }

  /// There are no counters beside the records.
  func audit(at: Instant, after cursor: AuditCursor?, atMost: Int) throws(LedgerError) -> AuditPage {
    if atMost < 1 { throw .invalid("atMost") }
    return AuditPage()
  }

  // MARK: Instants

  private func check(_ instant: Instant) throws(LedgerError) {
    if !instant.isWellFormed { throw .invalid("no instant") }
  }

  private func moment(_ instant: Instant?) -> Int64 {
    instant.map { $0.secondsSinceEpoch * 1_000_000_000 + Int64($0.nanoseconds) } ?? 0
  }
}
