// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §10.15.
@Suite("Badges: promotions for the page of a product")
struct BadgeTests {
  let now: PricingContext = {
    var context = PricingContext(now: Instant(secondsSinceEpoch: 1_795_900_000))
    context.customer = PricingCustomer("c", segments: ["vip"])
    return context
  }()

  /// The ids, texts and prices of the badges of a shoe at 50.00.
  func badges(
    _ promotions: [Promotion], segments: [Segment] = [], coupons: [EnteredCode] = [], in context: PricingContext? = nil
  ) throws -> [String] {
    let engine = try PricingEngine(PromotionSet(currency: .eur, promotions, segments: segments))
    let shoe = CartLine("l", sku: "SHOE", quantity: 7, unitPrice: "50.00", categories: ["shoes"])
    return try engine.badges(for: shoe, currency: .eur, coupons: coupons, in: context ?? now)
      .map { "\($0.promotion) \($0.text ?? "-") \($0.unitPrice?.amountText ?? "-")" }
  }

  func items(
    _ id: PromotionID, when: Qualifier? = nil, coupons: [PromotionCoupon] = [], rule: CalculateRule? = nil,
    count: Int? = nil, constraints: Constraints = Constraints(), of: LineSelector = .category("shoes")
  ) -> Promotion {
    Promotion(
      id, name: "Shoe week", coupons: coupons, when: when, calculateRule: rule,
      actions: [.discount(.percent("10"), on: .items(of, count: count))], constraints: constraints,
      messages: PromotionMessages(badge: "{name}!"))
  }

  @Test("what the cart decides is unknown and stands in no promotion's way")
  func unknown() throws {
    #expect(try badges([items("p", when: .quantity(atLeast: 3) && .segment("vip"))]) == ["p Shoe week! 45.00"])
    #expect(try badges([items("p", when: !.subtotal(atLeast: "1000"))]) == ["p Shoe week! 45.00"])
    #expect(try badges([items("p", when: .quantity(atLeast: 3) && .segment("b2b"))]) == [])
    #expect(try badges([items("p", when: .any([.lines(atLeast: 3), .segment("b2b")]))]) == ["p Shoe week! 45.00"])
    #expect(try badges([items("p", when: !(.lines(atLeast: 3) || .segment("vip")))]) == [])
  }

  @Test("a segment whose definition asks about the cart is unknown, an undefined one is false")
  func segments() throws {
    let big = Segment("big", when: .subtotal(atLeast: "100"))
    let nested = Segment("nested", when: .segment("big") && .segment("vip"))
    #expect(try badges([items("p", when: .segment("nested"))], segments: [nested, big]) == ["p Shoe week! 45.00"])
    #expect(try badges([items("p", when: !.segment("nested"))], segments: [nested, big]) == ["p Shoe week! 45.00"])
    #expect(try badges([items("p", when: .segment("none"))]) == [])
    #expect(try badges([items("p", when: .segment("vip"))], in: PricingContext(now: now.now)) == [])
  }

  @Test("a coupon must have been entered and be within its limits")
  func coupons() throws {
    let promotion = items("p", coupons: [.init("SHOES", maxUses: 2)])
    #expect(try badges([promotion]) == [])
    #expect(try badges([promotion], coupons: ["shoes"]) == ["p Shoe week! 45.00"])
    var used = now
    used.usage.coupons["SHOES"] = CouponUsage(total: 2, customerTotal: 0)
    #expect(try badges([promotion], coupons: ["shoes"], in: used) == [])
  }

  @Test("limits, dates and the switch count")
  func limits() throws {
    let single = items("p", constraints: Constraints(isSingleUsePerCustomer: true))
    #expect(try badges([single]) == ["p Shoe week! 45.00"])
    #expect(try badges([single], in: PricingContext(now: now.now)) == [])
    var late = items("p")
    late.validUntil = ValidityBound(now.now)
    #expect(try badges([late]) == [])
    var off = items("p")
    off.isActive = false
    #expect(try badges([off]) == [])
  }

  @Test("the promotion must select the product, on merchandise")
  func selection() throws {
    #expect(try badges([items("p", of: .sku("SOCK"))]) == [])
    #expect(try badges([Promotion("s", actions: [.discount(.percent("100"), on: .shipping)])]) == [])
    #expect(try badges([Promotion("c", actions: [.discount(.percent("20"), on: .cart)])]) == ["c - -"])
  }

