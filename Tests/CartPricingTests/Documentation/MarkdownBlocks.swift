// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A fenced block of a guide, with the heading above it.
struct MarkdownBlock {
  var heading: String
  /// The text after the opening fence, such as `json result`.
  var info: String
  var text: String
}

/// The guides in `Docs`, found from where this file is.
enum Guide {
  static func blocks(of name: String) throws -> [MarkdownBlock] {
    // Tests/CartPricingTests/Documentation/MarkdownBlocks.swift
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    let guide = root.appendingPathComponent("Docs").appendingPathComponent(name)
    return fencedBlocks(of: try String(contentsOf: guide, encoding: .utf8))
  }

  /// The fenced blocks of a text, in their order.
  static func fencedBlocks(of text: String) -> [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    var heading = ""
    var open: MarkdownBlock?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if var block = open {
        if line == "```" {
          blocks.append(block)
          open = nil
        } else {
          block.text += line + "\n"
          open = block
        }
      } else if line.hasPrefix("```") {
        open = MarkdownBlock(heading: heading, info: String(line.dropFirst(3)), text: "")
      } else if line.hasPrefix("#") {
        heading = String(line.drop { $0 == "#" || $0 == " " })
      }
    }
    return blocks
  }

  /// Each `json` block with the `json result` block behind it.
  static func examples(of name: String) throws -> [(request: MarkdownBlock, result: MarkdownBlock)] {
    let blocks = try blocks(of: name)
    return zip(blocks, blocks.dropFirst()).filter { $0.0.info == "json" && $0.1.info == "json result" }
      .map { (request: $0.0, result: $0.1) }
  }
}
