// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// Tests §2.3, §4.13 and §11.5.
@Suite("Conditions on shipping")
struct ShippingConditionTests {
  @Test(
    "A condition on shipping has a list or a bound of the cost",
    arguments: FaultRow.table(
      """
      {'shipping':{'method':['air'],'country':['DE'],'region':['BE'],'city':['Berlin'],'postalPrefix':['10']}} =>
      {'shipping':{'atLeast':'5','below':'10'}} =>
      {'shipping':{}} => .shipping
      {'shipping':{'country':[]}} => .shipping.country
      {'shipping':{'country':'DE'}} => .shipping.country
      {'shipping':{'channel':['web']}} => .shipping.channel
      {'shipping':{'above':'0.001'}} => .shipping.above
      {'shipping':{'above':'1','atLeast':'2','country':['DE']}} => .shipping
      {'shipping':['DE']} => .shipping
      """))
  func conditions(row: FaultRow) { expectFaults(row, at: .when) }

  @Test(
    "A destination is a location",
    arguments: FaultRow.table(
      """
      'shipping':{'method':'m','cost':'5','destination':{}} =>
      'shipping':{'method':'m','cost':'5','destination':{'country':'DE','region':'BE','city':'Berlin','postalCode':'10115'}} =>
      'shipping':{'method':'m','cost':'5','destination':'DE'} => .shipping.destination
      'shipping':{'method':'m','cost':'5','destination':{'country':1,'postalPrefix':'1'}} => .shipping.destination.country & .shipping.destination.postalPrefix
      'shipping':{'method':'m','cost':'5','country':'DE'} => .shipping.country
      'fees':[{'id':'f','kind':'k','amount':'1','taxRate':'19'}] =>
      'fees':[{'id':'f','kind':'k','amount':'1','taxRate':'1000.1'}] => .fees[0].taxRate
      """))
  func destinations(row: FaultRow) { expectFaults(row, at: .cartPart) }
}
