// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §6.7, §6.56, §6.57 and §8.7.
@Suite("Store credit")
struct StoreCreditTests {
  private func on(_ discount: Discount, _ target: DiscountTarget, id: PromotionID = "p", priority: Int = 0) -> Promotion
  {
    Promotion(id, priority: priority, actions: [.discount(discount, on: target)])
  }

  private func credited(_ credit: Credit, _ promotions: Promotion...) throws -> [String] {
    let cart = Cart(CartLine("1", sku: "A", quantity: 5, unitPrice: "7"))
    return try priced(cart, promotions + [Promotion("p", actions: [.credit(credit)])]).credits.map(\.amount.amountText)
  }

  @Test("A credit is given for each full step of what is paid for lines, at most its maximum")
  func credits() throws {
    #expect(try credited(Credit("1", per: "10")) == ["3.00"])
    #expect(try credited(Credit("1", per: "35")) == ["1.00"])
    #expect(try credited(Credit("1", per: "35.01")) == [])
    #expect(try credited(Credit("1", per: "10", max: "2")) == ["2.00"])
    #expect(try credited(Credit("0.01", per: "0.01")) == ["35.00"])
    #expect(try credited(Credit("1", per: "10", max: "0")) == [])
    // 35 − 5.01 leaves 29.99
    #expect(try credited(Credit("1", per: "10"), on(.amount("5.01"), .cart, id: "a")) == ["2.00"])
  }

  @Test("A credit does not change the total, and is not multiplied by applications")
  func creditsAreApart() throws {
    let cart = Cart(CartLine("1", sku: "A", quantity: 5, unitPrice: "7"))
    let promotion = Promotion("p", calculateRule: .quantity(minimum: 1), actions: [.credit(Credit("1", per: "10"))])
    let result = try priced(cart, [promotion])
    #expect(result.credits.map(\.amount.amountText) == ["3.00"])
    #expect(result.total.amountText == "35.00")
    #expect(result.taken == ["p 0.00"])
    #expect(result.redemptions.map(\.discount.amountText) == ["0.00"])
  }
}
