// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import Testing

/// Tests §O2.10.
@Suite("Values of refunds")
struct RefundValuesTests {
  @Test("a policy keeps the discounts and averages units unless it says otherwise")
  func defaults() {
    #expect(RefundPolicy() == RefundPolicy(discounts: .keep, units: .average))
  }
}
