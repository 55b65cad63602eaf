// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

@Suite("Quotations in messages")
struct QuotationTests {
  @Test("long texts are quoted by their beginning")
  func quotes() {
    #expect(quoted("a\"b") == "\"a\\\"b\"")
    #expect(quoted(String(repeating: "é", count: 60)) == "\"" + String(repeating: "é", count: 60) + "\"")
    #expect(quoted(String(repeating: "é", count: 1000)) == "\"" + String(repeating: "é", count: 60) + "…\"")
  }
}
