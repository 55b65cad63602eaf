// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import RequestGenerator
import Testing

@testable import CartPricing

/// Tests §2.20, §2.21, §2.22, §8.10, §8.19, §8.25, §8.27, §8.28, §8.35 and §11.13.
@Suite("What few results have")
struct RareResultTests {
  private static let line = "'lines':[{'id':'1','sku':'A','quantity':2,'unitPrice':'10','taxRate':'20'}]"

  @Test(
    "Tenders pay what is due in their order, and cash rounds the rest, halves up",
    arguments: [
      // The total is 24.00: 20.00 and 20 % tax.
      ("'tenders':[{'id':'a','balance':'5'},{'id':'b','balance':'100'}]", ["5.00", "19.00"], "0.00"),
      ("'tenders':[{'id':'a','balance':'30'},{'id':'b','balance':'3'}]", ["24.00", "0.00"], "0.00"),
      ("'tenders':[{'id':'a','balance':'3.98'}],'cashStep':'0.05'", ["3.98"], "20.00"),
      ("'tenders':[{'id':'a','balance':'3.97'}],'cashStep':'0.05'", ["3.97"], "20.05"),
      ("'tenders':[{'id':'a','balance':'3.95'}],'cashStep':'0.10'", ["3.95"], "20.10"),
      ("'cashStep':'5'", [], "25.00"), ("'cashStep':'16'", [], "32.00"), ("'cashStep':'100'", [], "0.00"),
    ])
  func tenders(cart: String, paid: [String], due: String) throws {
    let text = request(promotions: "", cart: "\(Self.line),\(cart)")
    let result = try priced(quoted: text)
    #expect(result.tenders.map { $0.amount.amountText } == paid)
    #expect(result.due?.amountText == due && result.total.amountText == "24.00")
    #expect(try totals(text).due == result.due)
    #expect(try PricedCart(json: result.jsonBytes).due == result.due)
  }

  @Test("A cart without tenders and without a step of cash has nothing due, and one with an empty list neither")
  func noTenders() throws {
    for cart in ["", ",'tenders':[]"] {
      let text = request(promotions: "", cart: Self.line + cart)
      #expect(try priced(quoted: text).due == nil)
      #expect(try totals(text).due == nil)
    }
  }

  @Test("A fee has the tax of its rate, of 0 too; a fee without a rate has none")
  func fees() throws {
    let fees = """
      'fees':[{'id':'a','kind':'k','amount':'2','taxRate':'7'},{'id':'b','kind':'k','amount':'2','taxRate':'0'},\
      {'id':'c','kind':'k','amount':'2'}]
      """
    let result = try priced(quoted: request(promotions: "", cart: "\(Self.line),\(fees)"))
    #expect(result.fees.map { $0.tax?.amountText } == ["0.14", "0.00", nil])
    #expect(result.tax.amount.amountText == "4.14")
    let free = try priced(
      quoted: request(promotions: "", cart: "'lines':[],'fees':[{'id':'b','kind':'k','amount':'2','taxRate':'0'}]"))
    #expect(free.fees.map { $0.tax?.amountText } == ["0.00"])
  }

  @Test("Points, gifts to choose, discounts on tax and the name, the campaign and the code of a promotion are there")
  func rare() throws {
    let promotions = """
      {'id':'g','name':'Gift','actions':[{'gift':{'oneOf':[{'sku':'M','unitPrice':'5'},{'sku':'P','unitPrice':'2'}]}}]},\
      {'id':'p','campaign':'c','actions':[{'points':{'count':3,'perUnits':1}}]},\
      {'id':'t','coupons':[{'batch':'b'}],'actions':[{'on':'tax','discount':{'percent':'50'}}]}
      """
    let result = try priced(
      quoted: request(
        promotions: promotions, set: ",'version':'v1','campaigns':[{'id':'c'}]",
        cart: "\(Self.line),'coupons':[{'code':'X','batch':'b'}]",
        context: ",'redeemed':['t'],'unavailable':['M']"))
    #expect(result.version == "v1")
    #expect(result.points.map { "\($0.promotion) \($0.count)" } == ["p 6"])
    #expect(result.choices.map { "\($0.promotion) \($0.action) \($0.oneOf)" } == ["g 0 [P]"])
    #expect(result.json.contains(#""points":[{"promotion":"p","count":6}]"#))
    #expect(result.json.contains(#""choices":[{"promotion":"g","action":0,"oneOf":["P"]}]"#))
    #expect(result.lines.map { $0.taxDiscount.amountText } == ["2.00"])
    #expect(result.promotions.map { $0.name } == ["Gift", nil, nil])
    #expect(result.redemptions.map { $0.campaign } == [nil, "c", nil])
    #expect(result.redemptions.map { $0.batch } == [nil, nil, "b"])
    #expect(result.redemptions.map { $0.isRenewal } == [false, false, true])
    #expect(try PricedCart(json: result.jsonBytes).jsonBytes == result.jsonBytes)
  }

  @Test("Gifts of more units than a gift may have are not offered")
  func tooManyGifts() throws {
    // 2,000,000,000 applications of one unit each.
    for (amount, count) in [("0.01", 0), ("1000", 1)] {
      let promotion = """
        {'id':'g','calculateRule':{'spend':{'amount':'\(amount)'}},\
        'actions':[{'gift':{'oneOf':[{'sku':'M','unitPrice':'0.01'}]}}]}
        """
      let cart = "'lines':[{'id':'1','sku':'A','quantity':1,'unitPrice':'20000000'}]"
      #expect(try priced(quoted: request(promotions: promotion, cart: cart)).choices.count == count)
    }
  }

