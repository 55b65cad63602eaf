// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §3.1, §3.8 and §3.9.
@Suite("Selectors as Boolean trees")
struct LineSelectorTests: SelectorFixture {
  @Test(
    "Selectors are joined by and, or and not; nothing joined by and is all, by or is none",
    arguments: [
      (.allOf([]), "1 2 3"), (.anyOf([]), ""), (!.all, ""), (!(!.sku("A")), "1"),
      (.category("shoes") && !.tag("new"), "2"), (.sku("A") || .sku("C"), "1 3"),
      (.category("shoes") && .billing(.perpetual) || .sku("C"), "1 3"),
      (.category("shoes") && (.billing(.subscription) || .sku("C")), "2"),
      (!(.sku("A") || .sku("B")), "3"), (!(.category("shoes") && .tag("new")), "2 3"),
      (.sku("A") && .tag("new") && .category("shoes"), "1"), (.sku("A") || .sku("B") || .sku("C"), "1 2 3"),
      (.allOf([.category("shoes"), .anyOf([.sku("B"), .sku("C")])]), "2"), (.allOf([.anyOf([])]), ""),
      (.anyOf([.allOf([])]), "1 2 3"),
    ] as [(LineSelector, String)])
  func joined(selector: LineSelector, ids: String) throws { #expect(try selected(by: selector) == ids) }

  @Test("What && and || join is equal to the list that it is short for")
  func operatorsAreLists() {
    let (a, b, c) = (LineSelector.sku("A"), LineSelector.sku("B"), LineSelector.sku("C"))
    #expect((a && b && c) == .allOf([a, b, c]))
    #expect((a || b || c) == .anyOf([a, b, c]))
    #expect((a && b || c) == .anyOf([.allOf([a, b]), c]))
    let (x, y, z) = (Qualifier.segment("x"), Qualifier.segment("y"), Qualifier.segment("z"))
    #expect((x && y && z) == .all([x, y, z]))
    #expect((x || y || z) == .any([x, y, z]))
    #expect(!(x || y) != .any([!x, y]))
  }
}

/// Tests §3.1, §3.2, §3.3, §3.4, §3.7, §3.8 and §11.2.
@Suite("Faults of selectors are reported with their paths")
struct LineSelectorFaultTests {
  @Test(
    "A selector is all lines or an object with exactly one of its keys",
    arguments: FaultRow.table(
      """
      'all' =>
      null =>
      'ALL' => @
      'cart' => @
      1 => @
      [] => @
      {} => @
      {'all':[]} => .all
      {'sku':['A'],'tag':['x']} => @
      {'sku':['A'],'colour':'x'} => .colour
      {'skus':['A']} => .skus
      {'sku':['A']} =>
      {'sku':[]} => .sku
      {'sku':'A'} => .sku
      {'sku':null} => @
      {'sku':[1]} => .sku[0]
      {'sku':['A','']} => .sku[1]
      {'product':[]} => .product
      {'product':[null]} => .product[0]
      {'category':{}} => .category
      {'category':['',2]} => .category[0] & .category[1]
      {'tag':[]} => .tag
      {'tag':['a','b']} =>
      {'unitPrice':{'atLeast':'5'}} =>
      {'unitPrice':{}} => .unitPrice
      {'unitPrice':'5'} => .unitPrice
      {'unitPrice':{'atLeast':5}} => .unitPrice.atLeast
      {'unitPrice':{'atMost':'5.001'}} => .unitPrice.atMost
      {'unitPrice':{'atMost':{'KWD':'5.001','JPY':'5.1'}}} => .unitPrice.atMost.JPY
      {'unitPrice':{'atMost':'5','of':'all'}} => .unitPrice.of
      {'billing':'subscription'} =>
      {'billing':'perpetual'} =>
      {'billing':'P1M'} =>
      {'billing':'monthly'} => .billing
      {'billing':'P0M'} => .billing
      {'billing':'P1M1D'} => .billing
      {'billing':'PT1H'} => .billing
      {'billing':1} => .billing
      {'foo':{'sku':[]},'bar':1} => .foo & .bar
      {'allOf':[]} =>
      {'anyOf':[]} =>
      {'allOf':'all'} => .allOf
      {'allOf':['all',{'anyOf':[null,{'sku':['A']},{}]}]} => .allOf[1].anyOf[0] & .allOf[1].anyOf[2]
      {'not':'all'} =>
      {'not':[]} => .not
      {'not':{'not':{'not':{'sku':[]}}}} => .not.not.not.sku
      {'allOf':[{'sku':['']},{'not':{'tag':['']}}]} => .allOf[0].sku[0] & .allOf[1].not.tag[0]
      """))
  func selectors(row: FaultRow) { expectFaults(row, at: .selector) }

  @Test(
    "Selectors are read wherever they may stand",
    arguments: FaultRow.table(
      """
      {'on':{'subset':{'sku':[]}},'discount':{'percent':'1'}} => .on.subset.sku
      {'on':{'items':{'select':{'sku':[]}}},'discount':{'percent':'1'}} => .on.items.select.sku
      {'on':{'group':{'select':'none','reward':'all'}},'discount':{'percent':'1'}} => .on.group.select
      {'on':{'bundle':{'parts':[{'select':{'tag':['']},'count':1}]}},'discount':{'percent':'1'}} => .on.bundle.parts[0].select.tag[0]
      {'on':{'tax':{'foo':1}},'discount':{'percent':'1'}} => .on.tax.foo
      {'on':'cart','discount':{'tiers':{'by':{'quantity':{'of':{}}},'steps':[{'from':1,'percent':'1'}]}}} => .discount.tiers.by.quantity.of
      """))
  func places(row: FaultRow) { expectFaults(row, at: .action) }
}
