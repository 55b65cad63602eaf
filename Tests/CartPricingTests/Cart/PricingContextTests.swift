// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// Tests §2.5 and §2.7.
@Suite("Faults of contexts are reported with their paths")
struct PricingContextTests {
  @Test(
    "A context has a time; its other keys have the values of their grammar",
    arguments: FaultRow.table(
      """
      {'now':'2026-11-27T18:30:00Z'} =>
      {} => .now
      [] => @
      {'now':null} => .now
      {'now':'2026-11-31T18:30:00Z'} => .now
      {'now':0} => .now
      {'now':'2026-11-27T18:30:00Z','timezone':'CET'} => .timezone
      """))
  func contexts(row: FaultRow) { expectFaults(row, at: .context) }

  @Test(
    "The other keys of a context have the values of their grammar",
    arguments: FaultRow.table(
      """
      'billingCycle':null,'customer':null,'store':null,'usage':null,'explain':null =>
      'billingCycle':0 => .billingCycle
      'billingCycle':'all' => .billingCycle
      'explain':'all' =>
      'explain':'everything' => .explain
      'store':{} =>
      'store':'x' => .store
      'store':{'id':1,'channel':2,'country':3,'region':4} => .store.id & .store.channel & .store.country & .store.region
      'store':{'city':'x'} => .store.city
      'usage':{} =>
      'usage':[] => .usage
      'usage':{'promotion':{}} => .usage.promotion
      'usage':{'promotions':[],'coupons':[]} => .usage.promotions & .usage.coupons
      'usage':{'promotions':{'p':null}} => .usage.promotions.p
      'usage':{'promotions':{'p':{'total':-1,'customer':1.5,'spent':1}}} => .usage.promotions.p.total & .usage.promotions.p.customer & .usage.promotions.p.spent
      'usage':{'promotions':{'p':{'total':1000000001,'spent':'0.001','uses':1}}} => .usage.promotions.p.total & .usage.promotions.p.spent & .usage.promotions.p.uses
      'usage':{'promotions':{'':{}}} => .usage.promotions['']
      'usage':{'coupons':{'A':3}} => .usage.coupons.A
      'usage':{'coupons':{'a':{'total':-1}}} => .usage.coupons.a.total
      'usage':{'coupons':{' b':{'customer':-1,'total':1000000001}}} => .usage.coupons[' b'].customer & .usage.coupons[' b'].total
      'usage':{'coupons':{'  ':{}}} => .usage.coupons['  ']
      'usage':{'coupons':{'':{}}} => .usage.coupons['']
      'usage':{'coupons':{' abc':{},'ABC':{}}} => .usage.coupons.ABC
      'usage':{'coupons':{'A':{'spent':'1'}}} => .usage.coupons.A.spent
      """))
  func contextParts(row: FaultRow) { expectFaults(row, at: .contextPart) }
}
