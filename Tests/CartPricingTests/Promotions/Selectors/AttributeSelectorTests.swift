// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §1.23, §3.3, §3.10, §3.11, §3.12, §3.13, §3.15 and §3.16.
@Suite("Selectors of attributes")
struct AttributeSelectorTests: SelectorFixture {
  @Test(
    "Comparisons with an attribute hold for values of the same type",
    arguments: [
      ("colour", .is("red"), "1"), ("colour", .is("RED"), ""), ("colour", .in(["red", "blue"]), "1 2"),
      ("colour", .in(["blue", 5, true]), "2"), ("weight", .in([5, "heavy"]), "2 3"), ("weight", .is(5), "2"),
      ("weight", .is(2.5), "1"), ("weight", .is("5"), ""), ("weight", .atLeast(2.5), "1 2"),
      ("weight", .atLeast(2.5000001), "2"), ("weight", .atMost(2.5), "1"), ("weight", .atMost(2.4999999), ""),
      ("weight", .range(atLeast: 2.5, atMost: 5), "1 2"), ("weight", .range(atLeast: 5, atMost: 2.5), ""),
      ("fragile", .is(true), "1"), ("fragile", .is(false), ""), ("fragile", .is(1), ""), ("fragile", .atLeast(0), ""),
      ("sizes", .contains("m"), "1"), ("sizes", .contains("xl"), ""), ("sizes", .is(["s", "m"]), "1"),
      ("sizes", .is("s"), ""), ("colour", .contains("red"), "1"), ("colour", .contains("ed"), "1"),
      ("colour", .contains(""), "1 2"),
      ("colour", .startsWith("re"), "1"), ("colour", .startsWith("ed"), ""), ("sizes", .startsWith("m"), ""),
      ("weight", .above(2.5), "2"), ("weight", .below(5), "1"), ("weight", .startsWith("2"), ""),
      ("colour", .exists(true), "1 2"),
      ("colour", .exists(false), "3"), ("none", .exists(true), ""), ("none", .exists(false), "1 2 3"),
      ("none", .is("x"), ""), ("none", .atMost(1), ""),
    ] as [(String, Comparison, String)])
  func comparisons(name: String, comparison: Comparison, ids: String) throws {
    #expect(try selected(by: .attribute(name, comparison)) == ids)
  }
}

/// Tests §3.10, §3.11, §3.12, §3.13 and §3.15.
@Suite("Faults of comparisons are reported with their paths")
struct AttributeSelectorFaultTests {
  @Test(
    "A condition on an attribute has a name and one comparison of the right type",
    arguments: FaultRow.table(
      """
      {'attribute':{'name':'n','is':'x'}} =>
      {'attribute':{'name':'n','is':true}} =>
      {'attribute':{'name':'n','is':-1.5e3}} =>
      {'attribute':{'name':'n','is':['a','b']}} =>
      {'attribute':{'name':'n','in':['a',1,true,['x']]}} =>
      {'attribute':{'name':'n','atLeast':-1.5}} =>
      {'attribute':{'name':'n','atLeast':9,'atMost':1}} =>
      {'attribute':{'name':'n','contains':''}} =>
      {'attribute':{'name':'n','exists':false}} =>
      {'attribute':'n'} => .attribute
      {'attribute':{}} => .attribute.name & .attribute
      {'attribute':{'is':1}} => .attribute.name
      {'attribute':{'name':null,'is':1}} => .attribute.name
      {'attribute':{'name':1,'is':1}} => .attribute.name
      {'attribute':{'name':'n'}} => .attribute
      {'attribute':{'name':'n','is':1,'in':[1]}} => .attribute
      {'attribute':{'name':'n','is':1,'atMost':1}} => .attribute
      {'attribute':{'name':'n','contains':'x','exists':true}} => .attribute
      {'attribute':{'name':'n','equals':1}} => .attribute.equals
      {'attribute':{'name':'n','is':{}}} => .attribute.is
      {'attribute':{'name':'n','is':['a',1]}} => .attribute.is[1]
      {'attribute':{'name':'n','is':[null]}} => .attribute.is[0]
      {'attribute':{'name':'n','is':1e999}} => .attribute.is
      {'attribute':{'name':'n','in':[]}} => .attribute.in
      {'attribute':{'name':'n','in':'x'}} => .attribute.in
      {'attribute':{'name':'n','in':['x',null,{}]}} => .attribute.in[1] & .attribute.in[2]
      {'attribute':{'name':'n','in':[['x',2]]}} => .attribute.in[0][1]
      {'attribute':{'name':'n','atLeast':'1'}} => .attribute.atLeast
      {'attribute':{'name':'n','atMost':-1e999}} => .attribute.atMost
      {'attribute':{'name':'n','contains':1}} => .attribute.contains
      {'attribute':{'name':'n','contains':['x']}} => .attribute.contains
      {'attribute':{'name':'n','exists':1}} => .attribute.exists
      """))
  func attributes(row: FaultRow) { expectFaults(row, at: .selector) }
}
