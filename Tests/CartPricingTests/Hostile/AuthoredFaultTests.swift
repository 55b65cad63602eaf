// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §11.1, §11.2 and §11.4.
@Suite("Values authored in Swift are held to the same rules as documents")
struct AuthoredFaultTests {
  private func paths(_ set: PromotionSet) -> [String] {
    do throws(PricingError) {
      _ = try PricingEngine(set)
      return []
    } catch {
      return error.faults.map(\.path.description)
    }
  }

  private func paths(_ promotion: Promotion) -> [String] { paths(PromotionSet(currency: .eur, [promotion])) }

  private func paths(_ action: PromotionAction) -> [String] { paths(Promotion("p", actions: [action])) }

  private func paths(when: Qualifier) -> [String] {
    paths(Promotion("p", when: when, actions: [.upgradeShipping("air")]))
  }

  private func paths(_ cart: Cart, in context: PricingContext = PricingContext(now: Instant(secondsSinceEpoch: 0)))
    -> [String]
  {
    do throws(PricingError) {
      _ = try PricingEngine(PromotionSet([])).price(cart, in: context)
      return []
    } catch {
      return error.faults.map(\.path.description)
    }
  }

  @Test("Malformed literals of a cart are found when it is priced")
  func cartLiterals() {
    #expect(
      paths(Cart(currency: .eur, lines: [CartLine("1", sku: "A", unitPrice: "abc")])) == ["cart.lines[0].unitPrice"])
    #expect(paths(Cart(currency: "Euro")) == ["cart.currency"])
    let line = CartLine(
      "", sku: "", quantity: 0, unitPrice: "1.234", product: "", categories: [""], tags: [""],
      attributes: ["weight": 1.5, "endless": .number(.infinity)],
      priceScale: [PriceScaleEntry(from: 1, unitPrice: "-1"), PriceScaleEntry(from: 1, unitPrice: "1")],
      billing: "monthly", taxRate: "1001")
    let cart = Cart(
      id: "", currency: .eur, lines: [line],
      shipping: CartShipping(method: "", cost: "x", options: ["": "y"], taxRate: "%"),
      fees: [CartFee("", kind: "", amount: "")], coupons: [" ", EnteredCode(CouponCode(tooLong))])
    #expect(
      Set(paths(cart)) == [
        "cart.id", "cart.lines[0].id", "cart.lines[0].sku", "cart.lines[0].quantity", "cart.lines[0].unitPrice",
        "cart.lines[0].product", "cart.lines[0].categories[0]", "cart.lines[0].tags[0]",
        "cart.lines[0].attributes.endless", "cart.lines[0].priceScale[0].unitPrice", "cart.lines[0].priceScale[1].from",
        "cart.lines[0].billing", "cart.lines[0].taxRate", "cart.shipping.method", "cart.shipping.cost",
        #"cart.shipping.options[""]"#, "cart.shipping.taxRate", "cart.fees[0].id", "cart.fees[0].kind",
        "cart.fees[0].amount", "cart.coupons[1]",
      ])
    // a tax rate may be up to 1000 %, and money up to 10^15 minor units
    #expect(
      paths(Cart(currency: .eur, lines: [CartLine("1", sku: "A", unitPrice: "10000000000000.00", taxRate: "1000")]))
        .isEmpty
    )
  }

  @Test("Malformed values of a context are found when a cart is priced")
  func contextValues() {
    let now = Instant(secondsSinceEpoch: 0)
    let event = CustomerEvent(
      "", at: now, amount: "0.001", skus: [""], categories: [""], attributes: ["x": .number(-.infinity)])
    let context = PricingContext(
      now: now, billingCycle: 0,
      customer: PricingCustomer("", segments: [""], attributes: ["y": .number(.nan)], events: [event]),
      store: PricingStore(id: ""),
      usage: Usage(
        promotions: [
          "p": PromotionUsage(total: -1, customerTotal: -1, spent: "x"),
          "": PromotionUsage(total: 0, customerTotal: 0, spent: "0"),
        ],
        coupons: ["A": CouponUsage(total: -1, customerTotal: -1), "": CouponUsage(total: 0, customerTotal: 0)]))
    #expect(
      Set(paths(Cart(currency: .eur), in: context)) == [
        "context.billingCycle", "context.customer.id", "context.customer.segments[0]", "context.customer.attributes.y",
        "context.customer.events[0].type", "context.customer.events[0].amount", "context.customer.events[0].skus[0]",
        "context.customer.events[0].categories[0]", "context.customer.events[0].attributes.x", "context.store.id",
        "context.usage.promotions.p.total", "context.usage.promotions.p.customer", "context.usage.promotions.p.spent",
        #"context.usage.promotions[""]"#, "context.usage.coupons.A.total", "context.usage.coupons.A.customer",
        #"context.usage.coupons[""]"#,
      ])
  }

  @Test("Malformed literals of a promotion are found when the engine is made")
  func promotionLiterals() {
    let promotion = Promotion(
      "", priority: 1_000_000_001, coupons: ["", PromotionCoupon("A", maxUses: -1, maxUsesPerCustomer: -1), "a"],
      calculateRule: .quantity(minimum: 0, maxApplications: -1, of: .sku([])), actions: [],
      constraints: Constraints(
        maxUsesPerCustomer: -1, maxUsesTotal: -1, budget: "x",
        customerSpend: CustomerSpend(atLeast: nil, atMost: nil, within: "P1M")),
      group: "", maxDiscount: "1.005", billingCycles: .first(0), experiment: Experiment("", from: "101", until: "x"),
      messages: PromotionMessages(nearMiss: PromotionMessages.NearMiss("", within: "100")))
    #expect(
      Set(paths(promotion)) == [
        "promotions[0].id", "promotions[0].priority", "promotions[0].coupons[0].code",
        "promotions[0].coupons[1].maxUses", "promotions[0].coupons[1].maxUsesPerCustomer",
        "promotions[0].coupons[2].code", "promotions[0].calculateRule.quantity.minimum",
        "promotions[0].calculateRule.quantity.maxApplications", "promotions[0].calculateRule.of.sku",
        "promotions[0].actions", "promotions[0].constraints.maxUsesPerCustomer",
        "promotions[0].constraints.maxUsesTotal", "promotions[0].constraints.budget",
        "promotions[0].constraints.customerSpend", "promotions[0].constraints.customerSpend.within",
        "promotions[0].group", "promotions[0].maxDiscount", "promotions[0].billingCycles",
        "promotions[0].experiment.name", "promotions[0].experiment.from", "promotions[0].experiment.until",
        "promotions[0].messages.nearMiss.within",
      ])
    let linear = Promotion(
      "p", calculateRule: .linear(quantity: 0, maxApplications: -1), actions: [.upgradeShipping("air")])
    #expect(
      paths(linear) == [
        "promotions[0].calculateRule.linear.quantity", "promotions[0].calculateRule.linear.repeatable",
      ])
  }

  @Test("Faults of actions have the paths that they have in documents")
  func actions() {
    let action = "promotions[0].actions[0]"
    #expect(paths(.discount(.percent("120"), on: .cart)) == ["\(action).discount.percent"])
    #expect(paths(.discount(.percent("ten"), on: .cart)) == ["\(action).discount.percent"])
    #expect(paths(.discount(.price("5"), on: .cart)) == ["\(action).discount.price"])
    #expect(paths(.discount(.amount("5", basis: .net), on: .items())) == ["\(action).discount.basis"])
    #expect(
      paths(.discount(.percent("5", base: .original), on: .group(reward: .all))) == ["\(action).discount.base"])
    #expect(paths(.discount(.amount("5"), on: .tax)) == ["\(action).discount.amount"])
    #expect(paths(.discount(.amount(["KWD": "1.2345"]), on: .cart)) == ["\(action).discount.amount.KWD"])
    #expect(paths(.discount(.amount(["XXQ": "1"]), on: .cart)) == ["\(action).discount.amount.XXQ"])
    #expect(paths(.discount(.amount([:]), on: .cart)) == ["\(action).discount.amount"])
    #expect(paths(.discount(.percent("5"), on: .items(count: 0))) == ["\(action).on.items.count"])
    #expect(paths(.discount(.percent("5"), on: .group(reward: .cheapest, count: 0))) == ["\(action).on.group.count"])
    #expect(
      paths(.discount(.percent("5"), on: .bundle([], max: -1))) == [
        "\(action).on.bundle.parts", "\(action).on.bundle.max",
      ])
    #expect(
      paths(.discount(.percent("5"), on: .bundle([BundlePart(.all, count: 0)]))) == [
        "\(action).on.bundle.parts[0].count"
      ])
    #expect(paths(.discount(.percent("5"), on: .fees(kinds: []))) == ["\(action).on.fees"])
    #expect(paths(.discount(.percent("5"), on: .fees(kinds: [""]))) == ["\(action).on.fees[0]"])
    #expect(paths(.discount(.percent("5"), on: .subset(.billing(.every("P1"))))) == ["\(action).on.subset.billing"])
    #expect(
      paths(.gift("", quantity: 0, unitPrice: "x")) == [
        "\(action).gift.sku", "\(action).gift.quantity", "\(action).gift.unitPrice",
      ])
    #expect(paths(.upgradeShipping("")) == ["\(action).upgradeShipping"])
    #expect(
      paths(.credit(Credit("x", per: "0", max: "-1"))) == [
        "\(action).credit.amount", "\(action).credit.per", "\(action).credit.max",
      ])
    #expect(
      paths(.issueCoupon(CouponIssue("", validFor: "P0D"))) == [
        "\(action).issueCoupon.template", "\(action).issueCoupon.validFor",
      ])
  }

  @Test("Steps of tiers are measured in what their measure is")
  func tiers() {
    let steps = "promotions[0].actions[0].discount.tiers.steps"
    func step(_ from: TierStep.Threshold) -> TierStep { TierStep(from: from, .percent("5", base: .current)) }
    func tiers(_ by: Tiers.Measure, _ steps: TierStep...) -> PromotionAction {
      .discount(.tiers(by: by, steps), on: .cart)
    }
    #expect(paths(tiers(.quantity, step(.amount("1")))) == ["\(steps)[0].from"])
    #expect(paths(tiers(.subtotal, step(.count(1)))) == ["\(steps)[0].from"])
    #expect(paths(tiers(.lines)) == [steps])
    #expect(paths(tiers(.leastQuantity, step(.count(1)), step(.count(1)))) == ["\(steps)[1].from"])
    #expect(paths(tiers(.subtotal, step(.amount("1")), step(.amount(["EUR": "1.00"])))) == ["\(steps)[1].from"])
    #expect(paths(tiers(.subtotal, step(.amount("1")), step(.amount("2")))).isEmpty)
  }

  @Test("Faults of qualifiers and selectors are found through trees built with operators")
  func trees() {
    let when = "promotions[0].when"
    #expect(
      paths(when: .quantity(atLeast: nil, atMost: nil) && !(.segment("") || .coupon([]))) == [
        "\(when).all[0].quantity", "\(when).all[1].not.any[0].segment", "\(when).all[1].not.any[1].coupon",
      ])
    #expect(
      paths(when: .lines(of: .sku("A") && !(.tag("") || .unitPrice(atLeast: nil, atMost: nil)), atLeast: 1)) == [
        "\(when).lines.of.allOf[1].not.anyOf[0].tag[0]", "\(when).lines.of.allOf[1].not.anyOf[1].unitPrice",
      ])
    #expect(
      paths(when: .lines(of: .attribute("a", .in([])), atLeast: -1)) == [
        "\(when).lines.of.attribute.in", "\(when).lines.atLeast",
      ])
    #expect(paths(when: .customer(attribute: "a", .range(atLeast: nil, atMost: nil))) == ["\(when).customer"])
    #expect(
      paths(when: .customer(attribute: "a", .range(atLeast: .nan, atMost: .infinity))) == [
        "\(when).customer.atLeast", "\(when).customer.atMost",
      ])
    #expect(paths(when: .customer(attribute: "a", .is(.number(.nan)))) == ["\(when).customer.is"])
    #expect(paths(when: .customer(attribute: "a", .in([1, .number(.nan)]))) == ["\(when).customer.in[1]"])
    #expect(paths(when: .location(country: nil, region: nil, city: nil, postalPrefix: nil)) == ["\(when).location"])
    #expect(paths(when: .store(id: [])) == ["\(when).store.id"])
    #expect(paths(when: .score("s", atLeast: 1)) == ["\(when).score.id"])
    #expect(
      paths(when: .anniversary(of: "d", withinDays: -1, years: 0)) == [
        "\(when).anniversary.withinDays", "\(when).anniversary.years",
      ])
    #expect(paths(when: .schedule([])) == ["\(when).schedule"])
    #expect(
      paths(when: .schedule([ScheduleWindow(days: [], from: "24:00", until: "25:00")])) == [
        "\(when).schedule[0].days", "\(when).schedule[0].from", "\(when).schedule[0].until",
      ])
    #expect(
      paths(when: .events(EventMatch("x", when: .within("soon"), measure: .count(CountRange())))) == [
        "\(when).events.within", "\(when).events.count",
      ])
    #expect(
      paths(when: .subtotal(atLeast: "1", after: .cart) || .subtotal(atLeast: nil, atMost: nil, after: .items)) == [
        "\(when).any[1].subtotal"
      ])
  }

  @Test("Trees that are built too deep or too large are faults, and are not walked")
  func largeTrees() {
    func nested(_ levels: Int) -> Qualifier { (1..<levels).reduce(Qualifier.segment("x")) { tree, _ in !tree } }
    #expect(paths(when: nested(64)).isEmpty)
    #expect(paths(when: nested(65)) == ["promotions[0].when"])
    #expect(paths(when: nested(9_000)) == ["promotions[0].when"])
    #expect(paths(when: .all(Array(repeating: .segment("x"), count: 9_999))).isEmpty)
    #expect(paths(when: .all(Array(repeating: .segment("x"), count: 10_000))) == ["promotions[0].when"])
    let selector = (1..<65).reduce(LineSelector.all) { tree, _ in !tree }
    #expect(paths(when: .lines(of: selector, atLeast: 1)) == ["promotions[0].when.lines.of"])
    // what && and || join stays flat, so a long row is not deep
    let row = (1..<5_000).reduce(Qualifier.segment("x")) { tree, _ in tree && .segment("y") }
    #expect(paths(when: row).isEmpty)
  }

  @Test("Sets are held to their rules too: currency, segments, scores and policy")
  func sets() {
    let upgrade = Promotion("p", actions: [.upgradeShipping("air")])
    #expect(paths(PromotionSet(currency: "euro", [upgrade, upgrade])) == ["currency", "promotions[1].id"])
    #expect(
      paths(PromotionSet([Promotion("p", actions: [.discount(.amount("1"), on: .cart)])])) == [
        "promotions[0].actions[0].discount.amount"
      ])
    let set = PromotionSet(
      [],
      segments: [
        Segment("", when: .segment("b")),
        Segment("b", when: .segment("b") && .subtotal(atLeast: ["EUR": "1"], after: .items)),
      ],
      scores: [Score("", points: ["": 1, "x": 1_000_000_001], within: "P1M"), Score("", points: [:])],
      policy: Policy(searchLimit: 0))
    #expect(
      Set(paths(set)) == [
        "segments[0].id", "segments[1].when.all[1].subtotal.after", "segments[1]", "scores[0].id",
        #"scores[0].points[""]"#, "scores[0].points.x", "scores[0].within", "scores[1].id", "policy.searchLimit",
      ])
    let late = Promotion(
      "p", when: .subtotal(atLeast: "1", after: .items), actions: [.upgradeShipping("air")], combines: .never)
    #expect(paths(late) == ["promotions[0].when.subtotal.after"])
  }

  @Test("Only the first 100 faults of a value are reported")
  func firstHundred() {
    let lines = (0..<150).map { CartLine(LineID("\($0)"), sku: "", unitPrice: "1") }
    #expect(paths(Cart(currency: .eur, lines: lines)) == (0..<100).map { "cart.lines[\($0)].sku" })
  }
}
