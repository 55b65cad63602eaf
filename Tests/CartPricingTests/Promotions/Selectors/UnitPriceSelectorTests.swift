// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §3.4.
@Suite("Selectors of unit prices")
struct UnitPriceSelectorTests: SelectorFixture {
  @Test(
    "The unit price is that of the price scale, before promotions, ends included",
    arguments: [
      (.unitPrice(atLeast: "10"), "1 2 3"), (.unitPrice(atLeast: "10.01"), "2 3"), (.unitPrice(atLeast: "25"), "3"),
      (.unitPrice(atLeast: "25.01"), ""), (.unitPrice(atMost: "20"), "1 2"), (.unitPrice(atMost: "19.99"), "1"),
      (.unitPrice(atLeast: "15", atMost: "20"), "2"), (.unitPrice(atLeast: "20", atMost: "15"), ""),
      (.unitPrice(atLeast: ["EUR": "20", "JPY": "1"]), "2 3"),
    ] as [(LineSelector, String)])
  func unitPrices(selector: LineSelector, ids: String) throws { #expect(try selected(by: selector) == ids) }
}
