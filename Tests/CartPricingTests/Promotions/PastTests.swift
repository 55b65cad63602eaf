import CartPricing
import Testing

@Suite("Qualifiers about what customers did, and when")
struct PastTests {
  private func customer(_ events: CustomerEvent...) -> PricingContext { .of(PricingCustomer("c", events: events)) }

  private func seen(_ at: String) -> PricingContext { customer(CustomerEvent("view", at: .at(at))) }

  @Test(
    "Within a span: after its beginning, and up to now",
    arguments: [
      ("2026-11-26T18:30:00+01:00", false), ("2026-11-26T18:30:00.000000001+01:00", true),
      ("2026-11-26T17:30:01Z", true), ("2026-11-26T18:29:59+01:00", false), ("2026-11-27T18:30:00+01:00", true),
      ("2026-11-27T18:30:00.000000001+01:00", false), ("2026-11-28T00:00:00+01:00", false),
    ])
  func within(at: String, expected: Bool) throws {
    #expect(try holds(.events(EventMatch("view", when: .within("P1D"))), in: seen(at)) == expected)
    #expect(try holds(.events(EventMatch("view", when: .within(.hours(24)))), in: seen(at)) == expected)
  }

  /// Now is Friday the 27th of November 2026, 18:30 at +01:00; its week began on Monday the 23rd.
  @Test(
    "During a calendar period: the local one of now, however the event was written",
    arguments: [
      (.day, "2026-11-27T00:00:00+01:00", true), (.day, "2026-11-26T23:00:00Z", true),
      (.day, "2026-11-26T22:59:59Z", false), (.day, "2026-11-26T23:59:59+01:00", false),
      (.day, "2026-11-27T05:00:00+09:00", false),  // the 26th, 21:00 at +01:00
      (.day, "2026-11-27T20:00:00+01:00", false),  // later today
      (.week, "2026-11-23T00:00:00+01:00", true), (.week, "2026-11-22T23:59:59+01:00", false),
      (.month, "2026-11-01T00:00:00+01:00", true), (.month, "2026-10-31T23:59:59+01:00", false),
      (.month, "2025-11-27T12:00:00+01:00", false), (.year, "2026-01-01T00:00:00+01:00", true),
      (.year, "2025-12-31T23:30:00Z", true), (.year, "2025-12-31T22:30:00Z", false),
    ] as [(EventMatch.Period, String, Bool)])
  func during(period: EventMatch.Period, at: String, expected: Bool) throws {
    #expect(try holds(.events(EventMatch("view", when: .during(period))), in: seen(at)) == expected)
  }

  @Test("A week from Monday may begin in another month and another year")
  func weekAcrossYears() throws {
    // the 1st of January 2027 is a Friday: its week began on the 28th of December
    for (at, expected) in [("2026-12-28T00:00:00Z", true), ("2026-12-27T23:59:59Z", false)] {
      let context = PricingContext(
        now: .at("2027-01-01T12:00:00Z"), customer: PricingCustomer("c", events: [CustomerEvent("view", at: .at(at))]),
        explain: .all)
      #expect(try holds(.events(EventMatch("view", when: .during(.week))), in: context) == expected)
    }
  }

