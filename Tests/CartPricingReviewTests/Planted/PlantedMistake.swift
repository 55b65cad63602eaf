// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingReview
import Testing

/// A set with a mistake that the review must find.
struct PlantedMistake: Sendable, CustomTestStringConvertible {
  var kind: Finding.Kind
  var name: String
  /// The promotions of the finding, in the order of their ids.
  var promotions: [PromotionID]
  /// The promotions of the set, as JSON without the brackets of the list.
  var list: String
  /// Further members of the set, each with a comma behind it.
  var members = #""currency": "EUR","#
  /// Lines of a catalogue, as JSON.
  var catalogue: [String] = []

  var testDescription: String { "\(kind.rawValue): \(name)" }

  /// Promotions without a mistake that most shops have, with ids that no planted one has.
  static let others = """
    {"id": "z-points", "actions": [{"points": {"count": 1, "per": "1"}}]},
    {"id": "z-third-pen", "calculateRule": {"quantity": {"minimum": 3}, "of": {"category": ["pens"]}},
     "actions": [{"on": {"group": {"select": {"category": ["pens"]}, "reward": "cheapest"}}, "discount": {"percent": "100"}}]},
    {"id": "z-shipping", "priority": -1, "coupons": ["SHIPFREE"],
     "actions": [{"on": "shipping", "discount": {"percent": "100"}}]}
    """

  /// The set with the mistake and with promotions without one.
  func set() throws -> PromotionSet {
    try PromotionSet(json: #"{\#(members) "promotions": [\#(list), \#(Self.others)]}"#)
  }

  /// The review of the set, with the default budget.
  func review(seed: UInt64 = 1) throws -> Review {
    let lines = try catalogue.map { try Catalogue.line(json: Array($0.utf8)) }
    var review = try Review(
      of: set(), options: ReviewOptions(seed: seed, now: "2026-06-01T00:00:00Z", catalogue: lines))
    while !review.isFinished { review.advance(pricings: 1_000) }
    return review
  }

  static let all = reasoned + searched + named + varied
}
