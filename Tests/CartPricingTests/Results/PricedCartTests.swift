// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §8.14, §8.15, §8.16, §8.17 and §8.18.
@Suite("Results of pricing")
struct PricedCartTests: ResultFixture {
  @Test("Every figure has a property of its own")
  func properties() throws {
    let result = try priced(cart, [promotion], in: .of(PricingCustomer("c")))
    #expect(result.currency == .eur)
    let line = try #require(result.lines.first)
    #expect((line.id, line.sku, line.name, line.quantity, line.isGift) == ("1", "A", "Mug", 2, false))
    // 20 − 2, at 20 % tax; shipping 5 − 1 at 10 %
    #expect((line.total.amountText, line.tax.amountText) == ("18.00", "3.60"))
    #expect(line.adjustments.map { "\($0.promotion) \($0.amount)" } == ["p 2.00 EUR"])
    let fee = try #require(result.fees.first)
    #expect(
      (fee.id, fee.amount.amountText, fee.discount.amountText, fee.total.amountText) == ("f", "2.00", "0.50", "1.50"))
    #expect(fee.adjustments.map(\.amount.amountText) == ["0.50"])
    let shipping = try #require(result.shipping)
    #expect(
      (shipping.cost.amountText, shipping.discount.amountText, shipping.tax.amountText) == ("5.00", "1.00", "0.40"))
    #expect(result.tax.adjustments.map { "\($0.promotion) \($0.amount.amountText)" } == ["p 1.80"])
    #expect(result.credits.map { "\($0.promotion) \($0.amount)" } == ["p 2.00 EUR"])
    #expect(result.messages.map(\.promotion) == ["p"])
    #expect(result.messages.map(\.text) == ["5.30 EUR"])
    let redemption = try #require(result.redemptions.first)
    #expect((redemption.promotion, redemption.customer, redemption.coupon) == ("p", "c", nil))
    #expect(redemption.discount.amountText == "5.30")
  }

  @Test("Results are equal if all their figures are")
  func equality() throws {
    let one = try priced(cart, [promotion])
    let other = try priced(cart, [promotion])
    let copy = one
    #expect(one == copy)
    #expect(one == other)
    #expect(one.hashValue == other.hashValue)
    #expect(Set([one, other, copy]).count == 1)
    #expect(try priced(cart, []) != one)
  }
}
