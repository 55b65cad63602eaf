// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §4.16, §4.21, §4.22, §4.23, §4.24 and §4.25.
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
}
