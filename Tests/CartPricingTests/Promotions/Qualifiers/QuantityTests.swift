// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §4.5.
@Suite("The units of lines")
struct QuantityTests: QualifierFixture {
  @Test(
    "The number of units is in range, both bounds included",
    arguments: [
      (.quantity(atLeast: 6), true), (.quantity(atLeast: 7), false), (.quantity(atMost: 6), true),
      (.quantity(atMost: 5), false), (.quantity(of: .billing(.subscription), atLeast: 4, atMost: 4), true),
      (.quantity(of: .sku("Z"), atMost: 0), true),
    ] as [(Qualifier, Bool)])
  func quantities(qualifier: Qualifier, expected: Bool) throws { #expect(try holds(qualifier, cart) == expected) }
}
