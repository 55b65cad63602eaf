// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// Tests §6.4, §6.19, §6.20 and §6.21.
@Suite("Prices by attribute and caps for each unit")
struct PriceByAttributeTests {
  @Test(
    "A price by attribute and a cap for each unit fit only items",
    arguments: FaultRow.table(
      """
      {'on':{'items':{}},'discount':{'price':{'attribute':'memberPrice'}}} =>
      {'on':{'items':{}},'discount':{'price':{'attribute':''}}} => .discount.price.attribute
      {'on':{'items':{}},'discount':{'price':{'attribute':1}}} => .discount.price.attribute
      {'on':{'items':{}},'discount':{'price':{'attribute':'a','EUR':'1'}}} => .discount.price
      {'on':{'items':{}},'discount':{'price':{'EUR':'1'}}} =>
      {'on':{'items':{}},'discount':{'price':{}}} => .discount.price
      {'on':{'items':{}},'discount':{'price':{'name':'a'}}} => .discount.price.name
      {'on':{'group':{'reward':'all'}},'discount':{'price':{'attribute':'a'}}} => .discount.price
      {'on':'shipping','discount':{'price':{'attribute':'a'}}} => .discount.price
      {'on':'cart','discount':{'price':{'attribute':'a'}}} => .discount.price
      {'on':{'items':{}},'discount':{'percent':'10','maxEach':'5','base':'original'}} =>
      {'on':{'items':{}},'discount':{'percent':'10','maxEach':'0.001'}} => .discount.maxEach
      {'on':{'items':{}},'discount':{'amount':'1','maxEach':'5'}} => .discount.maxEach
      {'on':'cart','discount':{'percent':'10','maxEach':'5'}} => .discount.maxEach
      {'on':{'group':{'reward':'all'}},'discount':{'percent':'10','maxEach':'5'}} => .discount.maxEach
      {'on':{'items':{}},'discount':{'tiers':{'by':{'quantity':{}},'steps':[{'from':1,'percent':'10','maxEach':'5'},{'from':2,'percent':'20'}]}}} =>
      {'on':{'items':{}},'discount':{'tiers':{'by':{'quantity':{}},'steps':[{'from':1,'price':'5'},{'from':2,'price':{'attribute':'a'}}]}}} =>
      {'on':'cart','discount':{'tiers':{'by':{'quantity':{}},'steps':[{'from':1,'percent':'10','maxEach':'5'}]}}} => .discount.tiers.steps[0].maxEach
      {'on':{'items':{}},'discount':{'tiers':{'by':{'quantity':{}},'steps':[{'from':1,'amount':'10','maxEach':'5'}]}}} => .discount.tiers.steps[0].maxEach
      {'on':'cart','discount':{'tiers':{'by':{'subtotal':{'basis':'net'}},'steps':[{'from':'1','percent':'10'}]}}} =>
      {'on':'cart','discount':{'tiers':{'by':{'quantity':{'basis':'net'}},'steps':[{'from':1,'percent':'10'}]}}} => .discount.tiers.by.quantity.basis
      """))
  func discounts(row: FaultRow) { expectFaults(row, at: .action) }

  @Test(
    "The target order takes a percentage or an amount, and groups have ranks",
    arguments: FaultRow.table(
      """
      {'on':'order','discount':{'percent':'10'}} =>
      {'on':'order','discount':{'amount':'10'}} =>
      {'on':'order','discount':{'price':'10'}} => .discount.price
      {'on':'order','discount':{'percent':'1','base':'original'}} => .discount.base
      {'on':'order','discount':{'amount':'1','basis':'net'}} => .discount.basis
      {'on':{'order':{}},'discount':{'percent':'10'}} => .on.order
      {'on':{'group':{'reward':{'rank':3},'order':'cheapest'}},'discount':{'percent':'10'}} =>
      {'on':{'group':{'reward':{'rank':0}}},'discount':{'percent':'10'}} => .on.group.reward.rank
      {'on':{'group':{'reward':{}}},'discount':{'percent':'10'}} => .on.group.reward.rank
      {'on':{'group':{'reward':{'rank':1,'count':1}}},'discount':{'percent':'10'}} => .on.group.reward.count
      {'on':{'group':{'reward':{'rank':2},'count':1}},'discount':{'percent':'10'}} => .on.group.count
      {'on':{'group':{'reward':{'rank':2},'count':2}},'discount':{'percent':'10'}} => .on.group.count
      {'on':{'group':{'reward':'all','order':'cart'}},'discount':{'percent':'10'}} => .on.group.order
      {'on':{'bundle':{'parts':[{'select':'all','count':1}],'order':'cheapest'}},'discount':{'percent':'10'}} =>
      {'on':{'bundle':{'parts':[{'select':'all','count':1}],'order':'dearest'}},'discount':{'percent':'10'}} => .on.bundle.order
      """))
  func targets(row: FaultRow) { expectFaults(row, at: .action) }
}
