// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §10.1, §10.2, §10.3, §10.4, §10.5, §10.7 and §10.9.
@Suite("Gaps")
struct GapsTests: ExplanationFixture {
  /// The cart is worth 30 with 4 units on 3 lines.
  @Test("Gaps are what shopping can close, through all and any")
  func gapsThroughTrees() throws {
    let poor = Qualifier.subtotal(atLeast: "50")
    let few = Qualifier.quantity(atLeast: 6)
    let closed = Qualifier.segment("vip")
    #expect(try gaps(poor) == ["subtotal 3000 of 5000 lacks 2000"])
    #expect(try gaps(.quantity(of: .sku("A"), atLeast: 5)) == ["quantity 2 of 5 lacks 3"])
    #expect(try gaps(.lines(atLeast: 4)) == ["lines 3 of 4 lacks 1"])
    #expect(try gaps(.leastQuantity(atLeast: 2)) == ["leastQuantity 1 of 2 lacks 1"])
    #expect(try gaps(.subtotal(of: .sku("Z"), atLeast: "1")) == ["subtotal 0 of 100 lacks 100"])
    #expect(
      try gaps(poor && few && .lines(atLeast: 3)) == ["subtotal 3000 of 5000 lacks 2000", "quantity 4 of 6 lacks 2"])
    #expect(try gaps(poor && closed) == [])
    #expect(try gaps(closed) == [])
    #expect(try gaps(.sum("kg", in: DecimalRange(atLeast: "1"))) == [])
    #expect(try gaps(poor && .sum("kg", in: DecimalRange(atLeast: "1"))) == [])
    #expect(try gaps(!.lines(atLeast: 1)) == [])
    #expect(try gaps(.subtotal(atMost: "10")) == [])
    #expect(try gaps((poor && few) || .lines(atLeast: 4)) == ["lines 3 of 4 lacks 1"])
    #expect(try gaps(few || poor) == ["quantity 4 of 6 lacks 2"])
    #expect(try gaps(closed || poor) == ["subtotal 3000 of 5000 lacks 2000"])
    #expect(try gaps(.any([])) == [])
    #expect(try gaps(.any([closed, !.all([])])) == [])
    #expect(
      try gaps(.all([.any([few, poor]), .lines(atLeast: 4)])) == ["quantity 4 of 6 lacks 2", "lines 3 of 4 lacks 1"])
  }

  @Test("A rule that is not met is a gap like another, after those of the qualifier")
  func gapsOfRules() throws {
    let rule = CalculateRule.quantity(minimum: 5)
    #expect(try gaps(.all([]), rule: rule) == ["quantity 4 of 5 lacks 1"])
    #expect(try gaps(.lines(atLeast: 4), rule: rule) == ["lines 3 of 4 lacks 1", "quantity 4 of 5 lacks 1"])
    #expect(try gaps(.segment("vip"), rule: rule) == [])
    #expect(try gaps(.lines(atLeast: 4), rule: .quantity(minimum: 4)) == ["lines 3 of 4 lacks 1"])
  }

  @Test("The selector of a gap has its money in the cart's currency, with its decimals")
  func gapSelectors() throws {
    let when = Qualifier.lines(of: .unitPrice(atLeast: ["EUR": "7", "USD": "8"]) && !.sku("Z"), atLeast: 2)
    let result = try priced(cart, [Promotion("p", when: when, actions: tenOff)])
    #expect(
      result.json.contains(
        #""of":{"allOf":[{"unitPrice":{"atLeast":"7.00"}},{"not":{"sku":["Z"]}}]},"required":2,"current":1,"missing":1"#
      ))
  }
}
