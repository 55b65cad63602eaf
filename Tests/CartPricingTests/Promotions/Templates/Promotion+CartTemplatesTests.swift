// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

@Suite("Templates for the cart")
struct CartTemplateTests {
  @Test("A discount on the cart holds from its threshold on")
  func cart() throws {
    let promotion = Promotion.cart("ten", .percent("10"), from: "100")
    #expect(try TemplateShop.total(promotion, [(1, "60", "a"), (1, "45", "b")]) == "94.50")  // 10 % of 105 = 10.50
    #expect(try TemplateShop.total(promotion, [(1, "100", "a")]) == "90.00")
    #expect(try TemplateShop.total(promotion, [(1, "99.99", "a")]) == "99.99")
  }

  @Test("A discount on a part counts and discounts that part alone")
  func subset() throws {
    let promotion = Promotion.cart("plants", .amount("5"), of: .category("plants"), from: "10")
    #expect(try TemplateShop.total(promotion, [(2, "5", "plants"), (1, "40", "pots")]) == "45.00")
    #expect(try TemplateShop.total(promotion, [(1, "9.99", "plants"), (1, "40", "pots")]) == "49.99")
  }

  @Test("Spend X, get Y off: what does not count is not counted")
  func spendGetOff() throws {
    let promotion = Promotion.spendGetOff("t", spend: "1000", of: !.category("gift-cards"), off: "100")
    #expect(try TemplateShop.total(promotion, [(1, "1200", "tablet")]) == "1100.00")
    #expect(try TemplateShop.total(promotion, [(1, "1000", "tablet")]) == "900.00")
    let priced = try TemplateShop.price(promotion, [(1, "600", "tablet"), (1, "500", "gift-cards")])
    #expect(priced.total.amountText == "1100.00")
    #expect(priced.decisions.first?.gaps.first?.missing.description == "400.00 EUR")
  }

  @Test(
    "Buy more, save more: the step that is reached counts",
    arguments: [
      ("49.99", "49.99"), ("50.00", "45.00"), ("99.99", "89.99"), ("100.00", "85.00"), ("149.99", "127.49"),
      ("150.00", "120.00"),
    ] as [(Amount, String)])
  func spendMoreSaveMore(price: Amount, total: String) throws {
    let promotion = Promotion.spendMoreSaveMore(
      "more", [.from("50", percent: "10"), .from("150", percent: "20"), .from("100", percent: "15")])
    #expect(try TemplateShop.total(promotion, [(1, price, "a")]) == total)
  }

  @Test("Buy more, save more by amounts, of some lines alone")
  func spendMoreSaveMoreAmounts() throws {
    let promotion = Promotion.spendMoreGetMoreOff("more", [.from("50", off: "5"), .from("100", off: "12")])
    #expect(try TemplateShop.total(promotion, [(1, "99.99", "a")]) == "94.99")
    #expect(try TemplateShop.total(promotion, [(1, "100", "a")]) == "88.00")
    let some = Promotion.spendMoreGetMoreOff("more", [.from("50", off: "5")], of: .tag("sale"))
    #expect(try TemplateShop.total(some, [(1, "49.99", "sale"), (1, "100", "a")]) == "149.99")
    #expect(try TemplateShop.total(some, [(1, "50", "sale"), (1, "100", "a")]) == "145.00")
  }

  @Test("A volume scale goes by the smallest quantity of any line")
  func volumeScale() throws {
    let promotion = Promotion.volumeScale(
      "v", [.from(2, percent: "5"), .from(3, percent: "10"), .from(4, percent: "15")])
    #expect(try TemplateShop.total(promotion, [(2, "5", "a"), (5, "5", "b")]) == "33.25")
    #expect(try TemplateShop.total(promotion, [(4, "5", "a"), (5, "5", "b"), (6, "5", "c")]) == "63.75")
    #expect(try TemplateShop.total(promotion, [(1, "5", "a"), (1, "5", "b")]) == "10.00")
    #expect(promotion.constraints.requiresSameBillingInterval)
  }

  @Test("Free shipping holds from its threshold on, after discounts where it says so")
  func freeShipping() throws {
    let shipping = CartShipping(method: "post", cost: "4.90")
    let promotion = Promotion.freeShipping("ship", from: "50")
    #expect(try TemplateShop.total(promotion, [(1, "50", "a")], shipping: shipping) == "50.00")
    #expect(try TemplateShop.total(promotion, [(1, "49.99", "a")], shipping: shipping) == "54.89")
    #expect(try TemplateShop.total(.freeShipping("ship"), [(1, "1", "a")], shipping: shipping) == "1.00")
    let set = PromotionSet(currency: .eur) {
      Promotion.freeShipping("ship", from: "50", after: .cart)
      Promotion.cart("ten", .percent("10"))
    }
    let cart = Cart(currency: .eur, lines: TemplateShop.lines([(1, "55", "a")]), shipping: shipping)
    let priced = try PricingEngine(set).price(cart, in: PricingContext(now: TemplateShop.now))
    #expect(priced.total.amountText == "54.40")  // 55.00 − 5.50 = 49.50 is below 50, so 49.50 + 4.90
  }
}
