// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §1.24, §3.5, §3.6, §4.4, §4.15, §4.16 and §11.9.
@Suite("Sums of attributes")
struct AttributeSumTests {
  @Test(
    "A sum has an attribute and bounds that are numbers as strings",
    arguments: FaultRow.table(
      """
      {'sum':{'attribute':'kg','atMost':'31.5'}} =>
      {'sum':{'attribute':'kg','of':{'sku':['A']},'above':'0','below':'999999999.999999'}} =>
      {'sum':{'attribute':'kg'}} => .sum
      {'sum':{'atLeast':'1'}} => .sum.attribute
      {'sum':{'attribute':'','atLeast':'1'}} => .sum.attribute
      {'sum':{'attribute':'kg','atLeast':4,'below':'0.0000001'}} => .sum.atLeast & .sum.below
      {'sum':{'attribute':'kg','atLeast':'1000000000'}} => .sum.atLeast
      {'sum':{'attribute':'kg','atLeast':'-1','atMost':'1,5'}} => .sum.atLeast & .sum.atMost
      {'sum':{'attribute':'kg','above':'1','atLeast':'1'}} => .sum
      {'sum':{'attribute':'kg','of':{},'atLeast':'1'}} => .sum.of
      """))
  func sums(row: FaultRow) { expectFaults(row, at: .when) }

  @Test(
    "Ranges have exclusive bounds; no bound stands twice",
    arguments: FaultRow.table(
      """
      {'quantity':{'above':3}} =>
      {'lines':{'above':0,'below':5}} =>
      {'leastQuantity':{'atLeast':1,'below':1}} =>
      {'quantity':{'atLeast':2,'above':1}} => .quantity
      {'quantity':{'atMost':2,'below':1}} => .quantity
      {'quantity':{'above':-1}} => .quantity.above
      {'subtotal':{'above':'100'}} =>
      {'subtotal':{'above':'100','basis':'net'}} =>
      {'subtotal':{'above':'100','basis':'own'}} => .subtotal.basis
      {'subtotal':{'above':'100.001'}} => .subtotal.above
      {'subtotal':{'atLeast':'1','above':'1','atMost':'1','below':'1'}} => .subtotal
      {'score':{'id':'loyal','above':-1000000000}} =>
      {'score':{'id':'loyal','above':-1000000001}} => .score.above
      {'events':{'type':'order','sum':{'above':'10'}}} =>
      {'events':{'type':'order','count':{'every':10,'remainder':9}}} =>
      {'events':{'type':'order','count':{'every':10,'remainder':10}}} =>
      {'events':{'type':'order','count':{'every':0}}} => .events.count.every
      {'events':{'type':'order','count':{'every':2,'remainder':-1}}} => .events.count.remainder
      {'events':{'type':'order','count':{'remainder':1}}} => .events.count.every
      {'events':{'type':'order','count':{'every':2,'atLeast':1}}} => .events.count
      {'events':{'type':'order','count':{}}} => .events.count
      """))
  func ranges(row: FaultRow) { expectFaults(row, at: .when) }

  @Test(
    "Selectors have quantities and whether lines are discountable",
    arguments: FaultRow.table(
      """
      {'quantity':{'atLeast':10}} =>
      {'quantity':{'above':9,'below':20}} =>
      {'quantity':{}} => .quantity
      {'quantity':5} => .quantity
      {'quantity':{'atLeast':-1}} => .quantity.atLeast
      {'discountable':true} =>
      {'discountable':'yes'} => .discountable
      {'attribute':{'name':'a','startsWith':'x'}} =>
      {'attribute':{'name':'a','above':1,'below':2}} =>
      {'attribute':{'name':'a','startsWith':'x','is':'y'}} => .attribute
      {'unitPrice':{'above':'5'}} =>
      {'unitPrice':{'above':'5','atLeast':'5'}} => .unitPrice
      """))
  func selectors(row: FaultRow) { expectFaults(row, at: .selector) }

  /// 3 × 0.5 and 2 × 1.25 are 4; other values than texts by the grammar of money add nothing.
  @Test(
    "The sum of an attribute times the quantity of each line is exact",
    arguments: [
      ("'atLeast':'4'", true), ("'above':'4'", false), ("'above':'3.999999'", true), ("'atMost':'4.000000'", true),
      ("'below':'4'", false), ("'below':'4.000001'", true), ("'of':{'sku':['A']},'atLeast':'1.5'", true),
      ("'of':{'sku':['A']},'atLeast':'1.500001'", false), ("'of':{'sku':['Z']},'atMost':'0'", true),
      ("'of':{'sku':['Z']},'above':'0'", false), ("'atLeast':'5','atMost':'3'", false),
    ])
  func sum(range: String, expected: Bool) throws {
    let others = [
      "7", "'-1'", "'+1'", "' 1'", "'1.'", "'.5'", "'01'", "'1e3'", "'1,5'", "''", "'0.0000001'", "'1234567890'",
      "['1']",
      "true",
    ]
    var lines = [
      cartLine("a", 3, "1", "'attributes':{'kg':'0.5'}"),
      cartLine("b", 2, "1", "'attributes':{'kg':'1.25','lb':'9'},'discountable':false"),
    ]
    for (index, value) in others.enumerated() {
      lines.append("{'id':'o\(index)','sku':'O','quantity':9,'unitPrice':'1','attributes':{'kg':\(value)}}")
    }
    let cart = "'lines':[\(lines.joined(separator: ","))]"
    #expect(try holds(when: "{'sum':{'attribute':'kg',\(range)}}", cart: cart) == expected)
  }

  @Test("Tenths and large figures are added exactly")
  func exact() throws {
    func holds(_ value: String, _ quantity: Int, _ range: String) throws -> Bool {
      let cart = cartLines(cartLine("a", quantity, "1", "'attributes':{'kg':'\(value)'}"))
      return try CartPricingTests.holds(when: "{'sum':{'attribute':'kg',\(range)}}", cart: cart)
    }
    #expect(try holds("0.1", 3, "'atLeast':'0.3','atMost':'0.3'"))
    #expect(try holds("0.000001", 1_000_000, "'atLeast':'1','atMost':'1'"))
    #expect(try holds("999999999.999999", 1, "'atLeast':'999999999.999999','atMost':'999999999.999999'"))
    // no range reaches this sum: it is above all
    #expect(try holds("999999999.999999", 1_000_000_000, "'above':'999999999.999999'"))
  }
}
