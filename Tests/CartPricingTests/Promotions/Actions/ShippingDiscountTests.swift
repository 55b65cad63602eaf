// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §6.14 and §6.18.
@Suite("Discounts on shipping")
struct ShippingDiscountTests: ShippingFixture {
  private func on(_ discount: Discount, _ target: DiscountTarget, id: PromotionID = "p", priority: Int = 0) -> Promotion
  {
    Promotion(id, priority: priority, actions: [.discount(discount, on: target)])
  }

  @Test("Shipping is discounted by a percentage, an amount or a price")
  func shipping() throws {
    // 50 % of 4.99 is 2.495
    #expect(try shipped("4.99", on(.percent("50"), .shipping)).total.amountText == "2.49")
    #expect(try shipped("4.99", on(.amount("2"), .shipping)).total.amountText == "2.99")
    #expect(try shipped("4.99", on(.amount("10"), .shipping)).total.amountText == "0.00")
    #expect(try shipped("4.99", on(.price("3"), .shipping)).discount.amountText == "1.99")
    #expect(try shipped("4.99", on(.price("9"), .shipping)).total.amountText == "4.99")
    // the second finds what remains
    let two = try shipped("10", on(.percent("50"), .shipping, id: "a"), on(.percent("50"), .shipping, id: "b"))
    #expect(two.adjustments.map { "\($0.promotion) \($0.amount.amountText)" } == ["a 5.00", "b 2.50"])
    #expect(two.total.amountText == "2.50")
  }

  @Test("A cart without shipping has none to discount")
  func noShipping() throws {
    let cart = Cart(CartLine("1", sku: "A", unitPrice: "10"))
    let result = try priced(cart, [on(.percent("50"), .shipping), Promotion("q", actions: [.upgradeShipping("air")])])
    #expect(result.shipping == nil)
    #expect(result.reasons == ["p noEffect", "q noEffect"])
  }
}
