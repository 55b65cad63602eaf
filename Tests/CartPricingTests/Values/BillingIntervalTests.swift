// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §1.18 and §1.19.
@Suite("Values: billing intervals")
struct BillingIntervalTests {
  @Test(arguments: [
    ("P1M", "P1M"), ("P1Y", "P1Y"), ("P12M", "P1Y"), ("P2W", "P2W"), ("P14D", "P2W"), ("P30D", "P30D"),
    ("P01M", "P1M"), ("P7D", "P1W"), ("P18M", "P18M"), ("P24M", "P2Y"), ("P11M", "P11M"), ("P364D", "P52W"),
    ("P365D", "P365D"),
    ("P1000000000D", "P1000000000D"), ("P1000000000M", "P1000000000M"), ("P1000000000Y", "P1000000000Y"),
    ("P1000000000W", "P1000000000W"), ("P999999996M", "P83333333Y"), ("P83333334Y", "P83333334Y"),
    ("P999999994D", "P142857142W"), ("P142857143W", "P142857143W"),
  ])
  func `An interval is read and written`(_ text: String, _ canonical: String) throws {
    let interval = try #require(BillingInterval(parsing: text))
    #expect(interval.description == canonical)
    #expect(interval == BillingInterval(parsing: canonical))
    #expect(interval == BillingInterval(stringLiteral: text))
    #expect(interval.isWellFormed)
  }

  @Test(arguments: [
    "", "P", "P1", "P0M", "P0D", "1M", "P1H", "PT1M", "P1M15D", "P1m", "P-1M", "P1.5M", "P1000000001M", "P1M ",
  ])
  func `Any other text is no interval`(_ text: String) {
    #expect(BillingInterval(parsing: text) == nil)
    #expect(!BillingInterval(stringLiteral: text).isWellFormed)
    #expect(text.utf8.count > 7 || BillingInterval(stringLiteral: text).description == text)
  }

  @Test func `Intervals are made of counts`() {
    #expect(BillingInterval.months(1) == "P1M")
    #expect(BillingInterval.months(12) == "P1Y")
    #expect(BillingInterval.days(14) == "P2W")
    for (count, fits) in [
      (Int.min, false), (-1, false), (0, false), (1, true), (1_000_000_000, true), (1_000_000_001, false),
      (.max, false),
    ] {
      for interval in [BillingInterval.months(count), .days(count)] {
        #expect(interval.isWellFormed == fits, "\(count)")
        #expect(fits == (BillingInterval(parsing: interval.description) == interval), "\(count)")
      }
    }
  }

  @Test func `Months and days are never equal`() {
    #expect(("P1M" as BillingInterval) != "P30D")
    #expect(("P1Y" as BillingInterval) != "P365D")
    #expect(("P1Y" as BillingInterval).hashValue == ("P12M" as BillingInterval).hashValue)
  }
}
