import CartPricing
import Testing

@Suite("Decisions, gaps and messages")
struct ExplanationTests {
  private let cart = Cart(
    CartLine("1", sku: "A", quantity: 2, unitPrice: "10"), CartLine("2", sku: "B", unitPrice: "5", billing: "P1M"),
    CartLine("3", sku: "C", unitPrice: "5"))
  private let tenOff = [PromotionAction.discount(.percent("10"), on: .cart)]
  private let brief = PricingContext(now: .evening)

  private func gaps(_ when: Qualifier, rule: CalculateRule? = nil) throws -> [String] {
    try priced(cart, [Promotion("p", when: when, calculateRule: rule, actions: tenOff)]).gaps(of: "p")
  }

  @Test("The first reason that holds is the one that is told")
  func reasons() throws {
    var promotion = Promotion(
      "p", isActive: false, validFrom: .at("2027-01-01T00:00:00Z"), validUntil: .at("2026-01-01T00:00:00Z"),
      coupons: [PromotionCoupon("A", maxUses: 0)], when: .segment("x"), actions: [.discount(.percent("0"), on: .cart)],
      constraints: Constraints(
        isSingleUsePerCustomer: true, maxUsesPerCustomer: 0, maxUsesTotal: 0, budget: "0",
        customerSpend: CustomerSpend(atLeast: "1"), requiresSameBillingInterval: true),
      maxDiscount: ["USD": "1"], billingCycles: .first(1), experiment: Experiment("x", from: "0", until: "0"))
    var cart = cart
    cart.lines[2].billing = "P1Y"
    var context = PricingContext(now: .evening, billingCycle: 2, explain: .all)
    func reason() throws -> String? { try priced(cart, [promotion], in: context).reasons.first }
    #expect(try reason() == "p inactive")
    promotion.isActive = true
    #expect(try reason() == "p notStarted")
    promotion.validFrom = nil
    #expect(try reason() == "p expired")
    promotion.validUntil = nil
    #expect(try reason() == "p billingCycleOver")
    context.billingCycle = 1
    #expect(try reason() == "p notInExperiment")
    promotion.experiment = nil
    #expect(try reason() == "p notInCurrency")
    promotion.maxDiscount = nil
    #expect(try reason() == "p couponMissing")
    cart.coupons = ["a"]
    #expect(try reason() == "p notQualified")
    promotion.when = nil
    #expect(try reason() == "p limitReached customerUnknown")
    context.customer = PricingCustomer("c")
    context.usage.promotions["p"] = PromotionUsage(customer: 1)
    #expect(try reason() == "p limitReached singleUsePerCustomer")
    promotion.constraints.isSingleUsePerCustomer = false
    #expect(try reason() == "p limitReached maxUsesPerCustomer")
    promotion.constraints.maxUsesPerCustomer = nil
    #expect(try reason() == "p limitReached maxUsesTotal")
    promotion.constraints.maxUsesTotal = nil
    #expect(try reason() == "p limitReached budget")
    promotion.constraints.budget = nil
    #expect(try reason() == "p limitReached couponMaxUses")
    promotion.coupons = ["A"]
    #expect(try reason() == "p customerSpend")
    promotion.constraints.customerSpend = nil
    #expect(try reason() == "p mixedBillingIntervals")
    promotion.constraints.requiresSameBillingInterval = false
    #expect(try reason() == "p noEffect")
    promotion.actions = tenOff
    #expect(try reason() == nil)
  }

