// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// Tests §1.9, §1.27, §2.2, §6.50, §11.4, §11.5, §11.7 and §11.11.
@Suite("Faults of lines are reported with their paths")
struct CartLineTests {
  @Test(
    "A line has an id, a SKU, a quantity and a unit price",
    arguments: FaultRow.table(
      """
      [{}] => [0].id & [0].sku & [0].quantity & [0].unitPrice
      [null,[]] => [0] & [1]
      [{'id':null,'sku':null,'quantity':null,'unitPrice':null}] => [0].id & [0].sku & [0].quantity & [0].unitPrice
      [{'id':1,'sku':true,'quantity':'1','unitPrice':10}] => [0].id & [0].sku & [0].quantity & [0].unitPrice
      [{'id':'','sku':'','quantity':0,'unitPrice':''}] => [0].id & [0].sku & [0].quantity & [0].unitPrice
      [{'id':'gift:p:0','sku':'A','quantity':1,'unitPrice':'1'}] => [0].id
      [{'id':'Gift:p:0','sku':'A','quantity':1e0,'unitPrice':'1'}] =>
      [{'id':'a','sku':'A','quantity':1000000000,'unitPrice':'1'}] =>
      [{'id':'a','sku':'A','quantity':1000000001,'unitPrice':'1'}] => [0].quantity
      [{'id':'a','sku':'A','quantity':-1,'unitPrice':'1'}] => [0].quantity
      [{'id':'a','sku':'A','quantity':1.5,'unitPrice':'1'}] => [0].quantity
      [{'id':'a','sku':'A','quantity':1,'unitPrice':'10000000000000'}] =>
      [{'id':'a','sku':'A','quantity':1,'unitPrice':'10000000000000.01'}] => [0].unitPrice
      [{'id':'a','sku':'A','quantity':1,'unitPrice':'1.00'},{'id':'b','sku':'A','quantity':1,'unitPrice':'1.000'}] => [1].unitPrice
      [{'id':'a','sku':'A','quantity':1,'unitPrice':'1'},{'id':'a','sku':'A','quantity':1,'unitPrice':'1'}] => [1].id
      """))
  func lines(row: FaultRow) { expectFaults(row, at: .lines) }

  @Test(
    "The other keys of a line have the values of their grammar",
    arguments: FaultRow.table(
      """
      'product':null,'categories':null,'tags':null,'attributes':null,'priceScale':null,'billing':null,'taxRate':null,'discountable':null =>
      'categories':[],'tags':[],'attributes':{},'discountable':false,'taxRate':'0','billing':'P1Y' =>
      'product':'' => .product
      'product':[] => .product
      'name':1 => .name
      'categories':'x' => .categories
      'categories':['x','',null] => .categories[1] & .categories[2]
      'tags':{} => .tags
      'tags':[0] => .tags[0]
      'attributes':[] => .attributes
      'attributes':{'a':null,'b':{},'c':[1],'d':1e999} => .attributes.a & .attributes.b & .attributes.c[0] & .attributes.d
      'attributes':{'a':'x','b':1.5,'c':['x'],'d':false,'e':[]} =>
      'priceScale':[] => .priceScale
      'priceScale':{} => .priceScale
      'priceScale':[1,null] => .priceScale[0] & .priceScale[1]
      'priceScale':[{'from':0,'unitPrice':'9'},{'from':10,'unitPrice':'8.5'}] =>
      'priceScale':[{}] => .priceScale[0].from & .priceScale[0].unitPrice
      'priceScale':[{'from':-1,'unitPrice':'9.999'}] => .priceScale[0].from & .priceScale[0].unitPrice
      'priceScale':[{'from':'1','unitPrice':9}] => .priceScale[0].from & .priceScale[0].unitPrice
      'priceScale':[{'from':2,'unitPrice':'9','until':3}] => .priceScale[0].until
      'priceScale':[{'unitPrice':'9'},{'from':0,'unitPrice':'8'},{'from':1,'unitPrice':'8'}] => .priceScale[0].from
      'priceScale':[{'from':'','unitPrice':'9'},{'from':0,'unitPrice':'8'},{'from':1,'unitPrice':'8'}] => .priceScale[0].from
      'priceScale':[{'from':2,'unitPrice':'9'},{'from':3,'unitPrice':'9'},{'from':2.0,'unitPrice':'8'}] => .priceScale[2].from
      'billing':'P1M2D' => .billing
      'billing':'yearly' => .billing
      'taxRate':'1000' =>
      'taxRate':'1000.1' => .taxRate
      'taxRate':19 => .taxRate
      'taxRate':'19.00001' => .taxRate
      'discountable':'no' => .discountable
      'price':'1' => .price
      """))
  func lineParts(row: FaultRow) { expectFaults(row, at: .linePart) }
}
