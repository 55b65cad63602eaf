// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders

extension Examination {
  /// Promise 6: pages of records have no more entries than were requested, and go on where they ended.
  mutating func pages() async {
    // Orders at the same instant are in the order of their ids, which is that of their bytes.
    let orders: [(id: OrderID, seconds: Int64)] = [
      ("c", 0), ("B", 10), ("a", 10), ("b", 10), ("é", 10), ("d", 20), ("e", 30),
    ]
    for (index, order) in orders.reversed().enumerated() {
      var claim = claims(order.id, use(), Claim(Counter(.coupon(index % 2 == 0 ? "X" : "Y")), of: ["p"]))
      if index % 3 == 0 { claim.customer = "anna" }
      await expect(.redeem(claim, at: instant(order.seconds)), .redeemed)
    }
    await expect(.release("d", at: instant(40)), .released)
    await expect(.reserve(claims("z", use("q")), at: instant(50), until: instant(60)), .reserved)
    let all = orders.map { $0.id } + ["z"]
    await expectPages(RecordQuery(), all)
    await expectPages(RecordQuery(promotion: "p"), orders.map { $0.id })
    await expectPages(RecordQuery(promotion: "q"), ["z"])
    await expectPages(RecordQuery(promotion: "none"), [])
    let reversed = Array(orders.reversed())
    let ofX = Set(reversed.indices.filter { $0 % 2 == 0 }.map { reversed[$0].id })
    let ofAnna = Set(reversed.indices.filter { $0 % 3 == 0 }.map { reversed[$0].id })
    await expectPages(RecordQuery(coupon: "x"), all.filter { ofX.contains($0) })
    await expectPages(RecordQuery(customer: "anna"), all.filter { ofAnna.contains($0) })
    await expectPages(RecordQuery(promotion: "p", customer: "anna"), all.filter { ofAnna.contains($0) })
    await expectPages(
      RecordQuery(promotion: "p", coupon: "X", customer: "anna"), all.filter { ofAnna.contains($0) && ofX.contains($0) }
    )
    // `from` is within, `to` is not.
    await expectPages(RecordQuery(from: instant(10), to: instant(20)), ["B", "a", "b", "é"])
    await expectPages(RecordQuery(promotion: "p", from: instant(11)), ["d", "e"])
    await expectPages(RecordQuery(from: instant(20), to: instant(20)), [])
    await expectLongPages()
  }

  /// Reads all pages of one, two, three and ten records, and compares them with what was expected.
  private mutating func expectPages(_ query: RecordQuery, _ expected: [OrderID]) async {
    for size in [1, 2, 3, 10] {
      var found: [OrderID] = []
      var cursor: RecordCursor?
      repeat {
        let answer = await ledger.perform(.records(query, after: cursor, atMost: size))
        guard case .records(let page) = answer, page.records.count <= size, found.count <= expected.count else {
          return fail("\(query) in pages of \(size), after \(found): answered \(answer)")
        }
        found += page.records.map { $0.order }
        cursor = page.next
      } while cursor != nil
      expect(found == expected, "\(query) in pages of \(size): expected \(expected), answered \(found)")
    }
  }

  /// A page has at most 1,000 records, whatever is requested.
  private mutating func expectLongPages() async {
    for number in 0..<1_001 {
      await expect(.redeem(claims(OrderID("long-\(number)"), use("long")), at: instant(100)), .redeemed)
    }
    let answer = await ledger.perform(.records(RecordQuery(promotion: "long"), atMost: 5_000))
    guard case .records(let page) = answer, page.records.count <= 1_000, page.next != nil else {
      return fail("5,000 of 1,001 records in one page: expected at most 1,000 and a cursor")
    }
  }

