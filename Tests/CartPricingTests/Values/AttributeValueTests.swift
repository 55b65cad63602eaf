// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §1.23.
@Suite("Values: attributes")
struct AttributeValueTests {
  @Test func `Attribute values have literals and equal in kind and value`() {
    let values: [AttributeValue] = ["red", 42, 1.5, true, ["S", "M"], [], "", false, "42"]
    #expect(
      values == [
        .text("red"), .number(42), .number(1.5), .boolean(true), .list(["S", "M"]), .list([]), .text(""),
        .boolean(false),
        .text("42"),
      ])
    #expect(Set(values).count == 9)
    #expect(AttributeValue.number(0) == .number(-0.0))
    #expect(AttributeValue.number(0).hashValue == AttributeValue.number(-0.0).hashValue)
    #expect(AttributeValue.number(.nan) != .number(.nan))
    #expect(AttributeValue.text("é") != .text("e\u{301}"))
    #expect(AttributeValue.list(["é"]) != .list(["e\u{301}"]))
    #expect(AttributeValue.list(["a", "b"]) != .list(["b", "a"]))
    #expect(AttributeValue.list(["a"]) != .list(["a", "a"]))
  }

  @Test func `A number that is not finite is not well-formed`() {
    for number in [Double.nan, .infinity, -.infinity] { #expect(!AttributeValue.number(number).isWellFormed) }
    for value in [AttributeValue.number(.greatestFiniteMagnitude), "", [], false] { #expect(value.isWellFormed) }
  }
}
