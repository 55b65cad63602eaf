// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing
internal import CartPricingOrders

extension LedgerTransaction {
  /// The largest number of records of a page.
  static let recordsOfPage = 1_000

  /// Lists records of all states, by the instants at which the orders were placed, then by order id.
  ///
  /// If both a promotion and a code are named, a page may have fewer records, even none, and yet a next cursor:
  /// a call reads at most 1,000 entries of the list of the code.
  func list(_ query: RecordQuery, after cursor: RecordCursor?, atMost: Int) throws -> RecordPage {
    let most = min(atMost, Self.recordsOfPage)
    let entries: [Entry]
    var last: Entry?
    switch (query.promotion, query.coupon) {
    case (nil, nil): entries = try self.entries(of: nil, query, after: cursor, atMost: most + 1)
    case (let promotion?, nil):
      entries = try self.entries(of: .promotion(promotion), query, after: cursor, atMost: most + 1)
    case (nil, let coupon?): entries = try self.entries(of: .coupon(coupon), query, after: cursor, atMost: most + 1)
    case (let promotion?, let coupon?):
      let read = try self.entries(of: .coupon(coupon), query, after: cursor, atMost: Self.recordsOfPage)
      let named = try orders(read, thatClaim: .promotion(promotion))
      entries = Array(read.filter { named.contains($0.order) }.prefix(most + 1))
      if read.count == Self.recordsOfPage { last = read.last }
    }
    let page = entries.prefix(most)
    let stored = try records(of: page.map { $0.order }.sorted(), locked: false)
    let found = page.compactMap { stored[$0.order]?.record }
    if entries.count > most, let end = found.last {
      return RecordPage(found, next: RecordCursor(placedAt: end.placedAt, order: end.order))
    }
    return RecordPage(found, next: last.map { RecordCursor(placedAt: $0.placedAt, order: $0.order) })
  }

  /// An entry of a list of records.
  private struct Entry {
    let order: OrderID
    let placedAt: Instant
  }

  /// The next entries of the list of a subject, or of all records.
  private func entries(
    of subject: Counter.Subject?, _ query: RecordQuery, after cursor: RecordCursor?, atMost: Int
  ) throws -> [Entry] {
    var conditions: [String] = []
    var values: [SQLValue] = []
    func add(_ condition: String, _ value: [String]) {
      conditions.append(condition)
      values += value.map { .text($0) }
    }
    if let subject { add("l.subject = ?", [LedgerKeys.subject(subject)]) }
    if let customer = query.customer { add("l.customer = ?", [customer.text]) }
    if let from = query.from { add("l.placed >= ?", [LedgerKeys.moment(from)]) }
    if let to = query.to { add("l.placed < ?", [LedgerKeys.moment(to)]) }
    if let cursor {
      add("(l.placed, l.order_id) > (?, ?)", [LedgerKeys.moment(cursor.placedAt), cursor.order.text])
    }
    let table = subject == nil ? "records l" : "subjects l JOIN records r ON r.order_id = l.order_id"
    let condition = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    let rows = try sql.rows(
      """
      SELECT l.order_id, \(subject == nil ? "l" : "r").placed_at FROM \(table) \(condition)
      ORDER BY l.placed, l.order_id LIMIT ?
      """, values + [.integer(Int64(atMost))])
    return try rows.map { Entry(order: OrderID(try $0.text(0)), placedAt: try Self.instant($0.text(1))) }
  }

  /// Those of some entries whose orders have a claim on a counter of a subject.
  private func orders(_ entries: [Entry], thatClaim subject: Counter.Subject) throws -> Set<OrderID> {
    let rows = try sql.rows(
      of: entries.map { $0.order.text },
      {
        "SELECT order_id FROM claims WHERE order_id IN \($0) AND counter >= ? AND counter < ?"
      }, [.text(LedgerKeys.subject(subject) + "/"), .text(LedgerKeys.subject(subject) + "0")])
    return Set(try rows.map { OrderID(try $0.text(0)) })
  }

  // MARK: Overview

