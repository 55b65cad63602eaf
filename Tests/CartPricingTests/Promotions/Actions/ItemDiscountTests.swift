// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §1.10, §2.13, §6.11, §6.18, §6.22, §6.23, §6.24, §6.29, §6.30, §6.31 and §6.32.
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
}