  @Test("Matching events are counted, or their amounts added up; one without an amount adds nothing")
  func countsAndSums() throws {
    let past = Instant.at("2026-11-01T00:00:00Z")
    let context = customer(
      CustomerEvent("order", at: past, amount: "10.50"), CustomerEvent("order", at: past),
      CustomerEvent("order", at: past, amount: "4.50"),
      CustomerEvent("order", at: .at("2027-01-01T00:00:00Z"), amount: "100"),
      CustomerEvent("view", at: past, amount: "100"))
    func count(_ atLeast: Int?, _ atMost: Int?) -> Qualifier {
      .events(EventMatch("order", measure: .count(CountRange(atLeast: atLeast, atMost: atMost))))
    }
    func sum(_ atLeast: AmountByCurrency?, _ atMost: AmountByCurrency?) -> Qualifier {
      .events(EventMatch("order", measure: .sum(AmountRange(atLeast: atLeast, atMost: atMost))))
    }
    #expect(try holds(count(3, 3) && !count(4, nil) && !count(nil, 2), in: context))
    // 10.50 + 0 + 4.50 = 15.00
    #expect(try holds(sum("15", "15") && !sum("15.01", nil) && !sum(nil, "14.99"), in: context))
    #expect(try holds(.events(EventMatch("view")) && !.events(EventMatch("other")), in: context))
    #expect(try holds(.events(EventMatch("other", measure: .count(CountRange(atMost: 0)))), in: context))
    // about a customer that is not there, not even that there is nothing
    #expect(try !holds(count(nil, 0)))
    #expect(try !holds(sum(nil, "0")))
  }

