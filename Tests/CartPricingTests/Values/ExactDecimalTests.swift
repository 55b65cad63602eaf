// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §4.15.
@Suite("Exact numbers")
struct ExactDecimalTests {
  @Test(
    "A number has at most 9 digits before the point and 6 behind it",
    arguments: [
      ("0", 0), ("2.75", 2_750_000), ("0.000001", 1), ("999999999.999999", 999_999_999_999_999),
      ("1.500000", 1_500_000),
      ("20", 20_000_000),
    ] as [(String, Int64)])
  func numbers(text: String, millionths: Int64) throws {
    #expect(try #require(ExactDecimal(parsing: text)).millionths == millionths)
  }

  @Test(
    "Anything else is no number",
    arguments: ["", "-1", "+1", "1.", ".5", "01", "1e3", "1,5", "1000000000", "0.0000001", "1.0000000", " 1", "NaN"])
  func malformed(text: String) {
    #expect(ExactDecimal(parsing: text) == nil)
    let kept = ExactDecimal(stringLiteral: text)
    #expect(!kept.isWellFormed && kept.millionths == 0)
  }

  @Test("Equal numbers are equal and are written without zeros at their ends")
  func text() {
    #expect("2.50" as ExactDecimal == "2.5" as ExactDecimal)
    #expect(("2.50" as ExactDecimal).description == "2.5" && ("7.000" as ExactDecimal).description == "7")
    #expect(("1,5" as ExactDecimal).description == "1,5")
  }
}
