// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A generator that gives handed-in words, and then the last one again and again.
struct WordGenerator: RandomNumberGenerator {
  private let words: [UInt64]
  /// The number of words that were taken.
  private(set) var count = 0

  init(_ words: [UInt64]) { self.words = words }

  mutating func next() -> UInt64 {
    defer { count += 1 }
    return count < words.count ? words[count] : words.last ?? 0
  }
}
