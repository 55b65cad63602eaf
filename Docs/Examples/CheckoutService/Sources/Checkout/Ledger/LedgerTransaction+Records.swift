// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing
internal import CartPricingOrders

extension CountedRedemption {
  /// The subjects of the claims, each once, in the order of their keys.
  fileprivate var subjects: [String] { Set(record.claims.map { LedgerKeys.subject($0.counter.subject) }).sorted() }
}

extension LedgerTransaction {
  /// Reads records with their claims; those that do not exist are left out.
  /// - Parameters:
  ///   - orders: The orders. They are locked in this order, which has to be that of the ids.
  ///   - locked: Whether the transaction is going to change the records.
  /// - Returns: The records that exist, by their orders.
  /// - Throws: ``StoreError`` for a row that cannot be read, or an error of the database.
  func records(of orders: [OrderID], locked: Bool) throws -> [OrderID: CountedRedemption] {
    let keys = orders.map { $0.text }
    let lock = locked ? sql.dialect.lock : ""
    var found: [OrderID: (record: RedemptionRecord, counts: [Int64])] = [:]
    for row in try sql.rows(
      of: keys,
      {
        """
        SELECT order_id, customer, currency, state, placed_at, expires, returns FROM records
        WHERE order_id IN \($0) ORDER BY order_id\(lock)
        """
      })
    {
      let record = try Self.record(row)
      found[record.order] = (record, [])
    }
    for row in try sql.rows(
      of: keys,
      {
        """
        SELECT order_id, counter, units, most, promotions, remaining FROM claims
        WHERE order_id IN \($0) ORDER BY order_id, place
        """
      })
    {
      let order = OrderID(try row.text(0))
      found[order]?.record.claims.append(try Self.claim(row))
      found[order]?.counts.append(try row.integer(5))
    }
    let returned = found.values.filter { $0.record.returns > 0 }.map { $0.record.order.text }.sorted()
    for row in try sql.rows(
      of: returned,
      {
        """
        SELECT order_id, number, promotion, given_at, amount, released FROM given_back
        WHERE order_id IN \($0) ORDER BY order_id, number, promotion
        """
      })
    {
      let order = OrderID(try row.text(0))
      guard let currency = found[order]?.record.currency else { continue }
      let amount = Money(minorUnits: try row.integer(4), currency: currency)
      let discount = RefundedDiscount(
        promotion: PromotionID(try row.text(2)), amount: amount, isReleased: try row.integer(5) != 0)
      let entry = RedemptionRecord.GivenBack(
        number: Int(try row.integer(1)), at: try Self.instant(row.text(3)), discount: discount)
      found[order]?.record.returned.append(entry)
    }
    return found.mapValues { CountedRedemption($0.record, counts: $0.counts) }
  }

  private static func record(_ row: SQLRow) throws -> RedemptionRecord {
    guard let state = RedemptionRecord.State(rawValue: try row.text(3)),
      let currency = Currency(code: try row.text(2))
    else { throw StoreError("a record has an unknown state or currency") }
    return RedemptionRecord(
      order: OrderID(try row.text(0)), customer: try row.optionalText(1).map { CustomerID($0) }, currency: currency,
      state: state, claims: [], placedAt: try instant(row.text(4)),
      expires: try row.optionalText(5).map { try instant($0) }, returns: Int(try row.integer(6)))
  }

  private static func claim(_ row: SQLRow) throws -> Claim {
    guard let counter = Counter(key: try row.text(1)) else { throw StoreError("a claim has a malformed counter") }
    let promotions = try row.text(4).split(separator: "/").map { PromotionID(LedgerKeys.text($0)) }
    return Claim(counter, count: try row.integer(2), limit: try row.optionalInteger(3), of: promotions)
  }

  /// The instant of a text in RFC 3339.
  static func instant(_ text: String) throws -> Instant {
    guard let instant = Instant(rfc3339: text) else { throw StoreError("a record has a malformed instant") }
    return instant
  }

  /// Writes a record that is new, or counted anew after its reservation has ended, with its claims and its
  /// entries in the lists of records.
  func write(_ stored: CountedRedemption, insteadOf former: CountedRedemption?) throws {
    let record = stored.record
    let order = SQLValue.text(record.order.text)
    if let former {
      for subject in former.subjects {
        let placed = SQLValue.text(LedgerKeys.moment(former.record.placedAt))
        try sql.execute(
          "DELETE FROM subjects WHERE subject = ? AND placed = ? AND order_id = ?", [.text(subject), placed, order])
      }
      try sql.execute("DELETE FROM claims WHERE order_id = ?", [order])
    }
    let placed = LedgerKeys.moment(record.placedAt)
    let ends = SQLValue(record.expires.map { LedgerKeys.moment($0) })
    try sql.execute(
      """
      UPDATE records SET customer = ?, currency = ?, state = ?, placed = ?, placed_at = ?, ends = ?, expires = ?
      WHERE order_id = ?
      """,
      [
        SQLValue(record.customer?.text), .text(record.currency.description), .text(record.state.rawValue),
        .text(placed), .text(record.placedAt.description), ends, SQLValue(record.expires?.description), order,
      ])
    try sql.insert(
      into: "claims (order_id, place, counter, units, most, promotions, remaining, ends)",
      record.claims.enumerated().map { place, claim in
        let promotions = claim.promotions.map { LedgerKeys.part($0.text) }.joined(separator: "/")
        return [
          order, .integer(Int64(place)), .text(claim.counter.key), .integer(claim.count), SQLValue(claim.limit),
          .text(promotions), .integer(stored.counts[place]), ends,
        ]
      })
    try sql.insert(
      into: "subjects (subject, placed, order_id, customer)",
      stored.subjects.map { [.text($0), .text(placed), order, SQLValue(record.customer?.text)] })
  }

  /// Writes the state of a record, and what its claims count.
  func update(_ stored: CountedRedemption, from former: CountedRedemption) throws {
    let record = stored.record
    let order = SQLValue.text(record.order.text)
    let isReserved = record.state == .reserved
    try sql.execute(
      "UPDATE records SET state = ?, ends = ?, expires = ?, returns = ? WHERE order_id = ?",
      [
        .text(record.state.rawValue), SQLValue(record.expires.map { LedgerKeys.moment($0) }),
        SQLValue(record.expires?.description), .integer(Int64(record.returns)), order,
      ])
    if former.record.state == .reserved, !isReserved {
      try sql.execute("UPDATE claims SET ends = NULL WHERE order_id = ?", [order])
    }
    for (place, count) in stored.counts.enumerated() where count != former.counts[place] {
      try sql.execute(
        "UPDATE claims SET remaining = ? WHERE order_id = ? AND place = ?",
        [.integer(count), order, .integer(Int64(place))])
    }
  }
}
