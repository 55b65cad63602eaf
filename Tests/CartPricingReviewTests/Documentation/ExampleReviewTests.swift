// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingReview
import Foundation
import RequestGenerator
import Testing

@Suite("Reviews of the examples")
struct ExampleReviewTests {
  @Test("Nothing in the examples is worse than medium, and every finding is confirmed", arguments: try names())
  func examples(name: String) throws {
    let request = try PricingRequest(json: Array(Data(contentsOf: Self.folder.appendingPathComponent(name))))
    var review = try Review(of: request.promotions, options: ReviewOptions(budget: 2_000, now: request.context.now))
    while !review.isFinished { review.advance(pricings: 500) }
    let confirmation = FindingConfirmation(
      of: request.promotions, carts: [CartRequest(cart: request.cart, context: request.context)])
    for finding in review.findings {
      #expect(finding.severity <= .medium, "\(finding.json)")
      #expect(confirmation.objection(to: finding) == nil, "\(finding.json)")
    }
  }

  private static let folder: URL = {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    return root.appendingPathComponent("Docs/Examples")
  }()

  private static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }.sorted()
  }
}
