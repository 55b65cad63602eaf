// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §6.15 and §8.4.
@Suite("Discounts on fees")
struct FeeDiscountTests {
  private func on(_ discount: Discount, _ target: DiscountTarget, id: PromotionID = "p", priority: Int = 0) -> Promotion
  {
    Promotion(id, priority: priority, actions: [.discount(discount, on: target)])
  }

  private func fees(_ promotions: Promotion...) throws -> [String] {
    let cart = Cart(
      CartLine("1", sku: "A", unitPrice: "10"),
      fees: [
        CartFee("b", kind: "wrap", amount: "1.05"), CartFee("a", kind: "handling", amount: "2.15"),
        CartFee("c", kind: "wrap", amount: "0"),
      ])
    return try priced(cart, promotions).fees.map(\.total.amountText)
  }

  @Test("A percentage is rounded once a fee, an amount is allocated over what remains of each")
  func feeDiscounts() throws {
    // 0.525 and 1.075 are 0.53 and 1.08
    #expect(try fees(on(.percent("50"), .fees)) == ["0.52", "1.07", "0.00"])
    #expect(try fees(on(.percent("50"), .fees(kinds: ["wrap"]))) == ["0.52", "2.15", "0.00"])
    #expect(try fees(on(.percent("50"), .fees(kinds: ["none"]))) == ["1.05", "2.15", "0.00"])
    // 1.00 over 2.15 (a) and 1.05 (b): 67.1875 and 32.8125 cents, so 0.67 and 0.33
    #expect(try fees(on(.amount("1"), .fees)) == ["0.72", "1.48", "0.00"])
    #expect(try fees(on(.amount("9"), .fees)) == ["0.00", "0.00", "0.00"])
    #expect(try fees(on(.amount("1"), .fees(kinds: ["wrap", "handling"]))) == ["0.72", "1.48", "0.00"])
    // the second finds what remains: 50 % of 0.52 is 0.26, of 1.07 0.535
    #expect(
      try fees(on(.percent("50"), .fees, id: "a"), on(.percent("50"), .fees, id: "b")) == ["0.26", "0.53", "0.00"])
  }
}
