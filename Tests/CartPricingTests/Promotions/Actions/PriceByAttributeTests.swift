// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §6.4, §6.19, §6.20, §6.21 and §10.6.
@Suite("Prices by attribute and caps for each unit")
struct PriceByAttributeTests {
  @Test(
    "A price by attribute and a cap for each unit fit only items",
    arguments: FaultRow.table(
      """
      {'on':{'items':{}},'discount':{'price':{'attribute':'memberPrice'}}} =>
      {'on':{'items':{}},'discount':{'price':{'attribute':''}}} => .discount.price.attribute
      {'on':{'items':{}},'discount':{'price':{'attribute':1}}} => .discount.price.attribute
      {'on':{'items':{}},'discount':{'price':{'attribute':'a','EUR':'1'}}} => .discount.price
      {'on':{'items':{}},'discount':{'price':{'EUR':'1'}}} =>
      {'on':{'items':{}},'discount':{'price':{}}} => .discount.price
      {'on':{'items':{}},'discount':{'price':{'name':'a'}}} => .discount.price.name
      {'on':{'group':{'reward':'all'}},'discount':{'price':{'attribute':'a'}}} => .discount.price
      {'on':'shipping','discount':{'price':{'attribute':'a'}}} => .discount.price
      {'on':'cart','discount':{'price':{'attribute':'a'}}} => .discount.price
      {'on':{'items':{}},'discount':{'percent':'10','maxEach':'5','base':'original'}} =>
      {'on':{'items':{}},'discount':{'percent':'10','maxEach':'0.001'}} => .discount.maxEach
      {'on':{'items':{}},'discount':{'amount':'1','maxEach':'5'}} => .discount.maxEach
      {'on':'cart','discount':{'percent':'10','maxEach':'5'}} => .discount.maxEach
      {'on':{'group':{'reward':'all'}},'discount':{'percent':'10','maxEach':'5'}} => .discount.maxEach
      {'on':{'items':{}},'discount':{'tiers':{'by':{'quantity':{}},'steps':[{'from':1,'percent':'10','maxEach':'5'},{'from':2,'percent':'20'}]}}} =>
      {'on':{'items':{}},'discount':{'tiers':{'by':{'quantity':{}},'steps':[{'from':1,'price':'5'},{'from':2,'price':{'attribute':'a'}}]}}} =>
      {'on':'cart','discount':{'tiers':{'by':{'quantity':{}},'steps':[{'from':1,'percent':'10','maxEach':'5'}]}}} => .discount.tiers.steps[0].maxEach
      {'on':{'items':{}},'discount':{'tiers':{'by':{'quantity':{}},'steps':[{'from':1,'amount':'10','maxEach':'5'}]}}} => .discount.tiers.steps[0].maxEach
      {'on':'cart','discount':{'tiers':{'by':{'subtotal':{'basis':'net'}},'steps':[{'from':'1','percent':'10'}]}}} =>
      {'on':'cart','discount':{'tiers':{'by':{'quantity':{'basis':'net'}},'steps':[{'from':1,'percent':'10'}]}}} => .discount.tiers.by.quantity.basis
      """))
  func discounts(row: FaultRow) { expectFaults(row, at: .action) }

  @Test(
    "The target order takes a percentage or an amount, and groups have ranks",
    arguments: FaultRow.table(
      """
      {'on':'order','discount':{'percent':'10'}} =>
      {'on':'order','discount':{'amount':'10'}} =>
      {'on':'order','discount':{'price':'10'}} => .discount.price
      {'on':'order','discount':{'percent':'1','base':'original'}} => .discount.base
      {'on':'order','discount':{'amount':'1','basis':'net'}} => .discount.basis
      {'on':{'order':{}},'discount':{'percent':'10'}} => .on.order
      {'on':{'group':{'reward':{'rank':3},'order':'cheapest'}},'discount':{'percent':'10'}} =>
      {'on':{'group':{'reward':{'rank':0}}},'discount':{'percent':'10'}} => .on.group.reward.rank
      {'on':{'group':{'reward':{}}},'discount':{'percent':'10'}} => .on.group.reward.rank
      {'on':{'group':{'reward':{'rank':1,'count':1}}},'discount':{'percent':'10'}} => .on.group.reward.count
      {'on':{'group':{'reward':{'rank':2},'count':1}},'discount':{'percent':'10'}} => .on.group.count
      {'on':{'group':{'reward':{'rank':2},'count':2}},'discount':{'percent':'10'}} => .on.group.count
      {'on':{'group':{'reward':'all','order':'cart'}},'discount':{'percent':'10'}} => .on.group.order
      {'on':{'bundle':{'parts':[{'select':'all','count':1}],'order':'cheapest'}},'discount':{'percent':'10'}} =>
      {'on':{'bundle':{'parts':[{'select':'all','count':1}],'order':'dearest'}},'discount':{'percent':'10'}} => .on.bundle.order
      """))
  func targets(row: FaultRow) { expectFaults(row, at: .action) }

