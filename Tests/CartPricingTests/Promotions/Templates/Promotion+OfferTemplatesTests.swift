// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

@Suite("Templates for offers by product, spend, line and customer")
struct OfferTemplateTests {
  @Test("A line with a member price costs it, and a line without one stays as it is")
  func memberPrice() throws {
    let lines = [
      CartLine("1", sku: "A", quantity: 2, unitPrice: "10", attributes: ["member": "8.00"]),
      CartLine("2", sku: "B", unitPrice: "10"),
      CartLine("3", sku: "C", unitPrice: "10", attributes: ["member": "12.00"]),
      CartLine("4", sku: "D", unitPrice: "10", attributes: ["member": 8]),
    ]
    let priced = try price([.memberPrice("m", attribute: "member")], Cart(currency: .eur, lines: lines))
    #expect(priced.lines.map(\.total.amountText) == ["16.00", "10.00", "10.00", "10.00"])
    let some = try price([.memberPrice("m", attribute: "member", of: .sku("B"))], Cart(currency: .eur, lines: lines))
    #expect(some.total.amountText == "50.00")
  }

  @Test(
    "Of every so many units of one SKU one is discounted, and other SKUs do not count with it",
    arguments: [(2, 2, "30.00"), (3, 2, "30.00"), (6, 2, "50.00"), (6, 3, "50.00"), (9, 3, "70.00"), (4, 5, "50.00")])
  func buyGetSame(first: Int, second: Int, total: String) throws {
    // (first − ⌊first / 3⌋) × 10.00 + (second − ⌊second / 3⌋) × 5.00
    let promotion = Promotion.buyGetSame("three", .free, ofEvery: 3)
    #expect(try TemplateShop.total(promotion, [(first, "10", "a"), (second, "5", "b")]) == total)
  }

  @Test("Equal units on several lines count together, up to a number of times")
  func buyGetSameTimes() throws {
    let half = Promotion.buyGetSame("half", .percent("50"), ofEvery: 2, of: .category("a"), times: 1)
    #expect(try TemplateShop.total(half, [(1, "10", "a"), (1, "10", "a")]) == "15.00")
    #expect(try TemplateShop.total(half, [(4, "10", "a")]) == "35.00")
    #expect(try TemplateShop.total(half, [(4, "10", "b")]) == "40.00")
  }

  @Test(
    "An amount is taken off for each full amount that is spent",
    arguments: [("49.99", "49.99"), ("50", "45.00"), ("99.99", "94.99"), ("100", "90.00"), ("200", "190.00")]
      as [(Amount, String)])
  func forEvery(price: Amount, total: String) throws {
    let promotion = Promotion.forEvery("every", "50", off: "5", times: 2)
    #expect(try TemplateShop.total(promotion, [(1, price, "a")]) == total)
  }

  @Test("What does not count adds nothing to the amount that is spent, and is discounted with the cart")
  func forEveryOfSome() throws {
    let promotion = Promotion.forEvery("every", "50", off: "5", of: .category("toys"))
    #expect(try TemplateShop.total(promotion, [(1, "60", "toys"), (1, "60", "books")]) == "115.00")
    let below = try TemplateShop.price(promotion, [(1, "40", "toys"), (1, "60", "books")])
    #expect(below.total.amountText == "100.00")
    #expect(below.decisions.first?.gaps.first?.missing.description == "10.00 EUR")
  }

  @Test("Each line gets the discount of the group that takes more of it")
  func bestPerLine() throws {
    let cart = Cart(currency: .eur, lines: TemplateShop.lines([(1, "10", "a"), (1, "20", "b"), (1, "15", "c")]))
    let group = [
      Promotion.bestPerLine("tenth", .percent("10"), in: "best"),
      Promotion.bestPerLine("euro", .amount("1.50"), in: "best", of: !.category("b")),
    ]
    // 10 % of 10.00 is less than 1.50, 10 % of 15.00 is as much, and the first in canonical order gets that line.
    let priced = try price(group, cart)
    #expect(priced.lines.map(\.discount.amountText) == ["1.50", "2.00", "1.50"])
    #expect(priced.lines.map { $0.adjustments.map(\.promotion) } == [["euro"], ["tenth"], ["euro"]])
  }

