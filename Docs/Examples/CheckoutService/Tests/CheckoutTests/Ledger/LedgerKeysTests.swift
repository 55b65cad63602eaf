// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import Testing

@testable import Checkout

@Suite struct LedgerKeysTests {
  static let counters: [Counter] = [
    Counter(.promotion("spring")), Counter(.promotion("spring"), customer: "anna"),
    Counter(.promotion("a/b%"), customer: "é 100 % /", currency: .eur),
    Counter(.coupon("GO/10"), customer: "\u{1F600}"), Counter(.campaign("c"), currency: .jpy),
    Counter(.promotion("p"), period: Counter.Period(during: .month, from: "2026-11-01")),
    Counter(.promotion("p"), customer: "a", currency: .eur, period: Counter.Period(during: .week, from: "2026-11-30")),
  ]

  @Test(arguments: counters)
  func `a key names its counter`(_ counter: Counter) { #expect(Counter(key: counter.key) == counter) }

  @Test func `keys of different counters differ, also those of equivalent texts`() {
    // é as one scalar and as two: equal as strings of Swift, different as ids.
    let keys = [Counter(.promotion("\u{E9}")).key, Counter(.promotion("e\u{301}")).key]
    #expect(keys[0] != keys[1])
    #expect(Set(Self.counters.map { $0.key }).count == Self.counters.count)
  }

  @Test(arguments: ["", "promotion/p", "order/p///", "promotion/p////x", "promotion/p///x", "promotion/p///month:x"])
  func `another text is no key`(_ text: String) { #expect(Counter(key: text) == nil) }

  @Test func `the order of moments is that of their texts`() {
    let instants: [Instant] = [
      "0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00Z", "1969-12-31T23:59:59.999999999Z", "1970-01-01T00:00:00Z",
      "2026-11-30T10:00:00.5+01:00", "2026-11-30T10:00:00Z", "9999-12-31T23:59:59-14:00",
    ]
    let moments = instants.map { LedgerKeys.moment($0) }
    #expect(moments == moments.sorted())
    #expect(Set(moments).count == instants.count)
    #expect(LedgerKeys.moment("2026-11-30T11:00:00+01:00") == LedgerKeys.moment("2026-11-30T10:00:00Z"))
  }

  @Test(arguments: [("1969-12-31T23:59:59Z", -1), ("1970-01-01T00:00:00Z", 0), ("2026-11-30T23:30:00-01:00", 20_788)])
  func `days are days in UTC`(_ instant: String, _ day: Int64) throws {
    #expect(LedgerKeys.day(try #require(Instant(rfc3339: instant))) == day)
  }
}
