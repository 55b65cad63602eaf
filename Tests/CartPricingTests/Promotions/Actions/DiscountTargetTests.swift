// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// Tests §6.2, §6.3 and §11.8.
@Suite("Faults of targets are reported with their paths")
struct DiscountTargetTests {
  @Test(
    "A target is a word or an object with exactly one of its keys",
    arguments: FaultRow.table(
      """
      'cart' => 
      'shipping' =>
      'fees' =>
      'tax' =>
      'order' =>
      'items' => .on
      null => .on
      [] => .on
      {} => .on
      {'cart':{}} => .on.cart
      {'items':{},'group':{'reward':'all'}} => .on
      {'subset':'all'} =>
      {'items':{}} =>
      {'items':[]} => .on.items
      {'items':{'count':0}} => .on.items.count
      {'items':{'count':1,'order':'random'}} => .on.items.order
      {'items':{'max':1}} => .on.items.max
      {'items':{'count':1,'per':'product'}} =>
      {'group':{'reward':'all','order':'cheapest'}} =>
      {'group':{'reward':'all','order':'cart'}} => .on.group.order
      {'group':{'reward':'all','per':'line'}} => .on.group.per
      {'bundle':{'parts':[{'select':'all','count':1}],'order':'mostExpensive'}} =>
      {'bundle':{'parts':[{'select':'all','count':1}],'order':'rank'}} => .on.bundle.order
      {'bundle':{'parts':[{'select':'all','count':1,'order':'cheapest'}]}} => .on.bundle.parts[0].order
      {'group':{'reward':'all'}} =>
      {'group':{}} => .on.group.reward
      {'group':'all'} => .on.group
      {'group':{'reward':'dearest'}} => .on.group.reward
      {'group':{'reward':'cheapest','count':0}} => .on.group.count
      {'group':{'reward':'cheapest','size':3}} => .on.group.size
      {'bundle':{'parts':[{'select':'all','count':1}]}} =>
      {'bundle':{'parts':[{'select':'all','count':1}],'max':0}} =>
      {'bundle':{}} => .on.bundle.parts
      {'bundle':{'parts':[]}} => .on.bundle.parts
      {'bundle':{'parts':{}}} => .on.bundle.parts
      {'bundle':['all']} => .on.bundle
      {'bundle':{'parts':['all',null]}} => .on.bundle.parts[0] & .on.bundle.parts[1]
      {'bundle':{'parts':[{}]}} => .on.bundle.parts[0].select & .on.bundle.parts[0].count
      {'bundle':{'parts':[{'select':null,'count':0}]}} => .on.bundle.parts[0].select & .on.bundle.parts[0].count
      {'bundle':{'parts':[{'select':'all','count':1,'of':1}]}} => .on.bundle.parts[0].of
      {'bundle':{'parts':[{'select':'all','count':1}],'max':-1}} => .on.bundle.max
      {'bundle':{'parts':[{'select':'all','count':1}],'min':1}} => .on.bundle.min
      {'fees':['gift']} =>
      {'fees':[]} => .on.fees
      {'fees':'gift'} => .on.fees
      {'fees':['',1]} => .on.fees[0] & .on.fees[1]
      {'tax':{'sku':['A']}} =>
      """))
  func targets(row: FaultRow) {
    let whole = FaultRow(text: "{'on':\(row.text),'discount':{'percent':'10'}}", paths: row.paths)
    expectFaults(whole, at: .action)
  }
}
