// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// Tests §6.1, §6.5, §6.6, §6.7, §6.8 and §11.2.
@Suite("Faults of actions are reported with their paths")
struct PromotionActionTests {
  @Test(
    "An action is one of the five kinds, a discount with its target",
    arguments: FaultRow.table(
      """
      {} => @
      [] => @
      null => @
      {'on':'cart'} => .discount
      {'discount':{'percent':'1'}} => .on
      {'on':'cart','discount':null} => .discount
      {'on':'cart','discount':{'percent':'1'},'credit':{'amount':'1','per':'1'}} => @
      {'gift':{'sku':'G','unitPrice':'1'},'upgradeShipping':'air'} => @
      {'on':'cart','discount':{'percent':'1'},'of':'all'} => .of
      {'gift':{'sku':'G','unitPrice':'1'}} =>
      {'gift':{'sku':'G','unitPrice':'1','quantity':3,'name':'Tote','mode':'addMissing'}} =>
      {'gift':'G'} => .gift
      {'gift':{}} => .gift.sku & .gift.unitPrice
      {'gift':{'sku':'','unitPrice':'1'}} => .gift.sku
      {'gift':{'sku':'G','unitPrice':1}} => .gift.unitPrice
      {'gift':{'sku':'G','unitPrice':'1','quantity':0}} => .gift.quantity
      {'gift':{'sku':'G','unitPrice':'1','mode':'replace'}} => .gift.mode
      {'gift':{'sku':'G','unitPrice':'1','name':5}} => .gift.name
      {'gift':{'sku':'G','unitPrice':'1','price':'1'}} => .gift.price
      {'upgradeShipping':'air'} =>
      {'upgradeShipping':''} => .upgradeShipping
      {'upgradeShipping':{}} => .upgradeShipping
      {'credit':{'amount':'1','per':'10','max':'5'}} =>
      {'credit':{}} => .credit.amount
      {'credit':{'amount':'1','per':'0'}} => .credit.per
      {'credit':{'amount':'1','per':{'EUR':'10','USD':'0.00'}}} => .credit.per.USD
      {'credit':{'amount':'0','per':'0.01','max':'0'}} =>
      {'credit':{'amount':'1','per':'1','each':1}} => .credit.each
      {'credit':[]} => .credit
      {'issueCoupon':{'template':'t','validFor':'P30D'}} =>
      {'issueCoupon':{}} => .issueCoupon.template
      {'issueCoupon':'t'} => .issueCoupon
      {'issueCoupon':{'template':''}} => .issueCoupon.template
      {'issueCoupon':{'template':'t','validFor':'P1Y'}} => .issueCoupon.validFor
      {'issueCoupon':{'template':'t','count':2}} => .issueCoupon.count
      """))
  func kinds(row: FaultRow) { expectFaults(row, at: .action) }
}
