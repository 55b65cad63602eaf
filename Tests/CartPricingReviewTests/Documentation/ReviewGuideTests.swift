// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingReview
import Foundation
import RequestGenerator
import Testing

@Suite("The guide to reviews")
struct ReviewGuideTests {
  /// An example of the guide: a set with a mistake, its findings, and the set with the mistake mended.
  struct Example: CustomTestStringConvertible, Sendable {
    var heading: String
    var set = ""
    var catalogue = ""
    var findings = ""
    var mended = ""

    var testDescription: String { heading }

    func review(_ set: String) throws -> [Finding] {
      let lines = try catalogue.split(separator: "\n").map { try Catalogue.line(json: Array($0.utf8)) }
      var review = try Review(
        of: PromotionSet(json: set), options: ReviewOptions(now: "2026-06-01T00:00:00Z", catalogue: lines))
      while !review.isFinished { review.advance(pricings: 1_000) }
      return review.findings
    }
  }

  @Test(
    "Every example has the findings that stand below it, and not its mistake when it is mended",
    arguments: try examples())
  func examplesHold(of example: Example) throws {
    let findings = try example.review(example.set)
    let lines = findings.map { "\($0.severity.rawValue) \($0.kind.rawValue): \($0.sentence)" }
    #expect(lines.joined(separator: "\n") + "\n" == example.findings)
    #expect(findings.contains { $0.kind.rawValue == example.heading })
    #expect(try example.review(example.mended).allSatisfy { $0.kind.rawValue != example.heading })
    let confirmation = FindingConfirmation(of: try PromotionSet(json: example.set))
    for finding in findings { #expect(confirmation.objection(to: finding) == nil, "\(finding.json)") }
  }

  @Test("Every kind of finding has an example")
  func kinds() throws {
    #expect(Set(try Self.examples().map(\.heading)) == Set(Finding.Kind.allCases.map(\.rawValue)))
  }

  static func examples() throws -> [Example] {
    // Tests/CartPricingReviewTests/Documentation/ReviewGuideTests.swift
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    let guide = try String(contentsOf: root.appendingPathComponent("Docs/Review.md"), encoding: .utf8)
    var examples: [Example] = []
    var heading = ""
    var (info, text): (String?, String) = (nil, "")
    for line in guide.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("```") else {
        if info != nil {
          text += line + "\n"
        } else if line.hasPrefix("#") {
          heading = line.drop { "# ".contains($0) }.description
        }
        continue
      }
      guard let kind = info else {
        (info, text) = (String(line.dropFirst(3)), "")
        continue
      }
      info = nil
      let last = examples.count - 1
      switch kind {
      case "json": examples.append(Example(heading: heading, set: text))
      case "json catalogue": examples[last].catalogue = text
      case "text findings": examples[last].findings = text
      case "json mended": examples[last].mended = text
      default: break
      }
    }
    return examples
  }
}
