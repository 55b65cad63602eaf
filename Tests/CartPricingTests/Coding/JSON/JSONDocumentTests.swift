// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

@Suite("A JSON document is walked by the indices of its nodes")
struct JSONDocumentTests {
  @Test("nodes stand in document order, with kinds, counts and ends")
  func nodesInOrder() throws {
    let document = try JSONDocument.parse("{\"a\":[1,\"x\",[]],\"b\":{},\"c\":true}")
    let kinds = document.nodes.map(\.kind)
    #expect(
      kinds == [.object, .string, .array, .number, .string, .array, .string, .object, .string, .true])
    #expect(document.nodes.indices.map(document.count) == [3, 0, 3, 0, 0, 0, 0, 0, 0, 0])
    #expect(document.nodes.indices.map(document.end) == [10, 2, 6, 4, 5, 6, 7, 8, 9, 10])
    #expect(document.nodes.indices.map(document.offset) == [0, 1, 5, 6, 8, 12, 16, 20, 23, 27])
  }

  @Test("members and elements are visited in order")
  func visitsInOrder() throws {
    let document = try JSONDocument.parse("{\"a\":[10,[11],12],\"b\":{\"c\":1},\"d\":2}")
    var keys: [String] = []
    var kinds: [JSONDocument.Kind] = []
    document.forEachMember(of: document.root) { key, value in
      keys.append(document.text(key))
      kinds.append(document.kind(value))
    }
    #expect(keys == ["a", "b", "d"])
    #expect(kinds == [.array, .object, .number])
    let array = try #require(document.value(of: "a", in: 0))
    var integers: [Int?] = []
    document.forEachElement(of: array) { position, element in
      #expect(position == integers.count)
      integers.append(document.integer(element))
    }
    #expect(integers == [10, nil, 12])
    #expect(document.value(of: "c", in: 0) == nil)
    #expect(document.value(of: "a", in: array) == nil)
  }

  @Test(
    "texts have their escapes resolved",
    arguments: [
      ("abc", "abc"), ("", ""), ("\\\"\\\\\\/\\b\\f\\n\\r\\t", "\"\\/\u{8}\u{C}\n\r\t"), ("\\u0000", "\u{0}"),
      ("\\u007f\\u0080\\u07ff\\u0800", "\u{7F}\u{80}\u{7FF}\u{800}"), ("\\uFFFFx", "\u{FFFF}x"),
      ("x\\uD83D\\uDE00y", "x😀y"), ("\\uDBFF\\uDFFF", "\u{10FFFF}"), ("é\\u00E9", "éé"),
    ])
  func resolvesEscapes(written: String, text: String) throws {
    let document = try JSONDocument.parse("\"\(written)\"")
    #expect(document.text(0) == text)
    #expect(document.text(0, equals: text))
    #expect(!document.text(0, equals: text + "x"))
    #expect(text.isEmpty || !document.text(0, equals: String(text.dropLast())))
    document.withUTF8(0) { utf8 in
      #expect(utf8.indices.map { utf8[$0] } == Array(text.utf8))
    }
  }

  @Test("texts that look the same and have other bytes are different")
  func comparesByBytes() throws {
    let document = try JSONDocument.parse("\"é\"")
    #expect(document.text(0, equals: "\u{E9}"))
    #expect(!document.text(0, equals: "e\u{301}"))
  }
}
