// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import Testing

/// Tests §O4.2, §O4.7, §O4.8, §O4.9, §O4.10, §O4.14 and §O4.16.
@Suite("A record with what its claims still count")
struct CountedRedemptionTests {
  private let start = Instant(secondsSinceEpoch: 1_796_032_800)
  private var end: Instant { Instant(secondsSinceEpoch: start.secondsSinceEpoch + 60) }

  /// Two promotions with 1.00 and 2.00 of discount, which one code brought.
  private let order = OrderClaims(
    "o", currency: .eur,
    [
      Claim(Counter(.promotion("p"))), Claim(Counter(.promotion("p"), currency: .eur), count: 100, limit: 500),
      Claim(Counter(.promotion("q"))), Claim(Counter(.promotion("q"), currency: .eur), count: 200),
      Claim(Counter(.coupon("CODE")), limit: 9, of: ["p", "q"]),
    ])

  private func discount(_ promotion: PromotionID, _ minorUnits: Int64, released: Bool = false) -> RefundedDiscount {
    RefundedDiscount(
      promotion: promotion, amount: Money(minorUnits: minorUnits, currency: .eur), isReleased: released)
  }

  @Test("A reservation counts before its end, a redemption always, and what is taken back never")
  func live() {
    var reserved = CountedRedemption(order, at: start, until: end)
    #expect(reserved.record.state == .reserved)
    #expect(reserved.isLive(at: start))
    #expect(!reserved.isLive(at: end))
    var expired = reserved
    expired.expire()
    #expect(expired.record.state == .expired && expired.record.expires == end)
    #expect(!expired.isLive(at: start))
    #expect(expired.counts == [0, 0, 0, 0, 0])
    reserved.makeFinal()
    #expect(reserved == CountedRedemption(order, at: start, until: nil))
    #expect(reserved.isLive(at: end))
    reserved.release()
    #expect(reserved.record.state == .released && !reserved.isLive(at: start))
    #expect(reserved.counts == [0, 0, 0, 0, 0])
  }

  @Test("A return lowers discounts; uses go with a promotion that is released, those of a code with the last one")
  func returns() throws {
    var counted = CountedRedemption(order, at: start, until: nil)
    #expect(try counted.giveBack(return: 1, [discount("p", 40)], at: end))
    #expect(counted.counts == [1, 60, 1, 200, 1])
    #expect(try counted.giveBack(return: 2, [discount("p", 60, released: true), discount("q", 50)], at: end))
    #expect(counted.counts == [0, 0, 1, 150, 1])
    // What was written is read again, and goes on.
    var again = CountedRedemption(counted.record, counts: counted.counts)
    #expect(again == counted)
    #expect(try again.giveBack(return: 3, [discount("q", 150, released: true)], at: end))
    #expect(again.counts == [0, 0, 0, 0, 0])
    #expect(again.record.returns == 3 && again.record.returned.map { $0.number } == [1, 2, 2, 3])
  }

  @Test("The same return again changes nothing; another one under its number, or with too much, is refused")
  func repeatedReturns() throws {
    var counted = CountedRedemption(order, at: start, until: nil)
    _ = try counted.giveBack(return: 1, [discount("p", 40, released: true)], at: start)
    let once = counted
    #expect(try !counted.giveBack(return: 1, [discount("p", 40, released: true)], at: end))
    for (number, discounts) in [
      (1, [discount("p", 41, released: true)]), (1, []), (3, []), (0, []), (2, [discount("p", 61)]),
      (2, [discount("p", 0, released: true)]), (2, [discount("r", 0)]), (2, [discount("q", -1)]),
      (2, [discount("q", 1), discount("q", 1)]),
      (2, [RefundedDiscount(promotion: "q", amount: Money(minorUnits: 1, currency: .usd), isReleased: false)]),
    ] {
      #expect(throws: LedgerError.self) { try counted.giveBack(return: number, discounts, at: start) }
    }
    #expect(counted == once)
    counted.release()
    #expect(try !counted.giveBack(return: 1, [discount("p", 40, released: true)], at: end))
    #expect(throws: LedgerError.self) { try counted.giveBack(return: 2, [], at: start) }
  }

  @Test("The same claims in any order are those of the record; others, and those of a released order, are a conflict")
  func sameClaims() throws {
    var counted = CountedRedemption(order, at: start, until: nil)
    var other = order
    other.claims.reverse()
    try counted.check(isOf: other)
    other.claims[0].count += 1
    #expect(throws: LedgerError.self) { try counted.check(isOf: other) }
    other.claims.removeFirst()
    #expect(throws: LedgerError.self) { try counted.check(isOf: other) }
    counted.release()
    #expect(throws: LedgerError.self) { try counted.check(isOf: order) }
  }

  @Test("A counter is full where its count and the claim are above the limit")
  func fullCounters() {
    let money = Counter(.promotion("p"), currency: .eur)
    let code = Counter(.coupon("CODE"))
    #expect(order.fullCounters { $0 == money ? 400 : 8 } == [])
    #expect(order.fullCounters { $0 == money ? 401 : 8 } == [FullCounter(money, left: 99)])
    // The limit may have been lowered since.
    #expect(
      order.fullCounters { $0 == money ? 600 : 9 } == [FullCounter(money, left: 0), FullCounter(code, left: 0)])
    var nothing = order
    for place in nothing.claims.indices { nothing.claims[place].count = 0 }
    #expect(nothing.fullCounters { _ in 10_000 } == [])
  }

  @Test("Claims that a ledger cannot count are invalid")
  func checks() throws {
    try order.check()
    let changes: [(inout OrderClaims) -> Void] = [
      { $0.order = "" }, { $0.customer = "" }, { $0.claims.append($0.claims[0]) }, { $0.claims[0].count = -1 },
      { $0.claims[0].counter = Counter(.promotion("")) }, { $0.claims[4].promotions = [""] },
      { $0.claims[1].counter = Counter(.promotion("p"), currency: .usd) },
    ]
    for change in changes {
      var wrong = order
      change(&wrong)
      #expect(throws: LedgerError.self) { try wrong.check() }
    }
  }
}
