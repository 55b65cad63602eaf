// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// A field of a set apart from its promotions, and sets that have a malformed value there and are right otherwise.
struct MalformedSetField: Sendable, CustomTestStringConvertible {
  let property: String
  let path: String
  let sets: MalformedValues<PromotionSet>

  var testDescription: String { path }

  init<Value>(
    _ property: String, at path: String, _ values: MalformedValues<Value>,
    _ put: (inout PromotionSet, Value) -> Void
  ) {
    self.property = property
    self.path = path
    sets = values.put(into: Self.sample, put)
  }

  /// A set in which no property is nil and no collection is empty.
  static let sample = PromotionSet(
    version: "v", currency: .eur, [Promotion("other", actions: [.upgradeShipping("air")])],
    campaigns: [
      Campaign(
        "c", name: "C", validFrom: "2026-01-01", validUntil: "2027-01-01", budget: "9.00", maxUsesTotal: 1,
        maxUsesPerCustomer: 1)
    ],
    segments: [Segment("s", when: .segment("vip"))],
    scores: [Score("loyal", points: ["view": 1], within: "P30D")])

  static let all: [MalformedSetField] = [
    .init("PromotionSet.version", at: "version", .idText) { $0.version = $1 },
    .init("Campaign.id", at: "campaigns[0].id", .id("x")) { $0.campaigns[0].id = $1 },
    .init("Campaign.validFrom", at: "campaigns[0].validFrom", .instant) {
      $0.campaigns[0].validFrom = ValidityBound($1)
    },
    .init("Campaign.validUntil", at: "campaigns[0].validUntil", .date) {
      $0.campaigns[0].validUntil = ValidityBound($1)
    },
    .init("Campaign.budget", at: "campaigns[0].budget", .amount) { $0.campaigns[0].budget = $1 },
    .init("Campaign.maxUsesTotal", at: "campaigns[0].maxUsesTotal", .count) { $0.campaigns[0].maxUsesTotal = $1 },
    .init("Campaign.maxUsesPerCustomer", at: "campaigns[0].maxUsesPerCustomer", .count) {
      $0.campaigns[0].maxUsesPerCustomer = $1
    },
    .init("PromotionSet.currency", at: "currency", .currency) { $0.currency = $1 },
    .init("Segment.id", at: "segments[0].id", .id("x")) { $0.segments[0].id = $1 },
    .init("Qualifier.Node.segment", at: "segments[0].when.segment", .id("x")) {
      $0.segments[0].qualifier = .segment($1)
    },
    .init("Score.id", at: "scores[0].id", .id("x")) { $0.scores[0].id = $1 },
    .init("Score.points", at: "scores[0].points.view", .signed) { $0.scores[0].points["view"] = $1 },
    .init("Score.points.key", at: #"scores[0].points[""]"#, .empty) { $0.scores[0].points[EventType($1)] = 1 },
    .init("Score.window", at: "scores[0].within", .span) { $0.scores[0].window = $1 },
    .init(
      "Policy.searchLimit", at: "policy.searchLimit",
      MalformedValues(right: 1, wrong: [0, -1, 2_097_153, .min, .max])
    ) { $0.policy.searchLimit = $1 },
  ]
}