  @Test("A gift is given once it is chosen, and offered until then")
  func chooseGift() throws {
    let options = [GiftOption("MUG", unitPrice: "6"), GiftOption("PEN", unitPrice: "4")]
    let gift = Promotion.chooseGift("gift", options, from: "50")
    var cart = Cart(currency: .eur, lines: TemplateShop.lines([(1, "50", "a")]))
    let open = try price([gift], cart)
    #expect(open.lines.count == 1)
    #expect(open.choices.map(\.oneOf) == [["MUG", "PEN"]])
    cart.choices = ["gift": "PEN"]
    let chosen = try price([gift], cart)
    #expect(chosen.lines.last?.sku == "PEN")
    #expect(chosen.lines.last?.discount.amountText == "4.00")
    #expect(chosen.total.amountText == "50.00")
    #expect(chosen.choices.isEmpty)
    cart.lines[0].unitPrice = "49.99"
    #expect(try price([gift], cart).lines.count == 1)
  }

  @Test(
    "What a customer has got this year is taken from the budget, and no other year counts",
    arguments: [("0", "7.00"), ("498", "8.00"), ("499.99", "9.99"), ("500", "10.00")] as [(Amount, String)])
  func yearlyBudget(spent: Amount, total: String) throws {
    let staff = Promotion.yearlyBudget("staff", .percent("30"), budget: "500")
    let year = PeriodUsage(total: 9, customerTotal: 9, spent: spent, customerSpent: spent)
    let usage = PromotionUsage(
      total: 99, customerTotal: 99, spent: "9000", customerSpent: "9000", during: [.year: year])
    let paid = try TemplateShop.total(
      staff, [(1, "10", "a")], customer: PricingCustomer("c"), usage: Usage(promotions: ["staff": usage]))
    #expect(paid == total)
    #expect(try TemplateShop.total(staff, [(1, "10", "a")]) == "10.00")
  }

  @Test(
    "A happy hour ends with its hours, and with its last day",
    arguments: [
      ("2026-12-18T16:59:59+01:00", "10.00"), ("2026-12-18T17:00:00+01:00", "8.00"),
      ("2026-12-18T18:59:59+01:00", "8.00"), ("2026-12-18T19:00:00+01:00", "10.00"),
      ("2026-12-17T17:30:00+01:00", "10.00"), ("2026-12-25T17:30:00+01:00", "10.00"),
      ("2026-12-18T17:30:00-05:00", "8.00"),
    ] as [(Instant, String)])
  func happyHour(now: Instant, total: String) throws {
    // 18 December 2026 is a Friday.
    let happy = Promotion.happyHour(
      "happy", .percent("20"), of: .tag("drinks"), on: [.friday], from: "17:00", until: "19:00", lastDay: "2026-12-18")
    #expect(try TemplateShop.total(happy, [(2, "5", "drinks")], now: now) == total)
    #expect(try TemplateShop.total(happy, [(2, "5", "nuts")], now: now) == "10.00")
  }

  @Test("Hours that pass midnight end with the last day")
  func happyHourAtMidnight() throws {
    let late = Promotion.happyHour("late", .percent("50"), from: "22:00", until: "02:00", lastDay: "2026-12-18")
    let drinks: [(Int, Amount, String)] = [(2, "5", "drinks")]
    #expect(try TemplateShop.total(late, drinks, now: "2026-12-18T01:59:59+01:00") == "5.00")
    #expect(try TemplateShop.total(late, drinks, now: "2026-12-18T23:59:59+01:00") == "5.00")
    #expect(try TemplateShop.total(late, drinks, now: "2026-12-19T00:00:00+01:00") == "10.00")
  }

  private func price(_ promotions: [Promotion], _ cart: Cart) throws -> PricedCart {
    try PricingEngine(TemplateShop.set(promotions)).price(cart, in: PricingContext(now: TemplateShop.now))
  }
}
