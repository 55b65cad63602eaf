// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §0.2, §11.1, §11.2 and §11.3.
@Suite("All faults of a document are reported at once, in its order")
struct DocumentFaultTests {
  @Test(
    "A request has exactly three parts",
    arguments: FaultRow.table(
      """
      {} => .promotions & .cart & .context
      [] => @
      'x' => @
      null => @
      {'promotions':{'promotions':[]},'cart':{'currency':'EUR','lines':[]},'context':{'now':'2026-01-01T00:00:00Z'}} =>
      {'promotions':null,'cart':null,'context':null} => .promotions & .cart & .context
      {'promotions':{'promotions':[]},'cart':{'currency':'EUR','lines':[]},'contxt':{'now':'2026-01-01T00:00:00Z'}} => .context & .contxt
      """))
  func requests(row: FaultRow) { expectFaults(row, at: .request) }

  @Test(
    "What is no JSON, or has a key twice in an object, is one fault of syntax without a path",
    arguments: [
      "", " ", "{", "{}}", "[1,]", "{'a':1,}", "{'a' 1}", "nul", "01", "+1", "'\t'", "//\n{}", "{'a':NaN}",
      "{'promotions':{},'promotions':{}}", "{'cart':{'lines':[{'id':'1','id':'1'}]}}", "{'a':{'b':1,'c':2,'b':3}}",
      "{'a':1,'\\u0061':2}", "\u{FEFF}{}", "'\\uD800'", "{} {}",
    ])
  func syntax(text: String) {
    let found = faults(in: text.replacing("'", with: "\""))
    #expect(found.map(\.code) == [.syntax])
    #expect(found.map(\.path.description) == [""])
    #expect(found.allSatisfy { !$0.message.isEmpty })
  }

