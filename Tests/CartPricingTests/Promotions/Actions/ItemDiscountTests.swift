// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §1.10, §2.13, §6.11, §6.18, §6.20, §6.22, §6.23, §6.24, §6.29, §6.30, §6.31, §6.32 and §6.33.
@Suite("Discounts on single units")
struct ItemDiscountTests {
  private func on(_ discount: Discount, _ target: DiscountTarget = .items(), id: PromotionID = "p", priority: Int = 0)
    -> Promotion
  {
    Promotion(id, priority: priority, actions: [.discount(discount, on: target)])
  }

  private var four: Cart {
    Cart(
      CartLine("b", sku: "B", quantity: 2, unitPrice: "10"), CartLine("a", sku: "A", unitPrice: "10"),
      CartLine("c", sku: "C", unitPrice: "5"), CartLine("d", sku: "D", unitPrice: "0"))
  }

  @Test("A percentage is rounded once a line, and the units of lowest numbers take the rest")
  func percent() throws {
    let cart = Cart(CartLine("1", sku: "A", quantity: 3, unitPrice: "3.33"), CartLine("2", sku: "B", unitPrice: "0.01"))
    // line 1: 9.99 × 50 % = 4.995, so 5.00 = 1.67 + 1.67 + 1.66; line 2: 0.005, so 0.01
    let half = try priced(cart, [on(.percent("50"))])
    #expect(half.units(0) == "2x1.66 1x1.67")
    #expect(half.units(1) == "1x0.00")
    #expect(half.discount.amountText == "5.01")
  }

  @Test(
    "Rounding is the policy's",
    arguments: [
      // 50 % of 0.05, 0.15 and 0.01 a line: 2.5, 7.5 and 0.5 cents
      (Rounding.halfUp, ["0.02", "0.07", "0.00"]), (.halfEven, ["0.03", "0.07", "0.01"]),
      (.halfDown, ["0.03", "0.08", "0.01"]), (.down, ["0.03", "0.08", "0.01"]),
    ])
  func rounding(rounding: Rounding, totals: [String]) throws {
    let cart = Cart(
      CartLine("1", sku: "A", unitPrice: "0.05"), CartLine("2", sku: "B", unitPrice: "0.15"),
      CartLine("3", sku: "C", unitPrice: "0.01"))
    #expect(try priced(cart, [on(.percent("50"))], policy: Policy(rounding: rounding)).lineTotals == totals)
  }

  @Test("An amount is off each unit, down to 0; a price is what each costs, and never raises")
  func amountsAndPrices() throws {
    let cart = Cart(
      CartLine("1", sku: "A", quantity: 3, unitPrice: "3.33"), CartLine("2", sku: "B", quantity: 2, unitPrice: "0.40"))
    #expect(try priced(cart, [on(.amount("0.50"))]).lineTotals == ["8.49", "0.00"])
    #expect(try priced(cart, [on(.price("3"))]).lineTotals == ["9.00", "0.80"])
    #expect(try priced(cart, [on(.price("0"))]).total.minorUnits == 0)
    #expect(try priced(cart, [on(.price("3.33"))]).reasons == ["p noEffect"])
    #expect(try priced(cart, [on(.amount("0"))]).reasons == ["p noEffect"])
  }

  /// Of units at 10, 10 (line b), 10 (line a), 5 and 0; lines b, a, c, d in the cart.
  @Test(
    "Units are taken by price, or by place in the cart; of equal ones the lower line id goes first, and free ones never",
    arguments: [
      (ItemsTarget.Order.cheapest, 1, ["20.00", "10.00", "0.00"]), (.cheapest, 2, ["20.00", "0.00", "0.00"]),
      (.cheapest, 3, ["10.00", "0.00", "0.00"]), (.mostExpensive, 1, ["20.00", "0.00", "5.00"]),
      (.mostExpensive, 2, ["10.00", "0.00", "5.00"]), (.mostExpensive, 4, ["0.00", "0.00", "0.00"]),
      (.cart, 1, ["10.00", "10.00", "5.00"]), (.cart, 3, ["0.00", "0.00", "5.00"]),
      (.cart, 9, ["0.00", "0.00", "0.00"]),
    ])
  func order(order: ItemsTarget.Order, count: Int, totals: [String]) throws {
    let taken = try priced(four, [on(.percent("100"), .items(count: count, order: order))])
    #expect(Array(taken.lineTotals.prefix(3)) == totals)
  }

  @Test("Without a count all selected units are covered, but those of lines that are never discounted")
  func selected() throws {
    let cart = Cart(
      CartLine("1", sku: "A", quantity: 2, unitPrice: "10"),
      CartLine("2", sku: "A", unitPrice: "10", isDiscountable: false),
      CartLine("3", sku: "B", unitPrice: "10"))
    #expect(try priced(cart, [on(.percent("50"), .items(.sku("A")))]).lineTotals == ["10.00", "10.00", "10.00"])
  }

