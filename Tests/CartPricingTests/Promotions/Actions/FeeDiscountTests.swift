// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §2.4, §6.15, §8.4 and §8.10.
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

  @Test("A fee has tax on what is left of it, added or contained")
  func taxes() throws {
    func result(included: Bool) throws -> PricedCart {
      try priced(
        [promotion("p", "{'on':{'fees':['wrap']},'discount':{'percent':'50'}}")],
        cart: """
          'lines':[],'taxIncluded':\(included),'fees':[{'id':'a','kind':'wrap','amount':'10','taxRate':'20'},\
          {'id':'b','kind':'handling','amount':'2.99','taxRate':'19'},{'id':'c','kind':'wrap','amount':'4'}]
          """)
    }
    // 5.00 at 20 %; 2.99 at 19 % is 0.5681; 2.00 without tax
    let added = try result(included: false)
    #expect(added.fees.map { $0.tax?.amountText } == ["1.00", "0.57", nil])
    #expect(added.total.amountText == "11.56")
    // 5.00 · 20 / 120 is 0.8333; 2.99 · 19 / 119 is 0.4773…
    let contained = try result(included: true)
    #expect(contained.fees.map { $0.tax?.amountText } == ["0.83", "0.48", nil])
    #expect(contained.tax.amount.amountText == "1.31")
    #expect(contained.total.amountText == "9.99")
  }

  @Test("A discount on tax takes nothing of the tax of fees")
  func taxDiscount() throws {
    let result = try priced(
      [promotion("p", "{'on':'tax','discount':{'percent':'100'}}")],
      cart: cartLines(cartLine("a", 1, "10", "'taxRate':'20'"))
        + ",'fees':[{'id':'f','kind':'k','amount':'5','taxRate':'20'}]")
    #expect(result.tax.amount.amountText == "3.00")
    #expect(result.tax.discount.amountText == "2.00")
  }
}
