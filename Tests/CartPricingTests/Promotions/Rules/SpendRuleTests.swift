// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §5.13, §5.15, §5.20, §5.21, §5.26, §10.5, §11.8 and §11.9.
@Suite("Rules by spend, per part and with consumption")
struct SpendRuleTests {
  @Test(
    "A rule has a kind; reward, per and consumes do not stand beside spend",
    arguments: FaultRow.table(
      """
      'calculateRule':{'spend':{'amount':'50'}} =>
      'calculateRule':{'spend':{'amount':{'EUR':'50'},'maxApplications':0},'of':{'sku':['A']}} =>
      'calculateRule':{'spend':{'amount':'50'},'reward':null,'per':null,'consumes':null} =>
      'calculateRule':{'quantity':{'minimum':2},'per':'sku','consumes':true} =>
      'calculateRule':{'linear':{'quantity':2},'per':'product','consumes':false} =>
      'calculateRule':{'quantity':{'minimum':2},'per':'order'} => .calculateRule.per
      'calculateRule':{'quantity':{'minimum':2},'consumes':1} => .calculateRule.consumes
      'calculateRule':{'spend':'50'} => .calculateRule.spend
      'calculateRule':{'spend':{}} => .calculateRule.spend.amount
      'calculateRule':{'spend':{'amount':'0'}} => .calculateRule.spend.amount
      'calculateRule':{'spend':{'amount':'0.001','maxApplications':-1}} => .calculateRule.spend.amount & .calculateRule.spend.maxApplications
      'calculateRule':{'spend':{'amount':'1','minimum':1}} => .calculateRule.spend.minimum
      'calculateRule':{'spend':{'amount':'50'},'quantity':{'minimum':1}} => .calculateRule
      'calculateRule':{'spend':{'amount':'50'},'reward':'within'} => .calculateRule.reward
      'calculateRule':{'spend':{'amount':'50'},'per':'line','consumes':false} => .calculateRule.per & .calculateRule.consumes
      """))
  func rules(row: FaultRow) { expectFaults(row, at: .promotionPart) }

  @Test(
    "Spend makes no groups of units, and a rule has its own parts",
    arguments: FaultRow.table(
      """
      {'id':'p','calculateRule':{'spend':{'amount':'5'}},'actions':[{'on':{'items':{}},'discount':{'percent':'1'}},{'on':{'bundle':{'parts':[{'select':'all','count':1}]}},'discount':{'percent':'1'}}]} =>
      {'id':'p','calculateRule':{'spend':{'amount':'5'}},'actions':[{'on':{'group':{'reward':'all'}},'discount':{'percent':'1'}}]} => .actions[0].on.group
      {'id':'p','calculateRule':{'quantity':{'minimum':1}},'actions':[{'on':{'items':{'count':1,'per':'sku'}},'discount':{'percent':'1'}}]} => .actions[0].on.items.per
      {'id':'p','actions':[{'on':{'items':{'count':1,'per':'sku'}},'discount':{'percent':'1'}}]} =>
      {'id':'p','actions':[{'on':{'items':{'per':'sku'}},'discount':{'percent':'1'}}]} => .actions[0].on.items.per
      {'id':'p','actions':[{'on':{'items':{'count':1,'per':'unit'}},'discount':{'percent':'1'}}]} => .actions[0].on.items.per
      """))
  func fits(row: FaultRow) { expectFaults(row, at: .promotion) }

  @Test("Rules that are written in Swift have the same faults")
  func authored() {
    var rule = CalculateRule.spend("50")
    rule.reward = .beyond
    rule.partition = .line
    rule.consumes = true
    let promotion = Promotion("p", calculateRule: rule, actions: [.discount(.percent("1"), on: .items())])
    #expect(
      PromotionSetCheck(PromotionSet(currency: .eur, [promotion])).faults.map(\.path.description) == [
        "promotions[0].calculateRule.reward", "promotions[0].calculateRule.per",
        "promotions[0].calculateRule.consumes",
      ])
  }

  /// Line a is worth 60.00 with 3 units, line b 45.00: 105.00.
  @Test(
    "A spend rule has as many applications as its amount is in the value of the counted lines",
    arguments: [
      ("{'spend':{'amount':'50'}}", "{'on':'cart','discount':{'amount':'3'}}", ["p 6.00"], []),
      ("{'spend':{'amount':'35'}}", "{'on':'cart','discount':{'amount':'3'}}", ["p 9.00"], []),
      ("{'spend':{'amount':'35.01'}}", "{'on':'cart','discount':{'amount':'3'}}", ["p 6.00"], []),
      (
        "{'spend':{'amount':'50','maxApplications':1}}", "{'on':'cart','discount':{'amount':'3'}}", ["p 3.00"], []
      ),
      ("{'spend':{'amount':'50'},'of':{'sku':['A']}}", "{'on':'cart','discount':{'amount':'3'}}", ["p 3.00"], []),
      // without lines of its own, those of the first action
      (
        "{'spend':{'amount':'50'}}", "{'on':{'items':{'select':{'sku':['B']}}},'discount':{'percent':'100'}}", [],
        ["subtotal 4500 of 5000 lacks 500"]
      ),
      // 1 unit each time: the 2 cheapest of all
      (
        "{'spend':{'amount':'50'},'of':'all'}", "{'on':{'items':{}},'discount':{'percent':'100'}}", ["p 40.00"], []
      ),
      (
        "{'spend':{'amount':'50'},'of':'all'}", "{'on':{'items':{'count':2}},'discount':{'amount':'1'}}", ["p 4.00"], []
      ),
      (
        "{'spend':{'amount':'50'}}",
        "{'on':{'bundle':{'parts':[{'select':{'sku':['A']},'count':1}]}},'discount':{'price':'5'}}", ["p 30.00"], []
      ),
      ("{'spend':{'amount':'50'}}", "{'gift':{'sku':'G','unitPrice':'4','quantity':2}}", ["p 16.00"], []),
      ("{'spend':{'amount':'105.01'}}", "{'points':{'count':5}}", [], ["subtotal 10500 of 10501 lacks 1"]),
    ])
  func spend(rule: String, action: String, taken: [String], gaps: [String]) throws {
    let result = try priced(
      [promotion("p", action, "'calculateRule':\(rule)")],
      cart: cartLines(cartLine("a", 3, "20"), cartLine("b", 1, "45")))
    #expect(result.taken == taken)
    #expect(result.gaps(of: "p") == gaps)
  }

  @Test("What is spent is the value of the cart as it came, of lines that are never discounted, too")
  func spendAsItCame() throws {
    let cart = cartLines(cartLine("a", 1, "60", "'discountable':false"), cartLine("b", 1, "40"))
    let result = try priced(
      [
        promotion("first", "{'on':{'items':{}},'discount':{'percent':'50'}}", "'priority':1"),
        amountOff("p", "3", "'calculateRule':{'spend':{'amount':'50'}}"),
      ], cart: cart)
    #expect(result.taken == ["first 20.00", "p 6.00"])
    #expect(result.promotions.map(\.applications) == [1, 2])
  }
}