  /// The members of a line at 10.00 and what it costs at the price of the attribute `member`.
  @Test(
    "A price by attribute is a text that is money; a line without one is not covered",
    arguments: [
      ("'attributes':{'member':'7.50'}", "7.50"), ("'attributes':{'member':'0'}", "0.00"),
      // it never raises
      ("'attributes':{'member':'12'}", "10.00"), ("'attributes':{'member':'10.00'}", "10.00"),
      ("'attributes':{'other':'7.50'}", "10.00"), ("'attributes':{'member':7.5}", "10.00"),
      ("'attributes':{'member':['7.50']}", "10.00"), ("'attributes':{'member':true}", "10.00"),
      // no money by the grammar, or with more decimals than the currency has
      ("'attributes':{'member':'7.505'}", "10.00"), ("'attributes':{'member':'-1'}", "10.00"),
      ("'attributes':{'member':'07.50'}", "10.00"), ("'attributes':{'member':' 7.50'}", "10.00"),
      ("'attributes':{'member':''}", "10.00"), ("'attributes':{'member':'7.50 EUR'}", "10.00"),
      // not below the minimum, and not where the line is never discounted
      ("'attributes':{'member':'7.50'},'minUnitPrice':'9'", "9.00"),
      ("'attributes':{'member':'7.50'},'discountable':false", "10.00"),
    ])
  func prices(members: String, total: String) throws {
    let action = "{'on':{'items':{}},'discount':{'price':{'attribute':'member'}}}"
    let result = try priced([promotion("p", action)], cart: cartLines(cartLine("a", 1, "10", members)))
    #expect(result.lineTotals == [total])
  }

  /// Line a costs 20.00 and has no such price, line b 10.00 with 6.00, line c 8.00 with 7.00.
  @Test(
    "Lines without the price are in no order and no count",
    arguments: [
      ("'count':1,'order':'mostExpensive'", "", ["20.00", "6.00", "8.00"]),
      ("'count':1", "", ["20.00", "10.00", "7.00"]), ("'count':3", "", ["20.00", "6.00", "7.00"]),
      // of 3 units counted, 3 are covered, of which two have the price
      ("", "'calculateRule':{'linear':{'quantity':3}}", ["20.00", "6.00", "7.00"]),
      // all units are counted: a is one of them, and so b may be rewarded beyond them
      ("", "'calculateRule':{'quantity':{'minimum':2},'reward':'beyond'}", ["20.00", "10.00", "7.00"]),
    ])
  func counted(items: String, members: String, totals: [String]) throws {
    let action = "{'on':{'items':{\(items)}},'discount':{'price':{'attribute':'member'}}}"
    let cart = cartLines(
      cartLine("a", 1, "20"), cartLine("b", 1, "10", "'attributes':{'member':'6'}"),
      cartLine("c", 1, "8", "'attributes':{'member':'7'}"))
    #expect(try priced([promotion("p", action, members)], cart: cart).lineTotals == totals)
  }

  @Test("A line without the price lets a reward be missing")
  func rewardGap() throws {
    let action = "{'on':{'items':{}},'discount':{'price':{'attribute':'member'}}}"
    let result = try priced([promotion("p", action, "'calculateRule':{'quantity':{'minimum':1}}")])
    #expect(result.reasons == ["p notQualified"])
    #expect(result.gaps(of: "p") == ["reward 0 of 1 lacks 1"])
  }

  @Test("The steps of tiers may have prices of different attributes")
  func tiers() throws {
    let action = """
      {'on':{'items':{}},'discount':{'tiers':{'by':{'quantity':{}},'steps':[\
      {'from':1,'price':{'attribute':'one'}},{'from':3,'price':{'attribute':'three'}}]}}}
      """
    func totals(_ quantity: Int) throws -> [String] {
      try priced(
        [promotion("p", action)],
        cart: cartLines(
          cartLine("a", quantity, "10", "'attributes':{'one':'9','three':'8'}"),
          cartLine("b", 1, "10", "'attributes':{'one':'7'}"))
      ).lineTotals
    }
    #expect(try totals(1) == ["9.00", "7.00"])
    // line b has no price for the second step
    #expect(try totals(2) == ["16.00", "10.00"])
  }
}
