// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §1.24, §4.4 and §11.6.
@Suite("The subtotal of lines")
struct SubtotalTests: QualifierFixture {
  @Test(
    "A subtotal is in range from its lower bound to its upper bound, both included",
    arguments: [
      (.subtotal(atLeast: "114.99"), true), (.subtotal(atLeast: "115"), true), (.subtotal(atLeast: "115.01"), false),
      (.subtotal(atMost: "115.01"), true), (.subtotal(atMost: "115"), true), (.subtotal(atMost: "114.99"), false),
      (.subtotal(atLeast: "100", atMost: "120"), true), (.subtotal(atLeast: "120", atMost: "100"), false),
      (.subtotal(of: .sku("A"), atLeast: "20"), true), (.subtotal(of: .sku("A"), atLeast: "20.01"), false),
      (.subtotal(of: .sku("Z"), atMost: "0"), true), (.subtotal(of: .sku("Z"), atLeast: "0"), true),
      (.subtotal(of: .sku("Z"), atLeast: "0.01"), false), (.subtotal(atLeast: ["EUR": "115", "USD": "1"]), true),
      // a line that is never discounted counts all the same
      (.subtotal(of: .sku("C"), atLeast: "75"), true),
    ] as [(Qualifier, Bool)])
  func subtotals(qualifier: Qualifier, expected: Bool) throws { #expect(try holds(qualifier, cart) == expected) }
}
