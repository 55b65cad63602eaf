// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §1.26 and §11.11.
@Suite("Values: ids")
struct IdentifierTests {
  /// Texts around the sizes at which the packing changes, in the order of their bytes.
  static let ordered = [
    "", "\0", "\0\0", "A", "Z", "a", "a\0", "aa", "abcdefg", "abcdefgh", "abcdefgha", "abcdefghi", "abcdefghijklmn",
    "abcdefghijklmno", "abcdefghijklmno\0", "abcdefghijklmnoa", "abcdefghijklmnop", "abcdefghijklmnopq", "b",
    "e\u{301}",
    "é", "日本", "日本語日本語日本語", "🧦",
  ]

  @Test(arguments: ordered)
  func `A text comes back as it went in`(_ text: String) {
    let key = TextKey(text)
    #expect(key.text.utf8.elementsEqual(text.utf8))
    #expect(key.utf8Count == text.utf8.count)
    #expect(key.isEmpty == (text.utf8.count == 0))
    #expect((key.overflow == nil) == (text.utf8.count <= 15))
    #expect(TextKey(utf8: Array(text.utf8).span) == key)
    #expect(TextKey(utf8: Array(text.utf8).span).hashValue == key.hashValue)
  }

  @Test func `Order and equality are those of the bytes`() {
    for (place, left) in Self.ordered.enumerated() {
      for (otherPlace, right) in Self.ordered.enumerated() {
        #expect((TextKey(left) < TextKey(right)) == (place < otherPlace), "\(left) against \(right)")
        #expect((TextKey(left) == TextKey(right)) == (place == otherPlace), "\(left) against \(right)")
        #expect((SKU(left) < SKU(right)) == (place < otherPlace))
      }
    }
  }

  @Test func `Random texts compare as their bytes do`() {
    var random = ValuesGenerator(seed: 1)
    func text() -> String {
      String(
        decoding: (0..<Int.random(in: 0...18, using: &random)).map { _ in random.next() % 4 == 0 ? 0x62 : 0x61 },
        as: UTF8.self)
    }
    for _ in 0..<5000 {
      let (left, right) = (text(), text())
      let (first, second) = (TextKey(left), TextKey(right))
      #expect((first < second) == left.utf8.lexicographicallyPrecedes(right.utf8))
      #expect((first == second) == left.utf8.elementsEqual(right.utf8))
    }
  }

  @Test func `An id has 1 to 256 bytes`() {
    for (count, fits) in [(0, false), (1, true), (15, true), (16, true), (255, true), (256, true), (257, false)] {
      #expect(TextKey(String(repeating: "x", count: count)).isWithinLimits == fits, "\(count)")
    }
    #expect(TextKey(String(repeating: "é", count: 128)).isWithinLimits)
    #expect(!TextKey(String(repeating: "é", count: 129)).isWithinLimits)
  }

  @Test func `Bytes that are no UTF-8 read as the replacement character`() {
    #expect(TextKey(utf8: [0x61, 0xFF].span).text == "a\u{FFFD}")
    let long = [UInt8](repeating: 0x61, count: 20) + [0xFF]
    #expect(TextKey(utf8: long.span).text == String(repeating: "a", count: 20) + "\u{FFFD}")
  }

  @Test func `Every kind of id keeps its text and its order`() {
    func check<Kind>(_ type: Identifier<Kind>.Type) {
      let (first, second) = (Identifier<Kind>("B-17"), Identifier<Kind>("a"))
      #expect(first < second && !(second < first) && !(first < first))
      #expect(first.text == "B-17" && "\(first)" == "B-17")
      #expect(Identifier<Kind>(stringLiteral: "a") == second && Identifier<Kind>(key: TextKey("a")) == second)
      #expect(Identifier<Kind>("").text.isEmpty)
    }
    check(LineID.self)
    check(SKU.self)
    check(ProductID.self)
    check(FeeID.self)
    check(CategoryID.self)
    check(CartPricing.TagID.self)
    check(EventType.self)
    check(PromotionID.self)
    check(GroupName.self)
    check(CustomerID.self)
    check(SegmentID.self)
    check(ScoreID.self)
  }

  @Test func `Ids are literals and describe themselves`() {
    let id: PromotionID = "cyber-week"
    #expect(id == PromotionID("cyber-week"))
    #expect("\(id)" == "cyber-week")
    #expect(Set<SKU>(["a", "b", "a"]).count == 2)
    #expect(LineID("é") != LineID("e\u{301}"))
  }
}
