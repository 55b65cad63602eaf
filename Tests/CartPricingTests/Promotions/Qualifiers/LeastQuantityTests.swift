// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §4.7.
@Suite("The smallest quantity of lines")
struct LeastQuantityTests: QualifierFixture {
  @Test(
    "The smallest quantity of a line is in range; it is 0 without lines",
    arguments: [
      (.leastQuantity(atLeast: 1), true), (.leastQuantity(atLeast: 2), false),
      (.leastQuantity(of: .sku("A", "C"), atLeast: 2), true), (.leastQuantity(of: .sku("A", "C"), atLeast: 3), false),
      (.leastQuantity(of: .sku("Z"), atMost: 0), true), (.leastQuantity(of: .sku("Z"), atLeast: 1), false),
    ] as [(Qualifier, Bool)])
  func leastQuantities(qualifier: Qualifier, expected: Bool) throws { #expect(try holds(qualifier, cart) == expected) }
}
