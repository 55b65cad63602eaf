// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §1.26 and the search of §3.14 against comparisons of arrays of bytes.
@Suite("Texts compared by their bytes")
struct TextBytesTests {
  /// Texts that differ late, that are prefixes of others, that have zeros, and that only look alike.
  static let texts: [String] = {
    var texts = ["", "é", "e\u{301}", "e", "\0", "\0\0", "a\0", "aaaaaaab", "aaaaaaa\0", "ü", "z"]
    for count in [7, 8, 9, 15, 16, 17, 40] {
      texts.append(String(repeating: "a", count: count))
      texts.append(String(repeating: "a", count: count) + "b")
      texts.append("b" + String(repeating: "a", count: count))
      texts.append(String(repeating: "ab", count: count))
      texts.append(String(repeating: "aab", count: count) + "aaab")
    }
    return texts
  }()

  @Test("are equal, in order and prefixes as their bytes are", arguments: texts)
  func comparisons(text: String) {
    let bytes = Array(text.utf8)
    for other in Self.texts {
      let others = Array(other.utf8)
      #expect(text.hasSameBytes(as: other) == (bytes == others), "\(other)")
      #expect(text.precedesByBytes(other) == bytes.lexicographicallyPrecedes(others), "\(other)")
      #expect(text.beginsWithBytes(of: other) == bytes.starts(with: others), "\(other)")
    }
  }

  @Test("contain another text where its bytes stand in a row", arguments: texts)
  func parts(text: String) {
    let pattern = TextPattern(text)
    let bytes = Array(text.utf8)
    for other in Self.texts + Self.texts.map({ "a" + $0 + "ba" }) {
      let others = Array(other.utf8)
      let isPart = (0...others.count).contains { others.dropFirst($0).starts(with: bytes) }
      #expect(pattern.isPart(of: other) == isPart, "\(other)")
    }
  }

  @Test("contain every short text of two letters where its bytes stand in a row")
  func shortParts() {
    let texts = (0...6).flatMap { count in
      (0..<1 << count).map { bits in String((0..<count).map { bits >> $0 & 1 == 0 ? "a" : "b" }) }
    }
    for text in texts {
      let pattern = TextPattern(text)
      let bytes = Array(text.utf8)
      let wrong = texts.filter { other in
        let others = Array(other.utf8)
        return pattern.isPart(of: other) != (0...others.count).contains { others.dropFirst($0).starts(with: bytes) }
      }
      #expect(wrong == [], "\(text)")
    }
  }
}
