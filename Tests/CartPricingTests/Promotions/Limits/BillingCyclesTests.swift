// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §5.10 and §5.11.
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

  @Test(
    "Billing cycles from one on, and until one, both included",
    arguments: [
      ("{'from':2}", 1, "billingCycleNotReached"), ("{'from':2}", 2, nil), ("{'from':2}", 1_000_000, nil),
      ("{'from':2,'until':3}", 3, nil), ("{'from':2,'until':3}", 4, "billingCycleOver"),
      ("{'until':3}", 1, nil), ("{'until':3}", 4, "billingCycleOver"),
      // no cycle at all: the first reason that holds
      ("{'from':3,'until':2}", 2, "billingCycleNotReached"), ("{'from':3,'until':2}", 3, "billingCycleOver"),
    ] as [(String, Int, String?)])
  func ranges(cycles: String, cycle: Int, reason: String?) throws {
    let result = try priced([amountOff("p", "1", "'billingCycles':\(cycles)")], context: ",'billingCycle':\(cycle)")
    #expect(result.reasons == (reason.map { ["p \($0)"] } ?? []))
  }
}