  @Test("Limits count the uses so far; with a limit for each customer, a customer without a name is the limit reached")
  func limits() throws {
    func reason(_ constraints: Constraints, total: Int, customer: Int, known: Bool = true) throws -> String? {
      let usage = Usage(promotions: ["p": PromotionUsage(total: total, customer: customer)])
      let context = PricingContext(
        now: .evening, customer: known ? PricingCustomer("c") : nil, usage: usage, explain: .all)
      return try priced(cart, [Promotion("p", actions: tenOff, constraints: constraints)], in: context).reasons.first
    }
    let single = Constraints(isSingleUsePerCustomer: true)
    #expect(try reason(single, total: 9, customer: 0) == nil)
    #expect(try reason(single, total: 0, customer: 1) == "p limitReached singleUsePerCustomer")
    #expect(try reason(single, total: 0, customer: 0, known: false) == "p limitReached customerUnknown")
    let each = Constraints(maxUsesPerCustomer: 3)
    #expect(try reason(each, total: 9, customer: 2) == nil)
    #expect(try reason(each, total: 9, customer: 3) == "p limitReached maxUsesPerCustomer")
    #expect(try reason(each, total: 0, customer: 0, known: false) == "p limitReached customerUnknown")
    let total = Constraints(maxUsesTotal: 3)
    #expect(try reason(total, total: 2, customer: 9, known: false) == nil)
    #expect(try reason(total, total: 3, customer: 0) == "p limitReached maxUsesTotal")
    // the unknown customer comes before every other limit
    let both = Constraints(maxUsesPerCustomer: 3, maxUsesTotal: 3)
    #expect(try reason(both, total: 3, customer: 0, known: false) == "p limitReached customerUnknown")
    #expect(try reason(both, total: 3, customer: 2) == "p limitReached maxUsesTotal")
  }

  @Test("What a customer spent is the sum of their orders, within a span if one is given")
  func customerSpend() throws {
    let customer = PricingCustomer(
      "c",
      events: [
        CustomerEvent("order", at: .at("2026-11-20T00:00:00Z"), amount: "30"),
        CustomerEvent("order", at: .at("2026-01-01T00:00:00Z"), amount: "70"),
        CustomerEvent("order", at: .at("2026-12-24T00:00:00Z"), amount: "500"),
        CustomerEvent("view", at: .evening, amount: "9"),
      ])
    func holds(_ spend: CustomerSpend, _ context: PricingContext) throws -> Bool {
      let promotion = Promotion("p", actions: tenOff, constraints: Constraints(customerSpend: spend))
      return try priced(cart, [promotion], in: context).reasons.isEmpty
    }
    let known = PricingContext.of(customer)
    #expect(try holds(CustomerSpend(atLeast: "100", atMost: "100"), known))
    #expect(try !holds(CustomerSpend(atLeast: "100.01"), known))
    #expect(try !holds(CustomerSpend(atMost: "99.99"), known))
    #expect(try holds(CustomerSpend(atLeast: "30", atMost: "30", within: "P30D"), known))
    #expect(try holds(CustomerSpend(atMost: "0"), .of(PricingCustomer("d"))))
    #expect(try !holds(CustomerSpend(atMost: "0"), .evening))
  }

  @Test("Subscriptions share one billing interval, however it is written; perpetual lines have none")
  func billingIntervals() throws {
    let promotion = Promotion("p", actions: tenOff, constraints: Constraints(requiresSameBillingInterval: true))
    func reasons(_ intervals: BillingInterval?...) throws -> [String] {
      let lines = intervals.enumerated().map {
        CartLine(LineID("\($0.offset)"), sku: "A", unitPrice: "10", billing: $0.element)
      }
      return try priced(Cart(currency: .eur, lines: lines), [promotion]).reasons
    }
    #expect(try reasons("P1M", nil, "P1M") == [])
    #expect(try reasons("P12M", "P1Y") == [])
    #expect(try reasons("P2W", "P14D") == [])
    #expect(try reasons("P1M", nil, "P1Y") == ["p mixedBillingIntervals"])
    #expect(try reasons("P1M", "P30D") == ["p mixedBillingIntervals"])
    #expect(try reasons(nil, nil) == [])
  }

