// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

@Suite("Templates for items, groups and bundles")
struct ItemTemplateTests {
  @Test("Each unit of the selected lines is discounted, however it is said")
  func items() throws {
    let lines: [(Int, Amount, String)] = [(2, "10", "Clearance"), (1, "10", "new")]
    #expect(try TemplateShop.total(.items("i", .percent("30"), of: .tag("Clearance")), lines) == "24.00")
    #expect(try TemplateShop.total(.items("i", .amount("4"), of: .tag("Clearance")), lines) == "22.00")
    #expect(try TemplateShop.total(.items("i", .price("5"), of: .tag("Clearance")), lines) == "20.00")
    #expect(try TemplateShop.total(.items("i", .price("12"), of: .tag("Clearance")), lines) == "30.00")
    #expect(try TemplateShop.total(.items("i", .free, of: .tag("Clearance")), lines) == "10.00")
  }

  @Test("Buy X, get a discount on P others: as many as were earned, and never on what was bought")
  func buyGet() throws {
    let bag = Promotion.buyGet("bag", .free, buy: 1, of: .sku("LAPTOP"), get: 1, of: .sku("BAG"))
    #expect(try TemplateShop.total(bag, [(2, "900", "LAPTOP"), (3, "35", "BAG")]) == "1835.00")
    let alone = try TemplateShop.price(bag, [(2, "900", "LAPTOP")])
    #expect(alone.total.amountText == "1800.00")
    #expect(alone.decisions.first?.gaps.first?.measure == .reward)
    let fourth = Promotion.buyGet("fourth", .percent("50"), buy: 3, get: 1)
    for (count, total) in [(3, "24.00"), (4, "28.00"), (7, "52.00"), (8, "56.00")] {
      #expect(try TemplateShop.total(fourth, [(count, "8", "a")]) == total)
    }
    let once = Promotion.buyGet("fourth", .percent("50"), buy: 3, get: 1, times: 1)
    #expect(try TemplateShop.total(once, [(8, "8", "a")]) == "60.00")
    let two = Promotion.buyGet("two", .amount("1"), buy: 2, of: .tag("shoes"), get: 2, of: .tag("socks"))
    #expect(try TemplateShop.total(two, [(2, "50", "shoes"), (3, "4", "socks")]) == "110.00")
  }

  @Test("The least expensive of a group is free, groups being formed from the most expensive down")
  func leastExpensive() throws {
    let three = Promotion.cheapest("l", ofEvery: 3, of: .category("shoes"))
    #expect(try TemplateShop.total(three, [(1, "50", "shoes"), (1, "40", "shoes"), (1, "30", "shoes")]) == "90.00")
    #expect(try TemplateShop.total(three, [(2, "50", "shoes"), (2, "40", "shoes"), (2, "30", "shoes")]) == "170.00")
    #expect(try TemplateShop.total(three, [(1, "50", "shoes"), (1, "40", "shoes"), (1, "30", "hats")]) == "120.00")
    let two = Promotion.cheapest("b", ofEvery: 2, of: .category("shoes"))
    #expect(try TemplateShop.total(two, [(1, "50", "shoes"), (1, "40", "shoes")]) == "50.00")
    let half = Promotion.cheapest("b", .percent("50"), ofEvery: 2, times: 1)
    #expect(try TemplateShop.total(half, [(4, "10", "a")]) == "35.00")
  }

  @Test("The most expensive of a group is discounted")
  func mostExpensive() throws {
    let half = Promotion.mostExpensive("half", .percent("50"), ofEvery: 3, times: 1)
    #expect(try TemplateShop.total(half, [(1, "30", "a"), (1, "20", "b"), (1, "10", "c")]) == "45.00")
    #expect(try TemplateShop.total(half, [(1, "30", "a"), (1, "20", "b")]) == "50.00")
  }

  @Test("Buy for X, get the most expensive discounted")
  func buyForGetMostExpensive() throws {
    let treat = Promotion.buyForGetMostExpensive("treat", .percent("30"), spend: "100")
    #expect(try TemplateShop.total(treat, [(1, "80", "a"), (1, "25", "b")]) == "81.00")
    #expect(try TemplateShop.total(treat, [(2, "50", "a")]) == "85.00")
    #expect(try TemplateShop.total(treat, [(1, "80", "a")]) == "80.00")
  }

