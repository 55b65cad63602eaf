// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import RequestGenerator
import Testing

@Suite("Engine and reference interpreter agree")
struct AgreementTests {
  @Test("on whole documents of generated requests", arguments: 0..<8)
  func agreement(chunk: Int) {
    let first = UInt64(chunk) * 1_000_000
    for seed in first..<first + 250 {
      let difference = Difference(RequestGenerator.request(seed: seed))
      if let difference { Issue.record("seed \(seed): \(difference.report)") }
    }
  }

  @Test("on lines that promotions have cut into many runs", arguments: [7, 8, 9, 12, 20])
  func manyRuns(cuts: Int) throws {
    var promotions = (1...cuts).map { number in
      Promotion(
        PromotionID("cut\(number)"), priority: 10,
        actions: [.discount(.amount("0.05"), on: .items(count: number * 2, order: .cart))])
    }
    promotions.append(Promotion("y", priority: 2, actions: [.discount(.percent("7.3"), on: .cart)]))
    promotions.append(Promotion("z", priority: 1, actions: [.discount(.amount("1.23"), on: .cart)]))
    let request = PricingRequest(
      promotions: PromotionSet(currency: .eur, promotions),
      cart: Cart(
        currency: .eur,
        lines: [
          CartLine("1", sku: "a", quantity: 50, unitPrice: "9.07"),
          CartLine("2", sku: "b", quantity: 3, unitPrice: "2.99"),
        ]), context: PricingContext(now: .evening))
    #expect(try PricingEngine(request.promotions).price(request.cart, in: request.context).lines[0].units.count > cuts)
    let difference = Difference(request)
    if let difference { Issue.record("\(difference.report)") }
  }

  @Test("generated requests are valid, read back as they were written, and come again with their seed")
  func requests() throws {
    for seed in UInt64(0)..<150 {
      let request = RequestGenerator.request(seed: seed)
      #expect(try PricingRequest(json: request.jsonBytes) == request)
      #expect(RequestGenerator.request(seed: seed) == request)
    }
  }

  @Test("generated requests come to every decision, limit, gap, outcome and message")
  func variety() throws {
    var reasons: Set<Decision.Reason> = []
    var limits: Set<Decision.Limit> = []
    var gaps: Set<Gap.Measure> = []
    var outcomes: Set<String> = []
    var messages: Set<Message.Kind> = []
    var isOptimal: Set<Bool> = []
    for seed in UInt64(0)..<3000 {
      let request = RequestGenerator.request(seed: seed)
      guard let priced = try? PricingEngine(request.promotions).price(request.cart, in: request.context) else {
        continue
      }
      for decision in priced.decisions {
        reasons.insert(decision.reason)
        if let limit = decision.limit { limits.insert(limit) }
        for gap in decision.gaps { gaps.insert(gap.measure) }
      }
      for coupon in priced.coupons { outcomes.insert(coupon.outcome.name) }
      for message in priced.messages { messages.insert(message.kind) }
      isOptimal.insert(priced.isOptimal)
    }
    #expect(reasons == Set(Decision.Reason.allCases))
    #expect(limits == Set(Decision.Limit.allCases))
    #expect(gaps == Set(Gap.Measure.allCases))
    #expect(messages == Set(Message.Kind.allCases))
    #expect(outcomes.isSuperset(of: ["unknown", "replaced", "applied", "limitReached", "notNeeded", "recognized"]))
    #expect(isOptimal == [true, false])
  }

  @Test("a wrong request is shrunk to what is wrong with it")
  func shrinking() {
    let request = RequestGenerator.request(seed: 7)
    let smallest = Shrinker { !$0.cart.lines.isEmpty }.shrink(request)
    #expect(smallest.cart.lines.count == 1)
    #expect(smallest.cart.lines.first?.quantity == 1)
    #expect(smallest.promotions.promotions.isEmpty)
    #expect(smallest.context.customer == nil)
  }
}
