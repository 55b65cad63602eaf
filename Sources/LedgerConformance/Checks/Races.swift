// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders

extension Examination {
  /// Promise 1: 64 tasks at once for the last uses.
  mutating func lastUses() async {
    for (index, left) in [1, 3, 17, 63].enumerated() {
      let promotion = PromotionID("last-\(left)")
      let calls = (0..<64).map { number in
        LedgerCall.redeem(
          claims(OrderID("l\(left)-\(number)"), use(promotion, limit: Int64(left)), spend(10, promotion)),
          at: instant(0))
      }
      let counts = await ledger.performTogether(calls)
      let expected = ["redeemed": left, "refused": 64 - left]
      expect(counts == expected, "64 redemptions for \(left) uses: expected \(expected), answered \(counts)")
      await expectUses(of: promotion, left, at: instant(Int64(index)))
    }
    // The same order 64 times at once is one use, however many uses are left.
    let same = LedgerCall.redeem(claims("same", use("same", limit: 10)), at: instant(0))
    let counts = await ledger.performTogether(Array(repeating: same, count: 64))
    expect(counts == ["redeemed": 64], "one order 64 times: answered \(counts)")
    await expectUses(of: "same", 1, at: instant(1))
    // Two counters, claimed in both orders: no call waits without end, and both limits hold.
    let pairs = (0..<64).map { number in
      let one = use("one", limit: 20)
      let other = use("other", limit: 12)
      return LedgerCall.reserve(
        number % 2 == 0 ? claims(OrderID("t\(number)"), one, other) : claims(OrderID("t\(number)"), other, one),
        at: instant(0),
        until: instant(50))
    }
    let both = await ledger.performTogether(pairs)
    expect(both == ["reserved": 12, "refused": 52], "64 reservations for 12 uses: answered \(both)")
    await expectUses(of: "one", 12, at: instant(1))
  }

  /// Promises 1 and 5: orders are released while others are redeemed.
  mutating func releaseRaces() async {
    for number in 0..<16 {
      await expect(.redeem(claims(OrderID("r\(number)"), use(limit: 16), spend(100)), at: instant(0)), .redeemed)
    }
    var calls: [LedgerCall] = []
    for number in 0..<16 {
      calls.append(.release(OrderID("r\(number)"), at: instant(1)))
      calls.append(.release(OrderID("r\(number)"), at: instant(1)))
      calls.append(.redeem(claims(OrderID("n\(number)"), use(limit: 16), spend(100)), at: instant(1)))
      calls.append(
        .reserve(claims(OrderID("v\(number)"), use(limit: 16), spend(100)), at: instant(1), until: instant(90)))
    }
    let counts = await ledger.performTogether(calls)
    expect(counts["released"] == 32, "16 orders released twice: answered \(counts)")
    let live = (counts["redeemed"] ?? 0) + (counts["reserved"] ?? 0)
    expect(live <= 16, "16 uses were released, and \(live) orders were counted")
    expect(live + (counts["refused"] ?? 0) == 32, "32 orders at once: answered \(counts)")
    await expectUses(live, at: instant(2))
    await expectSpent(Int64(live) * 100, at: instant(2))
    // Of a redemption and a release of one reservation at once, the release decides.
    await expect(.reserve(claims("x", use("x", limit: 1)), at: instant(3), until: instant(90)), .reserved)
    _ = await ledger.performTogether([
      .redeem(claims("x", use("x", limit: 1)), at: instant(4)), .release("x", at: instant(4)),
    ])
    await expectUses(of: "x", 0, at: instant(5))
    await expect(.redeem(claims("x", use("x", limit: 1)), at: instant(6)), "conflict")
    // The same return at once is given back once.
    await expect(.redeem(claims("y", use("y"), spend(1_000, "y")), at: instant(7)), .redeemed)
    let give = LedgerCall.giveBack("y", 1, [returned(300, of: "y")], at: instant(8))
    let given = await ledger.performTogether(Array(repeating: give, count: 32))
    expect(given == ["given": 32], "one return 32 times: answered \(given)")
    let keys = UsageKeys(promotions: [UsageKeys.Promotion("y")], currency: .eur)
    await expect(
      .usage(keys, at: instant(9)),
      .usage(Usage(promotions: ["y": PromotionUsage(total: 1, customerTotal: 0, spent: "7.00")])))
  }
}
