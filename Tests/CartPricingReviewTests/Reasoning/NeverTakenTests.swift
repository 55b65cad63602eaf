// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingReview
import Testing

@Suite("A promotion that is never taken")
struct NeverTakenTests {
  /// A promotion that comes first, and one that comes later, as members of JSON objects.
  struct Pair: Sendable, CustomTestStringConvertible {
    var name: String
    var first: String
    var later: String
    var members = ""

    var testDescription: String { name }

    /// Whether reasoning alone finds that the later one is never taken.
    func isFound() throws -> Bool {
      let set = try PromotionSet(
        json: """
          {"currency": "EUR", \(members) "promotions": [{"id": "first", "priority": 9, \(first)},
            {"id": "later", "priority": 1, \(later)}]}
          """)
      var review = try Review(of: set, options: ReviewOptions(budget: 0))
      while !review.isFinished { review.advance(pricings: 1) }
      return review.findings.contains { $0.kind == .neverTaken && $0.sentence.hasPrefix("\"later\"") }
    }
  }

  static let ten = #""actions": [{"on": "cart", "discount": {"percent": "10"}}]"#
  static let group = #""group": "g","#

  @Test(
    "is one whose conditions are part of those of another one",
    arguments: [
      Pair(
        name: "days", first: #"\#(group) "validFrom": "2026-11-01", "validUntil": "2026-11-30", \#(ten)"#,
        later: #"\#(group) "validFrom": "2026-11-27", "validUntil": "2026-11-30", \#(ten)"#),
      Pair(
        name: "hours",
        first: #"\#(group) "when": {"schedule": [{"days": ["fri"], "from": "12:00", "until": "20:00"}]}, \#(ten)"#,
        later: #"\#(group) "when": {"schedule": [{"days": ["fri"], "from": "18:00", "until": "20:00"}]}, \#(ten)"#),
      Pair(
        name: "countries", first: #"\#(group) "when": {"location": {"country": ["AT", "DE"]}}, \#(ten)"#,
        later: #"\#(group) "when": {"location": {"country": ["AT"], "city": ["Graz"]}}, \#(ten)"#),
      Pair(
        name: "orders", first: #"\#(group) "when": {"events": {"type": "order", "count": {"atLeast": 1}}}, \#(ten)"#,
        later: #"\#(group) "when": {"events": {"type": "order", "count": {"atLeast": 3}}}, \#(ten)"#),
      Pair(
        name: "each branch",
        first: #"\#(group) "when": {"any": [{"customer": {"known": true}}, {"quantity": {"atLeast": 5}}]}, \#(ten)"#,
        later: #"\#(group) "when": {"any": [{"segment": "vip"}, {"quantity": {"atLeast": 9}}]}, \#(ten)"#),
      Pair(
        name: "steps that are reached", first: #"\#(group) \#(tiers)"#,
        later: #"\#(group) "when": {"subtotal": {"atLeast": "60"}}, \#(ten)"#),
      Pair(
        name: "units that are discounted already", first: #""actions": [\#(allItems)]"#,
        later: #""combines": "notOnDiscounted", \#(ten)"#),
    ])
  func found(_ pair: Pair) throws {
    #expect(try pair.isFound())
  }

  @Test(
    "is none whose conditions can hold without those of the other one",
    arguments: [
      Pair(
        name: "a day more", first: #"\#(group) "validFrom": "2026-11-01", "validUntil": "2026-11-29", \#(ten)"#,
        later: #"\#(group) "validFrom": "2026-11-27", "validUntil": "2026-11-30", \#(ten)"#),
      Pair(
        name: "days and an instant", first: #"\#(group) "validFrom": "2026-11-01", \#(ten)"#,
        later: #"\#(group) "validFrom": "2026-11-02T00:00:00Z", \#(ten)"#),
      Pair(
        name: "a minute more",
        first: #"\#(group) "when": {"schedule": [{"days": ["fri"], "from": "12:00", "until": "20:00"}]}, \#(ten)"#,
        later: #"\#(group) "when": {"schedule": [{"days": ["fri"], "from": "18:00", "until": "20:01"}]}, \#(ten)"#),
      Pair(
        name: "another country", first: #"\#(group) "when": {"location": {"country": ["AT", "DE"]}}, \#(ten)"#,
        later: #"\#(group) "when": {"location": {"country": ["AT", "CH"]}}, \#(ten)"#),
      Pair(
        name: "a city alone", first: #"\#(group) "when": {"location": {"country": ["AT"]}}, \#(ten)"#,
        later: #"\#(group) "when": {"location": {"city": ["Graz"]}}, \#(ten)"#),
      Pair(
        name: "one branch", first: #"\#(group) "when": {"customer": {"known": true}}, \#(ten)"#,
        later: #"\#(group) "when": {"any": [{"segment": "vip"}, {"quantity": {"atLeast": 9}}]}, \#(ten)"#),
      Pair(
        name: "steps that are not reached", first: #"\#(group) \#(tiers)"#,
        later: #"\#(group) "when": {"subtotal": {"atLeast": "40"}}, \#(ten)"#),
      Pair(
        name: "a budget of its campaign", first: #"\#(group) "campaign": "k", \#(ten)"#,
        later: #"\#(group) "campaign": "k", \#(ten)"#, members: #""campaigns": [{"id": "k", "budget": "100"}],"#),
      Pair(
        name: "an end of its campaign", first: #"\#(group) "campaign": "k", \#(ten)"#, later: #"\#(group) \#(ten)"#,
        members: #""campaigns": [{"id": "k", "validUntil": "2026-11-30"}],"#),
      Pair(
        name: "other units", first: #""actions": [\#(toys)]"#, later: #""combines": "notOnDiscounted", \#(ten)"#),
      Pair(
        name: "one unit of each cart",
        first: #""actions": [{"on": {"items": {"count": 1}}, "discount": {"percent": "10"}}]"#,
        later: #""combines": "notOnDiscounted", \#(ten)"#),
      Pair(
        name: "the larger of two, where the best is taken", first: #""combines": "never", \#(ten)"#,
        later: #""combines": "never", "actions": [{"on": "cart", "discount": {"percent": "11"}}]"#,
        members: #""policy": {"selection": "bestForCustomer"},"#),
    ])
  func notFound(_ pair: Pair) throws {
    #expect(try !pair.isFound())
  }

  static let tiers =
    #""actions": [{"on": "cart", "discount": {"tiers": {"by": {"subtotal": {}}, "steps": [{"from": "50", "percent": "5"}, {"from": "90", "percent": "8"}]}}}]"#
  static let allItems = #"{"on": {"items": {"select": "all"}}, "discount": {"percent": "5"}}"#
  static let toys = #"{"on": {"items": {"select": {"category": ["toys"]}}}, "discount": {"percent": "5"}}"#
}