  /// The cart is worth 30 with 4 units on 3 lines.
  @Test("Gaps are what shopping can close, through all and any")
  func gapsThroughTrees() throws {
    let poor = Qualifier.subtotal(atLeast: "50")
    let few = Qualifier.quantity(atLeast: 6)
    let closed = Qualifier.segment("vip")
    #expect(try gaps(poor) == ["subtotal 3000 of 5000 lacks 2000"])
    #expect(try gaps(.quantity(of: .sku("A"), atLeast: 5)) == ["quantity 2 of 5 lacks 3"])
    #expect(try gaps(.lines(atLeast: 4)) == ["lines 3 of 4 lacks 1"])
    #expect(try gaps(.leastQuantity(atLeast: 2)) == ["leastQuantity 1 of 2 lacks 1"])
    #expect(try gaps(.subtotal(of: .sku("Z"), atLeast: "1")) == ["subtotal 0 of 100 lacks 100"])
    #expect(
      try gaps(poor && few && .lines(atLeast: 3)) == ["subtotal 3000 of 5000 lacks 2000", "quantity 4 of 6 lacks 2"])
    #expect(try gaps(poor && closed) == [])
    #expect(try gaps(closed) == [])
    #expect(try gaps(!.lines(atLeast: 1)) == [])
    #expect(try gaps(.subtotal(atMost: "10")) == [])
    #expect(try gaps((poor && few) || .lines(atLeast: 4)) == ["lines 3 of 4 lacks 1"])
    #expect(try gaps(few || poor) == ["quantity 4 of 6 lacks 2"])
    #expect(try gaps(closed || poor) == ["subtotal 3000 of 5000 lacks 2000"])
    #expect(try gaps(.any([])) == [])
    #expect(try gaps(.any([closed, !.all([])])) == [])
    #expect(
      try gaps(.all([.any([few, poor]), .lines(atLeast: 4)])) == ["quantity 4 of 6 lacks 2", "lines 3 of 4 lacks 1"])
  }

  @Test("A rule that is not met is a gap like another, after those of the qualifier")
  func gapsOfRules() throws {
    let rule = CalculateRule.quantity(minimum: 5)
    #expect(try gaps(.all([]), rule: rule) == ["quantity 4 of 5 lacks 1"])
    #expect(try gaps(.lines(atLeast: 4), rule: rule) == ["lines 3 of 4 lacks 1", "quantity 4 of 5 lacks 1"])
    #expect(try gaps(.segment("vip"), rule: rule) == [])
    #expect(try gaps(.lines(atLeast: 4), rule: .quantity(minimum: 4)) == ["lines 3 of 4 lacks 1"])
  }

  @Test("The selector of a gap has its money in the cart's currency, with its decimals")
  func gapSelectors() throws {
    let when = Qualifier.lines(of: .unitPrice(atLeast: ["EUR": "7", "USD": "8"]) && !.sku("Z"), atLeast: 2)
    let result = try priced(cart, [Promotion("p", when: when, actions: tenOff)])
    #expect(
      result.json.contains(
        #""of":{"allOf":[{"unitPrice":{"atLeast":"7.00"}},{"not":{"sku":["Z"]}}]},"required":2,"current":1,"missing":1"#
      ))
  }

  @Test("By default only decisions that have to do with the cart are told")
  func relevant() throws {
    let promotions = [
      Promotion("applied", actions: tenOff),
      Promotion("far", when: .subtotal(of: .sku("Z"), atLeast: "10"), actions: tenOff),
      Promotion("inactive", isActive: false, actions: tenOff),
      Promotion("limited", actions: tenOff, constraints: Constraints(maxUsesTotal: 0)),
      Promotion(
        "limitedVoid", actions: [.discount(.percent("5"), on: .shipping)], constraints: Constraints(maxUsesTotal: 0)),
      Promotion("near", when: .subtotal(atLeast: "500"), actions: tenOff),
      Promotion("nearAndFar", when: .lines(atLeast: 9) && .quantity(of: .sku("Z"), atLeast: 1), actions: tenOff),
      Promotion("never", actions: tenOff, combines: .never),
      Promotion("segment", when: .segment("x"), actions: tenOff),
      Promotion("spend", actions: tenOff, constraints: Constraints(customerSpend: CustomerSpend(atLeast: "1"))),
      Promotion(
        "spendVoid", actions: [.discount(.percent("5"), on: .shipping)],
        constraints: Constraints(customerSpend: CustomerSpend(atLeast: "1"))),
      Promotion("void", actions: [.discount(.percent("5"), on: .shipping)]),
    ]
    #expect(
      try priced(cart, promotions, in: brief).reasons == [
        "limited limitReached maxUsesTotal", "near notQualified", "never excluded by applied", "spend customerSpend",
      ])
    // with everything explained each has exactly one outcome
    let all = try priced(cart, promotions)
    #expect(all.promotions.map(\.id) == ["applied"])
    #expect(all.decisions.map(\.promotion) == promotions.dropFirst().map(\.id))
    // a cap does not make a limit irrelevant
    let capped = Promotion("p", actions: tenOff, constraints: Constraints(maxUsesTotal: 0), maxDiscount: "0")
    #expect(try priced(cart, [capped], in: brief).reasons == ["p limitReached maxUsesTotal"])
  }

  @Test("A reward that is lacking is told where its rule or its lines have to do with the cart")
  func relevantRewards() throws {
    func reasons(_ rule: LineSelector?, _ select: LineSelector) throws -> [String] {
      let promotion = Promotion(
        "p", calculateRule: .quantity(minimum: 2, of: rule, reward: .beyond),
        actions: [.discount(.percent("100"), on: .items(select))],
        messages: Messages(nearMiss: "one more for {name}: {missing} of {required}"))
      let result = try priced(cart, [promotion], in: brief)
      return result.reasons + result.messages.map(\.text)
    }
    let told = ["p notQualified", "one more for p: 1 of 1"]
    #expect(try reasons(.sku("A"), .sku("Z")) == told)
    #expect(try reasons(.sku("A"), .sku("A")) == told)
    #expect(try reasons(.all, .sku("Z")) == [])
    // all 4 units are counted and all lines selected, two of which could be given beyond two counted ones
    #expect(try reasons(.all, .all) == [])
    // counted are exactly the two that could be given
    #expect(try reasons(nil, .sku("A")) == told)
  }

  @Test("Applied promotions say so, in texts that are filled in once")
  func appliedMessages() throws {
    func text(_ template: String, name: String? = nil) throws -> [String] {
      let promotion = Promotion("p", name: name, actions: tenOff, messages: Messages(applied: template))
      return try priced(cart, [promotion], in: brief).messages.map(\.text)
    }
    #expect(try text("{name} saves {discount}") == ["p saves 3.00 EUR"])
    #expect(try text("{name}{name}", name: "Ten") == ["TenTen"])
    #expect(try text("{name}", name: "{discount}") == ["{discount}"])
    #expect(
      try text("{{name}} {missing} {required} {Name} { {discount") == ["{p} {missing} {required} {Name} { {discount"])
    #expect(try text("") == [""])
    #expect(try text("no keys") == ["no keys"])
  }

  @Test("A near miss is told when every gap is within its share of what is required")
  func nearMisses() throws {
    func texts(_ when: Qualifier, within: Rate = "50", rule: CalculateRule? = nil) throws -> [String] {
      let promotion = Promotion(
        "p", when: when, calculateRule: rule, actions: tenOff,
        messages: Messages(nearMiss: Messages.NearMiss("{missing} of {required} to {name}, {discount}", within: within))
      )
      return try priced(cart, [promotion], in: brief).messages.map { "\($0.kind.rawValue) \($0.text)" }
    }
    #expect(try texts(.subtotal(atLeast: "60")) == ["nearMiss 30.00 EUR of 60.00 EUR to p, {discount}"])
    #expect(try texts(.subtotal(atLeast: "60.01")) == [])
    #expect(try texts(.subtotal(atLeast: "60"), within: "49.9999") == [])
    #expect(try texts(.subtotal(atLeast: "30.01"), within: "0") == [])
    #expect(try texts(.subtotal(of: .sku("Z"), atLeast: "1"), within: "99.9999") == [])
    #expect(try texts(.quantity(atLeast: 8)) == ["nearMiss 4 of 8 to p, {discount}"])
    // the first gap is the one that is told; each has to be near
    #expect(try texts(.lines(atLeast: 4), rule: .quantity(minimum: 8)) == ["nearMiss 1 of 4 to p, {discount}"])
    #expect(try texts(.lines(atLeast: 4), rule: .quantity(minimum: 9)) == [])
    #expect(try texts(.segment("x")) == [])
    #expect(try texts(.lines(atLeast: 1)) == [])
  }
}
