// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §5.21, §5.22, §5.23, §5.24, §5.25 and §8.37.
@Suite("Rules that count each part by itself")
struct PartitionTests {
  /// Of product P: line a 2 × 10.00, line b 2 × 10.00 of the same SKU, line c 1 × 8.00. Of none: line d 3 × 6.00.
  private static let cart = cartLines(
    "{'id':'a','sku':'S','product':'P','quantity':2,'unitPrice':'10'}",
    "{'id':'b','sku':'S','product':'P','quantity':2,'unitPrice':'10'}",
    "{'id':'c','sku':'T','product':'P','quantity':1,'unitPrice':'8'}",
    "{'id':'d','sku':'U','quantity':3,'unitPrice':'6'}")

  private func result(_ rule: String, _ action: String, _ members: String = "") throws -> PricedCart {
    let rest = members.isEmpty ? "" : ",\(members)"
    return try priced([promotion("p", action, "'calculateRule':{\(rule)}\(rest)")], cart: Self.cart)
  }

  @Test(
    "Each part has its own applications, and its units are rewarded by themselves",
    arguments: [
      // 8 units in all: 2 applications, the 2 cheapest
      ("'quantity':{'minimum':3}", 2, ["20.00", "20.00", "8.00", "6.00"]),
      ("'quantity':{'minimum':3},'per':'line'", 1, ["20.00", "20.00", "8.00", "12.00"]),
      // 4 units of S, 3 of U
      ("'quantity':{'minimum':3},'per':'sku'", 2, ["10.00", "20.00", "8.00", "12.00"]),
      // 5 units of P, of which line c has the cheapest
      ("'quantity':{'minimum':3},'per':'product'", 2, ["20.00", "20.00", "0.00", "12.00"]),
      // the maximum is that of each part
      ("'quantity':{'minimum':2,'maxApplications':1},'per':'sku'", 2, ["10.00", "20.00", "8.00", "12.00"]),
      ("'quantity':{'minimum':2},'per':'sku'", 3, ["0.00", "20.00", "8.00", "12.00"]),
      // 2 × 2 units of S, 2 of U
      ("'linear':{'quantity':2},'per':'sku'", 3, ["0.00", "0.00", "8.00", "6.00"]),
      // beyond 3 of S there is a fourth one, beyond 3 of U there is none
      ("'quantity':{'minimum':3},'reward':'beyond','per':'sku'", 2, ["10.00", "20.00", "8.00", "18.00"]),
      // S alone is counted, in product P, of whose lines the cheapest unit is rewarded
      ("'quantity':{'minimum':3},'of':{'sku':['S']},'per':'product'", 1, ["20.00", "20.00", "0.00", "18.00"]),
    ])
  func items(rule: String, applications: Int, totals: [String]) throws {
    let result = try result(rule, "{'on':{'items':{}},'discount':{'percent':'100'}}")
    #expect(result.promotions.map(\.applications) == [applications])
    #expect(result.lineTotals == totals)
  }

  @Test("Groups are formed in each part")
  func groups() throws {
    let cheapest = "{'on':{'group':{'reward':'cheapest'}},'discount':{'percent':'100'}}"
    // a group of 10, 10, 10 and one of 6, 6, 6; of 4 units of S one is left over. The last one is the cheapest.
    #expect(
      try result("'quantity':{'minimum':3},'per':'sku'", cheapest).lineTotals == ["20.00", "10.00", "8.00", "12.00"])
    // P: 10, 10, 10, then 10 and 8 are left over
    #expect(
      try result("'quantity':{'minimum':3},'per':'product'", cheapest).lineTotals
        == ["20.00", "10.00", "8.00", "12.00"])
    #expect(
      try result("'quantity':{'minimum':5},'per':'product'", cheapest).lineTotals
        == ["20.00", "20.00", "0.00", "18.00"])
  }

  @Test("Other targets take the sum of the applications")
  func sums() throws {
    #expect(
      try result("'quantity':{'minimum':3},'per':'sku'", "{'on':'cart','discount':{'amount':'1'}}").taken == ["p 2.00"])
    #expect(
      try result("'quantity':{'minimum':2},'per':'line'", "{'gift':{'sku':'G','unitPrice':'4'}}").taken == ["p 12.00"])
    #expect(try result("'linear':{'quantity':2},'per':'sku'", "{'points':{'count':5}}").points.map(\.count) == [15])
  }

  @Test("A cap falls on the parts in the order of the smallest id of all their lines")
  func capped() throws {
    let free = "{'on':{'items':{}},'discount':{'percent':'100'}}"
    // S with line a comes first: 10.00, and 2.00 are left for U
    let result = try result("'quantity':{'minimum':3},'per':'sku'", free, "'maxDiscount':'12'")
    #expect(result.lineTotals == ["10.00", "20.00", "8.00", "16.00"])
    // the part of line a comes first, though `select` leaves line a out: what is rewarded is line c
    let other = "{'on':{'items':{'select':{'not':{'category':['x']}}}},'discount':{'percent':'100'}}"
    let cart = cartLines(
      "{'id':'a','sku':'S','quantity':2,'unitPrice':'10','categories':['x']}",
      "{'id':'b','sku':'U','quantity':2,'unitPrice':'10'}", "{'id':'c','sku':'S','quantity':2,'unitPrice':'10'}")
    let selected = try priced(
      [promotion("p", other, "'calculateRule':{'quantity':{'minimum':2},'of':'all','per':'sku'},'maxDiscount':'10'")],
      cart: cart)
    #expect(selected.lineTotals == ["20.00", "20.00", "10.00"])
  }

  @Test("What is missing is counted in the part with the most units")
  func gaps() throws {
    let free = "{'on':{'items':{}},'discount':{'percent':'100'}}"
    #expect(
      try result("'quantity':{'minimum':6},'per':'sku'", free).gaps(of: "p") == ["quantity 4 of 6 lacks 2"])
    #expect(
      try result("'quantity':{'minimum':6},'per':'product'", free).gaps(of: "p") == ["quantity 5 of 6 lacks 1"])
    #expect(try result("'linear':{'quantity':4},'per':'line'", free).gaps(of: "p") == ["quantity 3 of 4 lacks 1"])
  }
}
