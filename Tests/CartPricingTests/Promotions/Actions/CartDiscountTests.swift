// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §1.12, §1.13, §6.10, §6.26, §6.45, §6.46 and §8.2.
@Suite("Discounts on the cart and on parts of it")
struct CartDiscountTests {
  private func on(_ discount: Discount, _ target: DiscountTarget = .cart) -> Promotion {
    Promotion("p", actions: [.discount(discount, on: target)])
  }

  private var three: Cart {
    Cart(
      CartLine("1", sku: "A", unitPrice: "10"), CartLine("2", sku: "B", unitPrice: "20"),
      CartLine("3", sku: "C", unitPrice: "0.05")
    )
  }

  private func taxed(_ amount: AmountByCurrency, basis: FlatDiscount.Basis?, included: Bool, _ lines: CartLine...)
    throws
    -> [String]
  {
    let cart = Cart(currency: .eur, lines: lines, isTaxIncluded: included)
    return try priced(cart, [on(.amount(amount, basis: basis))]).lineTotals
  }

  /// 10 % of 30.05 is 300.5 cents. 301 over 1000, 2000 and 5: 100, 200 and 0 with the rests 500, 1000 and 1505 of 3005,
  /// so line 3 gets the cent left. 300: 99, 199 and 0 with the rests 2505, 2005 and 1500, so lines 1 and 2 get the two.
  @Test(
    "A percentage is of the whole value, rounded once, and allocated by largest remainders",
    arguments: [
      (Rounding.halfUp, ["9.00", "18.00", "0.04"]), (.halfEven, ["9.00", "18.00", "0.05"]),
      (.halfDown, ["9.00", "18.00", "0.05"]), (.down, ["9.00", "18.00", "0.05"]),
    ])
  func percent(rounding: Rounding, totals: [String]) throws {
    #expect(try priced(three, [on(.percent("10"))], policy: Policy(rounding: rounding)).lineTotals == totals)
  }

  @Test("An amount is at most the value, and of equal remainders the lower line id gets the cent")
  func amounts() throws {
    #expect(try priced(three, [on(.amount("30.05"))]).total.minorUnits == 0)
    #expect(try priced(three, [on(.amount("99"))]).discount.amountText == "30.05")
    // 0.01 over 10 and 10: both have the rest ½; "a" goes before "b" wherever they stand
    let cart = Cart(CartLine("b", sku: "B", unitPrice: "10"), CartLine("a", sku: "A", unitPrice: "10"))
    #expect(try priced(cart, [on(.amount("0.01"))]).lineTotals == ["10.00", "9.99"])
  }

  @Test("A subset takes from its lines alone, and lines that are never discounted are left out")
  func subsets() throws {
    var cart = three
    #expect(try priced(cart, [on(.amount("6"), .subset(.sku("A", "B")))]).lineTotals == ["8.00", "16.00", "0.05"])
    cart.lines[1].isDiscountable = false
    #expect(try priced(cart, [on(.amount("6"), .subset(.sku("A", "B")))]).lineTotals == ["4.00", "20.00", "0.05"])
    #expect(try priced(cart, [on(.percent("10"), .subset(.sku("B")))]).reasons == ["p noEffect"])
    #expect(try priced(cart, [on(.percent("10"), .subset(.sku("Z")))]).reasons == ["p noEffect"])
  }

  @Test("Within a line the share is split over the units by their current prices")
  func withinLines() throws {
    let cart = Cart(CartLine("1", sku: "A", quantity: 3, unitPrice: "10"))
    let first = Promotion("first", actions: [.discount(.amount("5"), on: .items(count: 1))])
    // 5.00 over units at 5, 10 and 10: 1, 2 and 2
    #expect(try priced(cart, [first, on(.amount("5"))]).units() == "1x4.00 2x8.00")
    // 0.03 over 5, 10 and 10: 0.6, 1.2 and 1.2 cents: 0, 1 and 1, the cent left goes to the largest rest, unit 0
    #expect(try priced(cart, [first, on(.amount("0.03"))]).units() == "1x4.99 2x9.99")
    // 0.02: 0.4, 0.8 and 0.8 cents: none whole, two left for the two large rests
    #expect(try priced(cart, [first, on(.amount("0.02"))]).units() == "1x5.00 2x9.99")
  }

