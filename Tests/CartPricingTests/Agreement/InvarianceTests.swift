// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import RequestGenerator
import Testing

@Suite("What changes nothing")
struct InvarianceTests {
  @Test("a promotion with a coupon that nobody enters")
  func unrelated() {
    // The unrelated promotion is exclusive, so that the engine has to choose a set.
    var withoutRivals = 0
    for seed in UInt64(0)..<400 {
      var request = RequestGenerator.request(seed: seed)
      request.context.explain = .relevant
      if request.promotions.promotions.allSatisfy({ $0.combination == .always && $0.group == nil }) {
        withoutRivals += 1
      }
      let before = Difference.price(request)
      var stranger = Promotion("stranger", coupons: ["NOBODY"], actions: [.discount(.percent("100"), on: .cart)])
      stranger.priority = 1000
      stranger.combination = .never
      request.promotions.promotions.insert(stranger, at: request.promotions.promotions.count / 2)
      if Difference.price(request) != before { Issue.record("seed \(seed)") }
    }
    #expect(withoutRivals > 50)
  }

  @Test("without taxes, pricing what was priced, with no promotions")
  func repricing() throws {
    for seed in UInt64(0)..<400 {
      var request = RequestGenerator.request(seed: seed)
      for line in request.cart.lines.indices { request.cart.lines[line].taxRate = nil }
      request.cart.shipping?.taxRate = nil
      for fee in request.cart.fees.indices { request.cart.fees[fee].taxRate = nil }
      guard let priced = try? PricingEngine(request.promotions).price(request.cart, in: request.context) else {
        continue
      }
      var cart = Cart(currency: request.cart.currency, isTaxIncluded: request.cart.isTaxIncluded)
      for line in priced.lines {
        for (place, run) in line.units.enumerated() {
          let id = LineID("\(cart.lines.count).\(place)")
          cart.lines.append(
            CartLine(id, sku: line.sku, quantity: run.count, unitPrice: amount(run.price)))
        }
      }
      cart.shipping = priced.shipping.map { CartShipping(method: $0.method, cost: amount($0.total)) }
      cart.fees = priced.fees.map { CartFee($0.id, kind: "fee", amount: amount($0.total)) }
      let again = try PricingEngine(PromotionSet([])).price(cart, in: request.context)
      if again.total != priced.total { Issue.record("seed \(seed): \(priced.total) became \(again.total)") }
    }
  }

  private func amount(_ money: Money) -> Amount { Amount(minorUnits: money.minorUnits, currency: money.currency) }
}
