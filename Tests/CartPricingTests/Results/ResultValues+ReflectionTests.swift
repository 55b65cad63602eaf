// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

@Suite("Results in print")
struct ResultDescriptionTests {
  private let result: PricedCart

  init() throws { result = try ResultSample.result() }

  @Test("A result prints as its receipt")
  func receipt() {
    #expect("\(result)" == result.receipt)
    #expect("\(result)".hasPrefix("Item"))
  }

  @Test("Each value prints in one line")
  func lines() throws {
    #expect("\(result.lines[0])" == "line 1: 2 × A at 10.00 EUR, 2.00 EUR off, 18.00 EUR")
    #expect("\(result.lines[0].units[0])" == "2 × 9.00 EUR")
    #expect("\(try #require(result.shipping))" == "shipping, ground: 5.00 EUR, 1.00 EUR off, 4.00 EUR")
    #expect("\(result.fees[0])" == "fee wrap: 2.00 EUR, 0.50 EUR off, 1.50 EUR")
    #expect("\(result.tax)" == "tax: 4.00 EUR, 0.40 EUR off, 3.60 EUR")
    #expect(
      "\(result.adjustments)"
        == "[ten: 2.00 EUR off line 1; ship: 1.00 EUR off shipping; ship: 0.50 EUR off fee wrap; ten: 0.40 EUR off tax]"
    )
    #expect("\(result.promotions)" == "[ten: 2.40 EUR off, code TEN; ship: 1.50 EUR off, 2 times]")
    #expect("\(result.redemptions[0])" == "ten: 2.40 EUR off, code TEN, customer c")
    #expect("\(result.credits[0])" == "bonus: 3.00 EUR store credit")
    #expect("\(result.issuedCoupons[0])" == "bonus: 2 × NEXT, valid for P30D")
    #expect("\(result.decisions[0])" == "more: notQualified, quantity 2 of 5")
    #expect("\(result.decisions[1])" == "one: excluded by ten")
    #expect("\(result.decisions[2])" == "two: limitReached, maxUsesTotal")
    #expect("\(result.decisions[0].gaps[0])" == "quantity 2 of 5, 3 missing")
    #expect("\(result.coupons)" == "[TEN: applied, ten; OLD: unknown]")
    #expect("\(result.messages[0])" == "applied, ten: 10 % off")
  }

  @Test("Reflection shows fields, so that a failed expectation does")
  func reflection() {
    var text = ""
    dump(result.decisions[1], to: &text)
    #expect(text.contains("reason: CartPricing.Decision.Reason.excluded"))
    #expect(!text.contains("storage"))
    #expect(Mirror(reflecting: result.lines).children.count == 1)
    #expect(Mirror(reflecting: result).children.compactMap(\.label).prefix(3) == ["version", "currency", "lines"])
  }

  @Test("Totals print with their parts")
  func totals() throws {
    let promotion = Promotion("ten", coupons: ["TEN"], actions: [.discount(.percent("10"), on: .cart)])
    let cart = Cart(
      CartLine("1", sku: "A", quantity: 2, unitPrice: "10", taxRate: "20"),
      shipping: CartShipping(method: "ground", cost: "5"),
      coupons: ["ten"])
    let engine = try PricingEngine(PromotionSet(currency: .eur, [promotion]))
    var workspace = PricingWorkspace()
    var applied: [String] = []
    let totals = try engine.totals(of: cart, in: .evening, using: &workspace) { applied.append("\($0)") }
    // 20 % of 18.00; 20 + 5 + 3.60 − 2
    #expect(
      "\(totals)" == "total 26.60 EUR (subtotal 20.00, shipping 5.00, fees 0.00, tax 3.60, discount 2.00)")
    #expect(applied == ["ten: 2.00 EUR off, code TEN"])
  }
}