  @Test("Events are matched by what they are about, all conditions together")
  func whereEvents() throws {
    let event = CustomerEvent(
      "view", at: .at("2026-11-01T00:00:00Z"), skus: ["A", "B"], categories: ["shoes"],
      attributes: ["seconds": 30])
    let context = customer(event)
    func about(_ condition: EventMatch.Condition) throws -> Bool {
      try holds(.events(EventMatch("view", about: condition)), in: context)
    }
    #expect(try about(EventMatch.Condition()))
    #expect(try about(EventMatch.Condition(sku: ["C", "B"])))
    #expect(try !about(EventMatch.Condition(sku: ["C"])))
    #expect(try about(EventMatch.Condition(category: ["shoes"])))
    #expect(try !about(EventMatch.Condition(sku: ["A"], category: ["hats"])))
    #expect(try about(EventMatch.Condition(attribute: AttributeCondition("seconds", .atLeast(30)))))
    #expect(try !about(EventMatch.Condition(sku: ["A"], attribute: AttributeCondition("seconds", .atLeast(31)))))
    #expect(
      try about(
        EventMatch.Condition(sku: ["A"], category: ["shoes"], attribute: AttributeCondition("x", .exists(false)))))
  }

  @Test("A score adds up points by event type, within its span, and may be negative")
  func scores() throws {
    let scores = [
      Score("all", points: ["view": 1, "buy": 5, "return": -10]), Score("recent", points: ["view": 1], within: "P7D"),
    ]
    // 2 views, 1 purchase, 1 return: 2 + 5 − 10 = −3; one of the views is within a week
    let context = customer(
      CustomerEvent("view", at: .at("2026-01-01T00:00:00Z")), CustomerEvent("view", at: .at("2026-11-27T00:00:00Z")),
      CustomerEvent("buy", at: .at("2026-01-01T00:00:00Z")), CustomerEvent("return", at: .at("2026-01-01T00:00:00Z")),
      CustomerEvent("buy", at: .at("2027-01-01T00:00:00Z")), CustomerEvent("other", at: .at("2026-01-01T00:00:00Z")))
    #expect(try holds(.score("all", atLeast: -3, atMost: -3), in: context, scores: scores))
    #expect(try !holds(.score("all", atLeast: -2), in: context, scores: scores))
    #expect(try !holds(.score("all", atMost: -4), in: context, scores: scores))
    #expect(try holds(.score("recent", atLeast: 1, atMost: 1), in: context, scores: scores))
    #expect(try holds(.score("all", atMost: 0), in: .of(PricingCustomer("c")), scores: scores))
    #expect(try !holds(.score("all", atMost: 0), scores: scores))
  }

  private func celebrates(_ date: String, on day: String, within days: Int = 0, years: Int? = nil) throws -> Bool {
    let date = try #require(LocalDate(parsing: date))
    let context = PricingContext.at("\(day)T12:00:00Z", customer: PricingCustomer("c", dates: ["joined": date]))
    return try holds(.anniversary(of: "joined", withinDays: days, years: years), in: context)
  }

  @Test(
    "A date returns once a year; the date itself is no return",
    arguments: [
      ("2000-11-27", "2026-11-27", 0, true), ("2000-11-27", "2026-11-28", 0, false),
      ("2000-11-30", "2026-11-27", 3, true), ("2000-11-30", "2026-11-27", 2, false),
      ("2000-11-24", "2026-11-27", 3, true), ("2000-11-24", "2026-11-27", 2, false),
      ("2000-01-02", "2026-12-31", 2, true), ("2000-01-02", "2026-12-31", 1, false),
      ("2000-12-31", "2026-01-01", 1, true), ("2000-12-31", "2026-01-02", 1, false),
      ("2026-11-27", "2026-11-27", 0, false), ("2026-11-27", "2026-11-28", 1, false),
      ("2025-11-27", "2026-11-27", 0, true), ("2026-11-27", "2027-11-20", 7, true),
      ("2030-11-27", "2026-11-27", 0, false), ("2026-11-27", "2026-11-27", 366, true),
    ])
  func anniversaries(date: String, day: String, days: Int, expected: Bool) throws {
    #expect(try celebrates(date, on: day, within: days) == expected)
  }

  @Test("A date on 29 February returns on the 28th in common years")
  func leapDays() throws {
    #expect(try celebrates("2024-02-29", on: "2026-02-28"))
    #expect(try !celebrates("2024-02-29", on: "2026-03-01"))
    #expect(try celebrates("2024-02-29", on: "2028-02-29"))
    #expect(try !celebrates("2024-02-29", on: "2028-02-28"))
    // 2100 is no leap year, 2400 is one
    #expect(try celebrates("2024-02-29", on: "2100-02-28"))
    #expect(try celebrates("2024-02-29", on: "2400-02-29"))
  }

  @Test("The n-th return is one day, and needs a customer with the date")
  func certainYears() throws {
    #expect(try celebrates("2016-11-27", on: "2026-11-27", years: 10))
    #expect(try !celebrates("2016-11-27", on: "2026-11-27", years: 9))
    #expect(try celebrates("2016-11-27", on: "2026-11-30", within: 3, years: 10))
    #expect(try !celebrates("2016-11-27", on: "2026-11-27", within: 364, years: 9))
    #expect(try celebrates("2016-11-27", on: "2026-11-27", within: 365, years: 9))
    #expect(try !holds(.anniversary(of: "joined", withinDays: 1_000_000_000)))
    #expect(try !holds(.anniversary(of: "joined", withinDays: 1_000_000_000), in: .of(PricingCustomer("c"))))
    #expect(try celebrates("9999-12-31", on: "0001-01-01", within: 1_000_000_000, years: 1_000_000_000) == false)
  }

  private static let night = ScheduleWindow(days: [.friday], from: "22:00", until: "02:00")
  private static let evening = ScheduleWindow(from: "18:00", until: "19:00")
  private static let round = ScheduleWindow(days: [.friday], from: "18:00", until: "18:00")
  private static let day = ScheduleWindow(days: [.friday], from: "00:00", until: "24:00")

  /// The 27th of November 2026 is a Friday.
  @Test(
    "Windows begin at their first second and end before their last one; past midnight they belong to the day they start on",
    arguments: [
      (evening, "2026-11-27T17:59:59.999+01:00", false), (evening, "2026-11-27T18:00:00+01:00", true),
      (evening, "2026-11-27T18:59:59.999+01:00", true), (evening, "2026-11-27T19:00:00+01:00", false),
      (evening, "2026-11-27T18:30:00Z", true), (evening, "2026-11-27T17:30:00Z", false),
      (night, "2026-11-27T21:59:59Z", false), (night, "2026-11-27T22:00:00Z", true),
      (night, "2026-11-28T01:59:59Z", true), (night, "2026-11-28T02:00:00Z", false),
      (night, "2026-11-27T01:00:00Z", false), (night, "2026-11-28T22:00:00Z", false),
      (night, "2026-11-28T01:30:00-03:00", true),
      (round, "2026-11-27T17:59:59Z", false), (round, "2026-11-27T18:00:00Z", true),
      (round, "2026-11-28T17:59:59Z", true), (round, "2026-11-28T18:00:00Z", false),
      (day, "2026-11-26T23:59:59Z", false), (day, "2026-11-27T00:00:00Z", true), (day, "2026-11-27T23:59:59Z", true),
      (day, "2026-11-28T00:00:00Z", false),
    ] as [(ScheduleWindow, String, Bool)])
  func schedules(window: ScheduleWindow, now: String, expected: Bool) throws {
    #expect(try holds(.schedule([window]), in: .at(now)) == expected)
    let never = ScheduleWindow(days: [.wednesday], from: "03:00", until: "03:01")
    #expect(try holds(.schedule([never, window]), in: .at(now)) == expected)
  }

  @Test("A night that starts on Sunday passes into Monday")
  func sundayNight() throws {
    let night = ScheduleWindow(days: [.sunday], from: "23:00", until: "01:00")
    #expect(try holds(.schedule([night]), in: .at("2026-11-30T00:30:00Z")))
    #expect(try !holds(.schedule([night]), in: .at("2026-11-29T00:30:00Z")))
    #expect(try holds(.schedule([night]), in: .at("2026-11-29T23:30:00Z")))
  }
}

