// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import RequestGenerator
import Testing

@Suite("Reading a result back")
struct ResultReadingTests {
  @Test("Every field of the document is a property of the result")
  func fields() throws {
    let result = try ResultSample.result()
    #expect(result.json == ResultSample.text)
    #expect(result.jsonBytes == Array(ResultSample.text.utf8))
    let line = try #require(result.lines.first)
    #expect((line.id, line.sku, line.name, line.quantity, line.isGift) == ("1", "A", "Mug", 2, false))
    #expect(
      [line.unitPrice, line.subtotal, line.discount, line.total, line.tax].map(\.minorUnits) == [
        1000, 2000, 200, 1800, 360,
      ])
    #expect(line.adjustments.map(\.promotion) == ["ten"])
    #expect(line.units.map(\.count) == [2])
    let shipping = try #require(result.shipping)
    #expect((shipping.method, shipping.cost.amountText, shipping.total.amountText) == ("ground", "5.00", "4.00"))
    let fee = try #require(result.fees.first)
    #expect((fee.id, fee.total.amountText) == ("wrap", "1.50"))
    #expect(result.tax.total.amountText == "3.60")
    #expect(
      (result.subtotal.amountText, result.discount.amountText, result.total.amountText) == ("20.00", "3.90", "27.10"))
    #expect(result.promotions.map(\.id) == ["ten", "ship"])
    #expect(result.promotions.map(\.name) == [nil, nil])
    #expect(result.promotions.map(\.coupon) == ["TEN", nil])
    #expect(result.promotions.map(\.applications) == [1, 2])
    #expect(result.coupons.map(\.outcome) == [.applied, .unknown])
    #expect(result.decisions.map(\.reason) == [.notQualified, .excluded, .limitReached])
    #expect(result.decisions.map(\.excludedBy) == [nil, "ten", nil])
    #expect(result.decisions.map(\.limit) == [nil, nil, .maxUsesTotal])
    let gap = try #require(result.decisions[0].gaps.first)
    #expect(gap.selector == .sku("A"))
    #expect((gap.measure, gap.required, gap.current, gap.missing) == (.quantity, .count(5), .count(2), .count(3)))
    #expect(result.messages.map(\.text) == ["10 % off"])
    #expect(result.credits.map(\.amount.description) == ["3.00 EUR"])
    let issued = try #require(result.issuedCoupons.first)
    #expect((issued.promotion, issued.template, issued.count, issued.validFor) == ("bonus", "NEXT", 2, "P30D"))
    #expect(result.redemptions.map(\.customer) == ["c", "c"])
    #expect(result.isOptimal)
  }

  @Test("Keys may come in any order, and amounts without their zeros")
  func order() throws {
    let text = ResultSample.text.replacing(#"{"currency":"EUR","lines""#, with: #"{"lines""#)
      .replacing(#""optimal":true"#, with: #""optimal":true, "currency":"EUR""#)
      .replacing(#""cost":"5.00""#, with: #""cost":"5""#)
    #expect(try PricedCart(json: text) == ResultSample.result())
  }

  @Test("Results of generated requests are read as they were written")
  func generated() throws {
    var read = 0
    for seed in UInt64(7_000_000)..<7_001_500 {
      var request = RequestGenerator.request(seed: seed)
      if seed % 2 == 0 { request.context.explain = .all }
      guard let priced = try? PricingEngine(request.promotions).price(request.cart, in: request.context) else {
        continue
      }
      read += 1
      do {
        let again = try PricedCart(json: priced.jsonBytes)
        if again.jsonBytes != priced.jsonBytes { Issue.record("seed \(seed): \(again.json) instead of \(priced.json)") }
        if again != priced { Issue.record("seed \(seed): the results differ") }
        if Array(again.lines) != Array(priced.lines) { Issue.record("seed \(seed): the lines differ") }
        if again.adjustments != priced.adjustments { Issue.record("seed \(seed): the adjustments differ") }
        if again.decisions != priced.decisions { Issue.record("seed \(seed): the decisions differ") }
      } catch {
        Issue.record("seed \(seed): \(error)\n\(priced.json)")
      }
    }
    #expect(read > 500)
  }

  @Test("A receipt of a result that was read shows ids in place of names")
  func receipt() throws {
    let receipt = try ResultSample.result().receipt
    for part in ["Mug", "ten", "Fee, wrap", "Shipping, ground", "27.10", "code TEN"] {
      #expect(receipt.contains(part), "\(part)\n\(receipt)")
    }
  }

  @Test(
    "The outcome of a code may lack the promotion that lists it; the receipt then names none",
    arguments: [
      ("expired", "not used; this code no longer holds"), ("noEffect", "not applied"), ("excluded", "not applied"),
      ("limitReached", "not used; this code has been used as often as it may be"),
      ("notNeeded", "not needed; a promotion is applied with another code"),
    ])
  func outcomeWithoutPromotion(outcome: String, words: String) throws {
    let text = ResultSample.text.replacing(#""outcome":"unknown""#, with: #""outcome":"\#(outcome)""#)
    let result = try PricedCart(json: text)
    #expect(result.coupons[1].promotion == nil)
    let receipt = result.receipt.split(separator: "\n").filter { $0.contains("OLD") }.joined()
    #expect(receipt.contains(words), "\(receipt)")
  }

  @Test("Prices that include the tax are recognised by the total")
  func includedTax() throws {
    // 27.10 − 4.00, as the tax is not added.
    let text = ResultSample.text.replacing(#""total":"27.10""#, with: #""total":"23.10""#)
    #expect(try PricedCart(json: text).json == text)
  }

  @Test("The line of a gift is read with its promotion and its action")
  func gifts() throws {
    let gift = """
      {"id":"gift:a:b:3","sku":"G","name":"Tote","quantity":1,"unitPrice":"3.00","subtotal":"3.00","discount":"3.00",\
      "total":"0.00","tax":"0.00","adjustments":[{"promotion":"a:b","amount":"3.00"}],\
      "units":[{"count":1,"price":"0.00"}],"gift":true}
      """
    let text = """
      {"currency":"EUR","lines":[\(gift)],"subtotal":"3.00","tax":{"amount":"0.00","discount":"0.00","total":"0.00",\
      "adjustments":[]},"discount":"3.00","total":"0.00","promotions":[{"id":"a:b","applications":1,"discount":"3.00"}],\
      "decisions":[],"messages":[],"credits":[],"issuedCoupons":[],"redemptions":[{"promotion":"a:b","discount":"3.00"}],\
      "optimal":true}
      """
    let result = try PricedCart(json: text)
    #expect(result.json == text)
    #expect(result.lines.map(\.isGift) == [true])
    #expect(result.lines.map(\.sku) == ["G"])
    for id in ["gift:a:b:03", "gift:a:b", "gift:a:100", "gift::1", "1"] {
      let error = #expect(throws: PricingError.self) { try PricedCart(json: text.replacing("gift:a:b:3", with: id)) }
      #expect(error?.faults.map(\.path.description).contains("lines[0].id") == true, "\(id)")
    }
  }
}

@Suite("Faults of a result document")
struct ResultFaultTests {
  /// A part of the sample, the text in its place, and the faults of the document then.
  private static let cases: [(part: String, text: String, faults: [String])] = [
    // keys and types
    (#""optimal":true"#, #""optimal":true,"extra":1"#, ["extra: is not a key of a priced cart"]),
    (#","optimal":true"#, "", ["optimal: is missing; a priced cart needs it"]),
    (#""quantity":2"#, #""quantity":"2""#, [#"lines[0].quantity: expected an integer, found "2""#]),
    (#""quantity":2"#, #""quantity":0"#, ["lines[0].quantity: 0 is below 1"]),
    (
      #""currency":"EUR""#, #""currency":"EURO""#, [#"currency: expected a known currency such as "EUR", found "EURO""#]
    ),
    (
      #"{"id":"1","#, #"{"currency":"EUR","id":"1","#, ["lines[0].currency: is not a key of a part of a result"]
    ),
    (
      #"[{"promotion":"ten","amount":"2.00"}]"#, #"[{"line":"1","promotion":"ten","amount":"2.00"}]"#,
      [#"lines[0].adjustments[0]: has only the keys "promotion" and "amount" here"#]
    ),
    (
      #""coupons":["#, #""coupons":[],"none":["#,
      [
        "promotions[0].coupon: is not among the result's coupons", "coupons: needs at least one entry",
        "none: is not a key of a priced cart", "redemptions[0].coupon: is not that of promotions[0]",
      ]
    ),
    // money
    (
      #""cost":"5.00""#, #""cost":"5.001""#,
      [#"shipping.cost: expected an amount in the currency of the result such as "19.99", found "5.001""#]
    ),
    (
      #""cost":"5.00""#, #""cost":"-5.00""#,
      [#"shipping.cost: expected an amount in the currency of the result such as "19.99", found "-5.00""#]
    ),
    (
      #""cost":"5.00""#, #""cost":"99999999999999999999.00""#,
      [
        #"shipping.cost: expected an amount in the currency of the result such as "19.99", found "99999999999999999999.00""#
      ]
    ),
    (
      #""unitPrice":"10.00""#, #""unitPrice":"90000000000000000.00""#,
      ["lines[0].subtotal: quantity × unitPrice is outside of what 64 bits hold"]
    ),
    (
      #""amount":"2.00"}],"units""#, #""amount":"0.00"}],"units""#,
      ["lines[0].adjustments[0].amount: is 0; such an adjustment is left out"]
    ),
    // sums of a part
    (
      #""subtotal":"20.00","discount""#, #""subtotal":"20.01","discount""#,
      ["lines[0].subtotal: is 20.01, but quantity × unitPrice is 20.00"]
    ),
    (#""total":"18.00""#, #""total":"18.01""#, ["lines[0].discount: is 2.00, but subtotal − total is 1.99"]),
    (
      #""amount":"2.00"}],"units""#, #""amount":"2.01"}],"units""#,
      ["lines[0].adjustments: do not add up to the line's discount"]
    ),
    (#""price":"9.00""#, #""price":"9.01""#, ["lines[0].units: do not add up to the line's total"]),
    (#""count":2,"price""#, #""count":3,"price""#, ["lines[0].units: have 3 units, but the quantity is 2"]),
    (#""total":"4.00""#, #""total":"4.01""#, ["shipping.total: is 4.01, but cost − discount is 4.00"]),
    (#""total":"1.50""#, #""total":"1.51""#, ["fees[0].total: is 1.51, but amount − discount is 1.50"]),
    (
      #""discount":"0.40","total":"3.60""#, #""discount":"0.41","total":"3.59""#,
      ["tax.adjustments: do not add up to the discount on tax"]
    ),
    // sums of the whole
    (
      #""subtotal":"20.00","shipping""#, #""subtotal":"21.00","shipping""#,
      ["subtotal: is 21.00, but the sum of the lines' subtotals is 20.00"]
    ),
    (
      #""tax":"0.40""#, #""tax":"0.41""#,
      [
        "tax.amount: is 4.00, but the tax of lines, shipping and fees is 4.01",
        "total: is 27.10, but subtotal + shipping + fees + tax − discount is 27.11",
      ]
    ),
    (#""discount":"3.90""#, #""discount":"3.91""#, ["discount: is 3.91, but the sum of all adjustments is 3.90"]),
    (
      #""total":"27.10""#, #""total":"27.11""#,
      ["total: is 27.11, but subtotal + shipping + fees + tax − discount is 27.10"]
    ),
    ("2.40", "2.41", ["promotions[0].discount: is 2.41, but the sum of its adjustments is 2.40"]),
    (
      #""ship","amount":"0.50""#, #""other","amount":"0.50""#,
      [
        "promotions: lacks a promotion that has adjustments",
        "promotions[1].discount: is 1.50, but the sum of its adjustments is 1.00",
      ]
    ),
    // what parts say of one another
    (
      #""applications":1,"discount":"2.40""#, #""applications":1,"discount":"2.41""#,
      ["redemptions[0].discount: is not that of promotions[0]"]
    ),
    (
      #""coupon":"TEN","customer""#, #""coupon":"ten","customer""#,
      [#"redemptions[0].coupon: is not the code's normal form "TEN""#]
    ),
    (#""coupon":"TEN","customer""#, #""customer""#, ["redemptions[0].coupon: is not that of promotions[0]"]),
    (
      #""ship","customer":"c""#, #""ship","customer":"d""#,
      ["redemptions[1].customer: is not that of the other redemptions"]
    ),
    (
      #""promotion":"ship","customer""#, #""promotion":"one","customer""#,
      ["redemptions[1].promotion: is not that of promotions[1]"]
    ),
    (
      #",{"promotion":"ship","customer":"c","discount":"1.50"}"#, "",
      ["redemptions: has 1 entries for 2 applied promotions"]
    ),
    (
      #""id":"ship","applications""#, #""id":"ten","applications""#,
      ["promotions[1].id: is there already", "redemptions[1].promotion: is not that of promotions[1]"]
    ),
    (
      #""coupon":"TEN","applications""#, #""coupon":"NO","applications""#,
      [
        "promotions[0].coupon: is not among the result's coupons",
        "redemptions[0].coupon: is not that of promotions[0]",
      ]
    ),
    (#""code":"OLD""#, #""code":"TEN""#, ["coupons[1].code: is there already"]),
    (
      #""id":"1","#, #""id":"1","gift":true,"#,
      ["lines[0].id: is not the id of a gift's line, gift:<promotion>:<action>"]
    ),
    // decisions
    (#","by":"ten""#, "", []),
    (#","limit":"maxUsesTotal""#, "", ["decisions[2].limit: is missing; the reason limitReached needs it"]),
    (#""reason":"notQualified""#, #""reason":"noEffect""#, ["decisions[0].gaps: is only there for notQualified"]),
    (#""excluded""#, #""noEffect""#, ["decisions[1].by: is only there for excluded"]),
    (#""missing":3"#, #""missing":4"#, ["decisions[0].gaps[0].missing: is not required − current"]),
    (#""of":{"sku":["A"]}"#, #""of":{"unitPrice":{"atLeast":"1.50"}}"#, []),
    (
      #""of":{"sku":["A"]}"#, #""of":{"unitPrice":{"atLeast":"1.505"}}"#,
      [#"decisions[0].gaps[0].of.unitPrice.atLeast: "1.505" has more than the 2 decimals of EUR"#]
    ),
    (
      #""of":{"sku":["A"]}"#, #""of":{"unitPrice":{"atLeast":"99999999999999999999999999"}}"#,
      [#"decisions[0].gaps[0].of.unitPrice.atLeast: "9999999…" is more than 1000000000000000 minor units"#]
    ),
    (#""of":{"sku":["A"]}"#, #""of":{"sku":[]}"#, ["decisions[0].gaps[0].of.sku: needs at least one entry"]),
    (
      #""current":2,"missing":3"#, #""current":5,"missing":0"#,
      ["decisions[0].gaps[0].missing: is below 1; such a gap is none"]
    ),
  ]

  @Test("Each is reported with its path", arguments: cases.indices)
  func faults(index: Int) throws {
    let (part, text, faults) = Self.cases[index]
    let document = ResultSample.text.replacing(part, with: text)
    try #require(document != ResultSample.text)
    guard !faults.isEmpty else {
      #expect(try PricedCart(json: document).json == document)
      return
    }
    let error = #expect(throws: PricingError.self) { try PricedCart(json: document) }
    // Only the beginnings are compared where a message lists all keys.
    let found = error?.faults.map(\.description) ?? []
    #expect(found.count == faults.count && zip(found, faults).allSatisfy { $0.hasPrefix($1) }, "\(found)")
  }

  @Test("All faults are reported at once, in the order of the document")
  func allAtOnce() {
    let document = ResultSample.text.replacing(#""sku":"A","name""#, with: #""sku":7,"name""#)
      .replacing(#""method":"ground","#, with: "").replacing(#""optimal":true"#, with: #""optimal":1"#)
    let error = #expect(throws: PricingError.self) { try PricedCart(json: document) }
    #expect(
      error?.faults.map(\.path.description) == ["lines[0].sku", "shipping.method", "optimal"],
      "\(String(describing: error))")
  }

  @Test("Two lines with one id are a fault")
  func repeatedLine() {
    let text = """
      {"currency":"EUR","lines":[LINE,LINE],"subtotal":"2.00","tax":{"amount":"0.00","discount":"0.00","total":"0.00",\
      "adjustments":[]},"discount":"0.00","total":"2.00","promotions":[],"decisions":[],"messages":[],"credits":[],\
      "issuedCoupons":[],"redemptions":[],"optimal":true}
      """.replacing(
        "LINE",
        with: """
          {"id":"1","sku":"A","quantity":1,"unitPrice":"1.00","subtotal":"1.00","discount":"0.00","total":"1.00",\
          "tax":"0.00","adjustments":[],"units":[{"count":1,"price":"1.00"}]}
          """)
    let error = #expect(throws: PricingError.self) { try PricedCart(json: text) }
    #expect(error?.faults.map(\.description) == [#"lines[1].id: "1" is there already"#])
  }
}
