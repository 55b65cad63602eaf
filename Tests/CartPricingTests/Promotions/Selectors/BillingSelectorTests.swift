// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §1.18, §2.10 and §3.7.
@Suite("Selectors of billing")
struct BillingSelectorTests: SelectorFixture {
  @Test(
    "Billing tells subscriptions from what is bought once, and intervals that are equal are one",
    arguments: [
      (.subscription, "2 3"), (.perpetual, "1"), (.every("P1M"), "2"), (.every("P12M"), "3"), (.every("P1Y"), "3"),
      (.every("P30D"), ""),
    ] as [(LineSelector.Billing, String)])
  func billing(billing: LineSelector.Billing, ids: String) throws {
    #expect(try selected(by: .billing(billing)) == ids)
  }
}