@Suite("When and for whom a promotion stands at all")
struct StandingTests {
  private let cart = Cart(CartLine("1", sku: "A", unitPrice: "10"))

  private func reason(_ promotion: Promotion, in context: PricingContext = .evening) throws -> String? {
    let priced = try priced(cart, [promotion], in: context)
    return priced.promotions.isEmpty ? priced.decisions.first?.reason.rawValue : nil
  }

  private let tenOff = [PromotionAction.discount(.percent("10"), on: .cart)]

  @Test("A promotion is valid from its first instant to before its last, and only if it is active")
  func validity() throws {
    let promotion = Promotion(
      "p", validFrom: .at("2026-11-27T18:30:00+01:00"), validUntil: .at("2026-11-27T18:00:00Z"), actions: tenOff)
    #expect(try reason(promotion, in: .at("2026-11-27T17:29:59.999999999Z")) == "notStarted")
    #expect(try reason(promotion, in: .at("2026-11-27T17:30:00Z")) == nil)
    #expect(try reason(promotion, in: .at("2026-11-27T19:59:59.999999999+02:00")) == nil)
    #expect(try reason(promotion, in: .at("2026-11-27T18:00:00Z")) == "expired")
    var inactive = promotion
    inactive.isActive = false
    #expect(try reason(inactive, in: .at("2030-01-01T00:00:00Z")) == "inactive")
    // never valid: the first that holds is told
    let never = Promotion(
      "p", validFrom: .at("2027-01-01T00:00:00Z"), validUntil: .at("2026-01-01T00:00:00Z"), actions: tenOff)
    #expect(try reason(never) == "notStarted")
    #expect(try reason(never, in: .at("2028-01-01T00:00:00Z")) == "expired")
  }

  @Test(
    "Billing cycles up to a promotion's last one, the first alone if it says nothing",
    arguments: [
      (BillingCycles.first(1), 1, true), (.first(1), 2, false), (.first(3), 3, true), (.first(3), 4, false),
      (.all, 1_000_000_000, true),
    ])
  func billingCycles(cycles: BillingCycles, cycle: Int, expected: Bool) throws {
    let context = PricingContext(now: .evening, billingCycle: cycle, explain: .all)
    let promotion = Promotion("p", actions: tenOff, billingCycles: cycles)
    #expect(try reason(promotion, in: context) == (expected ? nil : "billingCycleOver"))
  }

