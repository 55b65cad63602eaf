// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The arguments of the command line: a command, options with a number or a word each, and options alone.
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

  /// Removes an option and its word, and returns the word; nil without the option.
  mutating func word(_ option: String) -> String? {
    guard let place = rest.firstIndex(of: option), place + 1 < rest.count else { return nil }
    let word = rest[place + 1]
    rest.removeSubrange(place...place + 1)
    return word
  }

  /// Removes an option without a value, and returns whether there was one.
  mutating func flag(_ option: String) -> Bool {
    guard let place = rest.firstIndex(of: option) else { return false }
    rest.remove(at: place)
    return true
  }

  /// Whether no argument is left.
  var isEmpty: Bool { rest.isEmpty }
}
