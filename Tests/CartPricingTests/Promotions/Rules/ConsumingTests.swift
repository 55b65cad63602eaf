// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §5.26 to §5.30.
@Suite("Rules that consume")
struct ConsumingTests: RuleFixture {
  /// A promotion that takes a percentage off each unit that nobody has used up.
  private func rest(_ rate: Rate, id: PromotionID = "q") -> Promotion {
    Promotion(
      id, calculateRule: .linear(quantity: 1, consumes: true), actions: [.discount(.percent(rate), on: .items())])
  }

  private func cart(_ lines: (id: LineID, sku: SKU, quantity: Int, price: Amount)...) -> Cart {
    var cart = Cart()
    for line in lines {
      cart.lines.append(CartLine(line.id, sku: line.sku, quantity: line.quantity, unitPrice: line.price))
    }
    return cart
  }

  @Test("The units that n applications count are used up, the rewarded ones among them")
  func withinUsesAll() throws {
    let cart = cart(("1", "A", 2, "10"), ("2", "B", 2, "4"))
    // Four units make two applications, which reward the two of 4.00: all four are used up.
    let result = try priced(cart, [free(.quantity(minimum: 2, consumes: true)), rest("10")])
    #expect(result.discount.description == "8.00 EUR")
    #expect(result.lineTotals == ["20.00", "0.00"])
    #expect(result.reasons == ["q noEffect"])
    // Who does not consume finds all units.
    let other = Promotion("q", actions: [.discount(.percent("10"), on: .items())])
    #expect(
      try priced(cart, [free(.quantity(minimum: 2, consumes: true)), other]).lineTotals == ["18.00", "0.00"])
  }

  @Test("Further units are those of the highest current price, of a line the ones with the lowest numbers")
  func furtherUnits() throws {
    let cart = cart(("1", "A", 2, "10"), ("2", "B", 2, "12"))
    let half = Promotion(
      "p", calculateRule: .quantity(minimum: 3, of: .all, consumes: true),
      actions: [.discount(.percent("50"), on: .items(.sku("B")))])
    // One B is rewarded. Two more of the three counted units are used up: the other B, then the first A.
    let result = try priced(cart, [half, rest("10")])
    #expect(result.units(0) == "1x10.00 1x9.00")
    #expect(result.units(1) == "1x6.00 1x12.00")
  }

  @Test("Beyond its rule the rewarded units are used up in addition to the counted ones")
  func beyond() throws {
    // Of five units, one application of two leaves three, of which one is free; two leave one, which is free too. So
    // n' = 2 has r = min(2, 5, 1) = 1, and n' = 1 has r = 1: one application. Three units are used up.
    let rule = CalculateRule.quantity(minimum: 2, reward: .beyond, consumes: true)
    let result = try priced(cart(("1", "A", 5, "10")), [free(rule), rest("10")])
    #expect(result.units(0) == "1x0.00 2x10.00 2x9.00")
  }

  @Test("Each part uses up its own units")
  func perLine() throws {
    let cart = cart(("1", "A", 3, "10"), ("2", "B", 1, "4"))
    let rule = CalculateRule.quantity(minimum: 2, per: .line, consumes: true)
    // Line 1 makes one application: one unit is free, one is counted. Line 2 makes none.
    let result = try priced(cart, [free(rule), rest("50")])
    #expect(result.units(0) == "1x0.00 1x10.00 1x5.00")
    #expect(result.units(1) == "1x2.00")
  }

  @Test("Groups and bundles use up their own units alone, unless there are other actions of the items step")
  func bundles() throws {
    let cart = cart(("1", "A", 2, "10"), ("2", "B", 2, "4"))
    var bundle = Promotion(
      "p", calculateRule: .quantity(minimum: 4, of: .all, consumes: true),
      actions: [
        .discount(.price("12"), on: .bundle([BundlePart(.sku("A")), BundlePart(.sku("B"))]))
      ])
    // One bundle of 14.00 costs 12.00. The other two units are left: 5.00 and 2.00 off.
    #expect(try priced(cart, [bundle, rest("50")]).discount.description == "9.00 EUR")
    // With a gift, all four counted units are used up.
    bundle.actions.append(.gift("G", unitPrice: "1"))
    let result = try priced(cart, [bundle, rest("50")])
    #expect(result.discount.description == "3.00 EUR")
    #expect(result.reasons == ["q noEffect"])
  }

  @Test("Without applications left a promotion does nothing in any step; a late one does not consume")
  func laterSteps() throws {
    let shop = cart(("1", "A", 2, "10"))
    let first = free(.quantity(minimum: 2, consumes: true))
    var second = Promotion(
      "q", calculateRule: .quantity(minimum: 2, consumes: true), actions: [.discount(.amount("1"), on: .cart)])
    let result = try priced(shop, [first, second])
    #expect(result.discount.description == "10.00 EUR")
    #expect(result.reasons == ["q noEffect"])
    second.qualifier = .subtotal(atLeast: "0", after: .items)
    #expect(try priced(shop, [first, second]).discount.description == "11.00 EUR")
  }

  @Test("What is taken off the cart is taken off used units too")
  func cartAction() throws {
    let tenth = Promotion(
      "q", calculateRule: .linear(quantity: 1, consumes: true), actions: [.discount(.percent("10"), on: .cart)])
    // Two of three units are used up. One application takes 10 % of 10.00 + 10.00.
    let result = try priced(cart(("1", "A", 3, "10")), [free(.quantity(minimum: 2, consumes: true)), tenth])
    #expect(result.promotions.map { "\($0.applications) \($0.discount)" } == ["1 10.00 EUR", "1 2.00 EUR"])
  }

  @Test("A promotion that has no effect alone uses nothing up")
  func withoutEffect() throws {
    let fees = Promotion(
      "p", priority: 1, calculateRule: .quantity(minimum: 1, consumes: true),
      actions: [.discount(.percent("10"), on: .fees)])
    #expect(try priced(cart(2), [fees, rest("10")]).lineTotals == ["18.00"])
  }
}
