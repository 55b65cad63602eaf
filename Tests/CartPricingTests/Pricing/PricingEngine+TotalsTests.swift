// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import RequestGenerator
import Testing

@testable import CartPricing

/// Tests §8.29, §8.30 and §8.31.
@Suite("Totals alone")
struct TotalsTests {
  @Test("are those of the full result, and so are the promotions that were applied")
  func totals() throws {
    var workspace = PricingWorkspace()
    var priced = 0
    for seed in UInt64(5_000_000)..<5_001_500 {
      let request = RequestGenerator.request(seed: seed)
      guard let engine = try? PricingEngine(request.promotions),
        let full = try? engine.price(request.cart, in: request.context)
      else { continue }
      priced += 1
      var applied: [PromotionTotal] = []
      let totals = try engine.totals(of: request.cart, in: request.context, using: &workspace) { applied.append($0) }
      let figures = [totals.subtotal, totals.discount, totals.tax, totals.total, totals.shipping, totals.fees]
      let fees = full.fees.reduce(Int64(0)) { $0 + $1.amount.minorUnits }
      let expected = [
        full.subtotal, full.discount, full.tax.amount, full.total,
        full.shipping?.cost ?? Money(minorUnits: 0, currency: full.currency),
        Money(minorUnits: fees, currency: full.currency),
      ]
      if figures != expected { Issue.record("seed \(seed): \(figures) instead of \(expected)") }
      let promotions = full.promotions.map {
        PromotionTotal(promotion: $0.id, coupon: $0.coupon, applications: $0.applications, discount: $0.discount)
      }
      if applied != promotions { Issue.record("seed \(seed): \(applied) instead of \(promotions)") }
    }
    #expect(priced > 500)
  }

  @Test("keep discounts on the whole cart as one sum, rounded once each")
  func sums() throws {
    // 3 × 3.33 = 9.99; 10 % of it 1.00 (0.999); 5.00 off leaves 3.99; 50 % of that 2.00 (1.995).
    let engine = try PricingEngine(
      PromotionSet(
        currency: .eur,
        [
          Promotion("a", priority: 3, actions: [.discount(.percent("10"), on: .cart)]),
          Promotion("b", priority: 2, actions: [.discount(.amount("5"), on: .cart)]),
          Promotion("c", priority: 1, actions: [.discount(.percent("50"), on: .cart)], maxDiscount: "1.50"),
        ]))
    let cart = Cart(currency: .eur, lines: [CartLine("1", sku: "x", quantity: 3, unitPrice: "3.33")])
    let totals = try engine.totals(of: cart, in: PricingContext(now: .evening))
    #expect(totals.discount.description == "7.50 EUR")
    #expect(totals.total.description == "2.49 EUR")
  }

  @Test("of a cart with a fault are that fault")
  func faults() throws {
    let engine = try PricingEngine(PromotionSet(currency: .eur, []))
    let cart = Cart(currency: .eur, lines: [CartLine("1", sku: "x", quantity: 0, unitPrice: "3.33")])
    #expect(throws: PricingError.self) { try engine.totals(of: cart, in: PricingContext(now: .evening)) }
  }
}