  @Test("The cheapest that the determinant leaves is discounted, and one unit of it")
  func cheapest() throws {
    let gadget = Promotion.cheapest("gadget", .percent("10"), of: .category("gadgets"), pricedFrom: "100")
    let gadgets: [(Int, Amount, String)] = [(1, "250", "gadgets"), (2, "120", "gadgets"), (1, "60", "gadgets")]
    #expect(try TemplateShop.total(gadget, gadgets) == "538.00")  // 550 − 12
    #expect(try TemplateShop.total(gadget, [(1, "99.99", "gadgets"), (1, "100", "hats")]) == "199.99")
    #expect(try TemplateShop.total(.cheapest("c", .amount("5"), pricedFrom: "100"), [(1, "100", "hats")]) == "95.00")
    #expect(try TemplateShop.total(.cheapest("c", .amount("5")), [(1, "3", "a"), (1, "9", "b")]) == "9.00")
    #expect(
      try TemplateShop.total(
        .mostExpensive("p", .percent("30"), of: .tag("tvs")), [(1, "800", "tvs"), (1, "500", "tvs")])
        == "1060.00")
  }

  @Test("Every so many units cost a fixed price, and what costs less stays")
  func group() throws {
    let shirts = Promotion.group("shirts", ofEvery: 5, of: .tag("shirt"), price: "25")
    #expect(try TemplateShop.total(shirts, [(12, "7", "shirt")]) == "64.00")
    #expect(try TemplateShop.total(shirts, [(4, "7", "shirt")]) == "28.00")
    #expect(try TemplateShop.total(shirts, [(5, "4", "shirt")]) == "20.00")
    #expect(try TemplateShop.total(.group("s", ofEvery: 5, price: "25", times: 1), [(12, "7", "shirt")]) == "74.00")
  }

  @Test("A bundle costs its price once all of its parts are there")
  func bundle() throws {
    let parts = [BundlePart(.sku("TENT")), BundlePart(.category("mats"), count: 2)]
    let camping = Promotion.bundle("camping", parts, price: "150")
    #expect(try TemplateShop.total(camping, [(1, "120", "TENT"), (2, "25", "mats")]) == "150.00")
    #expect(try TemplateShop.total(camping, [(1, "120", "TENT"), (1, "25", "mats")]) == "145.00")
    let once = Promotion.bundle("camping", parts, price: "150", times: 1)
    #expect(try TemplateShop.total(once, [(2, "120", "TENT"), (4, "25", "mats")]) == "320.00")
  }

  @Test("A gift comes with a cart that is worth enough")
  func giftWithCart() throws {
    let tote = Promotion.giftWithCart("tote", Gift("TOTE", unitPrice: "15"), from: "75")
    let priced = try TemplateShop.price(tote, [(1, "75", "a")])
    #expect(priced.total.amountText == "75.00")
    #expect(priced.lines.last?.sku == "TOTE")
    #expect(priced.lines.last?.discount.amountText == "15.00")
    let below = try TemplateShop.price(tote, [(1, "74.99", "a")])
    #expect(below.lines.count == 1)
    #expect(below.decisions.first?.gaps.first?.missing.description == "0.01 EUR")
  }

  @Test("A gift comes with each item that earns it")
  func giftWithItem() throws {
    let umbrella = Promotion.giftWithItem("u", Gift("UMBRELLA", unitPrice: "12"), of: .category("jackets"))
    let priced = try TemplateShop.price(umbrella, [(2, "80", "jackets")])
    #expect(priced.lines.last?.quantity == 2)
    #expect(priced.discount.amountText == "24.00")
    #expect(priced.total.amountText == "160.00")
    #expect(try TemplateShop.price(umbrella, [(1, "80", "hats")]).lines.count == 1)
    let every = Promotion.giftWithItem("u", Gift("SOCKS", unitPrice: "5"), forEvery: 2, of: .all, times: 2)
    #expect(try TemplateShop.price(every, [(7, "9", "a")]).lines.last?.quantity == 2)
  }

  @Test("Credit and coupons leave the total as it is")
  func rewards() throws {
    let credit = try TemplateShop.price(.storeCredit("c", "20", per: "100"), [(1, "250", "a")])
    #expect(credit.credits.first?.amount.amountText == "40.00")
    #expect(credit.total.amountText == "250.00")
    let most = try TemplateShop.price(.storeCredit("c", "20", per: "100", max: "30"), [(1, "250", "a")])
    #expect(most.credits.first?.amount.amountText == "30.00")
    let next = Promotion.nextPurchase("n", template: "NEXT10", validFor: "P30D", from: "20")
    let issued = try TemplateShop.price(next, [(1, "20", "a")]).issuedCoupons
    #expect(issued.count == 1)
    #expect(issued.first?.template == "NEXT10")
    #expect(try TemplateShop.price(next, [(1, "19.99", "a")]).issuedCoupons.isEmpty)
  }
}
