// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §6.7, §6.9, §6.49, §6.56, §6.57, §6.59, §11.8 and §11.9.
@Suite("Points and credit")
struct PointsTests {
  @Test(
    "Points are for applications, for spend or for units",
    arguments: FaultRow.table(
      """
      {'points':{'count':5}} =>
      {'points':{'count':1,'per':'1','of':'all','max':0}} =>
      {'points':{'count':1,'perUnits':3,'of':{'tag':['bonus']},'max':100}} =>
      {'points':5} => .points
      {'points':{}} => .points.count
      {'points':{'count':0}} => .points.count
      {'points':{'count':1,'per':'0'}} => .points.per
      {'points':{'count':1,'perUnits':0}} => .points.perUnits
      {'points':{'count':1,'per':'1','perUnits':1}} => .points
      {'points':{'count':1,'of':'all'}} => .points.of
      {'points':{'count':1,'max':-1}} => .points.max
      {'points':{'count':1,'amount':'1'}} => .points.amount
      {'points':{'count':1},'credit':{'amount':'1'}} => @
      """))
  func points(row: FaultRow) { expectFaults(row, at: .action) }

  @Test(
    "Credit is for spend or for applications",
    arguments: FaultRow.table(
      """
      {'credit':{'amount':'1'}} =>
      {'credit':{'amount':'1','max':'5'}} =>
      {'credit':{'amount':'1','per':'10','of':{'sku':['A']}}} =>
      {'credit':{'amount':'1','of':{'sku':['A']}}} => .credit.of
      {'credit':{'amount':'1','per':'0','of':'all'}} => .credit.per
      {'credit':{'amount':'1','per':'10','of':{'sku':[]}}} => .credit.of.sku
      """))
  func credits(row: FaultRow) { expectFaults(row, at: .action) }

  /// Line a is worth 21.00 with 2 units, line b 9.00 with 1.
  @Test(
    "Points and credit are for what is left of lines, for units, or for applications",
    arguments: [
      ("{'points':{'count':2,'per':'10'}}", "", 6), ("{'points':{'count':2,'per':'10','of':{'sku':['A']}}}", "", 4),
      ("{'points':{'count':2,'per':'30.01'}}", "", nil), ("{'points':{'count':2,'perUnits':2}}", "", 2),
      ("{'points':{'count':2,'perUnits':1,'of':{'sku':['A']}}}", "", 4),
      ("{'points':{'count':2,'perUnits':4}}", "", nil), ("{'points':{'count':2,'per':'10','max':5}}", "", 5),
      ("{'points':{'count':2,'per':'10','max':0}}", "", nil),
      // n × count; neither spend nor units are multiplied
      ("{'points':{'count':5}}", rule, 15), ("{'points':{'count':5,'max':7}}", rule, 7),
      ("{'points':{'count':2,'per':'10'}}", rule, 6), ("{'points':{'count':2,'perUnits':2}}", rule, 2),
      ("{'credit':{'amount':'2'}}", rule, 600), ("{'credit':{'amount':'2','max':'5'}}", rule, 500),
      ("{'credit':{'amount':'2','per':'10','of':{'sku':['A']}}}", rule, 400),
      ("{'credit':{'amount':'2','per':'22','of':{'sku':['A']}}}", "", nil),
    ] as [(String, String, Int64?)])
  func given(action: String, members: String, count: Int64?) throws {
    let result = try priced([promotion("p", action, members)], cart: Self.cart)
    #expect(
      (result.points.map { Int64($0.count) } + result.credits.map(\.amount.minorUnits)) == (count.map { [$0] } ?? []))
    #expect(result.reasons == (count == nil ? ["p noEffect"] : []))
    #expect(result.total.amountText == "30.00")
  }

  @Test("What other promotions took is not paid; freed units are units, and gift lines earn nothing")
  func afterDiscounts() throws {
    let promotions = [
      promotion("a", "{'on':'cart','discount':{'percent':'10'}}"),
      promotion("b", "{'gift':{'sku':'B','unitPrice':'50','quantity':2,'mode':'addMissing'}}"),
      promotion("c", "{'points':{'count':2,'per':'10'}}"), promotion("d", "{'points':{'count':1,'perUnits':1}}"),
    ]
    let result = try priced(promotions, cart: Self.cart)
    // line b is free, and 10 % of 21.00 are taken: 18.90
    #expect(result.points.map { "\($0.promotion) \($0.count)" } == ["c 2", "d 3"])
  }

  private static let cart = cartLines(cartLine("a", 2, "10.50"), cartLine("b", 1, "9"))
  private static let rule = "'calculateRule':{'quantity':{'minimum':1}}"
}
