// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders

extension Examination {
  /// Promise 1: claims below, at and above limits.
  mutating func limits() async {
    let p = Counter(.promotion("p"))
    let spent = Counter(.promotion("p"), currency: .eur)
    // Uses: three of three fit, the fourth does not.
    for number in 1...3 {
      await expect(.redeem(claims(OrderID("u\(number)"), use(limit: 3)), at: instant(0)), .redeemed)
    }
    await expect(.redeem(claims("u4", use(limit: 3)), at: instant(0)), .refused([FullCounter(p, left: 0)]))
    // One more fits a higher limit; a claim without a limit is never refused.
    await expect(.redeem(claims("u4", use(limit: 4)), at: instant(1)), .redeemed)
    await expect(.redeem(claims("u5", use()), at: instant(1)), .redeemed)
    // A lowered limit refuses, and nothing less than nothing is left.
    await expect(.redeem(claims("u6", use(limit: 2)), at: instant(1)), .refused([FullCounter(p, left: 0)]))
    await expectUses(5, at: instant(1))
    // Money: below, above by one, at the limit.
    await expect(.redeem(claims("m1", spend(6_000, limit: 10_000)), at: instant(2)), .redeemed)
    await expect(
      .redeem(claims("m2", spend(4_001, limit: 10_000)), at: instant(2)), .refused([FullCounter(spent, left: 4_000)]))
    await expect(.reserve(claims("m2", spend(4_000, limit: 10_000)), at: instant(2), until: instant(50)), .reserved)
    await expect(
      .redeem(claims("m3", spend(1, limit: 10_000)), at: instant(3)), .refused([FullCounter(spent, left: 0)]))
    await expectSpent(10_000, at: instant(3))
    // A claim of nothing brings no count above a limit.
    await expect(.redeem(claims("m4", spend(0, limit: 10_000)), at: instant(3)), .redeemed)
    // A reservation within its limit stays when the limit is lowered.
    await expect(.redeem(claims("m2", spend(4_000, limit: 1)), at: instant(4)), .redeemed)
    // A counter of a customer is full for that customer alone.
    let perCustomer: [(OrderID, CustomerID, LedgerAnswer)] = [
      ("c1", "anna", .redeemed), ("c2", "ben", .redeemed),
      ("c3", "anna", .refused([FullCounter(Counter(.promotion("q"), customer: "anna"), left: 0)])),
    ]
    for (order, customer, answer) in perCustomer {
      let claim = Claim(Counter(.promotion("q"), customer: customer), limit: 1)
      await expect(.redeem(claims(order, claim, by: customer), at: instant(5)), answer)
    }
    // A period is a counter of its own.
    for (order, day): (OrderID, LocalDate) in [("d1", "2026-11-30"), ("d2", "2026-12-01")] {
      let claim = Claim(Counter(.promotion("q"), period: Counter.Period(during: .day, from: day)), limit: 1)
      await expect(.redeem(claims(order, claim), at: instant(6)), .redeemed)
      await expect(
        .redeem(claims(OrderID("again-\(order)"), claim), at: instant(6)),
        .refused([FullCounter(claim.counter, left: 0)]))
    }
  }

  /// Promise 2: of many promotions of one order one is full.
  mutating func allOrNothing() async {
    var many: [Claim] = []
    for number in 0..<20 {
      let id = PromotionID("many-\(number)")
      many += [use(id, limit: 2), spend(100, id, limit: 1_000)]
    }
    many.append(Claim(Counter(.coupon("CODE")), limit: 1, of: ["many-0"]))
    many.append(Claim(Counter(.campaign("g"), currency: .eur), count: 2_000, limit: 10_000, of: ["many-0", "many-1"]))
    await expect(.redeem(OrderClaims("o1", currency: .eur, many), at: instant(0)), .redeemed)
    let full = LedgerAnswer.refused([FullCounter(Counter(.coupon("CODE")), left: 0)])
    await expect(.redeem(OrderClaims("o2", currency: .eur, many), at: instant(1)), full)
    await expect(.reserve(OrderClaims("o2", currency: .eur, many), at: instant(1), until: instant(9)), full)
    for number in 0..<20 { await expectUses(of: PromotionID("many-\(number)"), 1, at: instant(2)) }
    // A refusal is not remembered: there is no record, and other claims can be counted.
    await expect(.record("o2"), .record(nil))
    await expect(.release("o2", at: instant(3)), "invalid")
    await expect(.redeem(OrderClaims("o2", currency: .eur, Array(many.dropLast(2))), at: instant(4)), .redeemed)
    // Every counter that is full is named.
    let all = many.filter { $0.counter.currency == nil }.map { FullCounter($0.counter, left: 0) }
    await expect(.redeem(OrderClaims("o3", currency: .eur, many), at: instant(5)), .refused(all))
    await expect(.redeem(OrderClaims("empty", currency: .eur, []), at: instant(6)), .redeemed)
  }
}