  /// Sums by the UTC days on which orders were placed, and refusals.
  mutating func overviews() async {
    // 14 hours after 10 o'clock the next day begins.
    let nextDay: Int64 = 14 * 3_600
    let coupon = Claim(Counter(.coupon("X")), of: ["p"])
    await expect(.redeem(claims("o1", use(), spend(500), coupon, by: "anna"), at: instant(0)), .redeemed)
    await expect(.redeem(claims("o2", use(), spend(600), by: "anna"), at: instant(nextDay - 1)), .redeemed)
    await expect(.redeem(claims("o3", use(), spend(700), coupon, by: "ben"), at: instant(nextDay)), .redeemed)
    await expect(.redeem(claims("o4", use(), spend(800), by: "anna"), at: instant(nextDay)), .redeemed)
    await expect(
      .reserve(claims("o5", use(), spend(900)), at: instant(nextDay), until: instant(nextDay + 9)), .reserved)
    await expect(.release("o2", at: instant(nextDay + 1)), .released)
    await expect(.giveBack("o1", 1, [returned(500, released: true)], at: instant(nextDay + 2)), .given)
    let refusals = [
      RefusalNote(.promotion("p"), reason: "notQualified"), RefusalNote(.coupon("OLD"), reason: "expired"),
      RefusalNote(.unknownCoupon, reason: "unknown"),
    ]
    for _ in 0..<2 { await expect(.note(refusals, at: instant(nextDay + 3)), .noted) }
    let first = OverviewSums(
      currencies: [.eur: .init(uses: 0, orders: 1, discount: 500, givenBack: 500)], customers: 1)
    let second = OverviewSums(
      currencies: [.eur: .init(uses: 2, orders: 2, discount: 1_500)], customers: 2, reserved: 1,
      refusals: ["notQualified": 2])
    let both = OverviewSums(
      currencies: [.eur: .init(uses: 2, orders: 3, discount: 2_000, givenBack: 500)], customers: 2, reserved: 1,
      refusals: ["notQualified": 2])
    let days = [DayOverview(day: "2026-11-30", sums: first), DayOverview(day: "2026-12-01", sums: second)]
    await expect(
      .overview("p"),
      .overview(
        PromotionOverview(
          "p", sums: both, byDay: days,
          byCoupon: [CouponOverview(coupon: "X", uses: 1, discount: [.eur: 1_200])])))
    await expect(
      .overview("p", from: instant(nextDay)),
      .overview(
        PromotionOverview(
          "p", sums: second, byDay: [days[1]],
          byCoupon: [CouponOverview(coupon: "X", uses: 1, discount: [.eur: 700])])))
    await expect(
      .overview("p", to: instant(nextDay)),
      .overview(
        PromotionOverview(
          "p", sums: first, byDay: [days[0]],
          byCoupon: [CouponOverview(coupon: "X", uses: 0, discount: [.eur: 500])])))
    await expect(.overview("none"), .overview(PromotionOverview("none")))
  }

  /// Promise 7: calls that are wrong are `invalid`, and change nothing.
  mutating func faults() async {
    let order = claims("o1", use(limit: 1))
    await expect(.reserve(order, at: instant(10), until: instant(10)), "invalid")
    await expect(.reserve(order, at: instant(10), until: instant(9)), "invalid")
    await expect(.redeem(claims("o1", use(), use()), at: instant(0)), "invalid")
    await expect(.reserve(claims("o1", spend(1), spend(1)), at: instant(0), until: instant(9)), "invalid")
    await expect(.redeem(claims("o1", Claim(Counter(.promotion("p")), count: -1)), at: instant(0)), "invalid")
    await expect(.redeem(order, at: Instant("tomorrow")), "invalid")
    await expect(.reserve(order, at: instant(0), until: Instant("tomorrow")), "invalid")
    await expect(.redeem(claims("", use()), at: instant(0)), "invalid")
    await expect(.release("o1", at: instant(0)), "invalid")
    await expect(.giveBack("o1", 1, [], at: instant(0)), "invalid")
    await expect(.record("o1"), .record(nil))
    await expectUses(0, at: instant(1))
    await expect(.redeem(order, at: instant(2)), .redeemed)
    for atMost in [0, -1, .min] {
      await expect(.expire(at: instant(3), atMost: atMost), "invalid")
      await expect(.records(RecordQuery(), atMost: atMost), "invalid")
      await expect(.audit(at: instant(3), atMost: atMost), "invalid")
    }
    for number in [0, -1, .min, 2, .max] {
      await expect(.giveBack("o1", number, [], at: instant(3)), "conflict")
    }
    // Sums beyond 64 bits are no reason to fail: a limit still holds.
    for order: OrderID in ["h1", "h2", "h3"] {
      await expect(.redeem(claims(order, use("huge"), spend(.max, "huge")), at: instant(4)), .redeemed)
    }
    await expect(.redeem(claims("h4", spend(.max, "huge", limit: .max)), at: instant(5)), "refused")
    for order: OrderID in ["h1", "h2", "h3"] { await expect(.release(order, at: instant(6)), .released) }
    await expect(.redeem(claims("h4", spend(.max, "huge", limit: .max)), at: instant(7)), .redeemed)
    await expect(.release("h4", at: instant(8)), .released)
  }
}
