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
    #expect((gap.measure, gap.required, gap.current, gap.missing) == (.quantity, 5, 2, 3))
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
