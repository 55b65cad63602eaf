// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §10.13 and §10.14.
@Suite("Messages of near misses")
struct NearMissTests: ExplanationFixture {
  @Test("A near miss is told when every gap is within its share of what is required")
  func nearMisses() throws {
    func texts(_ when: Qualifier, within: Rate = "50", rule: CalculateRule? = nil) throws -> [String] {
      let promotion = Promotion(
        "p", when: when, calculateRule: rule, actions: tenOff,
        messages: PromotionMessages(
          nearMiss: PromotionMessages.NearMiss("{missing} of {required} to {name}, {discount}", within: within))
      )
      return try priced(cart, [promotion], in: brief).messages.map { "\($0.kind.rawValue) \($0.text)" }
    }
    #expect(try texts(.subtotal(atLeast: "60")) == ["nearMiss 30.00 EUR of 60.00 EUR to p, {discount}"])
    #expect(try texts(.subtotal(atLeast: "60.01")) == [])
    #expect(try texts(.subtotal(atLeast: "60"), within: "49.9999") == [])
    #expect(try texts(.subtotal(atLeast: "30.01"), within: "0") == [])
    #expect(try texts(.subtotal(of: .sku("Z"), atLeast: "1"), within: "99.9999") == [])
    #expect(try texts(.quantity(atLeast: 8)) == ["nearMiss 4 of 8 to p, {discount}"])
    // the first gap is the one that is told; each has to be near
    #expect(try texts(.lines(atLeast: 4), rule: .quantity(minimum: 8)) == ["nearMiss 1 of 4 to p, {discount}"])
    #expect(try texts(.lines(atLeast: 4), rule: .quantity(minimum: 9)) == [])
    #expect(try texts(.segment("x")) == [])
    #expect(try texts(.lines(atLeast: 1)) == [])
  }
}
