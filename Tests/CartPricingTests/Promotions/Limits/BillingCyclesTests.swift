// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §5.10.
@Suite("Billing cycles of a promotion")
struct BillingCyclesTests: ReasonFixture {
  @Test(
    "Billing cycles up to a promotion's last one, the first alone if it says nothing",
    arguments: [
      (BillingCycles.first(1), 1, true), (.first(1), 2, false), (.first(3), 3, true), (.first(3), 4, false),
      (.all, 1_000_000_000, true),
    ])
  func billingCycles(cycles: BillingCycles, cycle: Int, expected: Bool) throws {
    let context = PricingContext(now: .evening, billingCycle: cycle, explain: .all)
    let promotion = Promotion("p", actions: tenOff, billingCycles: cycles)
    #expect(try reason(promotion, in: context) == (expected ? nil : "billingCycleOver"))
  }
}
