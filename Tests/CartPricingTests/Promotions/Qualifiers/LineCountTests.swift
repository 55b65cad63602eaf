// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §4.6.
@Suite("The number of lines")
struct LineCountTests: QualifierFixture {
  @Test(
    "The number of lines is in range, both bounds included",
    arguments: [
      (.lines(atLeast: 3), true), (.lines(atLeast: 4), false), (.lines(atMost: 2), false),
      (.lines(of: .sku("A", "C"), atLeast: 2, atMost: 2), true),
    ] as [(Qualifier, Bool)])
  func lines(qualifier: Qualifier, expected: Bool) throws { #expect(try holds(qualifier, cart) == expected) }
}