  @Test("A line of many units is split into no more than two prices")
  func manyUnits() throws {
    let cart = Cart(CartLine("1", sku: "A", quantity: 7, unitPrice: "1"))
    // 1.00 over 7: 14 cents each and 2 more for the first two
    #expect(try priced(cart, [on(.amount("1"))]).units() == "2x0.85 5x0.86")
  }

  @Test("Each promotion finds what the earlier ones have left")
  func oneAfterAnother() throws {
    let cart = Cart(CartLine("1", sku: "A", unitPrice: "100"))
    let promotions = ["c", "a", "b"].map {
      Promotion(PromotionID($0), actions: [.discount(.percent("10"), on: .cart)])
    }
    // 100, 90, 81, 72.90
    #expect(try priced(cart, promotions).taken == ["a 10.00", "b 9.00", "c 8.10"])
    var first = promotions
    first[0].priority = 1
    #expect(try priced(cart, first).taken == ["c 10.00", "a 9.00", "b 8.10"])
  }

  @Test("An amount before or after tax is brought into the cart's terms")
  func basis() throws {
    let net = CartLine("1", sku: "A", unitPrice: "100", taxRate: "20")
    let gross = CartLine("1", sku: "A", unitPrice: "120", taxRate: "20")
    // 12 after tax is 12 / 1.2 = 10 before; 10 before is 12 after
    #expect(try taxed("12", basis: .gross, included: false, net) == ["90.00"])
    #expect(try taxed("10", basis: .net, included: true, gross) == ["108.00"])
    // in the cart's own terms
    #expect(try taxed("12", basis: .net, included: false, net) == ["88.00"])
    #expect(try taxed("12", basis: .gross, included: true, gross) == ["108.00"])
    #expect(try taxed("12", basis: nil, included: true, gross) == ["108.00"])
    // no more than all of it
    #expect(try taxed("500", basis: .gross, included: false, net) == ["0.00"])
    #expect(try taxed("500", basis: .net, included: true, gross) == ["0.00"])
    // without tax both are the same
    #expect(try taxed("12", basis: .gross, included: false, CartLine("1", sku: "A", unitPrice: "100")) == ["88.00"])
  }

  @Test("Lines weigh by their value in the basis of the amount")
  func basisOverLines() throws {
    let lines = [
      CartLine("1", sku: "A", unitPrice: "100", taxRate: "20"),
      CartLine("2", sku: "B", unitPrice: "100", taxRate: "10"),
    ]
    // gross values 120 and 110, so 23 is 12 and 11: 10 and 10 before tax
    #expect(try taxed("23", basis: .gross, included: false, lines[0], lines[1]) == ["90.00", "90.00"])
    // net values 120 / 1.2 = 100 and 110 / 1.1 = 100: 20 is 10 and 10, after tax 12 and 11
    let gross = [
      CartLine("1", sku: "A", unitPrice: "120", taxRate: "20"),
      CartLine("2", sku: "B", unitPrice: "110", taxRate: "10"),
    ]
    #expect(try taxed("20", basis: .net, included: true, gross[0], gross[1]) == ["108.00", "99.00"])
  }

  @Test("A share is brought back rounded, at most the line's value")
  func basisRounded() throws {
    // net 0.01 at 50 % is gross 0.02 (0.015 up); 0.02 gross is 0.0133 net, so 0.01
    let cent = CartLine("1", sku: "A", unitPrice: "0.01", taxRate: "50")
    #expect(try taxed("0.02", basis: .gross, included: false, cent) == ["0.00"])
    // 0.01 gross is 0.0067 net, 0.01
    #expect(try taxed("0.01", basis: .gross, included: false, cent) == ["0.00"])
    // gross 0.01 at 50 %: contained 0.0033, so net 0.01; 0.01 net is gross 0.015, 0.02 — more than the line has
    #expect(try taxed("0.01", basis: .net, included: true, cent) == ["0.00"])
  }
}
