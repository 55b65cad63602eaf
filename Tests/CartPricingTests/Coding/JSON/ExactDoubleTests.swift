// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §1.23.
@Suite("Doubles read in whole numbers are those of the standard library")
struct ExactDoubleTests {
  private func agrees(_ digits: String, _ exponent: Int) -> Bool {
    let expected = Double("\(digits)e\(exponent)").flatMap { $0.isFinite ? $0 : nil }
    return exactDouble(Array(digits.utf8), exponent: exponent) == expected
  }

  @Test(
    "at the edges of the range and half way between two doubles",
    arguments: [
      ("1", 0), ("1", 308), ("1", 309), ("17976931348623157", 292), ("17976931348623158", 292),
      ("17976931348623159", 292), ("5", -324), ("2", -324), ("3", -324), ("24703282292062327", -340),
      ("24703282292062328", -340), ("22250738585072014", -324), ("22250738585072011", -324), ("1", -330),
      ("9007199254740993", 0), ("90071992547409931", -1), ("9007199254740995", 0), ("4503599627370497", 1),
    ])
  func edges(digits: String, exponent: Int) {
    #expect(agrees(digits, exponent))
  }

  @Test("everywhere else")
  func everywhere() {
    var state: UInt64 = 42
    for length in 1...300 {
      var digits = ""
      for _ in 0..<length {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        digits += "\(1 + state >> 33 % 9)"
      }
      for exponent in stride(from: -340 - length, through: 310 - length, by: 37) {
        #expect(agrees(digits, exponent), "\(digits)e\(exponent)")
      }
    }
  }
}
