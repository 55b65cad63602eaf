// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §6.16, §8.6, §8.8, §8.10, §8.11 and §8.31.
@Suite("Tax, and discounts on it")
struct TaxDiscountTests {
  private func on(_ discount: Discount, _ target: DiscountTarget, id: PromotionID = "p", priority: Int = 0) -> Promotion
  {
    Promotion(id, priority: priority, actions: [.discount(discount, on: target)])
  }

  private func taxed(included: Bool, _ promotions: Promotion...) throws -> PricedCart {
    let cart = Cart(
      currency: .eur,
      lines: [
        CartLine("1", sku: "A", unitPrice: "9.99", taxRate: "20"),
        CartLine("2", sku: "B", unitPrice: "11.90", taxRate: "19", isDiscountable: false),
        CartLine("3", sku: "C", unitPrice: "1"),
      ], shipping: CartShipping(method: "m", cost: "4.90", taxRate: "10"), fees: [CartFee("f", kind: "k", amount: "2")],
      isTaxIncluded: included)
    return try priced(cart, promotions)
  }

  @Test("Tax is added to prices before tax, line by line, and on shipping, not on fees")
  func taxAdded() throws {
    // 1.998, 2.261 and 0.49: 2.00 + 2.26 + 0.49
    let plain = try taxed(included: false)
    #expect(plain.lines.map(\.tax.amountText) == ["2.00", "2.26", "0.00"])
    #expect(plain.shipping?.tax.amountText == "0.49")
    #expect(plain.tax.amount.amountText == "4.75")
    // 22.89 + 4.90 + 2 + 4.75
    #expect(plain.total.amountText == "34.54")
    // half of the tax of each line, discountable or not; that of shipping stays
    let half = try taxed(included: false, on(.percent("50"), .tax))
    #expect((half.tax.amount.amountText, half.tax.discount.amountText) == ("4.75", "2.13"))
    #expect(half.tax.total.amountText == "2.62")
    #expect(half.lines.map(\.tax.amountText) == ["2.00", "2.26", "0.00"])
    #expect(half.total.amountText == "32.41")
    #expect(try taxed(included: false, on(.percent("100"), .tax(.sku("B")))).tax.discount.amountText == "2.26")
    // it is of what is paid: 50 % of 9.99 is 5.00, so 4.99 at 20 % is 0.998
    #expect(try taxed(included: false, on(.percent("50"), .items(.sku("A")))).lines.first?.tax.amountText == "1.00")
  }

  @Test("Tax is contained in prices after tax, and a discount on it lowers what is paid all the same")
  func taxIncluded() throws {
    // 9.99 · 20 / 120 = 1.665, 11.90 · 19 / 119 = 1.90, 4.90 · 10 / 110 = 0.4454…
    let plain = try taxed(included: true)
    #expect(plain.lines.map(\.tax.amountText) == ["1.67", "1.90", "0.00"])
    #expect(plain.tax.amount.amountText == "4.02")
    #expect(plain.total.amountText == "29.79")
    let free = try taxed(included: true, on(.percent("100"), .tax))
    #expect(free.tax.discount.amountText == "3.57")
    #expect(free.total.amountText == "26.22")
    #expect(free.discount.amountText == "3.57")
  }
}
