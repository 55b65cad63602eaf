// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingReview
import RequestGenerator
import Testing

@Suite("The review of a set")
struct ReviewTests {
  static func stacking() throws -> PromotionSet {
    try PromotionSet(
      json: """
        {"currency": "EUR", "promotions": [
          {"id": "sale", "priority": 2, "actions": [{"on": {"items": {"select": {"tag": ["sale"]}}}, "discount": {"percent": "50"}}]},
          {"id": "club", "priority": 1, "when": {"segment": "club"}, "actions": [{"on": "cart", "discount": {"percent": "50"}}]},
          {"id": "five", "when": {"subtotal": {"atLeast": "40"}}, "actions": [{"on": "cart", "discount": {"amount": "5"}}]}]}
        """)
  }

  static func findings(_ set: PromotionSet, _ options: ReviewOptions, piece: Int) throws -> [Finding] {
    var review = try Review(of: set, options: options)
    while !review.isFinished { review.advance(pricings: piece) }
    return review.findings
  }

  @Test("The findings do not depend on the size of the pieces, nor on tasks", arguments: [0, 1, 300, 2_000, 20_000])
  func pieces(budget: Int) async throws {
    let set = try Self.stacking()
    let options = ReviewOptions(budget: budget, seed: 7)
    let whole = try Self.findings(set, options, piece: .max / 2)
    #expect(try Self.findings(set, options, piece: 1) == whole)
    #expect(try Self.findings(set, options, piece: 97) == whole)
    #expect(try await set.review(options) == whole)
    #expect(whole.isEmpty == (budget < 300))
  }

  @Test("The order of the promotions changes nothing")
  func order() throws {
    let set = try Self.stacking()
    var reversed = set
    reversed.promotions.reverse()
    func lines(_ set: PromotionSet) throws -> [String] {
      try Self.findings(set, ReviewOptions(), piece: 1_000).map { "\($0.kind) \($0.promotions) \($0.sentence)" }
    }
    #expect(try lines(set) == lines(reversed))
  }

  @Test("The proof of two promotions that stack is one unit, and has no other promotion")
  func smallest() throws {
    let findings = try Self.findings(Self.stacking(), ReviewOptions(), piece: 1_000)
    let finding = try #require(findings.first)
    #expect(finding.kind == .discountAboveShare)
    #expect(finding.severity == .high)
    #expect(finding.promotions == ["club", "sale"])
    guard case .requests(let requests) = finding.proof else { return #expect(Bool(false)) }
    #expect(requests.count == 1)
    #expect(requests[0].promotions.promotions.map { $0.id } == ["sale", "club"])
    #expect(requests[0].cart.lines.map { $0.quantity } == [1])
    #expect(requests[0].cart.lines[0].tags == ["sale"])
    #expect(requests[0].context.customer?.segments == ["club"])
    let priced = try PricingEngine(requests[0].promotions).price(requests[0].cart, in: requests[0].context)
    #expect(priced.discount.minorUnits * 4 == priced.subtotal.minorUnits * 3)
  }

  @Test("A higher share reports less")
  func share() throws {
    let findings = try Self.findings(Self.stacking(), ReviewOptions(mostShare: "99.9"), piece: 1_000)
    #expect(!findings.contains { $0.kind == .discountAboveShare && $0.promotions == ["club", "sale"] })
  }

  @Test("Without a time, nothing has ended")
  func noTime() throws {
    let set = PromotionSet(
      currency: .eur,
      [Promotion("old", validUntil: "2020-01-01", actions: [.discount(.percent("5"), on: .cart)])])
    #expect(try !Self.findings(set, ReviewOptions(), piece: 100).contains { $0.kind == .ended })
    let found = try Self.findings(set, ReviewOptions(now: "2020-01-02T00:00:00Z"), piece: 100)
    #expect(found.map { $0.kind } == [.ended])
    #expect(
      try Self.findings(set, ReviewOptions(now: "2020-01-01T23:59:59Z"), piece: 100).allSatisfy { $0.kind != .ended })
  }

  @Test("The worst finding is the first, and none is there twice")
  func sorted() throws {
    for seed in UInt64(100)..<110 {
      let scene = GeneratedReview(seed: seed, budget: 400)
      let findings = try Self.findings(scene.set, scene.options, piece: 100)
      #expect(findings.map { $0.severity } == findings.map { $0.severity }.sorted(by: >))
      #expect(Set(findings).count == findings.count)
    }
  }

  @Test("A search that is stopped has proofs for what it has found")
  func stopped() throws {
    var review = try Review(of: Self.stacking())
    review.advance(pricings: 600)
    #expect(!review.isFinished)
    review.stop()
    #expect(review.isFinished)
    #expect(review.findings.contains { $0.kind == .discountAboveShare })
    let confirmation = FindingConfirmation(of: try Self.stacking())
    for finding in review.findings { #expect(confirmation.objection(to: finding) == nil) }
    let count = review.pricings
    review.advance(pricings: 100)
    #expect(review.pricings == count)
  }

  @Test("An empty set has no finding")
  func empty() throws {
    #expect(try Self.findings(PromotionSet([]), ReviewOptions(), piece: 10).isEmpty)
  }

  @Test("A set or a catalogue with faults is not reviewed")
  func faults() {
    #expect(throws: PricingError.self) { try Review(of: PromotionSet([Promotion("", actions: [])])) }
    #expect(throws: PricingError.self) {
      try Review(
        of: PromotionSet(currency: .eur, []),
        options: ReviewOptions(catalogue: [CartLine("1", sku: "A", unitPrice: "1.005")]))
    }
  }
}
