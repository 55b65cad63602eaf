// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import RequestGenerator
import Testing

/// Tests §7.2, §7.3, §10.14 and §11.12.
@Suite("What engine and reference once differed in, worked by hand")
struct RegressionTests {
  let now = PricingContext(now: Instant(secondsSinceEpoch: 1_795_900_000), explain: .all)

  func price(_ promotions: [Promotion], _ lines: [CartLine], shipping: CartShipping? = nil) throws -> PricedCart {
    let set = PromotionSet(currency: .eur, promotions)
    let cart = Cart(currency: .eur, lines: lines, shipping: shipping)
    #expect(Difference(PricingRequest(promotions: set, cart: cart, context: now)) == nil)
    return try PricingEngine(set).price(cart, in: now)
  }

  /// Amounts are set in the notation of the test: minor units.
  func off(_ id: PromotionID, _ percent: Rate, _ target: DiscountTarget, priority: Int = 0) -> Promotion {
    Promotion(id, priority: priority, actions: [.discount(.percent(percent), on: target)])
  }

  @Test("names of attributes compare by their bytes: é in one scalar is not e with an accent")
  func names() throws {
    let line = CartLine("a", sku: "A", unitPrice: "1.00", attributes: ["\u{e9}": 1])
    let priced = try price(
      [
        off("p", "10", .subset(.attribute("\u{e9}", .exists(true)))),
        off("q", "10", .subset(.attribute("e\u{301}", .exists(true)))),
      ], [line])
    #expect(priced.promotions.map(\.id) == ["p"])
    #expect(priced.decisions.map(\.promotion) == ["q"])
  }

  @Test("selectors that differ only in such names are two selectors")
  func selectors() throws {
    let gap = { (id: PromotionID, name: String) in
      Promotion(
        id, when: .quantity(of: .attribute(name, .exists(true)), atLeast: 2),
        actions: [.discount(.percent("10"), on: .cart)])
    }
    let priced = try price(
      [gap("p", "\u{e9}"), gap("q", "e\u{301}")],
      [CartLine("a", sku: "A", unitPrice: "1.00", attributes: ["\u{e9}": 1])])
    #expect(priced.decisions.map { $0.gaps.map { Int($0.currentNumber) } } == [[1], [0]])
  }

  @Test("a placeholder with an accent behind its brace is filled in")
  func placeholder() throws {
    var promotion = off("p", "10", .cart)
    promotion.messages = PromotionMessages(applied: "{name}\u{301} {\u{301}name}{discount}")
    let priced = try price([promotion], [CartLine("a", sku: "A", unitPrice: "1.00")])
    #expect(priced.messages.map { Array($0.text.utf8) } == [Array("p\u{301} {\u{301}name}0.10 EUR".utf8)])
  }

  @Test("a late promotion does not lack the reward that another one did not find")
  func emptyReward() throws {
    // "a" counts 2 units and would reward one beyond them, of which there is none; its coupon action gives it effect
    let beyond = CalculateRule.quantity(minimum: 2, reward: .beyond)
    let first = Promotion(
      "a", calculateRule: beyond, actions: [.discount(.percent("50"), on: .items()), .issueCoupon(CouponIssue("T"))])
    let late = Promotion(
      "b", when: .subtotal(atMost: "100", after: .items), calculateRule: beyond,
      actions: [.discount(.percent("10"), on: .fees)])
    let priced = try price([first, late], [CartLine("a", sku: "A", quantity: 2, unitPrice: "1.00")])
    #expect(priced.promotions.map(\.id) == ["a"])
    #expect(priced.decisions.map(\.reason) == [.noEffect])
  }

  @Test("a promotion without effect alone is not brought to one by another")
  func alone() throws {
    // 10 % of the cheapest unit, 0.01, is nothing; once "9" has taken it, the cheapest would be the one at 0.05
    let cheapest = off("ab", "10", .items(.all, count: 1))
    let other = off("9", "100", .items(.sku("B")))
    let priced = try price(
      [cheapest, other], [CartLine("a", sku: "A", unitPrice: "0.05"), CartLine("b", sku: "B", unitPrice: "0.01")])
    #expect(priced.promotions.map(\.id) == ["9"])
    #expect(priced.total.minorUnits == 5)
    #expect(priced.decisions.map(\.reason) == [.noEffect])
  }

  @Test("credit beyond 64 bits is out of range where it is given, and only there")
  func credit() throws {
    // 10,000,000,000,000.00 for each 0.01 of 100,000.00 is 10²² minor units
    let credit = PromotionAction.credit(Credit("10000000000000.00", per: "0.01"))
    let lines = [CartLine("a", sku: "A", unitPrice: "100000.00")]
    var promotion = Promotion("p", actions: [credit])
    #expect(throws: PricingError.self) { try price([promotion], lines) }
    promotion.constraints.maxUsesTotal = 0
    #expect(try price([promotion], lines).decisions.map(\.reason) == [.limitReached])
  }

  @Test("tax beyond 64 bits is a fault only if it stays")
  func tax() throws {
    // 10⁹ units of 9,000,000.00 at 1000 % have a tax of 9·10¹⁸, two such lines one of 1.8·10¹⁹
    let lines = ["a", "b"].map { (id: LineID) in
      CartLine(id, sku: "A", quantity: 1_000_000_000, unitPrice: "9000000.00", taxRate: "1000")
    }
    let set = PromotionSet(currency: .eur, [off("p", "100", .cart), off("q", "10", .items(.sku("A"), count: 1))])
    let cart = Cart(currency: .eur, lines: lines)
    #expect(try PricingEngine(set).price(cart, in: now).total.minorUnits == 0)
    #expect(throws: PricingError.self) { try PricingEngine(PromotionSet([])).price(cart, in: now) }
  }

  @Test("the discount of lines beside the largest gifts does not overflow")
  func gifts() throws {
    // 9,223 · 10¹⁵ of lines and one gift of 10¹⁵ are beyond 64 bits
    let gift = PromotionAction.gift("G", unitPrice: "10000000000000.00")
    let promotion = Promotion("p", actions: [gift, gift, .discount(.percent("100"), on: .items())])
    let cart = Cart(
      currency: .eur, lines: [CartLine("a", sku: "A", quantity: 9_223, unitPrice: "10000000000000.00")])
    let error = #expect(throws: PricingError.self) {
      try PricingEngine(PromotionSet(currency: .eur, [promotion])).price(cart, in: now)
    }
    #expect(error?.faults.map(\.code) == [.amountOutOfRange])
  }
}
