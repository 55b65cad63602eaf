// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import Testing

/// Tests §O4.1.
@Suite("Documents of redemption records and notes")
struct RecordDocumentTests {
  @Test("A record is read and written with all its keys")
  func record() throws {
    let text =
      #"{"order":"o1","customer":"anna","currency":"EUR","state":"redeemed","claims":["#
      + #"{"counter":{"promotion":"p"},"count":1,"limit":3},"#
      + #"{"counter":{"promotion":"p","customer":"anna","currency":"EUR"},"amount":"5.00","limit":"100.00"},"#
      + #"{"counter":{"promotion":"p","during":"week","from":"2026-11-30"},"count":1},"#
      + #"{"counter":{"coupon":"K"},"count":1,"of":["p","q"]},"#
      + #"{"counter":{"campaign":"g","currency":"EUR"},"amount":"7.00","of":["p"]}],"#
      + #""placedAt":"2026-12-01T00:30:00+01:00","expires":"2026-12-01T00:00:00Z","#
      + #""returned":[{"return":2,"at":"2026-12-05T10:00:00Z","promotion":"p","amount":"2.00","released":true}],"#
      + #""returns":3}"#
    let record = try RedemptionRecord(json: text)
    #expect(record.json == text)
    #expect(record.returns == 3)
    #expect(
      record.claims[1] == Claim(Counter(.promotion("p"), customer: "anna", currency: .eur), count: 500, limit: 10000))
    #expect(record.claims[2].counter.period == Counter.Period(during: .week, from: "2026-11-30"))
    #expect(record.claims[3] == Claim(Counter(.coupon("K")), of: ["p", "q"]))
    #expect(
      record.returned[0].discount
        == RefundedDiscount(
          promotion: "p", amount: Money(minorUnits: 200, currency: .eur), isReleased: true))
  }

  @Test("A record without optional keys has no returns, and amounts up to 64 bits")
  func shortRecord() throws {
    let record = try RedemptionRecord(
      json: #"{"placedAt":"2026-12-01T00:30:00Z","claims":[{"amount":"9223372036854775807","#
        + #""counter":{"currency":"JPY","promotion":"p"}}],"state":"expired","currency":"JPY","order":"o"}"#)
    #expect(
      record
        == RedemptionRecord(
          order: "o", currency: .jpy, state: .expired,
          claims: [Claim(Counter(.promotion("p"), currency: .jpy), count: .max)], placedAt: "2026-12-01T00:30:00Z"))
  }

  /// A claim in single quotes, and its faults.
  static let claims: [(claim: String, faults: [String])] = [
    ("{'count':1}", ["counter: is missing; a claim needs it"]),
    ("{'counter':{'promotion':'p'}}", ["needs one of \"count\", \"amount\""]),
    (
      "{'counter':{'promotion':'p'},'amount':'1.00'}",
      ["amount: the counter has no currency, so that a \"count\" is claimed"]
    ),
    (
      "{'counter':{'promotion':'p','currency':'EUR'},'count':1}",
      ["count: the counter has a currency, so that an \"amount\" is claimed"]
    ),
    (
      "{'counter':{'promotion':'p','currency':'EUR'},'amount':'1.005'}",
      ["amount: expected an amount in the decimals of its currency, such as \"19.99\", found \"1.005\""]
    ),
    ("{'counter':{'promotion':'p'},'count':-1}", ["count: -1 is not within 0 and 1000000000"]),
    ("{'counter':{'promotion':'p'},'count':1,'limit':'3'}", ["limit: expected an integer, found \"3\""]),
    (
      "{'counter':{'promotion':'p'},'count':1,'of':['p']}",
      ["of: stands only on a counter of a coupon or of a campaign"]
    ),
    ("{'counter':{'promotion':''},'count':1}", ["counter.promotion: is empty; an id has 1 to 256 bytes"]),
    (
      "{'counter':{'promotion':'p','coupon':'K'},'count':1}",
      ["counter: needs exactly one of \"promotion\", \"coupon\", \"campaign\", found \"promotion\" and \"coupon\""]
    ),
    (
      "{'counter':{'promotion':'p','during':'week'},'count':1}",
      ["counter: needs both \"during\" and \"from\", or neither"]
    ),
    (
      "{'counter':{'promotion':'p','during':'week','from':'2026-12-01'},'count':1}",
      ["counter.from: 2026-12-01 is not the first day of a week"]
    ),
    (
      "{'counter':{'promotion':'p','currency':'EURO'},'amount':'1'}",
      ["counter.currency: expected a known currency such as \"EUR\", found \"EURO\""]
    ),
    (
      "{'counter':{'coupon':'K','currency':'EUR'},'amount':'1'}",
      ["counter: a counter of a coupon has neither a currency nor a period"]
    ),
    (
      "{'counter':{'campaign':'g','during':'day','from':'2026-12-01'},'count':1}",
      ["counter: a counter of a campaign has no period"]
    ),
    (
      "{'counter':{'campaign':'g','currency':'EUR','customer':'c'},'amount':'1'}",
      ["counter: a counter of a campaign has a customer or a currency, not both"]
    ),
    (
      "{'counter':{'coupon':'K'},'count':'1','of':'p','max':3}",
      [
        "count: expected an integer, found \"1\"", "of: expected a list, found \"p\"",
        "max: is not a key of a claim; the keys are \"counter\", \"count\", \"amount\", \"limit\", \"of\"",
      ]
    ),
  ]

  @Test("A claim that is not right is a fault with its path, all at once", arguments: claims)
  func claim(claim: String, faults: [String]) {
    let error = #expect(throws: PricingError.self) { try Claim(json: claim.replacing("'", with: "\"")) }
    #expect(error?.faults.map { $0.description } == faults)
  }

  @Test(
    "Periods are named by their first day",
    arguments: [
      (CalendarPeriod.day, "2026-12-01"), (.week, "2026-11-30"), (.month, "2026-12-01"), (.year, "2026-01-01"),
    ] as [(CalendarPeriod, LocalDate)])
  func period(during: CalendarPeriod, from: LocalDate) {
    #expect(Counter.Period(during, of: "2026-12-01").from == from)
    #expect(Counter.Period(during, of: from).from == from)
  }

  /// Lines that are neither a record nor a note, in single quotes, and their faults.
  static let lines: [(line: String, faults: [String])] = [
    (
      "{'note':{'promotion':'p','coupon':'K','reason':'usedUp','at':'2026-12-01T10:00:00Z'}}",
      ["note.coupon: stands beside \"promotion\"; a note is of one of them"]
    ),
    (
      "{'note':{'at':'2026-12-01'}}",
      [
        "note.reason: is missing; a note needs it",
        "note.at: expected an instant such as \"2026-11-27T18:30:00+01:00\", found \"2026-12-01\"",
      ]
    ),
    ("{'note':3}", ["note: expected a note, found 3"]),
    (
      "{'order':'o','note':{'reason':'x','at':'2026-12-01T10:00:00Z'}}",
      ["order: is not a key of a line with a note; the only key is \"note\""]
    ),
    (
      "{'order':'o','currency':'EUR','state':'paid','claims':[],'placedAt':'2026-12-01T10:00:00Z'}",
      ["state: expected one of \"reserved\", \"redeemed\", \"released\", \"expired\", found \"paid\""]
    ),
    (
      "{'order':'o','currency':'EUR','state':'redeemed','placedAt':'2026-12-01T10:00:00Z','returns':1,'claims':["
        + "{'counter':{'coupon':'k'},'count':1},{'counter':{'coupon':'K '},'count':2}],"
        + "'returned':[{'return':0,'at':'2026-12-01T10:00:00Z','promotion':'p','amount':'1'},"
        + "{'return':2,'at':'2026-12-01T10:00:00Z','promotion':'p','amount':'-1'}]}",
      [
        "returns: is 1, but \"returned\" has a discount of return 2",
        "claims[1]: claims a counter that is claimed already",
        "returned[0].return: 0 is not within 1 and 1000000000",
        "returned[1].amount: expected an amount in the decimals of its currency, such as \"19.99\", found \"-1\"",
      ]
    ),
    ("[]", ["expected a redemption record, found a list"]),
  ]

  @Test("A line that is not right has its faults, in the order of the document", arguments: lines)
  func line(line: String, faults: [String]) {
    let error = #expect(throws: PricingError.self) { try OverviewLine(json: line.replacing("'", with: "\"")) }
    #expect(error?.faults.map { $0.description } == faults)
  }

  @Test(
    "Notes are read and written",
    arguments: [
      #"{"note":{"promotion":"p","reason":"usedUp","at":"2026-12-01T10:00:00Z"}}"#,
      #"{"note":{"coupon":"K","reason":"notStarted","at":"2026-12-01T10:00:00Z"}}"#,
      #"{"note":{"reason":"unknown","at":"2026-12-01T10:00:00Z"}}"#,
    ])
  func note(text: String) throws {
    #expect(try OverviewLine(json: text).json == text)
  }
}
