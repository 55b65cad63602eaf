// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

@testable import CartPricing

/// A value and its text.
struct Sample<Value: Sendable>: Sendable {
  let value: Value
  let text: String

  init(_ value: Value, _ text: String) {
    self.value = value
    self.text = text
  }
}

extension JSONWritable {
  /// The value's text.
  var text: String { String(decoding: jsonBytes(capacity: 1024), as: UTF8.self) }
}

/// The instant of the samples.
let noon = Instant(secondsSinceEpoch: 1_795_777_200, offsetMinutes: 60)

/// Values of every construct and every default, each with the text that the specification gives it.
enum WireSamples {
  static let selectors: [Sample<LineSelector>] = [
    Sample(.all, #""all""#),
    Sample(.sku("A", "B"), #"{"sku":["A","B"]}"#),
    Sample(.product("mug"), #"{"product":["mug"]}"#),
    Sample(.category("shoes", "bags"), #"{"category":["shoes","bags"]}"#),
    Sample(.tag("clearance"), #"{"tag":["clearance"]}"#),
    Sample(.attribute("colour", .is("red")), #"{"attribute":{"name":"colour","is":"red"}}"#),
    Sample(.attribute("n", .is(2)), #"{"attribute":{"name":"n","is":2}}"#),
    Sample(.attribute("n", .is(-0.25)), #"{"attribute":{"name":"n","is":-0.25}}"#),
    Sample(.attribute("b", .is(false)), #"{"attribute":{"name":"b","is":false}}"#),
    Sample(.attribute("l", .is([])), #"{"attribute":{"name":"l","is":[]}}"#),
    Sample(
      .attribute("a", .in(["x", 1, true, ["s"]])), #"{"attribute":{"name":"a","in":["x",1,true,["s"]]}}"#),
    Sample(.attribute("a", .atLeast(1.5)), #"{"attribute":{"name":"a","atLeast":1.5}}"#),
    Sample(.attribute("a", .atMost(1e300)), #"{"attribute":{"name":"a","atMost":1e+300}}"#),
    Sample(
      .attribute("a", .range(atLeast: 0, atMost: 9)), #"{"attribute":{"name":"a","atLeast":0,"atMost":9}}"#),
    Sample(.attribute("a", .contains("q\"")), #"{"attribute":{"name":"a","contains":"q\""}}"#),
    Sample(.attribute("a", .exists(false)), #"{"attribute":{"name":"a","exists":false}}"#),
    Sample(.unitPrice(atLeast: "5"), #"{"unitPrice":{"atLeast":"5"}}"#),
    Sample(.unitPrice(atMost: "5.00"), #"{"unitPrice":{"atMost":"5.00"}}"#),
    Sample(
      .unitPrice(atLeast: ["USD": "2", "EUR": "1"], atMost: ["EUR": "3"]),
      #"{"unitPrice":{"atLeast":{"EUR":"1","USD":"2"},"atMost":{"EUR":"3"}}}"#),
    Sample(
      .unitPrice(in: AmountRange(above: "5", below: ["EUR": "9"])),
      #"{"unitPrice":{"above":"5","below":{"EUR":"9"}}}"#),
    Sample(.attribute("a", .above(1)), #"{"attribute":{"name":"a","above":1}}"#),
    Sample(.attribute("a", .below(-2.5)), #"{"attribute":{"name":"a","below":-2.5}}"#),
    Sample(
      .attribute("a", .range(NumberRange(atLeast: 1, below: 2))), #"{"attribute":{"name":"a","atLeast":1,"below":2}}"#),
    Sample(.attribute("a", .startsWith("é")), #"{"attribute":{"name":"a","startsWith":"é"}}"#),
    Sample(.quantity(atLeast: 10), #"{"quantity":{"atLeast":10}}"#),
    Sample(.quantity(in: CountRange(above: 1, atMost: 9)), #"{"quantity":{"atMost":9,"above":1}}"#),
    Sample(.discountable(false), #"{"discountable":false}"#),
    Sample(.billing(.subscription), #"{"billing":"subscription"}"#),
    Sample(.billing(.perpetual), #"{"billing":"perpetual"}"#),
    Sample(.billing(.every("P1M")), #"{"billing":"P1M"}"#),
    Sample(.allOf([]), #"{"allOf":[]}"#),
    Sample(.anyOf([]), #"{"anyOf":[]}"#),
    Sample(.allOf([.all]), #"{"allOf":["all"]}"#),
    Sample(!.all, #"{"not":"all"}"#),
    Sample(!(!.sku("A")), #"{"not":{"not":{"sku":["A"]}}}"#),
    Sample(
      .sku("A") && !.tag("t") && (.product("p") || .anyOf([])),
      #"{"allOf":[{"sku":["A"]},{"not":{"tag":["t"]}},{"anyOf":[{"product":["p"]},{"anyOf":[]}]}]}"#),
    Sample(
      .anyOf([.allOf([.sku("A"), .sku("B")]), .all, .allOf([.sku("C")])]),
      #"{"anyOf":[{"allOf":[{"sku":["A"]},{"sku":["B"]}]},"all",{"allOf":[{"sku":["C"]}]}]}"#),
  ]

  static let qualifiers: [Sample<Qualifier>] = [
    Sample(.subtotal(atLeast: "50"), #"{"subtotal":{"atLeast":"50"}}"#),
    Sample(
      .subtotal(of: .sku("A"), atLeast: ["EUR": "1"], atMost: "9.99", after: .items),
      #"{"subtotal":{"of":{"sku":["A"]},"atLeast":{"EUR":"1"},"atMost":"9.99","after":"items"}}"#),
    Sample(.subtotal(atMost: "1", after: .cart), #"{"subtotal":{"atMost":"1","after":"cart"}}"#),
    Sample(.subtotal(in: AmountRange(above: "100")), #"{"subtotal":{"above":"100"}}"#),
    Sample(
      .subtotal(in: AmountRange(atLeast: "1", below: "9"), basis: .gross),
      #"{"subtotal":{"atLeast":"1","below":"9","basis":"gross"}}"#),
    Sample(.quantity(atLeast: 3), #"{"quantity":{"atLeast":3}}"#),
    Sample(.quantity(in: CountRange(above: 3)), #"{"quantity":{"above":3}}"#),
    Sample(.lines(in: CountRange(below: 3)), #"{"lines":{"below":3}}"#),
    Sample(
      .leastQuantity(of: .tag("t"), in: CountRange(above: 0, below: 5)),
      #"{"leastQuantity":{"of":{"tag":["t"]},"above":0,"below":5}}"#),
    Sample(.customer(isKnown: false), #"{"customer":{"known":false}}"#),
    Sample(.cart(attribute: "payment", .is("invoice")), #"{"cart":{"attribute":"payment","is":"invoice"}}"#),
    Sample(.shipping(country: ["DE", "AT"]), #"{"shipping":{"country":["DE","AT"]}}"#),
    Sample(
      .shipping(
        ShippingMatch(
          method: ["air"], region: ["BE"], city: ["Bonn"], postalPrefix: ["10"],
          cost: AmountRange(atLeast: "5", below: "9"))),
      #"{"shipping":{"method":["air"],"region":["BE"],"city":["Bonn"],"postalPrefix":["10"],"#
        + #""atLeast":"5","below":"9"}}"#),
    Sample(.sum("kg", in: DecimalRange(atMost: "31.50")), #"{"sum":{"attribute":"kg","atMost":"31.5"}}"#),
    Sample(
      .sum("kg", of: .sku("A"), in: DecimalRange(above: "0", below: "2.000001")),
      #"{"sum":{"attribute":"kg","of":{"sku":["A"]},"above":"0","below":"2.000001"}}"#),
    Sample(.quantity(of: .tag("t"), atMost: 0), #"{"quantity":{"of":{"tag":["t"]},"atMost":0}}"#),
    Sample(.lines(atLeast: 1, atMost: 2), #"{"lines":{"atLeast":1,"atMost":2}}"#),
    Sample(.leastQuantity(of: !.all, atLeast: 2), #"{"leastQuantity":{"of":{"not":"all"},"atLeast":2}}"#),
    Sample(.coupon("spring", " B "), #"{"coupon":["SPRING","B"]}"#),
    Sample(.segment("vip"), #"{"segment":"vip"}"#),
    Sample(.customer(attribute: "age", .atLeast(18)), #"{"customer":{"attribute":"age","atLeast":18}}"#),
    Sample(.customer(id: ["c1", "c2"]), #"{"customer":{"id":["c1","c2"]}}"#),
    Sample(
      .location(country: ["DE"], region: ["BE"], city: ["Berlin", "Köln"], postalPrefix: ["10"]),
      #"{"location":{"country":["DE"],"region":["BE"],"city":["Berlin","Köln"],"postalPrefix":["10"]}}"#),
    Sample(.location(city: ["Bonn"]), #"{"location":{"city":["Bonn"]}}"#),
    Sample(
      .store(id: ["s"], channel: ["web"], country: ["FR"], region: ["75"]),
      #"{"store":{"id":["s"],"channel":["web"],"country":["FR"],"region":["75"]}}"#),
    Sample(.events(EventMatch("order")), #"{"events":{"type":"order"}}"#),
    Sample(
      .events(EventMatch("order", measure: .count(CountRange(atLeast: 1, atMost: 1)))),
      #"{"events":{"type":"order","count":{"atLeast":1,"atMost":1}}}"#),
    Sample(
      .events(
        EventMatch(
          "visit", when: .within("P30D"),
          about: EventMatch.Condition(
            sku: ["A"], category: ["c"], attribute: AttributeCondition("x", .exists(true))),
          measure: .count(CountRange(atMost: 0)))),
      #"{"events":{"type":"visit","within":"P30D","where":{"sku":["A"],"category":["c"],"#
        + #""attribute":{"name":"x","exists":true}},"count":{"atMost":0}}}"#),
    Sample(
      .events(EventMatch("order", when: .during(.month), measure: .sum(AmountRange(atLeast: "100")))),
      #"{"events":{"type":"order","during":"month","sum":{"atLeast":"100"}}}"#),
    Sample(.score("s", atLeast: -5), #"{"score":{"id":"s","atLeast":-5}}"#),
    Sample(.score("s", in: CountRange(above: -5)), #"{"score":{"id":"s","above":-5}}"#),
    Sample(
      .events("order", every: 10, remainder: 9), #"{"events":{"type":"order","count":{"every":10,"remainder":9}}}"#),
    Sample(.events("order", every: 2), #"{"events":{"type":"order","count":{"every":2}}}"#),
    Sample(.anniversary(of: "birthday"), #"{"anniversary":{"of":"birthday"}}"#),
    Sample(
      .anniversary(of: "signedUp", withinDays: 3, years: 1),
      #"{"anniversary":{"of":"signedUp","withinDays":3,"years":1}}"#),
    Sample(
      .schedule([
        ScheduleWindow(days: [.monday, .sunday], from: "18:00", until: "24:00"),
        ScheduleWindow(from: "22:00", until: "02:00"),
      ]),
      #"{"schedule":[{"days":["mon","sun"],"from":"18:00","until":"24:00"},{"from":"22:00","until":"02:00"}]}"#),
    Sample(.all([]), #"{"all":[]}"#),
    Sample(.any([]), #"{"any":[]}"#),
    Sample(!.segment("a"), #"{"not":{"segment":"a"}}"#),
    Sample(
      .segment("a") && !.segment("b") && (.segment("c") || .any([.segment("d")])),
      #"{"all":[{"segment":"a"},{"not":{"segment":"b"}},{"any":[{"segment":"c"},{"any":[{"segment":"d"}]}]}]}"#),
  ]

  static let actions: [Sample<PromotionAction>] = [
    Sample(.discount(.percent("12.50"), on: .cart), #"{"on":"cart","discount":{"percent":"12.5"}}"#),
    Sample(
      .discount(.percent("10", base: .original), on: .subset(.tag("t"))),
      #"{"on":{"subset":{"tag":["t"]}},"discount":{"percent":"10","base":"original"}}"#),
    Sample(
      .discount(.amount("5", basis: .net), on: .cart), #"{"on":"cart","discount":{"amount":"5","basis":"net"}}"#),
    Sample(
      .discount(.amount(["EUR": "5", "CHF": "6"], basis: .gross), on: .subset(.all)),
      #"{"on":{"subset":"all"},"discount":{"amount":{"CHF":"6","EUR":"5"},"basis":"gross"}}"#),
    Sample(.discount(.price("0"), on: .items()), #"{"on":{"items":{}},"discount":{"price":"0"}}"#),
    Sample(
      .discount(.amount("1"), on: .items(.sku("A"), count: 2, order: .mostExpensive)),
      #"{"on":{"items":{"select":{"sku":["A"]},"count":2,"order":"mostExpensive"}},"discount":{"amount":"1"}}"#),
    Sample(
      .discount(.percent("100"), on: .items(order: .cart)),
      #"{"on":{"items":{"order":"cart"}},"discount":{"percent":"100"}}"#),
    Sample(
      .discount(.percent("100"), on: .group(reward: .cheapest)),
      #"{"on":{"group":{"reward":"cheapest"}},"discount":{"percent":"100"}}"#),
    Sample(
      .discount(.price("9"), on: .group(.tag("t"), reward: .mostExpensive, count: 2)),
      #"{"on":{"group":{"select":{"tag":["t"]},"reward":"mostExpensive","count":2}},"discount":{"price":"9"}}"#),
    Sample(
      .discount(.price("9"), on: .group(reward: .all)),
      #"{"on":{"group":{"reward":"all"}},"discount":{"price":"9"}}"#),
    Sample(
      .discount(.price("20"), on: .bundle([BundlePart(.all), BundlePart(.sku("A"), count: 2)])),
      #"{"on":{"bundle":{"parts":[{"select":"all","count":1},{"select":{"sku":["A"]},"count":2}]}},"#
        + #""discount":{"price":"20"}}"#),
    Sample(
      .discount(.price("20"), on: .bundle([BundlePart(.sku("A"))], max: 3)),
      #"{"on":{"bundle":{"parts":[{"select":{"sku":["A"]},"count":1}],"max":3}},"discount":{"price":"20"}}"#),
    Sample(.discount(.price("0"), on: .shipping), #"{"on":"shipping","discount":{"price":"0"}}"#),
    Sample(.discount(.amount("1"), on: .fees), #"{"on":"fees","discount":{"amount":"1"}}"#),
    Sample(
      .discount(.amount("1"), on: .fees(kinds: ["wrap", "x"])),
      #"{"on":{"fees":["wrap","x"]},"discount":{"amount":"1"}}"#),
    Sample(.discount(.percent("50"), on: .tax), #"{"on":"tax","discount":{"percent":"50"}}"#),
    Sample(
      .discount(.percent("0.0001"), on: .tax(!.all)),
      #"{"on":{"tax":{"not":"all"}},"discount":{"percent":"0.0001"}}"#),
    Sample(
      .discount(
        .tiers(
          by: .subtotal,
          [
            TierStep(from: .amount("50"), .percent("5", base: .current)),
            TierStep(from: .amount(["EUR": "100"]), .percent("10", base: .original)),
          ]), on: .cart),
      #"{"on":"cart","discount":{"tiers":{"by":{"subtotal":{}},"steps":[{"from":"50","percent":"5"},"#
        + #"{"from":{"EUR":"100"},"percent":"10","base":"original"}]}}}"#),
    Sample(
      .discount(
        .tiers(by: .quantity(of: .tag("t")), [TierStep(from: .count(0), .price("7"))]), on: .items()),
      #"{"on":{"items":{}},"discount":{"tiers":{"by":{"quantity":{"of":{"tag":["t"]}}},"#
        + #""steps":[{"from":0,"price":"7"}]}}}"#),
    Sample(
      .discount(.tiers(by: .lines, [TierStep(from: .count(2), .amount("1", basis: .net))]), on: .cart),
      #"{"on":"cart","discount":{"tiers":{"by":{"lines":{}},"steps":[{"from":2,"amount":"1","basis":"net"}]}}}"#),
    Sample(
      .discount(.tiers(by: .leastQuantity, [TierStep(from: .count(2), .amount("1", basis: nil))]), on: .cart),
      #"{"on":"cart","discount":{"tiers":{"by":{"leastQuantity":{}},"steps":[{"from":2,"amount":"1"}]}}}"#),
    Sample(
      .discount(.percent("20", maxEach: "10"), on: .items()),
      #"{"on":{"items":{}},"discount":{"percent":"20","maxEach":"10"}}"#),
    Sample(
      .discount(.percent("20", base: .original, maxEach: ["EUR": "1"]), on: .items(count: 2, per: .sku)),
      #"{"on":{"items":{"count":2,"per":"sku"}},"discount":{"percent":"20","base":"original","#
        + #""maxEach":{"EUR":"1"}}}"#),
    Sample(
      .discount(.price(attribute: "member"), on: .items()),
      #"{"on":{"items":{}},"discount":{"price":{"attribute":"member"}}}"#),
    Sample(
      .discount(
        .tiers(
          by: .subtotal(of: .all, basis: .net),
          [TierStep(from: .amount("1"), .percentUpTo("5", base: .current, maxEach: "2"))]), on: .items()),
      #"{"on":{"items":{}},"discount":{"tiers":{"by":{"subtotal":{"basis":"net"}},"#
        + #""steps":[{"from":"1","percent":"5","maxEach":"2"}]}}}"#),
    Sample(.discount(.percent("5"), on: .order), #"{"on":"order","discount":{"percent":"5"}}"#),
    Sample(
      .discount(.percent("50"), on: .group(reward: .rank(3), order: .cheapest)),
      #"{"on":{"group":{"reward":{"rank":3},"order":"cheapest"}},"discount":{"percent":"50"}}"#),
    Sample(
      .discount(.price("9"), on: .bundle([BundlePart(.all, count: 2)], order: .cheapest)),
      #"{"on":{"bundle":{"parts":[{"select":"all","count":2}],"order":"cheapest"}},"discount":{"price":"9"}}"#),
    Sample(
      .gift(oneOf: [GiftOption("A", unitPrice: "5"), GiftOption("B", unitPrice: "6", name: "Bag")]),
      #"{"gift":{"oneOf":[{"sku":"A","unitPrice":"5"},{"sku":"B","unitPrice":"6","name":"Bag"}]}}"#),
    Sample(
      .gift(oneOf: [GiftOption("A", unitPrice: "5")], quantity: 2, mode: .addMissing),
      #"{"gift":{"oneOf":[{"sku":"A","unitPrice":"5"}],"quantity":2,"mode":"addMissing"}}"#),
    Sample(.points(5), #"{"points":{"count":5}}"#),
    Sample(
      .points(1, per: "1", of: .all, max: 100), #"{"points":{"count":1,"per":"1","of":"all","max":100}}"#),
    Sample(.points(2, perUnits: 3), #"{"points":{"count":2,"perUnits":3}}"#),
    Sample(.credit(Credit("1", max: "5")), #"{"credit":{"amount":"1","max":"5"}}"#),
    Sample(
      .credit(Credit("1", per: "10", of: .tag("t"))),
      #"{"credit":{"amount":"1","per":"10","of":{"tag":["t"]}}}"#),
    Sample(.gift("TOTE", unitPrice: "15"), #"{"gift":{"sku":"TOTE","unitPrice":"15"}}"#),
    Sample(
      .gift("TOTE", quantity: 2, unitPrice: ["EUR": "15"], name: "Tote", mode: .addMissing),
      #"{"gift":{"sku":"TOTE","quantity":2,"unitPrice":{"EUR":"15"},"name":"Tote","mode":"addMissing"}}"#),
    Sample(.upgradeShipping("express"), #"{"upgradeShipping":"express"}"#),
    Sample(.credit(Credit("1", per: "10")), #"{"credit":{"amount":"1","per":"10"}}"#),
    Sample(.credit(Credit("1", per: "10", max: "5")), #"{"credit":{"amount":"1","per":"10","max":"5"}}"#),
    Sample(.issueCoupon(CouponIssue("welcome")), #"{"issueCoupon":{"template":"welcome"}}"#),
    Sample(
      .issueCoupon(CouponIssue("welcome", validFor: "P2W")),
      #"{"issueCoupon":{"template":"welcome","validFor":"P2W"}}"#),
  ]
}
