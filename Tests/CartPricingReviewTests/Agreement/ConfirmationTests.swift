// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingReview
import RequestGenerator
import Testing

@Suite("Findings of generated sets")
struct ConfirmationTests {
  /// In the set of seed 834 a gift, of which the second cart has units already, lowers what is taken off it.
  @Test("Each is confirmed by the reference interpreter", arguments: Array(UInt64(0)..<20) + [834])
  func confirmed(seed: UInt64) throws {
    let scene = GeneratedReview(seed: seed, budget: 600)
    var review = try Review(of: scene.set, options: scene.options)
    while !review.isFinished { review.advance(pricings: 100) }
    for finding in review.findings {
      let objection = scene.confirmation.objection(to: finding)
      #expect(objection == nil, "\(finding.json)")
    }
  }

  @Test("A wrong finding is not confirmed")
  func unconfirmed() throws {
    let set = PromotionSet(
      currency: .eur, [Promotion("ten", actions: [.discount(.percent("10"), on: .cart)])])
    let cart = Cart(currency: .eur, lines: [CartLine("1", sku: "A", unitPrice: "100")])
    let context = PricingContext(now: "2026-06-01T00:00:00Z")
    let confirmation = FindingConfirmation(of: set, carts: [CartRequest(cart: cart, context: context)])
    func finding(_ kind: Finding.Kind, _ proof: Finding.Proof) -> Finding {
      Finding(kind: kind, severity: .low, promotions: ["ten"], sentence: "\"ten\" is wrong.", proof: proof)
    }
    for kind in [Finding.Kind.neverApplies, .neverTaken, .neverHasEffect] {
      #expect(confirmation.objection(to: finding(kind, .reason("so"))) != nil)
    }
    var more = cart
    more.lines[0].quantity = 2
    let requests = [cart, more, cart].map { PricingRequest(promotions: set, cart: $0, context: context) }
    #expect(confirmation.objection(to: finding(.moreCostsLess, .requests(Array(requests.prefix(2))))) != nil)
    #expect(
      confirmation.objection(to: finding(.splittingCostsLess, .requests([requests[1], requests[0], requests[2]])))
        != nil)
    #expect(confirmation.objection(to: finding(.discountAboveShare, .requests([requests[0]]))) != nil)
    #expect(confirmation.objection(to: finding(.tierGivesLess, .requests(Array(requests.prefix(2))))) != nil)
  }
}
