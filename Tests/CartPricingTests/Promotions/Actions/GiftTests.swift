// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §6.5, §6.23, §6.47, §6.48, §6.49, §6.50, §6.51 and §6.62.
@Suite("Gifts")
struct GiftTests: CapFixture {
  private func gift(
    _ quantity: Int, mode: Gift.Mode = .addNew, cap: AmountByCurrency? = nil, rule: CalculateRule? = nil
  ) -> Promotion {
    Promotion(
      "p", calculateRule: rule, actions: [.gift("S0", quantity: quantity, unitPrice: "4", name: "Tote", mode: mode)],
      maxDiscount: cap)
  }

  @Test("A gift adds a line of its own, discounted in full, without tax")
  func gifts() throws {
    var cart = cart("10", "20")
    cart.lines[0].taxRate = "20"
    let result = try priced(cart, [gift(2, rule: .quantity(minimum: 1))])
    let line = try #require(result.lines.last)
    #expect(result.lines.count == 3)
    #expect((line.id, line.sku, line.name) == ("gift:p:0", "S0", "Tote"))
    #expect(line.isGift)
    // 2 applications of 2 units at 4
    #expect((line.quantity, line.subtotal.amountText, line.discount.amountText) == (4, "16.00", "16.00"))
    #expect((line.total.amountText, line.tax.amountText, result.units(2)) == ("0.00", "0.00", "4x0.00"))
    #expect(result.subtotal.amountText == "46.00")
    // 46 + 2 tax + 5 shipping − 16
    #expect(result.total.amountText == "37.00")
    #expect(result.lines.prefix(2).allSatisfy { !$0.isGift })
  }

  @Test("Gifts count for no qualifier and are no one's target")
  func giftsAreApart() throws {
    let promotions = [
      Promotion("a", priority: 1, actions: [.gift("G", unitPrice: "4")]),
      Promotion("b", when: .lines(of: .sku("G"), atLeast: 1), actions: [.discount(.percent("10"), on: .cart)]),
      Promotion("c", actions: [.discount(.percent("10"), on: .items(.sku("G")))]),
      Promotion("d", actions: [.discount(.percent("10"), on: .cart)]),
    ]
    let result = try priced(cart("10"), promotions)
    #expect(result.taken == ["a 4.00", "d 1.00"])
    #expect(result.reasons == ["b notQualified", "c noEffect"])
  }

  @Test("Missing units alone are added: those in the cart are made free first, the lower line id going first")
  func addMissing() throws {
    var cart = Cart(
      CartLine("b", sku: "S0", quantity: 2, unitPrice: "10"), CartLine("a", sku: "S0", unitPrice: "6"),
      CartLine("c", sku: "S0", unitPrice: "1", isDiscountable: false))
    let one = try priced(cart, [gift(1, mode: .addMissing)])
    #expect(one.lineTotals == ["20.00", "0.00", "1.00"])
    #expect(try priced(cart, [gift(2, mode: .addMissing)]).lineTotals == ["10.00", "0.00", "1.00"])
    let five = try priced(cart, [gift(5, mode: .addMissing)])
    #expect(five.lineTotals == ["0.00", "0.00", "1.00", "0.00"])
    #expect(five.lines.last?.quantity == 2)
    // 10 + 10 + 6 freed and 2 × 4 added
    #expect(five.taken == ["p 34.00"])
    cart.lines = []
    #expect(try priced(cart, [gift(1, mode: .addMissing)]).lines.count == 1)
  }

  @Test(
    "A gift is given unit by unit, as far as a cap pays each in full",
    arguments: [("3.99", 0), ("4", 1), ("9", 2), ("12", 3), ("99", 3)])
  func cappedGifts(cap: String, units: Int) throws {
    let result = try priced(cart("10"), [gift(3, cap: .plain(try #require(Amount(parsing: cap))))])
    #expect(result.lines.count == (units > 0 ? 2 : 1))
    #expect(units == 0 || result.lines.last?.quantity == units)
    #expect(result.discount.minorUnits == Int64(units) * 400)
  }

  @Test("A cap is for freed units first, and ends at the first that it does not pay")
  func cappedMissing() throws {
    let cart = Cart(CartLine("1", sku: "S0", quantity: 2, unitPrice: "10"))
    // 10 pays one of the two; what is left does not pay the second, so nothing is added though 4 would be paid
    let one = try priced(cart, [gift(3, mode: .addMissing, cap: "15")])
    #expect(one.lines.count == 1)
    #expect(one.units() == "1x0.00 1x10.00")
    let all = try priced(cart, [gift(3, mode: .addMissing, cap: "24")])
    #expect(all.lines.count == 2)
    #expect(try priced(cart, [gift(3, mode: .addMissing, cap: "23.99")]).discount.amountText == "20.00")
  }

  @Test("A gift of more than 10⁹ units, or worth more than 10¹⁵ cents, is void")
  func largeGifts() throws {
    let cart = Cart(CartLine("1", sku: "A", quantity: 2, unitPrice: "1"))
    func gift(_ quantity: Int, _ price: AmountByCurrency, each: Int) -> Promotion {
      Promotion(
        "p", calculateRule: .quantity(minimum: each), actions: [.gift("G", quantity: quantity, unitPrice: price)])
    }
    #expect(try priced(cart, [gift(1_000_000_000, "0.01", each: 2)]).discount.amountText == "10000000.00")
    #expect(try priced(cart, [gift(500_000_000, "0.01", each: 1)]).lines.last?.quantity == 1_000_000_000)
    #expect(try priced(cart, [gift(500_000_001, "0.01", each: 1)]).reasons == ["p noEffect"])
    #expect(try priced(cart, [gift(1_000_000_000, "10000", each: 2)]).discount.amountText == "10000000000000.00")
    #expect(try priced(cart, [gift(1_000_000_000, "10000.01", each: 2)]).reasons == ["p noEffect"])
  }

  @Test("A gift that costs nothing is an effect, and has no adjustment")
  func freeGift() throws {
    let result = try priced(cart("10"), [Promotion("p", actions: [.gift("G", unitPrice: "0")])])
    #expect(result.taken == ["p 0.00"])
    #expect(result.lines.last?.adjustments.count == 0)
    #expect(result.lines.last?.isGift == true)
  }

  @Test("A gift that is not available is void, and units of a minimum price or a unit price of 0 are not made free")
  func notGiven() throws {
    let action = "{'gift':{'sku':'A','unitPrice':'4','mode':'addMissing'}}"
    let unavailable = try priced([promotion("p", action)], context: ",'unavailable':['B','A']")
    #expect(unavailable.reasons == ["p noEffect"])
    // line a has a minimum price, line b costs nothing, line c is made free
    let cart = """
      'lines':[{'id':'a','sku':'A','quantity':1,'unitPrice':'9','minUnitPrice':'1'},\
      {'id':'b','sku':'A','quantity':1,'unitPrice':'0'},{'id':'c','sku':'A','quantity':1,'unitPrice':'7'}]
      """
    #expect(try priced([promotion("p", action)], cart: cart).lineTotals == ["9.00", "0.00", "0.00"])
    // the second one is added
    let two = promotion("p", "{'gift':{'sku':'A','unitPrice':'4','mode':'addMissing','quantity':2}}")
    #expect(try priced([two], cart: cart).taken == ["p 11.00"])
    #expect(try priced([two], cart: cart).lines.map(\.id) == ["a", "b", "c", "gift:p:0"])
  }
}
