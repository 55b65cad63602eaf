// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §1.5, §1.7 and §8.39.
@Suite("Eligibility of promotions")
struct EligibilityTests: ReasonFixture {
  @Test("Every amount of a promotion, and of the segments that it names, needs a value in the cart's currency")
  func currencies() throws {
    let segments = [
      Segment("far", when: .segment("spender")), Segment("spender", when: .subtotal(atLeast: ["USD": "1"])),
    ]
    let cart = Cart(currency: .usd, lines: [CartLine("1", sku: "A", unitPrice: "10")])
    func isIn(_ promotion: Promotion, _ currency: Currency = .usd) throws -> Bool {
      let set = PromotionSet(currency: .eur, [promotion], segments: segments)
      var cart = cart
      cart.currency = currency
      let priced = try PricingEngine(set).price(cart, in: .evening)
      return !priced.decisions.contains { $0.reason == .notInCurrency }
    }
    #expect(try isIn(Promotion("p", actions: tenOff)))
    #expect(try isIn(Promotion("p", actions: [.discount(.amount(["USD": "1"]), on: .cart)])))
    #expect(try !isIn(Promotion("p", actions: [.discount(.amount("1"), on: .cart)])))
    #expect(try !isIn(Promotion("p", actions: tenOff, maxDiscount: ["EUR": "1"])))
    #expect(try isIn(Promotion("p", when: .segment("far"), actions: tenOff)))
    #expect(try !isIn(Promotion("p", when: .segment("far"), actions: tenOff), .eur))
    #expect(try !isIn(Promotion("p", when: .all([]) || .subtotal(atLeast: "1"), actions: tenOff)))
    #expect(try !isIn(Promotion("p", when: .lines(of: .unitPrice(atMost: "1"), atLeast: 0), actions: tenOff)))
    #expect(
      try !isIn(
        Promotion("p", when: .events(EventMatch("x", measure: .sum(AmountRange(atLeast: "1")))), actions: tenOff)))
    #expect(
      try !isIn(Promotion("p", calculateRule: .quantity(minimum: 1, of: .unitPrice(atLeast: "1")), actions: tenOff)))
    #expect(try !isIn(Promotion("p", actions: tenOff + [.gift("G", unitPrice: "1")])))
    #expect(try !isIn(Promotion("p", actions: tenOff + [.credit(Credit(["USD": "1"], per: ["USD": "1"], max: "1"))])))
    #expect(try !isIn(Promotion("p", actions: tenOff, constraints: Constraints(budget: "1"))))
    #expect(
      try !isIn(Promotion("p", actions: tenOff, constraints: Constraints(customerSpend: CustomerSpend(atMost: "1")))))
    #expect(
      try !isIn(
        Promotion(
          "p",
          actions: [
            .discount(
              .tiers(by: .subtotal, [TierStep(from: .amount("0"), .percent("1", base: .current))]), on: .shipping)
          ])))
    #expect(
      try !isIn(Promotion("p", actions: [.discount(.percent("1"), on: .bundle([BundlePart(.unitPrice(atMost: "1"))]))]))
    )
  }
}
