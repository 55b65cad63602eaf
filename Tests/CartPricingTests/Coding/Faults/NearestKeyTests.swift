// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

@Suite("The nearest key")
struct NearestKeyTests {
  @Test(
    "the key that was probably meant is found",
    arguments: [
      ("wen", "when"), ("whne", "when"), ("WHEN", "when"), ("actoins", "actions"), ("acton", "actions"),
      ("curency", "currency"), ("id", "id"), ("is", nil), ("", nil), ("xyz", nil), ("combine", "combines"),
    ] as [(String, String?)])
  func findsTheNearest(word: String, meant: String?) {
    #expect(nearest(word, in: ["id", "when", "actions", "currency", "combines"]) == meant)
  }

  @Test("a huge word is near to nothing")
  func hugeWords() {
    #expect(nearest(String(repeating: "a", count: 10_000_000), in: ["a"]) == nil)
    #expect(nearest("a", in: [String(repeating: "a", count: 10_000_000)]) == nil)
  }
}
