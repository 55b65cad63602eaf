// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §11.7.
@Suite("Numbers of JSON texts are exact")
struct JSONNumberTests {
  static let integers: [(String, Int?)] = [
    ("0", 0), ("-0", 0), ("7", 7), ("-7", -7), ("2.0", 2), ("2.000", 2), ("1e2", 100), ("1E+2", 100), ("100e-2", 1),
    ("1.5e1", 15), ("-1.50e2", -150), ("0.001e3", 1), ("0e400", 0), ("0.0e-400", 0), ("-0e999999999999999999999", 0),
    ("1e18", 1_000_000_000_000_000_000), ("9223372036854775807", .max), ("9223372036854775807.0", .max),
    ("922337203685477580700e-2", .max), ("-9223372036854775808", .min), ("-922337203685477580.8e1", .min),
    ("9223372036854775808", nil), ("-9223372036854775809", nil), ("18446744073709551616", nil), ("1e19", nil),
    ("9.3e18", nil), ("99999999999999999999", nil), ("1e-1", nil), ("0.5", nil), ("1.5", nil), ("100e-3", nil),
    ("1e999999999999", nil), ("1e-999999999999", nil), ("1e99999999999999999999999999", nil),
    ("123456789012345678", 123_456_789_012_345_678), ("1234567890123456789", 1_234_567_890_123_456_789),
  ]

  static let doubles: [(String, Double?)] = [
    ("0", 0), ("1", 1), ("-1.5", -1.5), ("0.1", 0.1), ("1e2", 100), ("1e308", 1e308), ("1e309", nil), ("-1e309", nil),
    ("1.7976931348623157e308", Double.greatestFiniteMagnitude), ("1.7976931348623159e308", nil),
    ("5e-324", .leastNonzeroMagnitude),
    ("2e-324", 0), ("1e-400", 0), ("1e-999999999999", 0), ("1e999999999999", nil), ("0e999999999999", 0),
    ("9007199254740993", 9_007_199_254_740_992), ("9007199254740993.0000000001", 9_007_199_254_740_994),
    ("123456789012345677877719597056", 123456789012345677877719597056),
  ]

  @Test("a number with a whole value is an integer, however it is written", arguments: integers)
  func integer(text: String, value: Int?) throws {
    #expect(try JSONDocument.parse(text).integer(0) == value)
  }

  @Test("nothing but a number is an integer or a double", arguments: ["\"1\"", "null", "true", "[1]", "{}"])
  func onlyNumbers(text: String) throws {
    let document = try JSONDocument.parse(text)
    #expect(document.integer(0) == nil)
    #expect(document.double(0) == nil)
  }

  @Test("a number is the double next to it, or none beyond the largest", arguments: doubles)
  func double(text: String, value: Double?) throws {
    #expect(try JSONDocument.parse(text).double(0) == value)
  }

  @Test("minus zero stays below zero as a double")
  func minusZero() throws {
    #expect(try JSONDocument.parse("-0").double(0)?.sign == .minus)
    #expect(try JSONDocument.parse("-0.0").double(0)?.sign == .minus)
  }

  @Test("numbers of 100,000 digits are exact")
  func longNumbers() throws {
    let zeros = String(repeating: "0", count: 100_000)
    #expect(try JSONDocument.parse("1\(zeros)").double(0) == nil)
    #expect(try JSONDocument.parse("12\(zeros)e-100000").integer(0) == 12)
    #expect(try JSONDocument.parse("12\(zeros)e-100000").double(0) == 12)
    #expect(try JSONDocument.parse("0.\(zeros)12e100002").integer(0) == 12)
    #expect(try JSONDocument.parse("0.\(zeros)12e100001").double(0) == 1.2)
    #expect(try JSONDocument.parse("2.\(zeros)").integer(0) == 2)
    #expect(try JSONDocument.parse("2.\(zeros)1").integer(0) == nil)
    // Half way between two doubles, and a little above.
    #expect(try JSONDocument.parse("9007199254740993.\(zeros)").double(0) == 9_007_199_254_740_992)
    #expect(try JSONDocument.parse("9007199254740993.\(zeros)1").double(0) == 9_007_199_254_740_994)
  }
}
