// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §11.2 and §11.16.
@Suite("Paths of faults")
struct FaultPathTests {
  @Test(
    "a path is written with points and brackets",
    arguments: [
      ([], ""), ([.key("promotions"), .index(3), .key("percent")], "promotions[3].percent"), ([.index(0)], "[0]"),
      ([.index(1), .index(2), .key("a")], "[1][2].a"), ([.key("a b")], "[\"a b\"]"),
      ([.key("attributes"), .key("x.y"), .key("z")], "attributes[\"x.y\"].z"), ([.key("")], "[\"\"]"),
      ([.key("three-for_2")], "three-for_2"), ([.key("a"), .key("\"\n")], "a[\"\\\"\\n\"]"),
      ([.key("é")], "é"), ([.key("a"), .key("尺寸")], "a.尺寸"), ([.key("a\u{3000}b")], "[\"a\u{3000}b\"]"),
      ([.key("\u{202E}a")], "[\"\u{202E}a\"]"), ([.key("\u{AD}")], "[\"\u{AD}\"]"),
      ([.key(String(repeating: "k", count: 60)), .index(1)], String(repeating: "k", count: 60) + "[1]"),
      ([.key(String(repeating: "k", count: 61)), .index(1)], String(repeating: "k", count: 60) + "…[1]"),
      ([.key(String(repeating: " ", count: 61))], "[\"" + String(repeating: " ", count: 60) + "…\"]"),
    ] as [([FaultPath.Component], String)])
  func writesPaths(components: [FaultPath.Component], text: String) {
    #expect(FaultPath(components).description == text)
  }

  @Test("paths are compared by the bytes of their keys")
  func comparesPaths() {
    #expect(FaultPath([.key("\u{E9}")]) != FaultPath([.key("e\u{301}")]))
    #expect(FaultPath([.key("0")]) != FaultPath([.index(0)]))
    #expect(Set([FaultPath([.key("a")]), FaultPath([.key("a")])]).count == 1)
  }
}
