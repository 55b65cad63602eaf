// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders

extension Examination {
  /// Promise 3: the same call again, and other claims.
  mutating func once() async {
    let order = claims("o1", use(limit: 5), spend(750, limit: 10_000))
    for seconds in 0..<3 { await expect(.redeem(order, at: instant(Int64(seconds))), .redeemed) }
    // The order of the claims and their limits are not compared.
    await expect(.redeem(claims("o1", spend(750), use(limit: 1)), at: instant(3)), .redeemed)
    await expect(.reserve(order, at: instant(3), until: instant(9)), .reserved)
    await expectUses(1, at: instant(4))
    await expectSpent(750, at: instant(4))
    let others = [
      claims("o1", use(limit: 5)), claims("o1", use(), spend(751)), claims("o1", use("q"), spend(750)),
      claims("o1", use(), spend(750), use("q")), claims("o1"),
    ]
    for other in others {
      await expect(.redeem(other, at: instant(5)), "conflict")
      await expect(.reserve(other, at: instant(5), until: instant(9)), "conflict")
    }
    // A reservation: again, its end is not moved; then it is made final, and again.
    let reserved = claims("o2", use("r", limit: 1))
    await expect(.reserve(reserved, at: instant(0), until: instant(10)), .reserved)
    await expect(.reserve(reserved, at: instant(5), until: instant(60)), .reserved)
    await expectUses(of: "r", 0, at: instant(10))
    await expect(.reserve(claims("o2", use("r"), spend(1)), at: instant(5), until: instant(10)), "conflict")
    for seconds: Int64 in [6, 7, 90] { await expect(.redeem(reserved, at: instant(seconds)), .redeemed) }
    await expectUses(of: "r", 1, at: instant(90))
    // A refused order comes again, with the same claims or with others.
    await expect(.redeem(claims("o3", use("r", limit: 1)), at: instant(91)), "refused")
    await expect(.redeem(claims("o3", use("s", limit: 1)), at: instant(92)), .redeemed)
    // A released order stays released.
    for _ in 0..<2 { await expect(.release("o2", at: instant(93)), .released) }
    await expectUses(of: "r", 0, at: instant(93))
    await expect(.redeem(reserved, at: instant(94)), "conflict")
    await expect(.reserve(reserved, at: instant(94), until: instant(99)), "conflict")
    await expectUses(of: "r", 0, at: instant(95))
    // An expired order can be redeemed, with the same claims.
    let late = claims("o4", use("t", limit: 1))
    await expect(.reserve(late, at: instant(0), until: instant(10)), .reserved)
    await expect(.redeem(claims("o4", use("t", limit: 2)), at: instant(10)), .redeemed)
    await expectUses(of: "t", 1, at: instant(10))
    await expect(.redeem(claims("o5", use("t", limit: 1)), at: instant(11)), "refused")
  }

  /// Promise 3: returns are numbered, and give back what they say, once.
  mutating func returns() async {
    let g = Counter(.campaign("g"))
    let order = claims(
      "o1", use(limit: 1), spend(1_000), use("q"), spend(500, "q"), Claim(Counter(.coupon("K")), limit: 1, of: ["p"]),
      Claim(g, limit: 1, of: ["p", "q"]), Claim(Counter(.campaign("g"), currency: .eur), count: 1_500, of: ["p", "q"]),
      Claim(Counter(.promotion("p"), period: Counter.Period(during: .month, from: "2026-11-01"))))
    await expect(.redeem(order, at: instant(0)), .redeemed)
    await expect(.giveBack("o1", 2, [returned(1)], at: instant(1)), "conflict")
    await expect(.giveBack("o1", 0, [returned(1)], at: instant(1)), "conflict")
    for _ in 0..<2 { await expect(.giveBack("o1", 1, [returned(400)], at: instant(2)), .given) }
    await expectSpent(600, at: instant(3))
    await expect(.giveBack("o1", 1, [returned(401)], at: instant(3)), "conflict")
    await expect(.giveBack("o1", 1, [returned(400, released: true)], at: instant(3)), "conflict")
    await expect(.giveBack("o1", 1, [], at: instant(3)), "conflict")
    await expect(.giveBack("o1", 1, [returned(400), returned(0, of: "q")], at: instant(3)), "conflict")
    // More than is left, of an unknown promotion, and in two entries.
    for wrong in [[returned(601)], [returned(1, of: "z")], [returned(300), returned(300)], [returned(-1)]] {
      await expect(.giveBack("o1", 2, wrong, at: instant(4)), "invalid")
    }
    await expectSpent(600, at: instant(4))
    // A return without discounts has its number, too.
    await expect(.giveBack("o1", 2, [], at: instant(5)), .given)
    await expect(.giveBack("o1", 2, [], at: instant(5)), .given)
    await expect(.giveBack("o1", 2, [returned(1)], at: instant(5)), "conflict")
    // All discount of p comes back: its uses and its code's are free, the campaign's are not.
    await expect(.giveBack("o1", 3, [returned(600, released: true)], at: instant(6)), .given)
    await expectUses(0, at: instant(6))
    let coupon = claims("o2", Claim(Counter(.coupon("K")), limit: 1, of: ["p"]))
    await expect(.redeem(coupon, at: instant(7)), .redeemed)
    await expect(
      .redeem(claims("o3", Claim(g, limit: 1, of: ["p"])), at: instant(7)), .refused([FullCounter(g, left: 0)]))
    await expect(.giveBack("o1", 4, [returned(500, of: "q", released: true)], at: instant(8)), .given)
    await expect(.redeem(claims("o3", Claim(g, limit: 1, of: ["p"])), at: instant(9)), .redeemed)
    let discounts = [
      (1, returned(400)), (3, returned(600, released: true)), (4, returned(500, of: "q", released: true)),
    ]
    let times: [Int64] = [2, 6, 8]
    await expect(
      .record("o1"),
      .record(
        RedemptionRecord(
          order: "o1", currency: .eur, state: .redeemed, claims: order.claims, placedAt: instant(0), returns: 4,
          returned: zip(discounts, times).map { .init(number: $0.0, at: instant($1), discount: $0.1) })))
    // After a release, a return that was given is given, and no new one is.
    await expect(.release("o1", at: instant(10)), .released)
    await expect(.giveBack("o1", 3, [returned(600, released: true)], at: instant(11)), .given)
    await expect(.giveBack("o1", 5, [], at: instant(11)), "conflict")
    // Only redeemed orders have returns.
    await expect(.reserve(claims("o6", use("v"), spend(10, "v")), at: instant(12), until: instant(90)), .reserved)
    await expect(.giveBack("o6", 1, [returned(10, of: "v")], at: instant(13)), "conflict")
    await expect(.giveBack("nobody", 1, [], at: instant(13)), "invalid")
  }
}
