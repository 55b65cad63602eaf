// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §2.23, §4.16, §4.20, §4.21, §4.22, §4.23, §4.24, §4.25, §5.33 and §11.10.
@Suite("Events of the customer")
struct EventsTests {
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

  /// 100.00 in the cart's currency and 50.00 that says so; the others are in other currencies.
  private static let orders = """
    ,'customer':{'id':'k','events':[{'type':'order','at':'2026-11-01T00:00:00Z','amount':'100'},\
    {'type':'order','at':'2026-11-02T00:00:00Z','amount':'50','currency':'EUR'},\
    {'type':'order','at':'2026-11-03T00:00:00Z','amount':'500','currency':'JPY'},\
    {'type':'order','at':'2026-11-04T00:00:00Z','amount':'30.5','currency':'USD'},\
    {'type':'order','at':'2026-11-05T00:00:00Z','currency':'EUR'}]}
    """

  @Test(
    "An event in another currency is counted, and adds nothing to sums",
    arguments: [
      ("'sum':{'atLeast':'150','atMost':'150'}", true), ("'sum':{'atLeast':'150.01'}", false),
      ("'count':{'atLeast':5,'atMost':5}", true), ("'count':{'every':5}", true),
      ("'sum':{'above':'149.99','below':'150.01'}", true), ("'sum':{'above':'150'}", false),
    ])
  func currencies(measure: String, expected: Bool) throws {
    #expect(try holds(when: "{'events':{'type':'order',\(measure)}}", context: Self.orders) == expected)
  }

  @Test("A customer's spend is that in the cart's currency")
  func spendInCurrency() throws {
    let promotion = amountOff("p", "1", "'constraints':{'customerSpend':{'atLeast':'150','atMost':'150'}}")
    #expect(try priced([promotion], context: Self.orders).taken == ["p 1.00"])
  }

  @Test(
    "Each so many events: the count leaves a remainder",
    arguments: [
      (0, "'every':3", true), (1, "'every':3", false), (3, "'every':3", true), (6, "'every':3", true),
      (1, "'every':3,'remainder':1", true), (4, "'every':3,'remainder':1", true),
      (3, "'every':3,'remainder':1", false), (5, "'every':3,'remainder':2", true),
      // never
      (3, "'every':3,'remainder':3", false), (0, "'every':3,'remainder':3", false),
      (5, "'every':1", true), (9, "'every':10,'remainder':9", true), (5, "'every':1000000000,'remainder':5", true),
    ])
  func every(count: Int, condition: String, expected: Bool) throws {
    // events of another type and later ones are none
    var events = (0..<count).map { "{'type':'order','at':'2026-11-01T00:00:0\($0)Z'}" }
    events += ["{'type':'view','at':'2026-11-01T00:00:00Z'}", "{'type':'order','at':'2026-12-01T00:00:00Z'}"]
    let customer = ",'customer':{'id':'k','events':[\(events.joined(separator: ","))]}"
    let when = "{'events':{'type':'order','count':{\(condition)}}}"
    #expect(try holds(when: when, context: customer) == expected)
    // without a customer there is no count, not even of none
    #expect(try !holds(when: when))
  }
}
