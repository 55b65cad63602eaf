// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §1.20.
@Suite("Values: coupon codes")
struct CouponCodeTests {
  @Test func `A coupon code has the order of its one form`() {
    #expect(CouponCode("a10") < CouponCode("A9"))
    #expect(!(CouponCode("a") < CouponCode(" A ")))
    #expect("\(CouponCode("x"))" == "X")
    #expect(CouponCode(key: TextKey("X")) == "x")
  }

  @Test(arguments: [
    ("  spring25 ", "SPRING25"), ("\t\n\u{0B}\u{0C}\ra b\r\n", "A B"), ("é1", "é1"), ("straße", "STRAßE"), ("", ""),
    (" \t ", ""), ("\u{A0}x", "\u{A0}X"), ("az{`", "AZ{`"), ("CYBER-WEEK", "CYBER-WEEK"),
    ("  a-code-of-20-bytes-x  ", "A-CODE-OF-20-BYTES-X"), ("\u{1F}x", "\u{1F}X"),
  ])
  func `A coupon code is trimmed and its ASCII letters are capitals`(_ entered: String, _ expected: String) {
    #expect(CouponCode(entered).text.utf8.elementsEqual(expected.utf8))
    #expect(CouponCode(entered) == CouponCode(expected))
    #expect(CouponCode(utf8: Array(entered.utf8).span).hashValue == CouponCode(expected).hashValue)
    #expect(CouponCode(stringLiteral: entered) == CouponCode(expected))
  }
}
