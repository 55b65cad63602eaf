// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

@Suite("Authoring")
struct AuthoringTests {
  @Test("The set of the architecture's example compiles as it reads, and prices")
  func example() throws {
    let promotions = PromotionSet(
      currency: .eur,
      [
        Promotion(
          "cyber-week", coupons: [.init("CYBER-WEEK", maxUses: 1000)],
          when: .quantity(atLeast: 3) && .segment("vip") && !.store(channel: ["outlet"]),
          actions: [.discount(.percent("20"), on: .cart)]),
        Promotion(
          "three-for-two", calculateRule: .quantity(minimum: 3),
          actions: [.discount(.percent("100"), on: .group(.category("shoes"), reward: .cheapest))]),
        .spendMoreSaveMore(
          "more", [.from("50", percent: "10"), .from("100", percent: "15"), .from("150", percent: "20")]),
        Promotion(
          "tote", when: .subtotal(atLeast: ["EUR": "75", "CHF": "80"]),
          actions: [.gift("TOTE", unitPrice: ["EUR": "15", "CHF": "16"])]),
      ])
    let cart = Cart(
      currency: .eur,
      lines: [CartLine("1", sku: "BOOT", quantity: 3, unitPrice: "30", categories: ["shoes"])], coupons: ["cyber-week"])
    let context = PricingContext(now: TemplateShop.now, customer: PricingCustomer("c", segments: ["vip"]))
    let priced = try PricingEngine(promotions).price(cart, in: context)
    // 90 less a free pair of 30 is 60, less 20 % is 48; the subtotal of 90 is in the step of 10 %: 43.20
    #expect(priced.total.amountText == "43.20")
    #expect(priced.lines.last?.sku == "TOTE")
  }

  @Test("Every template encodes to exactly the JSON that decodes to it")
  func roundTrips() throws {
    for promotion in TemplateShop.all {
      let set = TemplateShop.set([promotion])
      let read = try PromotionSet(json: set.json)
      #expect(read == set, "\(promotion.id)")
      #expect(read.json == set.json, "\(promotion.id)")
      #expect(throws: Never.self, "\(promotion.id)") { try PricingEngine(set) }
    }
    let set = TemplateShop.set(TemplateShop.all)
    #expect(try PromotionSet(json: set.jsonBytes) == set)
  }

  @Test("The builder collects what stands in it, in its order")
  func builder() {
    func set(_ isCyberWeek: Bool, _ extra: Promotion?, _ categories: [CategoryID]) -> PromotionSet {
      PromotionSet(currency: .eur, policy: Policy(selection: .bestForCustomer)) {
        Promotion.cart("first", .percent("5"))
        if isCyberWeek { Promotion.cart("week", .amount("20")) } else { Promotion.cart("other", .amount("1")) }
        if categories.isEmpty { Promotion.freeShipping("ship") }
        extra
        for category in categories {
          Promotion.items(PromotionID("off-\(category)"), .percent("30"), of: .category(category))
        }
        [Promotion.cart("x", .percent("1")), Promotion.cart("y", .percent("2"))]
        switch categories.count {
        case 0: Promotion.cart("none", .percent("3"))
        default: Promotion.cart("some", .percent("4"))
        }
      }
    }
    func ids(_ set: PromotionSet) -> [PromotionID] { set.promotions.map(\.id) }
    #expect(ids(set(true, nil, ["a", "b"])) == ["first", "week", "off-a", "off-b", "x", "y", "some"])
    let extra = Promotion.cart("extra", .percent("9"))
    #expect(ids(set(false, extra, [])) == ["first", "other", "ship", "extra", "x", "y", "none"])
    #expect(set(true, nil, []).policy.selection == .bestForCustomer)
    #expect(PromotionSet(currency: .eur) {} == PromotionSet(currency: .eur, []))
  }

