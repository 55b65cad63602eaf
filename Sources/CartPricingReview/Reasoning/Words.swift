// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Words of sentences.
enum Words {
  /// A list in words, of which at most three are named: `A, B or C`, `A, B, C or 7 more`.
  static func alternatives(_ list: [String]) -> String { joined(list, "or") }

  /// The same with `and`.
  static func all(_ list: [String]) -> String { joined(list, "and") }

  private static func joined(_ list: [String], _ word: String) -> String {
    if list.count <= 1 { return list.first ?? "nothing" }
    if list.count <= 3 {
      return "\(list.dropLast().joined(separator: ", ")) \(word) \(list[list.count - 1])"
    }
    return "\(list.prefix(3).joined(separator: ", ")) \(word) \(list.count - 3) more"
  }
}
