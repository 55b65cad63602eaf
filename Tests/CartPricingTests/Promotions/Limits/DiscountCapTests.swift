// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §6.60, §6.61 and §6.62.
@Suite("The largest discount of a promotion")
struct DiscountCapTests: CapFixture {
  @Test(
    "A cap takes exactly what it leaves, and nothing below it",
    arguments: [("9.99", "9.99"), ("10", "10.00"), ("10.01", "10.00"), ("0.01", "0.01")])
  func caps(cap: String, discount: String) throws {
    let promotion = Promotion(
      "p", actions: [.discount(.percent("10"), on: .cart)], maxDiscount: .plain(try #require(Amount(parsing: cap))))
    #expect(try priced(cart("100"), [promotion]).discount.amountText == discount)
  }

  @Test("What is left is split by the discounts that it replaces, over lines, then units")
  func splitting() throws {
    let promotion = Promotion(
      "p", actions: [.discount(.percent("10"), on: .items())], maxDiscount: "5")
    // 6 and 4 uncapped: 3 and 2
    #expect(try priced(cart("60", "40"), [promotion]).lineTotals == ["57.00", "38.00"])
    // prices take 3 and 1 off single units; 1.00 is split 0.75 and 0.25
    let price = Promotion("p", actions: [.discount(.price("7"), on: .items())], maxDiscount: "1")
    #expect(try priced(cart("10", "8", "7"), [price]).lineTotals == ["9.25", "7.75", "7.00"])
    // within a line by the units' discounts: 3 and 3 and 3 to 1.00
    let units = Cart(CartLine("1", sku: "A", quantity: 3, unitPrice: "10"))
    #expect(try priced(units, [price]).units() == "1x9.66 2x9.67")
  }

  @Test("A cap is over all actions in the order they are carried out, not in which they are written")
  func overActions() throws {
    let promotion = Promotion(
      "p",
      actions: [
        .discount(.percent("100"), on: .shipping), .discount(.amount("4"), on: .cart),
        .discount(.amount("2"), on: .items()),
      ], maxDiscount: "7.50")
    // items 2, cart 4, and 1.50 are left for shipping
    let result = try priced(cart("10"), [promotion])
    #expect(result.lineTotals == ["4.00"])
    #expect(result.shipping?.total.amountText == "3.50")
    #expect(result.taken == ["p 7.50"])
    var less = promotion
    less.maxDiscount = "6"
    #expect(try priced(cart("10"), [less]).shipping?.total.amountText == "5.00")
  }

  @Test("A cap on fees is split by what each fee would lose, and one on tax by line")
  func capOnFeesAndTax() throws {
    let cart = Cart(
      currency: .eur,
      lines: [
        CartLine("1", sku: "A", unitPrice: "100", taxRate: "20"),
        CartLine("2", sku: "B", unitPrice: "50", taxRate: "20"),
      ], fees: [CartFee("a", kind: "k", amount: "3"), CartFee("b", kind: "k", amount: "1")])
    let fees = Promotion("p", actions: [.discount(.percent("100"), on: .fees)], maxDiscount: "2")
    #expect(try priced(cart, [fees]).fees.map(\.total.amountText) == ["1.50", "0.50"])
    let tax = Promotion("p", actions: [.discount(.percent("100"), on: .tax)], maxDiscount: "3")
    #expect(try priced(cart, [tax]).tax.discount.amountText == "3.00")
  }

  @Test("An upgrade that is not covered is void, and leaves its cap to the next action")
  func upgrades() throws {
    func promotion(_ cap: AmountByCurrency) -> Promotion {
      Promotion("p", actions: [.upgradeShipping("air"), .discount(.amount("1"), on: .shipping)], maxDiscount: cap)
    }
    let covered = try priced(cart("10"), [promotion("7")])
    #expect(covered.shipping?.method == "air")
    #expect(covered.shipping?.total.amountText == "5.00")
    let void = try priced(cart("10"), [promotion("6.99")])
    #expect(void.shipping?.method == "ground")
    #expect(void.shipping?.total.amountText == "4.00")
  }
}
