// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Foundation
import Testing

@Suite("The guide to the documents")
struct JSONGuideTests {
  /// The documents that can be read by themselves, and a key that tells each from the others, the request first.
  private static let readers: [(name: String, keys: Set<String>, read: @Sendable (String) throws -> Void)] = [
    ("request", ["promotions", "cart", "context"], { _ = try PricingRequest(json: $0) }),
    ("cart request", ["cart", "context"], { _ = try CartRequest(json: $0) }),
    ("promotion set", ["promotions"], { _ = try PricingEngine(PromotionSet(json: $0)) }),
    ("cart", ["currency", "lines"], { _ = try Cart(json: $0) }),
    ("context", ["now"], { _ = try PricingContext(json: $0) }),
  ]

  @Test("Every document in the guide is read without fault")
  func documentsAreRead() throws {
    var read: Set<String> = []
    for block in try Guide.blocks(of: "JSON.md") where block.info == "json" {
      let object = try JSONSerialization.jsonObject(with: Data(block.text.utf8)) as? [String: Any]
      let keys = Set((object ?? [:]).keys)
      guard let reader = Self.readers.first(where: { $0.keys.isSubset(of: keys) }) else {
        Issue.record("\(block.heading): a block that is no document")
        continue
      }
      read.insert(reader.name)
      do {
        try reader.read(block.text)
      } catch {
        Issue.record("\(block.heading): \(error)")
      }
    }
    #expect(read.count == Self.readers.count)
  }

  @Test("Every answer in the guide is what its request gives")
  func answersHold() throws {
    let examples = try Guide.examples(of: "JSON.md")
    #expect(!examples.isEmpty)
    for (request, result) in examples {
      let found = SemanticsGuideTests.price(request.text)
      let differences = try PartialComparison.differences(expected: result.text, found: found)
      let report = differences.joined(separator: "\n")
      #expect(differences.isEmpty, "\(request.heading)\n\(report)\n\(found)")
    }
  }
}
