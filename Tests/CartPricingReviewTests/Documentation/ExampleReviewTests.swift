// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingReview
import Foundation
import RequestGenerator
import Testing

@Suite("Reviews of the examples and of the cookbook")
struct ExampleReviewTests {
  /// A request of the documentation.
  struct Example: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String

    var testDescription: String { name }
  }

  @Test("Each has the findings that were judged by hand, and every finding is confirmed", arguments: try examples())
  func findings(of example: Example) throws {
    let request = try PricingRequest(json: example.text)
    var review = try Review(of: request.promotions, options: ReviewOptions(budget: 1_000, now: request.context.now))
    while !review.isFinished { review.advance(pricings: 500) }
    let found = review.findings.map { finding in
      let ids = finding.promotions.map { $0.description }.joined(separator: " ")
      return "\(finding.severity.rawValue) \(finding.kind.rawValue) \(ids)"
    }
    #expect(found.sorted() == JudgedFindings.all[example.name, default: []].sorted())
    let confirmation = FindingConfirmation(
      of: request.promotions, carts: [CartRequest(cart: request.cart, context: request.context)])
    for finding in review.findings {
      #expect(confirmation.objection(to: finding) == nil, "\(finding.json)")
    }
  }

  @Test("The table of judged findings names examples and recipes alone")
  func names() throws {
    let names = Set(try Self.examples().map(\.name))
    #expect(names.count >= 141)
    #expect(Set(JudgedFindings.all.keys).isSubset(of: names))
  }

  /// The examples, by the names of their files, and the recipes of the cookbook, by their headings.
  static func examples() throws -> [Example] {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    let folder = root.appendingPathComponent("Docs/Examples")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
    var examples = try names.sorted().map { name in
      Example(name: name, text: try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8))
    }
    let cookbook = try String(contentsOf: root.appendingPathComponent("Docs/Cookbook.md"), encoding: .utf8)
    var (heading, block): (String, String?) = ("", nil)
    for line in cookbook.split(separator: "\n", omittingEmptySubsequences: false) {
      if let text = block {
        if line == "```" {
          examples.append(Example(name: heading, text: text))
          block = nil
        } else {
          block = text + line + "\n"
        }
      } else if line == "```json" {
        block = ""
      } else if line.hasPrefix("#") {
        heading = line.drop { "# ".contains($0) }.description
      }
    }
    return examples
  }
}
