// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Foundation

/// A recipe of the cookbook: its heading, and the promotions that the Swift text beneath it makes.
struct Recipe: Sendable {
  let heading: String
  let promotions: @Sendable () -> PromotionSet

  init(_ heading: String, _ promotions: @escaping @Sendable () -> PromotionSet) {
    self.heading = heading
    self.promotions = promotions
  }

  static let all: [Recipe] = [
    carts, items, counting, shipping, gifts, customers, limits, offers, combining, conditions, sets, rewards, codes,
    issued,
    paying, results,
  ].flatMap { $0 }

  /// The marked texts of the files of recipes, by their headings: from `// snippet: heading` to `// end`.
  static func snippets(file: String = #filePath) throws -> [String: String] {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    var snippets: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasPrefix("Recipes+") {
      let source = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      var heading: Substring?
      var lines: [Substring] = []
      for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
        if line.hasPrefix("    // snippet: ") {
          heading = line.dropFirst("    // snippet: ".count)
          lines = []
        } else if line == "    // end", let name = heading {
          snippets[String(name)] = lines.joined(separator: "\n") + "\n"
          heading = nil
        } else if heading != nil {
          lines.append(line.dropFirst(4))
        }
      }
    }
    return snippets
  }
}
