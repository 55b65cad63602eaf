// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingReview
import Foundation
import RequestGenerator
import Testing

@Suite("Planted mistakes")
struct PlantedMistakesTests {
  @Test("Each is found within the default budget, and each finding is confirmed", arguments: PlantedMistake.all)
  func found(_ mistake: PlantedMistake) throws {
    let review = try mistake.review()
    let isFound = review.findings.contains { $0.kind == mistake.kind && $0.promotions == mistake.promotions }
    #expect(isFound, "\(review.findings.map { "\($0.kind) \($0.promotions): \($0.sentence)" })")
    #expect(review.pricings <= ReviewOptions.defaultBudget + 1_000)
    for finding in review.findings {
      let objection = FindingConfirmation(of: try mistake.set()).objection(to: finding)
      #expect(objection == nil, "\(finding.json)")
    }
  }

  /// The seeds that are tried: one, or as many as the environment variable `REVIEW_SEEDS` says.
  private static let seeds = 1...max(1, ProcessInfo.processInfo.environment["REVIEW_SEEDS"].flatMap { UInt64($0) } ?? 1)

  @Test("Each is found with other seeds, too", arguments: PlantedMistake.all)
  func seeds(_ mistake: PlantedMistake) throws {
    for seed in Self.seeds.dropFirst() {
      let findings = try mistake.review(seed: seed).findings
      let isFound = findings.contains { $0.kind == mistake.kind && $0.promotions == mistake.promotions }
      #expect(isFound, "seed \(seed): \(findings.map { "\($0.kind) \($0.promotions)" })")
    }
  }

  @Test("There are three of each kind")
  func kinds() {
    for kind in Finding.Kind.allCases {
      #expect(PlantedMistake.all.count { $0.kind == kind } >= 3, "\(kind)")
    }
  }
}