  /// What has happened with a promotion: sums over the orders that were placed on the days in UTC from that of
  /// `from` up to, and without, `to`. A day on which `to` is later than its beginning counts as a whole.
  ///
  /// The database reads a row for each customer of these days, so that each is counted once.
  func overview(of promotion: PromotionID, from: Instant?, to: Instant?) throws -> PromotionOverview {
    let first = from.map { LedgerKeys.day($0) } ?? -1_000_000
    let last = to.map { LedgerKeys.day($0) - ($0.secondsSinceEpoch % 86_400 == 0 && $0.nanoseconds == 0 ? 1 : 0) }
    let values: [SQLValue] = [
      .text(LedgerKeys.subject(.promotion(promotion))), .integer(first), .integer(last ?? 10_000_000),
    ]
    let condition = "subject = ? AND day >= ? AND day <= ? AND orders <> 0"
    var days: [Int64: OverviewSums] = [:]
    var total = OverviewSums()
    var coupons: [CouponCode: CouponOverview] = [:]
    for row in try sql.rows(
      """
      SELECT day, kind, name, detail, orders, uses, discount, given_back FROM sums
      WHERE \(condition) AND kind IN ('currency', 'reserved', 'refusal', 'coupon')
      """, values)
    {
      let day = try row.integer(0)
      let name = LedgerKeys.text(try row.text(2))
      let orders = Int(try row.integer(4))
      let sums = OverviewSums.InCurrency(
        uses: Int(clamping: try row.sum(5)), orders: orders, discount: Int64(clamping: try row.sum(6)),
        givenBack: Int64(clamping: try row.sum(7)))
      switch SumChanges.Kind(rawValue: try row.text(1)) {
      case .currency:
        guard let currency = Currency(code: name) else { throw StoreError("a sum is in no currency") }
        days[day, default: OverviewSums()].currencies[currency] = sums
        total.currencies[currency] = (total.currencies[currency] ?? .init()).adding(sums)
      case .reserved:
        days[day, default: OverviewSums()].reserved = orders
        total.reserved += orders
      case .refusal:
        days[day, default: OverviewSums()].refusals[name] = orders
        total.refusals[name, default: 0] += orders
      case .coupon:
        guard let currency = Currency(code: LedgerKeys.text(try row.text(3))) else {
          throw StoreError("a sum is in no currency")
        }
        let code = CouponCode(name)
        var entry = coupons[code] ?? CouponOverview(coupon: code)
        entry.uses = Int(clamping: Int128(entry.uses) + Int128(sums.uses))
        entry.discount[currency] = Int64(clamping: Int128(entry.discount[currency] ?? 0) + Int128(sums.discount))
        coupons[code] = entry
      case .customer, nil: continue
      }
    }
    for row in try sql.rows(
      "SELECT day, COUNT(*) FROM sums WHERE \(condition) AND kind = 'customer' GROUP BY day", values)
    {
      days[try row.integer(0), default: OverviewSums()].customers = Int(try row.integer(1))
    }
    total.customers = Int(
      try sql.row("SELECT COUNT(DISTINCT name) FROM sums WHERE \(condition) AND kind = 'customer'", values)?.integer(0)
        ?? 0)
    return PromotionOverview(
      promotion, sums: total,
      byDay: days.sorted { $0.key < $1.key }.map {
        DayOverview(day: LocalDate(daysSinceEpoch: Int($0.key)), sums: $0.value)
      }, byCoupon: coupons.values.sorted { $0.coupon < $1.coupon })
  }

  // MARK: Audit

  /// Compares counters, in the order of their keys, with the records that they come from: at most `atMost`
  /// counters, each as a whole, by one query and so in one state of the database.
  func audit(at: Instant, after cursor: AuditCursor?, atMost: Int) throws -> AuditPage {
    let moment = SQLValue.text(LedgerKeys.moment(at))
    let most = min(atMost, Self.recordsOfPage)
    let live = "(r.state = 'redeemed' OR (r.state = 'reserved' AND r.ends > ?))"
    let rows = try sql.rows(
      """
      SELECT k.counter, k.redeemed, k.reserved,
        COALESCE((SELECT SUM(c.remaining / 2147483648) FROM claims c
          WHERE c.counter = k.counter AND c.ends <= ?), 0),
        COALESCE((SELECT SUM(c.remaining % 2147483648) FROM claims c
          WHERE c.counter = k.counter AND c.ends <= ?), 0),
        COALESCE((SELECT SUM(c.remaining / 2147483648) FROM claims c JOIN records r ON r.order_id = c.order_id
          WHERE c.counter = k.counter AND \(live)), 0),
        COALESCE((SELECT SUM(c.remaining % 2147483648) FROM claims c JOIN records r ON r.order_id = c.order_id
          WHERE c.counter = k.counter AND \(live)), 0)
      FROM counters k WHERE k.counter > ? ORDER BY k.counter LIMIT ?
      """,
      [moment, moment, moment, moment, .text(cursor?.counter.key ?? ""), .integer(Int64(most))])
    var page = AuditPage()
    for row in rows {
      guard let counter = Counter(key: try row.text(0)) else { throw StoreError("a counter has a malformed key") }
      let ended = Int128(try row.integer(3)) * 2_147_483_648 + Int128(try row.integer(4))
      let counted = try row.sum(1) + row.sum(2) - ended
      let recorded = Int128(try row.integer(5)) * 2_147_483_648 + Int128(try row.integer(6))
      if counted != recorded {
        page.differences.append(
          CounterDifference(counter, counted: Int64(clamping: counted), recorded: Int64(clamping: recorded)))
      }
      if rows.count == most { page.next = AuditCursor(counter) }
    }
    return page
  }
}

extension OverviewSums.InCurrency {
  /// These sums and others; one beyond 64 bits is given as the largest number.
  fileprivate func adding(_ other: Self) -> Self {
    Self(
      uses: Int(clamping: Int128(uses) + Int128(other.uses)), orders: orders + other.orders,
      discount: Int64(clamping: Int128(discount) + Int128(other.discount)),
      givenBack: Int64(clamping: Int128(givenBack) + Int128(other.givenBack)))
  }
}
