// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §1.18 and §5.35.
@Suite("One billing interval")
struct SameBillingIntervalTests: ExplanationFixture {
  @Test("Subscriptions share one billing interval, however it is written; perpetual lines have none")
  func billingIntervals() throws {
    let promotion = Promotion("p", actions: tenOff, constraints: Constraints(requiresSameBillingInterval: true))
    func reasons(_ intervals: BillingInterval?...) throws -> [String] {
      let lines = intervals.enumerated().map {
        CartLine(LineID("\($0.offset)"), sku: "A", unitPrice: "10", billing: $0.element)
      }
      return try priced(Cart(currency: .eur, lines: lines), [promotion]).reasons
    }
    #expect(try reasons("P1M", nil, "P1M") == [])
    #expect(try reasons("P12M", "P1Y") == [])
    #expect(try reasons("P2W", "P14D") == [])
    #expect(try reasons("P1M", nil, "P1Y") == ["p mixedBillingIntervals"])
    #expect(try reasons("P1M", "P30D") == ["p mixedBillingIntervals"])
    #expect(try reasons(nil, nil) == [])
  }
}
