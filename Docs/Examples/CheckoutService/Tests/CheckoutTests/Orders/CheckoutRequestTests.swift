// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import HTTPTypes
import Testing

@testable import Checkout

@Suite struct CheckoutRequestTests {
  private func problem(_ text: String, isOrder: Bool = false) -> Problem? {
    do {
      _ = try CheckoutRequest(Array(text.utf8), isOrder: isOrder)
      return nil
    } catch {
      return Problem(answering: error)
    }
  }

  private let cart =
    #""cart": {"currency": "EUR", "lines": [{"id": "1", "sku": "A", "quantity": 1, "unitPrice": "2"}]}"#

  @Test func `all faults are reported together, with their paths`() throws {
    let text = #"""
      {"cart": {"currency": "EUR", "lines": [{"id": "1", "sku": "A", "quantity": 0, "unitPrice": "x"}]}, "extra": 1,
        "store": {"name": "x"}, "explain": "some", "billingCycle": "one"}
      """#
    let found = try #require(self.problem(text, isOrder: true))
    #expect(found.status.code == 422)
    let paths = Set(found.errors.map { $0.path })
    let expected: Set = [
      "extra", "cart.lines[0].quantity", "cart.lines[0].unitPrice", "store.name", "explain", "billingCycle", "total",
    ]
    #expect(paths == expected)
  }

  @Test(arguments: ["{", "", "{\"cart\": 1, \"cart\": 2}", "[1,]"])
  func `what is no JSON, or has a key twice, is 400`(_ text: String) { #expect(problem(text)?.status.code == 400) }

  @Test(arguments: ["[]", "1", "null", "{}", "{\"cart\": null}"])
  func `another value than an object with a cart is 422`(_ text: String) {
    #expect(problem(text)?.status.code == 422)
  }

  @Test func `a member that is null is absent`() {
    #expect(problem("{\(cart), \"customer\": null, \"store\": null, \"redeemed\": null, \"explain\": null}") == nil)
  }

  @Test func `the total of an order is an amount in the currency of its cart`() {
    #expect(problem("{\(cart), \"total\": \"2.00\"}", isOrder: true) == nil)
    for total in ["\"2.001\"", "\"two\"", "2", "null"] {
      #expect(problem("{\(cart), \"total\": \(total)}", isOrder: true)?.errors.map { $0.path } == ["total"], "\(total)")
    }
  }

  @Test func `a customer id with a NUL is a fault`() {
    #expect(problem("{\(cart), \"customer\": {\"id\": \"a\\u0000\"}}")?.errors.map { $0.path } == ["customer.id"])
  }

  @Test func `equal requests have equal texts, whatever the order of their keys`() throws {
    let one = try CheckoutRequest(
      Array("{\(cart), \"total\": \"2.00\", \"customer\": {\"id\": \"a\"}}".utf8), isOrder: true)
    let other = try CheckoutRequest(
      Array("{\"customer\": {\"id\": \"a\"}, \"total\": \"2.00\", \(cart)}".utf8), isOrder: true)
    let third = try CheckoutRequest(
      Array("{\"customer\": {\"id\": \"b\"}, \"total\": \"2.00\", \(cart)}".utf8), isOrder: true)
    #expect(one.canonical == other.canonical)
    #expect(one.canonical != third.canonical)
  }
}
