// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// Tests §1.27, §2.1, §2.3, §2.4, §11.2, §11.4 and §11.5.
@Suite("Faults of carts are reported with their paths")
struct CartTests {
  @Test(
    "A cart has a currency and lines",
    arguments: FaultRow.table(
      """
      {'currency':'EUR','lines':[]} =>
      {} => .currency & .lines
      [] => @
      null => @
      {'currency':null,'lines':null} => .currency & .lines
      {'currency':'EURO','lines':{}} => .currency & .lines
      {'currency':'EUR','lines':[],'note':''} => .note
      {'currency':'XXQ','lines':[{'id':'1','sku':'A','quantity':1,'unitPrice':'0.123456'}]} => .currency
      """))
  func carts(row: FaultRow) { expectFaults(row, at: .cart) }

  @Test(
    "The other keys of a cart have the values of their grammar",
    arguments: FaultRow.table(
      """
      'id':null,'shipping':null,'fees':null,'coupons':null,'taxIncluded':null =>
      'id':'' => .id
      'id':5 => .id
      'taxIncluded':'yes' => .taxIncluded
      'coupons':[] =>
      'coupons':['A','a'] =>
      'coupons':'A' => .coupons
      'coupons':[null,'',' ',1] => .coupons[0] & .coupons[3]
      'shipping':{'method':'m','cost':'5','options':{'air':'9'},'taxRate':'1000'} =>
      'shipping':{} => .shipping.method & .shipping.cost
      'shipping':'m' => .shipping
      'shipping':{'method':'','cost':5} => .shipping.method & .shipping.cost
      'shipping':{'method':'m','cost':'5.001'} => .shipping.cost
      'shipping':{'method':'m','cost':'5','options':[]} => .shipping.options
      'shipping':{'method':'m','cost':'5','options':{'air':null,'sea':'1.234'}} => .shipping.options.air & .shipping.options.sea
      'shipping':{'method':'m','cost':'5','options':{'':'1','next day':'x'}} => .shipping.options[''] & .shipping.options['next day']
      'shipping':{'method':'m','cost':'5','taxRate':'1000.0001'} => .shipping.taxRate
      'shipping':{'method':'m','cost':'5','options':{'\u{E9}':'1','e\u{301}':'2'}} => .shipping.options.e\u{301}
      'shipping':{'method':'m','cost':'5','price':'5'} => .shipping.price
      'fees':[] =>
      'fees':[{'id':'f','kind':'k','amount':'1'}] =>
      'fees':{} => .fees
      'fees':[{}] => .fees[0].id & .fees[0].kind & .fees[0].amount
      'fees':[{'id':'','kind':'','amount':'-1'}] => .fees[0].id & .fees[0].kind & .fees[0].amount
      'fees':[{'id':'f','kind':'k','amount':'0.001','tax':'1'}] => .fees[0].amount & .fees[0].tax
      'fees':[{'id':'f','kind':'k','amount':'1'},{'id':'f','kind':'l','amount':'2'}] => .fees[1].id
      """))
  func cartParts(row: FaultRow) { expectFaults(row, at: .cartPart) }
}
