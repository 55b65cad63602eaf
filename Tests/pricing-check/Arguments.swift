// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The arguments of the command line: a command, and options with a number each.
struct Arguments {
  let command: String
  private var rest: [String]

  init(_ words: [String]) {
    command = words.dropFirst().first ?? ""
    rest = Array(words.dropFirst(2))
  }

  /// Removes an option and its number, and returns the number.
  mutating func number(_ option: String, default usual: UInt64) -> UInt64 {
    guard let place = rest.firstIndex(of: option), place + 1 < rest.count, let number = UInt64(rest[place + 1])
    else { return usual }
    rest.removeSubrange(place...place + 1)
    return number
  }

  /// Whether no argument is left.
  var isEmpty: Bool { rest.isEmpty }
}