  @Test("A literal that is malformed is a fault that names its field")
  func malformedLiterals() throws {
    let promotion = Promotion.cart("p", .percent("1,5"), from: "1,50").valid(
      from: "tomorrow", until: "2026-02-30T00:00:00Z")
    let error = try #require(throws: PricingError.self) { try PricingEngine(TemplateShop.set([promotion])) }
    #expect(
      error.faults.map(\.path.description) == [
        "promotions[0].validFrom", "promotions[0].validUntil", "promotions[0].when.subtotal.atLeast",
        "promotions[0].actions[0].discount.percent",
      ])
    #expect(error.faults[0].message == "\"tomorro…\" is not an instant such as \"2026-11-27T18:30:00+01:00\"")
    let customer = PricingCustomer("c", dates: ["birthday": "2027-02-29"], events: [CustomerEvent("order", at: "noon")])
    let context = PricingContext(now: "now", customer: customer)
    let wrong = try #require(throws: PricingError.self) {
      try PricingEngine(PromotionSet([])).price(Cart(currency: .eur), in: context)
    }
    #expect(
      wrong.faults.map(\.description) == [
        "context.now: \"now\" is not an instant such as \"2026-11-27T18:30:00+01:00\"",
        "context.customer.dates.birthday: \"2027-02…\" is not a date such as \"2026-11-27\"",
        "context.customer.events[0].at: \"noon\" is not an instant such as \"2026-11-27T18:30:00+01:00\"",
      ])
    #expect(throws: PricingError.self) { try PricingContext(json: context.json) }
    #expect(throws: PricingError.self) { try PromotionSet(json: TemplateShop.set([promotion]).json) }
  }

  @Test("An instant without an offset is reported as such, from a literal and from JSON")
  func missingOffset() throws {
    let message = "\"2026-11-25T12:00:00\" has no offset such as \"Z\" or \"+01:00\""
    let context = PricingContext(now: "2026-11-25T12:00:00")
    let authored = try #require(throws: PricingError.self) {
      try PricingEngine(PromotionSet([])).price(Cart(currency: .eur), in: context)
    }
    #expect(authored.faults.map(\.description) == ["context.now: " + message])
    #expect(context.json == #"{"now":"2026-11-25T12:00:00"}"#)
    let read = try #require(throws: PricingError.self) { try PricingContext(json: context.json) }
    #expect(read.faults.map(\.description) == ["now: " + message])
    let promotion = #"{"id":"p","validUntil":"2026-11-25T12:00:00.5","actions":[{"upgradeShipping":"x"}]}"#
    let single = try #require(throws: PricingError.self) { try Promotion(json: promotion, currency: nil) }
    #expect(
      single.faults.map(\.description)
        == ["validUntil: \"2026-11-25T12:00:00.5\" has no offset such as \"Z\" or \"+01:00\""])
    let early = try #require(throws: PricingError.self) { try PricingContext(json: #"{"now":"2026-11-25"}"#) }
    #expect(
      early.faults.map(\.message)
        == ["expected an instant such as \"2026-11-27T18:30:00+01:00\", found \"2026-11-25\""])
  }

  @Test("Faults of a set that is made in Swift are in the order of the checks, duplicates last")
  func order() throws {
    let twins = ["a", "b"].map { id in
      Promotion(
        PromotionID(id), coupons: ["TEN"], when: .quantity(atLeast: -1),
        actions: [.discount(.percent("110"), on: .cart)])
    }
    let error = try #require(throws: PricingError.self) { try PricingEngine(PromotionSet(twins)) }
    #expect(
      error.faults.map(\.path.description) == [
        "promotions[0].when.quantity.atLeast", "promotions[0].actions[0].discount.percent",
        "promotions[1].when.quantity.atLeast", "promotions[1].actions[0].discount.percent",
        "promotions[1].coupons[0].code",
      ])
  }

  @Test("Shorthands say what the long forms say")
  func shorthands() {
    let pairs: [(PromotionAction, PromotionAction)] = [
      (.cart(.percent("10")), .discount(.percent("10"), on: .cart)),
      (.subset(.amount("5"), of: .tag("a")), .discount(.amount("5"), on: .subset(.tag("a")))),
      (.items(.price("5"), of: .tag("a"), count: 2), .discount(.price("5"), on: .items(.tag("a"), count: 2))),
      (.group(.free, reward: .all), .discount(.percent("100"), on: .group(reward: .all))),
      (.bundle(.price("9"), of: [BundlePart(.sku("A"))]), .discount(.price("9"), on: .bundle([BundlePart(.sku("A"))]))),
      (.shipping(.amount("5")), .discount(.amount("5"), on: .shipping)),
      (.fees(.percent("100"), kinds: ["k"]), .discount(.percent("100"), on: .fees(kinds: ["k"]))),
      (.fees(.amount("1")), .discount(.amount("1"), on: .fees)),
      (.tax(percent: "100"), .discount(.percent("100"), on: .tax)),
      (.credit("20", per: "100"), .credit(Credit("20", per: "100"))),
      (.issueCoupon("T", validFor: "P1D"), .issueCoupon(CouponIssue("T", validFor: "P1D"))),
    ]
    for (short, long) in pairs { #expect(short == long) }
    #expect(Qualifier.events("order") == .events(EventMatch("order")))
    #expect(
      Qualifier.events("order", .during(.week), atMost: 2)
        == .events(EventMatch("order", when: .during(.week), measure: .count(CountRange(atMost: 2)))))
    #expect(
      Qualifier.schedule([.monday], from: "09:00", until: "17:00")
        == .schedule([ScheduleWindow(days: [.monday], from: "09:00", until: "17:00")]))
  }
}
