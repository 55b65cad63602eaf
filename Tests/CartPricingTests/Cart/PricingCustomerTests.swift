// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// Tests §2.6.
@Suite("Faults of customers are reported with their paths")
struct PricingCustomerTests {
  @Test(
    "A customer's data have the values of their grammar",
    arguments: FaultRow.table(
      """
      'segments':[],'attributes':{},'dates':{},'location':{},'events':[] =>
      'segments':null,'attributes':null,'dates':null,'location':null,'events':null =>
      'segments':['',1] => .segments[0] & .segments[1]
      'segments':{} => .segments
      'attributes':{'tier':null} => .attributes.tier
      'dates':{'birthday':'2000-02-29'} =>
      'dates':{'birthday':'2001-02-29'} => .dates.birthday
      'dates':{'birthday':'2001-2-3','joined':20010203} => .dates.birthday & .dates.joined
      'dates':{'birthday':null} => .dates.birthday
      'dates':[] => .dates
      'location':[] => .location
      'location':{'country':1,'region':2,'city':3,'postalCode':4} => .location.country & .location.region & .location.city & .location.postalCode
      'location':{'street':'x'} => .location.street
      'events':{} => .events
      'events':[{}] => .events[0].type & .events[0].at
      'events':[1,{'type':'','at':'now'}] => .events[0] & .events[1].type & .events[1].at
      'events':[{'type':'x','at':'2026-01-01T00:00:00Z','amount':'1','skus':[],'categories':[],'attributes':{}}] =>
      'events':[{'type':'x','at':'2026-01-01T00:00:00Z','amount':'0.001'}] => .events[0].amount
      'events':[{'type':'x','at':'2026-01-01T00:00:00Z','amount':1}] => .events[0].amount
      'events':[{'type':'x','at':'2026-01-01T00:00:00Z','skus':[''],'categories':'x'}] => .events[0].skus[0] & .events[0].categories
      'events':[{'type':'x','at':'2026-01-01T00:00:00Z','attributes':{'a':{}}}] => .events[0].attributes.a
      'events':[{'type':'x','at':'2026-01-01T00:00:00Z','id':'1'}] => .events[0].id
      'email':'x' => .email
      """))
  func customers(row: FaultRow) { expectFaults(row, at: .customerPart) }
}
