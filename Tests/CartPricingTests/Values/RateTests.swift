// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §1.8 and §1.9.
@Suite("Values: rates")
struct RateTests {
  @Test(arguments: [
    ("0", 0, "0"), ("12.5", 125_000, "12.5"), ("12.50", 125_000, "12.5"), ("100", 1_000_000, "100"),
    ("19", 190_000, "19"),
    ("0.0001", 1, "0.0001"), ("7.7000", 77_000, "7.7"), ("999.9999", 9_999_999, "999.9999"),
    ("1000", 10_000_000, "1000"),
    ("1000.0000", 10_000_000, "1000"), ("10", 100_000, "10"),
  ])
  func `A rate is held in parts per million`(_ text: String, _ parts: Int, _ description: String) throws {
    let rate = try #require(Rate(percent: text))
    #expect(rate.partsPerMillion == parts)
    #expect(rate.description == description)
    #expect(rate.isWellFormed)
    #expect(rate == Rate(stringLiteral: text))
    #expect(rate == Rate(partsPerMillion: parts))
  }

  @Test(arguments: [
    "", "-1", "5%", "1.", ".5", "05", "0.00001", "1.00000", "1000.0001", "1001", "99999999999999999999",
  ])
  func `Any other text is no rate`(_ text: String) {
    #expect(Rate(percent: text) == nil)
    let literal = Rate(stringLiteral: text)
    #expect(!literal.isWellFormed)
    #expect(literal.partsPerMillion == 0)
    #expect(text.utf8.count > 7 || literal.description == text)
  }

  @Test func `Parts per million lie within 0 and ten million`() {
    for (parts, fits) in [
      (-1, false), (0, true), (10_000_000, true), (10_000_001, false), (Int.max, false), (Int.min, false),
    ] {
      #expect(Rate(partsPerMillion: parts).isWellFormed == fits, "\(parts)")
    }
    #expect(Rate.zero == "0")
    #expect(Rate.hundredPercent == "100.0")
    #expect(Rate(partsPerMillion: -1).description == "-0.0001")
  }

  @Test func `A rate of an amount is rounded once`() {
    let rate: Rate = "12.5"
    #expect(rate.of(20, rounding: .halfUp) == 3)  // 2.5
    #expect(rate.of(20, rounding: .halfEven) == 2)
    #expect(rate.of(20, rounding: .halfDown) == 2)
    #expect(rate.of(20, rounding: .down) == 2)
    #expect(rate.of(28, rounding: .halfEven) == 4)  // 3.5
    #expect(rate.of(0, rounding: .halfUp) == 0)
    #expect(rate.of(-20, rounding: .halfUp) == -3)
    #expect(Rate.zero.of(.max, rounding: .halfUp) == 0)
    #expect(Rate.hundredPercent.of(.max, rounding: .halfUp) == .max)
    #expect(Rate.hundredPercent.of(.min, rounding: .halfUp) == .min)
    #expect(("100.0001" as Rate).of(.max, rounding: .halfUp) == nil)
    #expect(("1000" as Rate).of(922_337_203_685_477_580, rounding: .down) == 9_223_372_036_854_775_800)
    #expect(("1000" as Rate).of(922_337_203_685_477_581, rounding: .down) == nil)
    #expect(("0.0001" as Rate).of(499_999, rounding: .halfUp) == 0)
    #expect(("0.0001" as Rate).of(500_000, rounding: .halfUp) == 1)
    #expect(("5%" as Rate).of(100, rounding: .halfUp) == 0)
  }

  @Test func `A gross price holds its tax`() {
    let rate: Rate = "19"
    #expect(rate.contained(in: 11900, rounding: .halfUp) == 1900)
    #expect(rate.contained(in: 100, rounding: .halfUp) == 16)  // 15.966…
    #expect(rate.contained(in: 100, rounding: .down) == 15)
    #expect(("100" as Rate).contained(in: 5, rounding: .halfUp) == 3)  // 2.5
    #expect(Rate.zero.contained(in: .max, rounding: .halfUp) == 0)
    #expect(("1000" as Rate).contained(in: 11, rounding: .halfUp) == 10)
    #expect(("1000" as Rate).contained(in: .max, rounding: .halfUp) != nil)
  }
}
