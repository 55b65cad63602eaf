// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §3.5 and §3.6.
@Suite("Selectors by quantity and by whether lines are discountable")
struct QuantitySelectorTests {
  /// Lines of 1, 3 and 5 units, of which the last one is not discountable; each sum of them is of one set of lines.
  @Test(
    "A line's own quantity is compared; lines that are not discountable are selected to be counted",
    arguments: [
      ("{'quantity':{'atLeast':3}}", 8), ("{'quantity':{'above':3}}", 5), ("{'quantity':{'below':3}}", 1),
      ("{'quantity':{'atMost':3}}", 4), ("{'quantity':{'above':1,'below':5}}", 3),
      ("{'quantity':{'atLeast':4,'atMost':4}}", 0), ("{'quantity':{'atLeast':5,'atMost':1}}", 0),
      ("{'quantity':{'above':1000000000}}", 0), ("{'quantity':{'below':0}}", 0), ("{'quantity':{'atLeast':0}}", 9),
      ("{'not':{'quantity':{'atLeast':3}}}", 1), ("{'discountable':true}", 4), ("{'discountable':false}", 5),
      ("{'not':{'discountable':true}}", 5), ("{'allOf':[{'discountable':true},{'quantity':{'above':1}}]}", 3),
      ("{'anyOf':[{'discountable':false},{'quantity':{'below':2}}]}", 6),
    ])
  func selected(selector: String, units: Int) throws {
    let cart = cartLines(
      cartLine("a", 1, "1"), cartLine("b", 3, "1"), cartLine("c", 5, "1", "'discountable':false"))
    #expect(
      try holds(when: "{'quantity':{'of':\(selector),'atLeast':\(units),'atMost':\(units)}}", cart: cart))
  }

  @Test("Lines of one SKU are not added up, and a price scale changes no quantity")
  func eachLine() throws {
    let cart = cartLines(
      "{'id':'1','sku':'A','quantity':2,'unitPrice':'9'}",
      "{'id':'2','sku':'A','quantity':2,'unitPrice':'9','priceScale':[{'from':2,'unitPrice':'8'}]}")
    #expect(try !holds(when: "{'lines':{'of':{'quantity':{'atLeast':3}},'atLeast':1}}", cart: cart))
    #expect(try holds(when: "{'lines':{'of':{'quantity':{'atLeast':2}},'atLeast':2}}", cart: cart))
  }

  @Test("Selected lines are discounted, but for those that are not discountable")
  func discounted() throws {
    let free = promotion(
      "p", "{'on':{'items':{'select':{'quantity':{'atLeast':3}}}},'discount':{'percent':'100'}}")
    let cart = cartLines(cartLine("a", 1, "1"), cartLine("b", 3, "1"), cartLine("c", 5, "1", "'discountable':false"))
    #expect(try priced([free], cart: cart).lineTotals == ["1.00", "0.00", "5.00"])
  }
}