  @Test("the price is told where items alone, without rule, count or tiers, decide it")
  func price() throws {
    #expect(try badges([items("p", rule: .quantity(minimum: 3))]) == ["p Shoe week! -"])
    #expect(try badges([items("p", count: 1)]) == ["p Shoe week! -"])
    let tiers = Discount.tiers(by: .quantity, [TierStep(from: .count(1), .percent("5", base: .current))])
    #expect(try badges([Promotion("t", actions: [.discount(tiers, on: .items())])]) == ["t - -"])
    var capped = items("p")
    capped.maxDiscount = "3"
    #expect(try badges([capped]) == ["p Shoe week! 47.00"])
  }

  @Test("canonical order: priority, then id")
  func order() throws {
    var first = items("z")
    first.priority = 1
    #expect(
      try badges([items("b"), items("a"), first])
        == ["z Shoe week! 45.00", "a Shoe week! 45.00", "b Shoe week! 45.00"])
  }

  @Test("a product that is not discountable has none, a malformed one is refused")
  func product() throws {
    let engine = try PricingEngine(PromotionSet(currency: .eur, [items("p")]))
    var shoe = CartLine("l", sku: "SHOE", unitPrice: "50.00", categories: ["shoes"])
    shoe.isDiscountable = false
    #expect(try engine.badges(for: shoe, currency: .eur, in: now).isEmpty)
    shoe.unitPrice = "50.001"
    let error = #expect(throws: PricingError.self) { try engine.badges(for: shoe, currency: .eur, in: now) }
    #expect(error?.faults.map(\.path.description) == ["cart.lines[0].unitPrice"])
  }

  /// The badges of a promotion that is written as JSON, and of a shoe with a minimum price and a member price.
  private func badges(json members: String, set: String = "", action: String = "'percent':'10'") throws -> [String] {
    let text = request(
      promotions: promotion("p", "{'on':{'items':{}},'discount':{\(action)}}", members), set: set, cart: "'lines':[]")
    let request = try PricingRequest(json: String(text.map { $0 == "'" ? "\"" : $0 }))
    let shoe = CartLine(
      "l", sku: "SHOE", unitPrice: "50.00", attributes: ["member": "46.00", "kg": "1"], minUnitPrice: "44")
    return try PricingEngine(request.promotions).badges(for: shoe, currency: .eur, in: now)
      .map { "\($0.promotion) \($0.unitPrice?.amountText ?? "-")" }
  }

  @Test(
    "Shipping, attributes of the cart and sums are unknown, and a customer is known or not",
    arguments: [
      ("'when':{'shipping':{'country':['DE']}}", true), ("'when':{'not':{'shipping':{'atLeast':'0'}}}", true),
      ("'when':{'cart':{'attribute':'pay','is':'invoice'}}", true),
      ("'when':{'not':{'cart':{'attribute':'pay','exists':false}}}", true),
      ("'when':{'sum':{'attribute':'kg','above':'1'}}", true), ("'when':{'customer':{'known':true}}", true),
      ("'when':{'customer':{'known':false}}", false),
      ("'when':{'all':[{'shipping':{'country':['DE']}},{'customer':{'known':false}}]}", false),
      // through the definition of a segment, too
      ("'when':{'segment':'abroad'}", true), ("'when':{'not':{'segment':'abroad'}}", true),
      ("'when':{'subtotal':{'below':'1','basis':'net'}}", true), ("'campaign':'on'", true), ("'campaign':'off'", false),
      ("'campaign':'full'", false), ("'billingCycles':{'from':2}", false),
      ("'constraints':{'limits':[{'maxUses':0,'during':'day'}]}", false),
    ])
  func secondEdition(members: String, isThere: Bool) throws {
    let set = """
      ,'campaigns':[{'id':'on'},{'id':'off','active':false},{'id':'full','maxUsesTotal':0}],\
      'segments':[{'id':'abroad','when':{'not':{'shipping':{'country':['DE']}}}}]
      """
    #expect(try badges(json: members, set: set) == (isThere ? ["p 45.00"] : []))
  }

  @Test(
    "The price is at least the minimum price, and may be that of an attribute",
    arguments: [
      ("'percent':'20'", "44.00"), ("'percent':'20','maxEach':'3'", "47.00"),
      ("'price':{'attribute':'member'}", "46.00"),
      ("'price':'10'", "44.00"), ("'amount':'7'", "44.00"),
    ])
  func prices(discount: String, price: String) throws {
    #expect(try badges(json: "", action: discount) == ["p \(price)"])
  }
}
