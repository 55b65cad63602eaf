// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// What a shopper and a support agent read about the parts of a result that few results have.
@Suite("Sections of receipts")
struct ReceiptSectionsTests {
  private static let line =
    "'lines':[{'id':'1','sku':'TEA','name':'Tea','quantity':3,'unitPrice':'25.00','taxRate':'19'}]"

  private func result(
    _ promotions: String, set: String = "", lines: String = Self.line, cart: String = "", context: String = ""
  ) throws -> PricedCart {
    let text = """
      {'promotions':{'currency':'EUR','promotions':[\(promotions)]\(set)},\
      'cart':{'currency':'EUR',\(lines)\(cart)},\
      'context':{'now':'2026-11-27T18:30:00+01:00','explain':'all'\(context)}}
      """
    let request = try PricingRequest(json: String(text.map { $0 == "'" ? "\"" : $0 }))
    return try PricingEngine(request.promotions).price(request.cart, in: request.context)
  }

  /// The lines of a receipt without spaces at both ends and with one space between words.
  private func lines(_ result: PricedCart) -> [String] {
    result.receipt.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
  }

  @Test("What tenders pay and the rounding for cash lead from the total to what is due")
  func payment() throws {
    // 75.00 and 19 % of it, 14.25.
    let cart = ",'tenders':[{'id':'card-1','balance':'20'},{'id':'empty','balance':'0'}],'cashStep':'0.10'"
    let shown = lines(try result("", cart: cart))
    #expect(
      shown.suffix(4) == ["Total EUR 89.25", "Paid with card-1 -20.00", "Rounded for cash +0.05", "Due EUR 69.30"])
    let even = lines(try result("", cart: ",'tenders':[{'id':'card-1','balance':'100'}]"))
    #expect(even.suffix(3) == ["Total EUR 89.25", "Paid with card-1 -89.25", "Due EUR 0.00"])
  }

  @Test("Points, gifts to choose, the next step and the version have sentences of their own")
  func rewards() throws {
    let steps = "[{'from':'50','percent':'10'},{'from':'100','percent':'15'}]"
    let tiers = "{'on':'cart','discount':{'tiers':{'by':{'subtotal':{}},'steps':\(steps)}}}"
    let promotions = """
      {'id':'a','name':'More for more','actions':[\(tiers)]},\
      {'id':'b','name':'Club','actions':[{'points':{'count':1,'perUnits':3}}]},\
      {'id':'c','name':'Thanks','actions':[{'gift':{'oneOf':[{'sku':'MUG','unitPrice':'5'},{'sku':'PEN','unitPrice':'2'}]}}]}
      """
    let priced = try result(promotions, set: ",'version':'2026-11-27a'")
    let shown = lines(priced)
    #expect(shown.contains("A gift: MUG or PEN (Thanks)"))
    #expect(shown.contains("1 point (Club)"))
    #expect(shown.last == "Priced with the promotions of version “2026-11-27a”")
    let next = "Spend 25.00 EUR more on all items (75.00 of 100.00) for the next step of “More for more”."
    #expect(shown.joined(separator: " ").contains("Within reach " + next))
    #expect(priced.explanation(ofPromotion: "a") == "“More for more”: applied, 7.50 EUR off. " + next)
    // What was read back says the same.
    #expect(lines(try PricedCart(json: priced.jsonBytes)) == shown)
  }

  @Test("An applied promotion has its code, batch, campaign and renewal behind it")
  func origins() throws {
    let promotions = """
      {'id':'a','coupons':[{'batch':'b7'}],'campaign':'winter','actions':[{'on':'cart','discount':{'amount':'1'}}]}
      """
    let shown = lines(
      try result(
        promotions, set: ",'campaigns':[{'id':'winter'}]", cart: ",'coupons':[{'code':'x9','batch':'b7'},'']",
        context: ",'redeemed':['a']"))
    let text = shown.joined(separator: " ")
    // The amount stands at the end of the first of two lines.
    #expect(text.contains("a (code X9 of batch b7) (campaign -1.00 winter) (redeemed before, no new use)"))
    #expect(shown.contains("(empty): unknown code"))
  }

  @Test("A line of several says what was taken of its tax")
  func taxes() throws {
    let lines = """
      'lines':[{'id':'1','sku':'A','quantity':1,'unitPrice':'10','taxRate':'19'},\
      {'id':'2','sku':'B','quantity':1,'unitPrice':'10','taxRate':'7'},{'id':'3','sku':'C','quantity':1,'unitPrice':'10'}]
      """
    let shown = self.lines(
      try result("{'id':'t','actions':[{'on':'tax','discount':{'percent':'50'}}]}", lines: lines))
    #expect(
      shown[2...6] == [
        "A 1 × 10.00 10.00", "tax lowered by 0.95", "B 1 × 10.00 10.00", "tax lowered by 0.35", "C 1 × 10.00 10.00",
      ])
  }

  @Test("Conditions that fail are named in words and by their paths")
  func failures() throws {
    let when = """
      {'all':[{'customer':{'known':true}},{'schedule':[{'from':'02:00','until':'03:00'}]},\
      {'store':{'id':['s1']}},{'shipping':{'method':['air']}},{'cart':{'attribute':'pay','is':'card'}}]}
      """
    let action = "'actions':[{'on':'cart','discount':{'amount':'1'}}]"
    let shop = try result("{'id':'a','when':{'store':{'id':['s1']}},\(action)}")
    #expect(
      shop.explanation(ofPromotion: "a")
        == "“a”: not applied; it has a condition that does not hold here: the store (when.store).")
    let many = try result("{'id':'a','when':\(when),\(action)}")
    #expect(
      many.explanation(ofPromotion: "a") == """
        “a”: not applied; it has conditions that do not hold here: the customer (when.all[0].customer), the time of day \
        or the weekday (when.all[1].schedule), the store (when.all[2].store), and 2 others.
        """)
    let never = try result("{'id':'a','when':{'any':[]},\(action)}")
    #expect(never.explanation(ofPromotion: "a") == "“a”: not applied; it has conditions that never hold.")
    let late = try result(
      "{'id':'a','when':{'subtotal':{'atLeast':'80','after':'cart'}},'actions':[{'on':'shipping','discount':{'amount':'1'}}]}"
    )
    #expect(
      late.explanation(ofPromotion: "a")
        == "“a”: not applied yet. Spend 5.00 EUR more on all items (75.00 of 80.00 after discounts).")
  }

  @Test("A code that is shut by itself says so, also where its promotion is applied with another code")
  func codes() throws {
    let promotions = """
      {'id':'a','coupons':[{'code':'OVER','validUntil':'2026-11-01'},'GOOD'],'actions':[{'on':'cart','discount':{'amount':'1'}}]},\
      {'id':'b','coupons':[{'code':'SOON','validFrom':'2027-01-01'}],'actions':[{'on':'cart','discount':{'amount':'1'}}]},\
      {'id':'c','coupons':[{'code':'ANN','customer':'ann'}],'actions':[{'on':'cart','discount':{'amount':'1'}}]},\
      {'id':'d','coupons':['DONE'],'validUntil':'2026-11-01','actions':[{'on':'cart','discount':{'amount':'1'}}]}
      """
    let shown = lines(try result(promotions, cart: ",'coupons':['OVER','GOOD','SOON','ANN','DONE']"))
    #expect(
      shown.suffix(6) == [
        "Codes", "OVER: not used; this code no longer holds", "GOOD: applied, “a”",
        "SOON: not used; this code does not hold yet", "ANN: not used; this code is for another customer",
        "DONE: not applied; “d” has ended, on 2026-11-01",
      ])
  }
}
