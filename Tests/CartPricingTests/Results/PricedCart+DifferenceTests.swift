// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

@Suite("What differs between two results")
struct DifferenceTests {
  private func price(_ promotions: [Promotion], _ parts: [(Int, Amount, String)]) throws -> PricedCart {
    let cart = Cart(currency: .eur, lines: TemplateShop.lines(parts))
    return try PricingEngine(TemplateShop.set(promotions)).price(cart, in: PricingContext(now: TemplateShop.now))
  }

  @Test("Equal results differ in nothing, however they came about")
  func equal() throws {
    let one = try price([.cart("ten", .percent("10"))], [(1, "105", "a")])
    let same = try price([.cart("ten", .amount("10.50"))], [(1, "105", "a")])
    #expect(one.difference(from: one).isEmpty)
    #expect(one.difference(from: same).isEmpty)
  }

  @Test("Each figure that differs has a line, and what is not there is none")
  func figures() throws {
    let expected = try price([.cart("ten", .percent("10"))], [(1, "5", "a"), (3, "35", "b")])
    let found = try price([], [(1, "5", "a"), (3, "35", "b")])
    #expect(
      found.difference(from: expected) == """
        lines[0].discount: 0.50 → 0.00
        lines[0].total: 4.50 → 5.00
        lines[0].units: 1 × 4.50 → 1 × 5.00
        lines[1].discount: 10.50 → 0.00
        lines[1].total: 94.50 → 105.00
        lines[1].units: 3 × 31.50 → 3 × 35.00
        discount: 11.00 → 0.00
        total: 99.00 → 110.00
        lines[0].adjustments[ten].amount: 0.50 → none
        lines[1].adjustments[ten].amount: 10.50 → none
        promotions[ten].applications: 1 → none
        promotions[ten].discount: 11.00 → none
        redemptions[ten].discount: 11.00 → none

        """)
  }

  @Test("One more promotion does not move the others")
  func oneMore() throws {
    let expected = try price([.storeCredit("z", "1", per: "10")], [(1, "10", "a")])
    let twice = Promotion("a", actions: [.credit("1", per: "10"), .credit("2", per: "10")])
    let found = try price([.storeCredit("z", "1", per: "10"), twice], [(1, "10", "a")])
    #expect(
      found.difference(from: expected) == """
        promotions[a].applications: none → 1
        promotions[a].discount: none → 0.00
        credits[a].amount: none → 1.00
        credits[a#2].amount: none → 2.00
        redemptions[a].discount: none → 0.00

        """)
  }

  @Test("Another order of lines is a difference, too")
  func order() throws {
    let one = Cart(
      currency: .eur, lines: [CartLine("1", sku: "A", unitPrice: "1"), CartLine("2", sku: "B", unitPrice: "2")])
    var other = one
    other.lines.reverse()
    let engine = try PricingEngine(PromotionSet([]))
    let context = PricingContext(now: TemplateShop.now)
    let difference = try engine.price(one, in: context).difference(from: engine.price(other, in: context))
    #expect(difference == "lines, fees or codes stand in another order\n")
  }
}