  @Test("A second promotion finds the prices that the first has left")
  func afterAnother() throws {
    let cart = Cart(CartLine("1", sku: "A", quantity: 3, unitPrice: "10"))
    let first = on(.amount("4"), .items(count: 1), id: "first", priority: 2)
    // the cheapest is now the unit at 6
    #expect(try priced(cart, [first, on(.percent("50"), .items(count: 1))]).units() == "1x3.00 2x10.00")
    #expect(
      try priced(cart, [first, on(.percent("50"), .items(count: 1, order: .mostExpensive))]).units()
        == "1x6.00 1x5.00 1x10.00")
    // a unit that is down to 0 is not taken again
    let free = on(.percent("100"), .items(count: 1), id: "free", priority: 2)
    #expect(try priced(cart, [free, on(.percent("50"), .items(count: 1))]).units() == "1x0.00 1x5.00 1x10.00")
  }

  @Test("A percentage of the original is of the unit prices, at most what is left")
  func original() throws {
    let cart = Cart(CartLine("1", sku: "A", quantity: 2, unitPrice: "10"))
    let half = on(.percent("50"), id: "half", priority: 2)
    // 10 % of 20 off 10
    #expect(try priced(cart, [half, on(.percent("10", base: .original))]).total.amountText == "8.00")
    #expect(try priced(cart, [half, on(.percent("60", base: .original))]).total.amountText == "0.00")
    #expect(try priced(cart, [half, on(.percent("10", base: .original), .cart)]).total.amountText == "8.00")
    #expect(try priced(cart, [half, on(.percent("90", base: .original), .cart)]).total.amountText == "0.00")
    // at original prices, the first unit alone: 10 % of 10
    #expect(try priced(cart, [half, on(.percent("10", base: .original), .items(count: 1))]).units() == "1x4.00 1x5.00")
  }

  /// Of product P: line a 2 × 10.00, line b 2 × 10.00 of the same SKU, line c 1 × 8.00. Of none: line d 3 × 6.00.
  private static let parts = cartLines(
    "{'id':'a','sku':'S','product':'P','quantity':2,'unitPrice':'10'}",
    "{'id':'b','sku':'S','product':'P','quantity':2,'unitPrice':'10'}",
    "{'id':'c','sku':'T','product':'P','quantity':1,'unitPrice':'8'}",
    "{'id':'d','sku':'U','quantity':3,'unitPrice':'6'}")

  @Test(
    "A count is for each part: a line, a SKU or a product; a line without a product is a part",
    arguments: [
      ("'count':1", ["20.00", "20.00", "8.00", "12.00"]),
      ("'count':1,'per':'line'", ["10.00", "10.00", "0.00", "12.00"]),
      ("'count':1,'per':'sku'", ["10.00", "20.00", "0.00", "12.00"]),
      ("'count':3,'per':'sku'", ["0.00", "10.00", "0.00", "0.00"]),
      ("'count':1,'per':'product'", ["20.00", "20.00", "0.00", "12.00"]),
      ("'count':2,'per':'product'", ["10.00", "20.00", "0.00", "6.00"]),
      ("'count':1,'per':'product','order':'mostExpensive'", ["10.00", "20.00", "8.00", "12.00"]),
      ("'count':3,'per':'product','order':'cart','select':{'not':{'sku':['U']}}", ["0.00", "10.00", "8.00", "18.00"]),
    ])
  func countPerPart(items: String, totals: [String]) throws {
    let result = try priced(
      [promotion("p", "{'on':{'items':{\(items)}},'discount':{'percent':'100'}}")], cart: Self.parts)
    #expect(result.lineTotals == totals)
  }

  @Test(
    "No unit loses more than a percentage's cap for each unit",
    arguments: [
      // 50 % of 20.00 is more than 2 × 3.00; 50 % of 4.00 is less
      ("'percent':'50','maxEach':'3'", ["14.00", "2.00"]), ("'percent':'50','maxEach':'5'", ["10.00", "2.00"]),
      ("'percent':'50','maxEach':'1.50'", ["17.00", "2.50"]), ("'percent':'10','maxEach':'0'", ["20.00", "4.00"]),
      ("'percent':'10','base':'original','maxEach':'0.99'", ["18.02", "3.60"]),
    ])
  func maxEach(discount: String, totals: [String]) throws {
    let result = try priced(
      [promotion("p", "{'on':{'items':{}},'discount':{\(discount)}}")],
      cart: cartLines(cartLine("a", 2, "10"), cartLine("b", 1, "4")))
    #expect(result.lineTotals == totals)
  }

  @Test("The shares of units of different prices are capped one by one, and what does not fit is not given")
  func maxEachMixed() throws {
    let promotions = [
      promotion("a", "{'on':{'items':{'count':1}},'discount':{'amount':'6'}}"),
      promotion("b", "{'on':{'items':{}},'discount':{'percent':'50','maxEach':'3'}}"),
    ]
    // units at 4.00 and 10.00: 50 % are 7.00, at most 6.00: 1.71 and 4.29, of which 3.00 are given
    let result = try priced(promotions, cart: cartLines(cartLine("a", 2, "10")))
    #expect(result.units() == "1x2.29 1x7.00")
    #expect(result.taken == ["a 6.00", "b 4.71"])
  }
}
