// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §8.1, §8.2, §8.3 and §8.4.
@Suite("The order of steps")
struct StepsTests {
  private let cart = Cart(CartLine("1", sku: "A", unitPrice: "100"))

  @Test("Discounts on items come before discounts on the cart, whatever the priorities")
  func itemsBeforeCart() throws {
    let promotions = [
      Promotion("cart", priority: 9, actions: [.discount(.percent("10"), on: .cart)]),
      Promotion("items", actions: [.discount(.amount("5"), on: .items())]),
    ]
    // 5 off 100, then 10 % of 95
    #expect(try priced(cart, promotions).taken == ["cart 9.50", "items 5.00"])
  }

  @Test("In a step promotions act in canonical order, and each carries out its actions in their order")
  func orderInStep() throws {
    let half = PromotionAction.discount(.percent("50"), on: .items())
    let ten = PromotionAction.discount(.amount("10"), on: .items())
    // 50 and 10; 10 and half of 90
    #expect(try priced(cart, [Promotion("p", actions: [half, ten])]).taken == ["p 60.00"])
    #expect(try priced(cart, [Promotion("p", actions: [ten, half])]).taken == ["p 55.00"])
    let halfFirst = [Promotion("half", priority: 1, actions: [half]), Promotion("ten", actions: [ten])]
    #expect(try priced(cart, halfFirst).taken == ["half 50.00", "ten 10.00"])
    let tenFirst = [Promotion("half", actions: [half]), Promotion("ten", priority: 1, actions: [ten])]
    #expect(try priced(cart, tenFirst).taken == ["ten 10.00", "half 45.00"])
  }

  @Test("A promotion acts on items, the cart, shipping and fees in this order, however its actions are written")
  func orderOfSteps() throws {
    let cart = Cart(
      CartLine("1", sku: "A", unitPrice: "100"), shipping: CartShipping(method: "m", cost: "5"),
      fees: [CartFee("f", kind: "k", amount: "4")])
    func promotion(upTo cap: AmountByCurrency) -> Promotion {
      Promotion(
        "p",
        actions: [
          .discount(.percent("100"), on: .fees), .discount(.percent("100"), on: .shipping),
          .discount(.amount("20"), on: .cart), .discount(.amount("30"), on: .items()),
        ], maxDiscount: cap)
    }
    /// What is paid for the line, shipping and the fee.
    func totals(upTo cap: AmountByCurrency) throws -> [String] {
      let result = try priced(cart, [promotion(upTo: cap)])
      return result.lineTotals + [result.shipping?.total.amountText ?? ""] + result.fees.map(\.total.amountText)
    }
    // 30 off items, 20 off the cart, 5 of shipping, 4 of fees: a cap cuts off the later ones
    #expect(try totals(upTo: "30") == ["70.00", "5.00", "4.00"])
    #expect(try totals(upTo: "50") == ["50.00", "5.00", "4.00"])
    #expect(try totals(upTo: "55") == ["50.00", "0.00", "4.00"])
    #expect(try totals(upTo: "58") == ["50.00", "0.00", "1.00"])
    #expect(try totals(upTo: "60") == ["50.00", "0.00", "0.00"])
  }
}
