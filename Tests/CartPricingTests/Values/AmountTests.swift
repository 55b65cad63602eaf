// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §1.2.
@Suite("Values: amounts")
struct AmountTests {
  @Test(
    arguments: [
      ("0", Currency.eur, 0), ("20", .eur, 2000), ("0.5", .eur, 50), ("0.50", .eur, 50), ("19.99", .eur, 1999),
      ("0.01", .eur, 1), ("2000", .jpy, 2000), ("1.25", .kwd, 1250), ("1.250", .kwd, 1250), ("0.0001", .clf, 1),
      ("10000000000000.00", .eur, 1_000_000_000_000_000), ("10000000000000", .eur, 1_000_000_000_000_000),
      ("9999999999999.99", .eur, 999_999_999_999_999), ("1000000000000000", .jpy, 1_000_000_000_000_000),
      ("1000000000000", .kwd, 1_000_000_000_000_000), ("100000000000.0000", .clf, 1_000_000_000_000_000),
    ] as [(String, Currency, Int64)])
  func `An amount becomes minor units`(_ text: String, _ currency: Currency, _ expected: Int64) throws {
    let amount = try #require(Amount(parsing: text))
    #expect(amount.minorUnits(in: currency) == expected)
    #expect(amount.problem(in: currency) == nil)
    #expect(amount.isWellFormed)
    #expect(amount.description == text)
    #expect(amount == Amount(stringLiteral: text))
  }

  @Test(arguments: [
    "", " ", "1 ", " 1", "+1", "-1", "-0", "01", "00", "00.5", ".5", "5.", ".", "1..2", "1.2.3", "1,5", "1e3", "0x1",
    "١",
    "1.5\0", "NaN", "1_000",
  ])
  func `Anything else is malformed`(_ text: String) {
    #expect(Amount(parsing: text) == nil)
    let literal = Amount(stringLiteral: text)
    #expect(!literal.isWellFormed)
    #expect(literal.minorUnits(in: .eur) == nil)
    #expect(literal.problem(in: .eur) == .malformed)
    #expect(literal.description == text)
  }

  @Test(
    arguments: [
      ("1.5", Currency.jpy, Amount.Problem.tooManyDecimals), ("1.0", .jpy, .tooManyDecimals),
      ("1.000", .eur, .tooManyDecimals),
      ("0.001", .eur, .tooManyDecimals), ("1.0000", .kwd, .tooManyDecimals), ("1.00000", .clf, .tooManyDecimals),
      ("10000000000000.01", .eur, .tooLarge), ("1000000000000001", .jpy, .tooLarge),
      ("100000000000000", .eur, .tooLarge),
      ("9223372036854775807", .jpy, .tooLarge), ("9223372036854775808", .jpy, .tooLarge),
      ("9223372036854775807", .clf, .tooLarge), ("99999999999999999999999999", .eur, .tooLarge),
      ("99999999999999999999999999.12", .eur, .tooLarge), ("99999999999999999999999999.12", .jpy, .tooManyDecimals),
      ("99999999999999999999999999.123456", .clf, .tooManyDecimals),
      ("0.1234567890123456789012345", .clf, .tooManyDecimals),
    ] as [(String, Currency, Amount.Problem)])
  func `An amount that does not fit its currency says why`(
    _ text: String, _ currency: Currency, _ problem: Amount.Problem
  ) {
    let amount = Amount(parsing: text)
    #expect(amount?.isWellFormed == true)
    #expect(amount?.minorUnits(in: currency) == nil)
    #expect(amount?.problem(in: currency) == problem)
  }

  @Test func `Very long texts are read to their end`() {
    let zeros = "0." + String(repeating: "0", count: 300)
    #expect(Amount(parsing: zeros)?.problem(in: .clf) == .tooManyDecimals)
    #expect(Amount(parsing: "1" + String(repeating: "0", count: 300))?.problem(in: .clf) == .tooLarge)
    #expect(Amount(parsing: zeros + "x") == nil)
    #expect(
      Amount(parsing: "0." + String(repeating: "0", count: 100))?.description == "0."
        + String(repeating: "0", count: 100))
    #expect(("99999999999999999999" as Amount).description == "9999999…")
  }

  @Test func `Amounts are equal as written`() {
    #expect(("1.5" as Amount) != "1.50")
    #expect(("20" as Amount) != "20.00")
    #expect(Amount(parsing: "1,5" as String) == nil)
    #expect(("1,5" as Amount) == "1,5")
    #expect(("1,5" as Amount) != "1,6")
    #expect(MemoryLayout<Amount>.stride == 16)
  }
}
