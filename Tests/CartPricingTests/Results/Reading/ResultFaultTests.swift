import CartPricing
import Testing

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
        "tax.amount: is 4.00, but the tax of lines and shipping is 4.01",
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
