// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §4.17, §4.20 and §4.26.
@Suite("Scores of the customer")
struct ScoreRangeTests {
  private func customer(_ events: CustomerEvent...) -> PricingContext { .of(PricingCustomer("c", events: events)) }

  @Test("A score adds up points by event type, within its span, and may be negative")
  func scores() throws {
    let scores = [
      Score("all", points: ["view": 1, "buy": 5, "return": -10]), Score("recent", points: ["view": 1], within: "P7D"),
    ]
    // 2 views, 1 purchase, 1 return: 2 + 5 − 10 = −3; one of the views is within a week
    let context = customer(
      CustomerEvent("view", at: .at("2026-01-01T00:00:00Z")), CustomerEvent("view", at: .at("2026-11-27T00:00:00Z")),
      CustomerEvent("buy", at: .at("2026-01-01T00:00:00Z")), CustomerEvent("return", at: .at("2026-01-01T00:00:00Z")),
      CustomerEvent("buy", at: .at("2027-01-01T00:00:00Z")), CustomerEvent("other", at: .at("2026-01-01T00:00:00Z")))
    #expect(try holds(.score("all", atLeast: -3, atMost: -3), in: context, scores: scores))
    #expect(try !holds(.score("all", atLeast: -2), in: context, scores: scores))
    #expect(try !holds(.score("all", atMost: -4), in: context, scores: scores))
    #expect(try holds(.score("recent", atLeast: 1, atMost: 1), in: context, scores: scores))
    #expect(try holds(.score("all", atMost: 0), in: .of(PricingCustomer("c")), scores: scores))
    #expect(try !holds(.score("all", atMost: 0), scores: scores))
  }
}
