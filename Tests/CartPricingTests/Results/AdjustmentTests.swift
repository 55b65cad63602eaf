// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §8.30, §8.32 and §8.34.
@Suite("All adjustments as one list")
struct AdjustmentTests: SupportFixture {
  @Test("All adjustments are one list that adds up to the discount")
  func adjustments() throws {
    let promotions = [
      Promotion(
        "all", priority: 1,
        actions: [
          .discount(.percent("10"), on: .cart), .discount(.amount("1"), on: .shipping),
          .discount(.amount("0.50"), on: .fees),
          .gift("G", unitPrice: "3"),
        ]),
      Promotion("b", actions: [.discount(.amount("1"), on: .items(.sku("B")))]),
    ]
    let cart = Cart(
      CartLine("1", sku: "A", unitPrice: "10"), CartLine("2", sku: "C", unitPrice: "0"),
      CartLine("3", sku: "B", unitPrice: "11"),
      shipping: CartShipping(method: "ground", cost: "5"),
      fees: [CartFee("f", kind: "x", amount: "0"), CartFee("g", kind: "x", amount: "2")])
    let result = try priced(cart, promotions)
    // b takes 1.00 first, then 10 % of 10.00 and of 10.00.
    #expect(
      result.adjustments.map(\.description) == [
        "all: 1.00 EUR off line 1", "all: 1.00 EUR off line 3", "b: 1.00 EUR off line 3",
        "all: 3.00 EUR off line gift:all:3", "all: 1.00 EUR off shipping", "all: 0.50 EUR off fee g",
      ])
    #expect(result.lines[2].adjustments.map(\.target) == [.line("3"), .line("3")])
    #expect(result.adjustments.reduce(0) { $0 + $1.amount.minorUnits } == result.discount.minorUnits)
  }

  @Test("A promotion has one adjustment for each target, whatever its steps, and in canonical order")
  func severalSteps() throws {
    // Items are discounted before the cart, whatever the priority: c, a, then b, a.
    let promotions = [
      Promotion(
        "a", priority: 3,
        actions: [
          .discount(.amount("1"), on: .items(.sku("A"))), .discount(.amount("1"), on: .items()),
          .discount(.percent("10"), on: .cart), .discount(.amount("0.50"), on: .fees),
        ]),
      Promotion("b", priority: 2, actions: [.discount(.amount("2"), on: .cart)]),
      Promotion(
        "c", priority: 1,
        actions: [
          .discount(.amount("1"), on: .items(.sku("A"))), .discount(.amount("0.20"), on: .fees),
        ]),
    ]
    let cart = Cart(
      CartLine("1", sku: "A", unitPrice: "13"), CartLine("2", sku: "B", unitPrice: "11"),
      fees: [
        CartFee("f", kind: "x", amount: "1"), CartFee("g", kind: "x", amount: "0"),
        CartFee("h", kind: "x", amount: "1"),
      ])
    let result = try priced(cart, promotions)
    // a takes 2 and 1, c takes 1: 10 and 10 are left. a takes 1 and 1; b takes 2 of 9 and 9.
    #expect(
      result.adjustments.map(\.description) == [
        "a: 3.00 EUR off line 1", "b: 1.00 EUR off line 1", "c: 1.00 EUR off line 1",
        "a: 2.00 EUR off line 2", "b: 1.00 EUR off line 2",
        "a: 0.25 EUR off fee f", "c: 0.10 EUR off fee f", "a: 0.25 EUR off fee h", "c: 0.10 EUR off fee h",
      ])
    #expect(result.lines.map(\.total.amountText) == ["8.00", "8.00"])
    #expect(result.fees.map(\.total.amountText) == ["0.65", "0.00", "0.65"])
    #expect(try PricedCart(json: result.jsonBytes) == result)
  }
}