  @Test("Points outside of 64 bits are a fault of results and of totals")
  func points() throws {
    // 10¹⁵ minor units in each of 10,000 lines are 10¹⁹ in sum; 900 lines are in range, and their points are not.
    let lines = (0..<900).map { "{'id':'\($0)','sku':'A','quantity':1,'unitPrice':'9999999999999.99'}" }
    let text = request(
      promotions: "{'id':'p','actions':[{'points':{'count':1000000000,'per':'0.01'}}]}",
      cart: "'lines':[\(lines.joined(separator: ","))]")
    for price in [{ _ = try priced(quoted: text) }, { _ = try totals(text) }] as [() throws -> Void] {
      let error = #expect(throws: PricingError.self) { try price() }
      #expect(error?.faults.map { $0.code } == [.amountOutOfRange])
    }
  }

  @Test(
    "An amount without a value in the cart's currency is found wherever it stands",
    arguments: [
      "'actions':[{'on':'cart','discount':{'amount':'1'}}]",
      "'actions':[{'on':{'items':{}},'discount':{'percent':'1','maxEach':'1'}}]",
      "'actions':[{'on':'order','discount':{'amount':'1'}}]",
      "'actions':[{'on':'cart','discount':{'tiers':{'by':{'subtotal':{}},'steps':[{'from':'1','percent':'1'}]}}}]",
      "'actions':[{'credit':{'amount':'1'}}]",
      "'actions':[{'points':{'count':1,'per':'1'}}]",
      "'actions':[{'points':{'count':1,'perUnits':1,'of':{'unitPrice':{'above':'1'}}}}]",
      "'actions':[{'gift':{'oneOf':[{'sku':'M','unitPrice':'5'}]}}]",
      "'calculateRule':{'spend':{'amount':'1'}},'actions':[{'points':{'count':1}}]",
      "'calculateRule':{'quantity':{'minimum':1},'of':{'unitPrice':{'below':'1'}}},'actions':[{'points':{'count':1}}]",
      "'when':{'shipping':{'atLeast':'1'}},'actions':[{'points':{'count':1}}]",
      "'when':{'sum':{'attribute':'kg','of':{'unitPrice':{'atLeast':'1'}},'atLeast':'1'}},'actions':[{'points':{'count':1}}]",
      "'when':{'subtotal':{'above':'1','basis':'net'}},'actions':[{'points':{'count':1}}]",
      "'when':{'segment':'s'},'actions':[{'points':{'count':1}}]",
      "'campaign':'c','actions':[{'points':{'count':1}}]",
      "'constraints':{'limits':[{'budget':'1','per':'customer'}]},'actions':[{'points':{'count':1}}]",
    ])
  func currencies(promotion: String) throws {
    let set = """
      ,'campaigns':[{'id':'c','budget':'1'}],'segments':[{'id':'s','when':{'segment':'t'}},\
      {'id':'t','when':{'shipping':{'atMost':'1'}}}]
      """
    let cart = "'lines':[{'id':'1','sku':'A','quantity':1,'unitPrice':'10'}]"
    let promotions = "{'id':'p',\(promotion)}"
    let foreign = try priced(quoted: request(promotions: promotions, set: set, cart: cart, currency: "USD"))
    #expect(foreign.reasons == ["p notInCurrency"])
    let own = try priced(quoted: request(promotions: promotions, set: set, cart: cart))
    #expect(own.reasons != ["p notInCurrency"])
  }

  @Test("A campaign without a budget left is a relevant reason where its promotion would have an effect")
  func campaignBudget() throws {
    let text = request(
      promotions: "{'id':'p','campaign':'c','actions':[{'on':'cart','discount':{'percent':'10'}}]}",
      set: ",'campaigns':[{'id':'c','budget':'5'}]", cart: Self.line,
      context: ",'usage':{'campaigns':{'c':{'spent':'5'}}}")
    let relevant = String(text.split(separator: ",'explain':'all'").joined())
    #expect(try priced(quoted: relevant).reasons == ["p limitReached campaignBudget"])
  }

  @Test("Limits and validity of the codes of a renewal count as met")
  func renewals() throws {
    let text = request(
      promotions: """
        {'id':'p','coupons':[{'code':'A','maxUses':1},{'code':'B','validUntil':'2026-01-01'},'C'],\
        'actions':[{'on':'cart','discount':{'amount':'1'}}]}
        """, cart: "\(Self.line),'coupons':['A','B','C']",
      context: ",'redeemed':['p'],'usage':{'coupons':{'A':{'total':1}}}")
    #expect(try priced(quoted: text).outcomes == ["A applied p", "B notNeeded p", "C notNeeded p"])
  }

  @Test("Results of generated requests are read back as they were written, and totals have the same amount due")
  func generated() throws {
    var due = 0
    var failing = 0
    for seed in UInt64(6_200_000)..<6_200_400 {
      let request = RequestGenerator.request(seed: seed)
      guard let engine = try? PricingEngine(request.promotions),
        let result = try? engine.price(request.cart, in: request.context)
      else { continue }
      if result.due != nil { due += 1 }
      if result.decisions.contains(where: { $0.failed?.isEmpty == false }) { failing += 1 }
      #expect(try PricedCart(json: result.jsonBytes).jsonBytes == result.jsonBytes, "seed \(seed)")
      #expect(try engine.totals(of: request.cart, in: request.context).due == result.due, "seed \(seed)")
    }
    #expect(due > 20 && failing > 20)
  }
}

private func totals(_ quoted: String) throws(PricingError) -> PricedTotals {
  let request = try PricingRequest(json: String(quoted.map { $0 == "'" ? "\"" : $0 }))
  return try PricingEngine(request.promotions).totals(of: request.cart, in: request.context)
}
