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
}