  /// FNV-1a-64 of `checkout:c1` is 0x60e4cc226414b6ed, 4,941 modulo 10,000; of `checkout:c2` 0x60e4c9226414b1d4, 308;
  /// of `checkout:é` 0x6304342265e21b05, 7,573.
  @Test(
    "An experiment has its share of the customers, from its lower bound to below its upper one",
    arguments: [
      ("c1", "0", "49.41", false), ("c1", "0", "49.42", true), ("c1", "49.41", "100", true),
      ("c1", "49.42", "100", false), ("c2", "0", "3.08", false), ("c2", "3.08", "3.09", true),
      ("c2", "3.0801", "4", false), ("é", "75.73", "75.7301", true), ("é", "0", "75.73", false),
      ("c1", "0", "0", false), ("c1", "60", "40", false), ("c1", "0", "100", true),
    ])
  func experiments(customer: String, from: String, until: String, expected: Bool) throws {
    let experiment = Experiment(
      "checkout", from: try #require(Rate(percent: from)), until: try #require(Rate(percent: until)))
    let promotion = Promotion("p", actions: tenOff, experiment: experiment)
    #expect(
      try reason(promotion, in: .of(PricingCustomer(CustomerID(customer)))) == (expected ? nil : "notInExperiment"))
    #expect(try reason(promotion) == "notInExperiment")
  }

  @Test("Every amount of a promotion, and of the segments that it names, needs a value in the cart's currency")
  func currencies() throws {
    let segments = [
      Segment("far", when: .segment("spender")), Segment("spender", when: .subtotal(atLeast: ["USD": "1"])),
    ]
    let cart = Cart(currency: .usd, lines: [CartLine("1", sku: "A", unitPrice: "10")])
    func isIn(_ promotion: Promotion, _ currency: Currency = .usd) throws -> Bool {
      let set = PromotionSet(currency: .eur, [promotion], segments: segments)
      var cart = cart
      cart.currency = currency
      let priced = try PricingEngine(set).price(cart, in: .evening)
      return !priced.decisions.contains { $0.reason == .notInCurrency }
    }
    #expect(try isIn(Promotion("p", actions: tenOff)))
    #expect(try isIn(Promotion("p", actions: [.discount(.amount(["USD": "1"]), on: .cart)])))
    #expect(try !isIn(Promotion("p", actions: [.discount(.amount("1"), on: .cart)])))
    #expect(try !isIn(Promotion("p", actions: tenOff, maxDiscount: ["EUR": "1"])))
    #expect(try isIn(Promotion("p", when: .segment("far"), actions: tenOff)))
    #expect(try !isIn(Promotion("p", when: .segment("far"), actions: tenOff), .eur))
    #expect(try !isIn(Promotion("p", when: .all([]) || .subtotal(atLeast: "1"), actions: tenOff)))
    #expect(try !isIn(Promotion("p", when: .lines(of: .unitPrice(atMost: "1"), atLeast: 0), actions: tenOff)))
    #expect(
      try !isIn(
        Promotion("p", when: .events(EventMatch("x", measure: .sum(AmountRange(atLeast: "1")))), actions: tenOff)))
    #expect(
      try !isIn(Promotion("p", calculateRule: .quantity(minimum: 1, of: .unitPrice(atLeast: "1")), actions: tenOff)))
    #expect(try !isIn(Promotion("p", actions: tenOff + [.gift("G", unitPrice: "1")])))
    #expect(try !isIn(Promotion("p", actions: tenOff + [.credit(Credit(["USD": "1"], per: ["USD": "1"], max: "1"))])))
    #expect(try !isIn(Promotion("p", actions: tenOff, constraints: Constraints(budget: "1"))))
    #expect(
      try !isIn(Promotion("p", actions: tenOff, constraints: Constraints(customerSpend: CustomerSpend(atMost: "1")))))
    #expect(
      try !isIn(
        Promotion(
          "p",
          actions: [
            .discount(
              .tiers(by: .subtotal, [TierStep(from: .amount("0"), .percent("1", base: .current))]), on: .shipping)
          ])))
    #expect(
      try !isIn(Promotion("p", actions: [.discount(.percent("1"), on: .bundle([BundlePart(.unitPrice(atMost: "1"))]))]))
    )
  }
}
