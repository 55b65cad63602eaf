// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import Foundation
import ReferencePricing
import Testing

@Suite("The guide to returns")
struct ReturnsGuideTests {
  @Test("Every example of the guide holds", arguments: try Self.examples())
  func examplesHold(of example: WorkedRefund) throws {
    let document: String
    do throws(PricingError) {
      document = try RefundResult(of: RefundRequest(json: example.request)).json
    } catch {
      document = error.json
    }
    let report = try example.differences(from: document).joined(separator: "\n")
    #expect(report.isEmpty, "\(report)\n\(document)")
  }

  @Test("Every example of the guide holds in the reference", arguments: try Self.examples())
  func examplesHoldInReference(of example: WorkedRefund) throws {
    let outcome = try #require(ReferenceRefunds.outcome(of: RefundRequest(json: example.request)))
    let report = try example.differences(from: outcome.document).joined(separator: "\n")
    #expect(report.isEmpty, "\(report)\n\(outcome.document)")
  }

  @Test("The guide has at least 25 examples, all different, each under a heading of its own")
  func examplesAreComplete() throws {
    let examples = try Self.examples()
    #expect(examples.count >= 25)
    #expect(Set(examples.map(\.request)).count == examples.count)
    #expect(Set(examples.map(\.name)).count == examples.count)
    #expect(try Self.blocks().count == 2 * examples.count)
  }

  /// Each `json` block with the `json result` block behind it.
  private static func examples() throws -> [WorkedRefund] {
    let blocks = try blocks()
    return zip(blocks, blocks.dropFirst()).filter { $0.0.info == "json" && $0.1.info == "json result" }
      .map { WorkedRefund(name: $0.0.heading, request: $0.0.text, expectation: $0.1.text) }
  }

  /// The fenced blocks of the guide, with the headings above them.
  private static func blocks() throws -> [(heading: String, info: String, text: String)] {
    // Tests/CartPricingOrdersTests/Documentation/ReturnsGuideTests.swift
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    let guide = try String(contentsOf: root.appendingPathComponent("Docs/Returns.md"), encoding: .utf8)
    var blocks: [(heading: String, info: String, text: String)] = []
    var heading = ""
    var isOpen = false
    for line in guide.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if !isOpen { blocks.append((heading, String(line.dropFirst(3)), "")) }
        isOpen.toggle()
      } else if isOpen {
        blocks[blocks.count - 1].text += line + "\n"
      } else if line.hasPrefix("#") {
        heading = String(line.drop { $0 == "#" || $0 == " " })
      }
    }
    return blocks
  }
}
