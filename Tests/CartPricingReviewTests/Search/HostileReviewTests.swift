// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingReview
import Testing

@Suite("Reviews of sets that are large or made to take long")
struct HostileReviewTests {
  private func review(_ set: PromotionSet, budget: Int = 200) throws -> Review {
    var review = try Review(of: set, options: ReviewOptions(budget: budget))
    while !review.isFinished { review.advance(pricings: 100) }
    return review
  }

  @Test("A qualifier whose disjunctive normal form has 2¹⁰⁰ branches")
  func exponential() throws {
    let choices = (0..<100).map {
      Qualifier.any([.segment(SegmentID("a\($0)")), .quantity(of: .category("c"), atLeast: $0)])
    }
    let set = PromotionSet(
      currency: .eur, [Promotion("p", when: .all(choices), actions: [.discount(.percent("10"), on: .cart)])])
    #expect(try review(set).findings.allSatisfy { $0.kind != .neverApplies })
  }

  @Test("Thousands of promotions of one priority that all exclude one another")
  func many() throws {
    let promotions = (0..<3_000).map { number in
      Promotion(
        PromotionID("p\(number)"), when: .segment(SegmentID("segment-\(number)")),
        actions: [.discount(.percent("10"), on: .items(.sku(SKU("SKU-\(number)"))))], combines: .never)
    }
    let found = try review(PromotionSet(currency: .eur, promotions))
    #expect(found.pricings < 1_000)
  }

  @Test("Names that all differ by one letter")
  func names() throws {
    let letters = "abcdefghijklmnopqrstuvwxyz"
    let tags = letters.flatMap { first in letters.map { TagID("clearance\(first)\($0)x") } }
    let set = PromotionSet(
      currency: .eur, [Promotion("p", actions: [.discount(.percent("10"), on: .items(.tag(tags)))])])
    #expect(try review(set).findings.count <= 100)
  }

  @Test("Figures at the limits of amounts and counts")
  func limits() throws {
    let set = PromotionSet(
      currency: .eur,
      [
        Promotion(
          "a", when: .subtotal(atLeast: "10000000000000"), actions: [.discount(.amount("10000000000000"), on: .cart)]),
        Promotion("b", when: .quantity(atLeast: 1_000_000_000), actions: [.discount(.percent("100"), on: .cart)]),
        Promotion(
          "c", when: .all([.leastQuantity(atLeast: 1_000_000_000), .lines(atLeast: 1_000_000_000)]),
          actions: [.discount(.percent("5"), on: .cart)]),
      ])
    _ = try review(set)
  }
}
