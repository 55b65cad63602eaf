// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// Tests §1.5, §1.6, §5.1, §11.4 and §11.5.
@Suite("Faults of promotion sets are reported with their paths")
struct PromotionSetTests {
  @Test(
    "A set has promotions and a known currency",
    arguments: FaultRow.table(
      """
      {'promotions':[]} =>
      {'promotions':[],'currency':null,'segments':[],'scores':[],'policy':{}} =>
      {} => .promotions
      [] => @
      null => @
      {'promotions':null} => .promotions
      {'promotions':{}} => .promotions
      {'promotions':[1]} => .promotions[0]
      {'promotions':[],'currency':'XXQ'} => .currency
      {'promotions':[],'currency':'eur'} => .currency
      {'promotions':[],'currency':978} => .currency
      {'promotions':[],'segments':{}} => .segments
      {'promotions':[],'scores':1} => .scores
      {'promotions':[],'policy':[]} => .policy
      {'promotions':[],'rules':[]} => .rules
      """))
  func sets(row: FaultRow) { expectFaults(row, at: .set) }

  @Test(
    "Plain amounts need the currency of the set, tables do not",
    arguments: FaultRow.table(
      """
      'maxDiscount':'5','actions':[{'on':'cart','discount':{'amount':'1'}}] => .maxDiscount & .actions[0].discount.amount
      'actions':[{'on':{'items':{}},'discount':{'price':'1'}}] => .actions[0].discount.price
      'actions':[{'on':'cart','discount':{'amount':{'EUR':'1'}}}] =>
      'actions':[{'gift':{'sku':'G','unitPrice':'1'}}] => .actions[0].gift.unitPrice
      'actions':[{'credit':{'amount':'1','per':'1','max':'1'}}] => .actions[0].credit.amount & .actions[0].credit.per & .actions[0].credit.max
      'when':{'subtotal':{'atLeast':'1','atMost':{'EUR':'2'}}},'actions':[{'upgradeShipping':'x'}] => .when.subtotal.atLeast
      'when':{'events':{'type':'x','sum':{'atMost':'1'}}},'actions':[{'upgradeShipping':'x'}] => .when.events.sum.atMost
      'when':{'lines':{'of':{'unitPrice':{'atMost':'1'}},'atLeast':1}},'actions':[{'upgradeShipping':'x'}] => .when.lines.of.unitPrice.atMost
      'constraints':{'budget':'1','customerSpend':{'atLeast':'1'}},'actions':[{'upgradeShipping':'x'}] => .constraints.budget & .constraints.customerSpend.atLeast
      'actions':[{'on':'cart','discount':{'tiers':{'by':{'subtotal':{}},'steps':[{'from':'1','amount':'2'}]}}}] => .actions[0].discount.tiers.steps[0].from & .actions[0].discount.tiers.steps[0].amount
      """))
  func plainAmounts(row: FaultRow) {
    let paths = row.paths.map { ".promotions[0]" + $0 }
    expectFaults(FaultRow(text: "{'promotions':[{'id':'p',\(row.text)}]}", paths: paths), at: .set)
  }

  @Test("A set in another currency than the cart's, and amounts without a value in it, are no faults")
  func otherCurrency() {
    expectFaults(
      FaultRow(
        text: """
          {'currency':'USD','promotions':[{'id':'p','actions':[{'on':'cart','discount':{'amount':'1'}}]},\
          {'id':'q','maxDiscount':{'JPY':'100'},'actions':[{'on':'cart','discount':{'amount':'1'}}]}]}
          """, paths: []), at: .set)
  }

  @Test(
    "The later of two equal ids is a fault, and so is the later of two equal codes",
    arguments: FaultRow.table(
      """
      'id':'a'|'id':'b' =>
      'id':'a'|'id':'A' =>
      'id':'a'|'id':'a' => .promotions[1].id
      'id':'b'|'id':'a'|'id':'b'|'id':'b' => .promotions[2].id & .promotions[3].id
      'id':'\\u00e9'|'id':'e\\u0301' =>
      'id':'a','coupons':['X']|'id':'b','coupons':['Y',' x'] => .promotions[1].coupons[1]
      'id':'a','coupons':['X']|'id':'b','coupons':[{'code':'x'}] => .promotions[1].coupons[0].code
      'id':'a','coupons':['É']|'id':'b','coupons':['é'] =>
      """))
  func duplicates(row: FaultRow) {
    let promotions = row.text.split(separator: "|").map { "{\($0),'actions':[{'upgradeShipping':'x'}]}" }
    expectFaults(
      FaultRow(text: "{'promotions':[\(promotions.joined(separator: ","))]}", paths: row.paths), at: .set)
  }
}
