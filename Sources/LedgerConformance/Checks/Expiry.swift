// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders

extension Examination {
  /// Promise 8: a reservation counts before its end, and not at it.
  mutating func expiry() async {
    let nanosecondBefore = Instant(secondsSinceEpoch: instant(9).secondsSinceEpoch, nanoseconds: 999_999_999)
    await expect(.reserve(claims("o1", use(limit: 1)), at: instant(0), until: instant(10)), .reserved)
    await expectUses(1, at: nanosecondBefore)
    await expectUses(0, at: nanosecondBefore, besides: "o1")
    await expectUses(0, at: instant(10))
    await expect(.redeem(claims("o2", use(limit: 1)), at: nanosecondBefore), "refused")
    await expect(.expire(at: nanosecondBefore, atMost: 10), .expired(0))
    // The offset of an instant makes no difference.
    let sameMoment = Instant(secondsSinceEpoch: instant(10).secondsSinceEpoch, offsetMinutes: 330)
    await expect(.redeem(claims("o2", use(limit: 1)), at: sameMoment), .redeemed)
    await expect(.redeem(claims("o1", use(limit: 1)), at: instant(11)), "refused")
    await expect(.expire(at: instant(11), atMost: 10), .expired(0))
    // A bounded number at a time, the earliest end first.
    for number in 0..<5 {
      let order = claims(OrderID("e\(number)"), use("e"))
      await expect(.reserve(order, at: instant(0), until: instant(20 - Int64(number))), .reserved)
    }
    await expectUses(of: "e", 2, at: instant(18))
    await expect(.expire(at: instant(19), atMost: 2), .expired(2))
    for (order, state): (OrderID, RedemptionRecord.State) in [("e4", .expired), ("e3", .expired), ("e2", .reserved)] {
      let answer = await ledger.perform(.record(order))
      guard case .record(let record?) = answer, record.state == state else {
        fail("after two expired: expected \(order) \(state.rawValue), answered \(answer)")
        continue
      }
    }
    for (seconds, atMost, count): (Int64, Int, Int) in [(19, 5, 2), (19, 5, 0), (99, 1, 1), (99, 1, 0)] {
      await expect(.expire(at: instant(seconds), atMost: atMost), .expired(count))
    }
    // Released and redeemed orders do not expire.
    await expect(.reserve(claims("f1", use("f")), at: instant(0), until: instant(30)), .reserved)
    await expect(.reserve(claims("f2", use("f")), at: instant(0), until: instant(30)), .reserved)
    await expect(.redeem(claims("f1", use("f")), at: instant(29)), .redeemed)
    await expect(.release("f2", at: instant(29)), .released)
    await expect(.expire(at: instant(99), atMost: 10), .expired(0))
    await expectUses(of: "f", 1, at: instant(99))
    // An order whose reservation has ended is released, too.
    await expect(.reserve(claims("h", use("h")), at: instant(0), until: instant(30)), .reserved)
    await expect(.release("h", at: instant(40)), .released)
    await expect(.redeem(claims("h", use("h")), at: instant(41)), "conflict")
  }

  /// Promise 8: what a call has taken for ended is expired, also for a clock that is behind.
  fileprivate mutating func clocksBehind(_ count: Clock) async {
    let first = claims("o1", use(limit: 1), use("other", limit: 1))
    await expect(.reserve(first, at: instant(0), until: instant(10)), .reserved)
    switch count {
    case .reserve: await expect(.reserve(claims("o2", use(limit: 1)), at: instant(20), until: instant(30)), .reserved)
    case .redeem: await expect(.redeem(claims("o2", use(limit: 1)), at: instant(20)), .redeemed)
    case .expire: await expect(.expire(at: instant(20), atMost: 5), .expired(1))
    case .elsewhere: await expect(.redeem(claims("o2", use("elsewhere")), at: instant(20)), .redeemed)
    case .refused:
      await expect(.redeem(claims("o2", use("full", limit: 0), use()), at: instant(20)), "refused")
    case .usage: await expectUses(0, at: instant(20))
    }
    // A clock that is behind sees the first reservation only if nothing has taken it for ended.
    let isExpired = [.reserve, .redeem, .expire].contains(count)
    await expectUses(of: "other", isExpired ? 0 : 1, at: instant(5))
    let answer = await ledger.perform(.record("o1"))
    guard case .record(let record?) = answer, (record.state == .expired) == isExpired else {
      return fail("after \(count.rawValue) at a later instant: answered \(answer)")
    }
    switch count {
    case .reserve, .redeem:
      await expect(.redeem(first, at: instant(5)), .refused([FullCounter(use().counter, left: 0)]))
    case .expire, .elsewhere, .refused, .usage: await expect(.redeem(first, at: instant(5)), .redeemed)
    }
  }
}

/// What a clock that is ahead does.
private enum Clock: String, CaseIterable { case reserve, redeem, expire, elsewhere, refused, usage }

extension ConformanceSuite {
  /// Promise 8, for each call that has a clock that is ahead.
  func clocks() async throws(LedgerError) -> [ConformanceFailure] {
    var failures: [ConformanceFailure] = []
    for clock in Clock.allCases { failures += try await examine(.clocks) { await $0.clocksBehind(clock) } }
    return failures
  }
}
