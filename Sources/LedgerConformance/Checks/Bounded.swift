// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders

/// The rows by which a call may grow with the number of records: levels of indices.
private let slack = 16

extension ConformanceSuite {
  /// Promise 6, for a ledger that counts rows: no call touches more of them with 1,024 records than with
  /// 64.
  func bounded() async throws(LedgerError) -> [ConformanceFailure] {
    guard let small = try await makeLedger() as? any RowCountingLedger,
      let large = try await makeLedger() as? any RowCountingLedger
    else { return [] }
    let few = await Self.rows(small, records: 64)
    let many = await Self.rows(large, records: 1_024)
    return zip(few, many).compactMap { few, many in
      if many.rows <= few.rows + slack { return nil }
      let message = "\(few.call)\n  touches \(few.rows) rows with 64 records, \(many.rows) with 1,024"
      return ConformanceFailure(check: ConformanceCheck.bounded.rawValue, message: message)
    }
  }

  /// The rows that each of some calls touches in a ledger with a number of records.
  private static func rows(
    _ ledger: some RowCountingLedger, records: Int
  ) async -> [(call: LedgerCall, rows: Int)] {
    for number in 0..<records {
      let order = claims(
        OrderID("o\(number)"), use(), spend(100), Claim(Counter(.coupon("K")), of: ["p"]), by: "anna")
      _ = await ledger.perform(.redeem(order, at: instant(Int64(number))))
    }
    let order = claims("new", use(limit: 1_000_000), spend(100), by: "anna")
    let keys = UsageKeys(
      promotions: [UsageKeys.Promotion("p")], coupons: ["K"], customer: "anna", currency: .eur)
    let later = instant(10_000)
    let calls: [LedgerCall] = [
      .usage(keys, at: later), .usage(keys, at: later, besides: "o1"),
      .reserve(order, at: later, until: instant(20_000)),
      .redeem(order, at: later), .giveBack("new", 1, [returned(50)], at: later), .record("new"),
      .records(RecordQuery(), atMost: 3), .records(RecordQuery(promotion: "p"), atMost: 3),
      .records(RecordQuery(coupon: "K", customer: "anna"), atMost: 3),
      .records(RecordQuery(from: instant(50)), atMost: 3),
      .note([RefusalNote(.promotion("p"), reason: "notQualified")], at: later), .overview("p"),
      .release("new", at: later), .expire(at: later, atMost: 3),
    ]
    var rows: [(call: LedgerCall, rows: Int)] = []
    for call in calls {
      let before = await ledger.touchedRows()
      _ = await ledger.perform(call)
      rows.append((call, await ledger.touchedRows() - before))
    }
    return rows
  }
}