  @Test("Faults of reading and of validation, in all parts, stand in the order of the document")
  func order() {
    // the cart comes first here, and quantity before the id within its line
    let text = """
      {'context':{'usage':{'promotions':{'b':{'total':-1},'a':{'total':-1}}},'now':'x'},
       'cart':{'lines':[{'quantity':0,'unitPrice':'1.234','sku':'','id':1},{'id':'b','sku':'A','quantity':1,'unitPrice':'1'},
                        {'id':'b','sku':'A','unitPrice':'1'}],'currency':'EUR','colour':'red'},
       'promotions':{'promotions':[
          {'when':{'all':[{'subtotal':{}},{'score':{'id':'none','atLeast':1}}]},
           'actions':[{'discount':{'percent':'120'},'on':'cart'},{'on':'cart','discount':{'price':'5'}}],'id':''},
          {'id':'c','coupons':['x','X'],'actions':[]}],'policy':{'searchLimit':0}}}
      """
    #expect(
      faults(in: text.replacing("'", with: "\"")).map(\.path.description) == [
        "context.usage.promotions.b.total", "context.usage.promotions.a.total", "context.now",
        "cart.lines[0].quantity", "cart.lines[0].unitPrice", "cart.lines[0].sku", "cart.lines[0].id",
        "cart.lines[2].quantity", "cart.lines[2].id", "cart.colour",
        "promotions.promotions[0].when.all[0].subtotal", "promotions.promotions[0].when.all[1].score.id",
        "promotions.promotions[0].actions[0].discount.percent",
        // a plain price without a currency of the set, at the same place as its kind that does not fit
        "promotions.promotions[0].actions[1].discount.price", "promotions.promotions[0].id",
        "promotions.promotions[1].coupons[1]", "promotions.promotions[1].actions", "promotions.policy.searchLimit",
      ])
  }

  @Test("Keys may stand in any order, and what is missing is told where its object begins")
  func unusualOrder() {
    let text = """
      {'context':{'now':'2026-01-01T00:00:00Z'},'cart':{'lines':[{'unitPrice':'1','quantity':1,'sku':'A'},{'unitPrice':1}],
      'currency':'EUR'},'promotions':{'promotions':[]}}
      """
    #expect(
      faults(in: text.replacing("'", with: "\"")).map(\.path.description) == [
        "cart.lines[0].id", "cart.lines[1].id", "cart.lines[1].sku", "cart.lines[1].quantity",
        "cart.lines[1].unitPrice",
      ])
  }

  @Test("A part read by itself has paths that begin at the part")
  func partsByThemselves() {
    func paths(_ read: () throws(PricingError) -> Void) -> [String] {
      do throws(PricingError) {
        try read()
        return []
      } catch {
        return error.faults.map(\.path.description)
      }
    }
    #expect(
      paths { () throws(PricingError) in _ = try PromotionSet(json: #"{"promotions":[{"id":"p","actions":[]}]}"#) } == [
        "promotions[0].actions"
      ])
    #expect(
      paths { () throws(PricingError) in _ = try Cart(json: #"{"currency":"EUR","lines":[{"id":"1"}]}"#) } == [
        "lines[0].sku", "lines[0].quantity", "lines[0].unitPrice",
      ])
    #expect(
      paths { () throws(PricingError) in _ = try PricingContext(json: #"{"now":"now","customer":{"id":""}}"#) } == [
        "now", "customer.id",
      ])
    #expect(
      paths { () throws(PricingError) in
        _ = try CartRequest(
          json: #"{"context":{"now":"now"},"promotions":{},"cart":{"currency":"EUR","lines":[{"id":"1"}]}}"#)
      } == [
        "context.now", "promotions", "cart.lines[0].sku", "cart.lines[0].quantity", "cart.lines[0].unitPrice",
      ])
    #expect(paths { () throws(PricingError) in _ = try CartRequest(json: "{}") } == ["cart", "context"])
    // amounts of the context have the decimals of the cart's currency
    #expect(
      paths { () throws(PricingError) in
        _ = try CartRequest(
          json: #"{"cart":{"currency":"JPY","lines":[]},"context":{"now":"2026-01-01T00:00:00Z","usage":"#
            + #"{"promotions":{"p":{"spent":"1.2"}}}}}"#)
      } == ["context.usage.promotions.p.spent"])
    // without a cart it is not known how many decimals amounts may have
    #expect(
      paths { () throws(PricingError) in
        _ = try PricingContext(json: #"{"now":"2026-01-01T00:00:00Z","usage":{"promotions":{"p":{"spent":"1.2345"}}}}"#)
      }.isEmpty)
  }

  /// The messages a person reads: what was expected, and what was found instead.
  @Test(
    "A message says what was expected and what was found",
    arguments: [
      (FaultPlace.policy, "{'round':'down'}", "the keys are \"selection\", \"rounding\", \"coupons\", \"searchLimit\""),
      (.linePart, "'prduct':'1'", "is not a key of a line; did you mean \"product\"?"),
      (.promotionPart, "'wen':{}", "is not a key of a promotion; did you mean \"when\"?"),
      (.policy, "{'rounding':'halfup'}", "did you mean \"halfUp\"?"),
      (.linePart, "'discountable':'no'", "expected true or false, found \"no\""),
      (.linePart, "'taxRate':19", "expected a percentage as a string such as \"12.5\", found 19"),
      (.linePart, "'product':null,'name':[]", "expected a string, found a list"),
      (.action, "{'on':'cart','discount':{'percent':'120'}}", "\"120\" is not within 0 and 100"),
      (.action, "{'on':'cart'}", "is missing; \"on\" needs it"),
      (
        .action, "{'on':'cart','discount':{'price':'5'}}",
        "does not fit cart, which takes \"percent\" or \"amount\""
      ),
      (.when, "{'all':[],'any':[]}", "found \"all\" and \"any\""),
      (.when, "{'subtotal':{}}", "needs a bound: \"atLeast\", \"atMost\", \"above\" or \"below\""),
      (.when, "{'coupon':[]}", "needs at least one entry"),
      (.when, "{'quantity':{'atLeast':-1}}", "-1 is not within 0 and 1000000000"),
      (.when, "{'subtotal':{'atLeast':'1.234'}}", "\"1.234\" has more than the 2 decimals of EUR"),
      (.segments, "[{'id':'a','when':{'segment':'a'}}]", "names itself, in a circle of segments"),
      (.cartPart, "'coupons':[{'code':'A','batch':''}]", "is empty; an id has 1 to 256 bytes"),
    ] as [(FaultPlace, String, String)])
  func messages(place: FaultPlace, text: String, message: String) throws {
    let found = faults(in: place.document(text))
    let fault = try #require(found.first)
    #expect(found.count == 1)
    #expect(fault.message.hasSuffix(message), "\(fault)")
    #expect(fault.description == "\(fault.path.description): \(fault.message)")
  }
}
