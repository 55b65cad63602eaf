// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §6.42, §6.43, §6.44, §8.19 and §10.10.
@Suite("Tiers")
struct TiersTests {
  private func on(_ discount: Discount, _ target: DiscountTarget = .items(), id: PromotionID = "p", priority: Int = 0)
    -> Promotion
  {
    Promotion(id, priority: priority, actions: [.discount(discount, on: target)])
  }

  /// By subtotal of the cart as it came: 5 % from 50, 10 % from 100.
  @Test(
    "Tiers take the step with the largest threshold that the measure reaches",
    arguments: [("49.99", "0.00"), ("50", "2.50"), ("99.99", "5.00"), ("100", "10.00"), ("250", "25.00")])
  func tiersBySubtotal(price: String, discount: String) throws {
    let steps = [
      TierStep(from: .amount("100"), .percent("10", base: .current)),
      TierStep(from: .amount(["EUR": "50.00"]), .percent("5", base: .current)),
    ]
    let cart = Cart(CartLine("1", sku: "A", unitPrice: try #require(Amount(parsing: price))))
    #expect(try priced(cart, [on(.tiers(by: .subtotal, steps), .cart)]).discount.amountText == discount)
    #expect(try priced(cart, [on(.tiers(by: .subtotal, steps.reversed()), .cart)]).discount.amountText == discount)
  }

  @Test("Tiers measure units, lines and smallest quantities of what they select, of the cart as it came")
  func tiersByCounts() throws {
    let cart = Cart(
      CartLine("1", sku: "A", quantity: 3, unitPrice: "10"), CartLine("2", sku: "B", quantity: 2, unitPrice: "10"))
    func off(_ measure: Tiers.Measure, from counts: Int...) throws -> String {
      // the step at place i takes i + 1 off each unit
      let steps = counts.enumerated().map {
        TierStep(
          from: .count($0.element),
          .amount(.plain(Amount(minorUnits: Int64($0.offset + 1) * 100, currency: .eur)), basis: nil))
      }
      return try priced(cart, [on(.tiers(by: measure, steps))]).discount.amountText
    }
    // 5 units in all
    #expect(try off(.quantity, from: 1, 5, 6) == "10.00")
    #expect(try off(.quantity(of: .sku("A")), from: 3, 4) == "5.00")
    #expect(try off(.lines, from: 2, 3) == "5.00")
    #expect(try off(.lines(of: .sku("B")), from: 0, 1, 2) == "10.00")
    #expect(try off(.leastQuantity, from: 1, 2, 3) == "10.00")
    #expect(try off(.leastQuantity(of: .sku("A")), from: 3, 4) == "5.00")
    #expect(try off(.quantity, from: 6) == "0.00")
    // a discount before does not lower what is measured
    let measured = on(.tiers(by: .subtotal, [TierStep(from: .amount("50"), .price("1"))]))
    #expect(try priced(cart, [on(.percent("50"), id: "first", priority: 1), measured]).total.amountText == "5.00")
  }

  /// Line a is worth 90.00 at 20 %, which is 108.00 with tax; or with tax included, 75.00 before it.
  @Test(
    "A subtotal in tiers can be measured before tax or with it",
    arguments: [
      ("", false, "4.50"), ("'basis':'net'", false, "4.50"), ("'basis':'gross'", false, "9.00"),
      ("", true, "4.50"), ("'basis':'gross'", true, "4.50"), ("'basis':'net'", true, "0.00"),
      ("'basis':'gross','of':{'sku':['Z']}", false, "0.00"),
    ])
  func basis(subtotal: String, included: Bool, discount: String) throws {
    let steps = "[{'from':'80','percent':'5'},{'from':'108','percent':'10'}]"
    let action = "{'on':'cart','discount':{'tiers':{'by':{'subtotal':{\(subtotal)}},'steps':\(steps)}}}"
    let cart = cartLines(cartLine("a", 1, "90", "'taxRate':'20'")) + ",'taxIncluded':\(included)"
    #expect(try priced([promotion("p", action)], cart: cart).discount.amountText == discount)
  }

  /// A tier of the subtotal of the cart: 5 % from 50.00, 10 % from 200.00.
  private static let byValue =
    "{'on':'cart','discount':{'tiers':{'by':{'subtotal':{}},'steps':[{'from':'200','percent':'10'},{'from':'50','percent':'5'}]}}}"
  private static let byUnits =
    "{'on':{'items':{}},'discount':{'tiers':{'by':{'quantity':{'of':{'sku':['A']}}},'steps':[{'from':3,'amount':'1'},{'from':7,'amount':'2'}]}}}"

  /// The cart has 4 units of line a at 20.00.
  @Test(
    "The next step is what the first action with tiers lacks",
    arguments: [
      ([byValue], 4, "subtotal 8000 of 20000 lacks 12000"), ([byUnits], 4, "quantity 4 of 7 lacks 3"),
      // on the last step
      ([byValue], 10, nil), ([byUnits], 7, nil),
      // the first action with tiers alone is told, though another one has a next step
      ([byValue, byUnits], 4, "subtotal 8000 of 20000 lacks 12000"),
      (["{'on':'cart','discount':{'amount':'1'}}", byUnits, byValue], 4, "quantity 4 of 7 lacks 3"),
      ([byUnits, byValue], 8, nil),
      // before the first step: another action applies the promotion
      (["{'on':'cart','discount':{'amount':'1'}}", byUnits], 2, "quantity 2 of 3 lacks 1"),
      (["{'on':'cart','discount':{'amount':'1'}}"], 4, nil),
    ] as [([String], Int, String?)])
  func next(actions: [String], quantity: Int, expected: String?) throws {
    let result = try priced(
      [promotion("p", actions.joined(separator: ","))], cart: cartLines(cartLine("a", quantity, "20")))
    let next = result.promotions.first?.next
    #expect(
      next.map { "\($0.measure.rawValue) \($0.currentNumber) of \($0.requiredNumber) lacks \($0.missingNumber)" }
        == expected)
  }

  @Test("A discount before does not lower what the next step measures")
  func nextAsItCame() throws {
    let first = promotion("a", "{'on':{'items':{}},'discount':{'percent':'50'}}")
    let result = try priced([first, promotion("b", Self.byValue)], cart: cartLines(cartLine("a", 4, "20")))
    #expect(result.promotions.map { $0.next?.currentNumber } == [nil, 8000])
  }
}

/// Tests §6.43, §6.44 and §11.4.
@Suite("Faults of tiers are reported with their paths")
struct TiersFaultTests {
  @Test(
    "Tiers have a measure and steps of one kind with different thresholds",
    arguments: FaultRow.table(
      """
      {} => .by & .steps
      [] => @
      {'by':{},'steps':[{'from':1,'percent':'1'}]} => .by
      {'by':'quantity','steps':[{'from':1,'percent':'1'}]} => .by
      {'by':{'quantity':{},'lines':{}},'steps':[{'from':1,'percent':'1'}]} => .by
      {'by':{'units':{}},'steps':[{'from':1,'percent':'1'}]} => .by.units
      {'by':{'quantity':[]},'steps':[{'from':1,'percent':'1'}]} => .by.quantity
      {'by':{'lines':{'atLeast':1}},'steps':[{'from':1,'percent':'1'}]} => .by.lines.atLeast
      {'by':{'leastQuantity':{'of':{'sku':['']}}},'steps':[{'from':1,'percent':'1'}]} => .by.leastQuantity.of.sku[0]
      {'by':{'quantity':{}},'steps':[]} => .steps
      {'by':{'quantity':{}},'steps':{}} => .steps
      {'by':{'quantity':{}},'steps':[null]} => .steps[0]
      {'by':{'quantity':{}},'steps':[{'percent':'1'}]} => .steps[0].from
      {'by':{'quantity':{}},'steps':[{'from':null,'percent':'1'}]} => .steps[0].from
      {'by':{'quantity':{}},'steps':[{'from':1}]} => .steps[0]
      {'by':{'quantity':{}},'steps':[{'from':1,'percent':'1','amount':'1'}]} => .steps[0]
      {'by':{'quantity':{}},'steps':[{'from':1,'tiers':{}}]} => .steps[0].tiers
      {'by':{'quantity':{}},'steps':[{'from':'1','percent':'1'}]} => .steps[0].from
      {'by':{'quantity':{}},'steps':[{'from':-1,'percent':'1'}]} => .steps[0].from
      {'by':{'quantity':{}},'steps':[{'from':0,'percent':'1'},{'from':1000000000,'percent':'2'}]} =>
      {'by':{'quantity':{}},'steps':[{'from':2,'percent':'1'},{'from':2.0,'percent':'2'}]} => .steps[1].from
      {'by':{'quantity':{}},'steps':[{'from':2,'percent':'1'},{'from':1,'percent':'2'},{'from':2,'percent':'1'}]} => .steps[2].from
      {'by':{'quantity':{}},'steps':[{'from':1,'percent':'1'},{'from':2,'amount':'1'}]} => .steps[1].amount
      {'by':{'quantity':{}},'steps':[{'from':1,'amount':'1'},{'from':2,'percent':'1'},{'from':3,'amount':'1'}]} => .steps[1].percent
      {'by':{'quantity':{}},'steps':[{'from':1,'percent':'101'}]} => .steps[0].percent
      {'by':{'quantity':{}},'steps':[{'from':1,'amount':'1','base':'current'}]} => .steps[0].base
      {'by':{'quantity':{}},'steps':[{'from':1,'percent':'1','basis':'net'}]} => .steps[0].basis
      {'by':{'subtotal':{}},'steps':[{'from':1,'percent':'1'}]} => .steps[0].from
      {'by':{'subtotal':{}},'steps':[{'from':1,'percent':'1'},{'from':'0','percent':'1'},{'from':'1','percent':'1'}]} => .steps[0].from
      {'by':{'subtotal':{}},'steps':[{'percent':'1'},{'from':'0','percent':'1'}]} => .steps[0].from
      {'by':{'quantity':{}},'steps':[{'percent':'1'},{'from':0,'percent':'1'},{'from':1,'percent':'1'}]} => .steps[0].from
      {'by':{'quantity':{}},'steps':[{'from':'x','percent':'1'},{'from':0,'percent':'1'},{'from':1,'percent':'1'}]} => .steps[0].from
      {'by':{'quantity':{}},'steps':[{'from':1},{'from':2,'amount':'1'}]} => .steps[0]
      {'by':{'quantity':{}},'steps':[{'from':1,'amout':'1'},{'from':2,'amount':'1'}]} => .steps[0].amout
      {'by':{'quantity':{}},'steps':[{'from':1,'amout':'1'},{'from':2,'price':'1'}]} => .steps[0].amout & .steps[1].price
      {'by':{'quantity':{}},'steps':[null,{'from':2,'amount':'1'},{'from':3,'percent':'1'}]} => .steps[0] & .steps[2].percent
      {'steps':[{'from':'10','percent':'1'},{'from':'10.0','percent':'2'}]} => .by & .steps[1].from
      {'by':{'sum':{}},'steps':[{'from':'10','percent':'1'},{'from':20,'percent':'2'}]} => .by.sum
      {'by':{'subtotal':{}},'steps':[{'from':'1.001','percent':'1'}]} => .steps[0].from
      {'by':{'subtotal':{}},'steps':[{'from':'10','percent':'1'},{'from':'10.00','percent':'2'}]} => .steps[1].from
      {'by':{'subtotal':{}},'steps':[{'from':'10','percent':'1'},{'from':{'EUR':'10.0'},'percent':'2'}]} => .steps[1].from
      {'by':{'subtotal':{}},'steps':[{'from':'10','percent':'1'},{'from':{'USD':'10'},'percent':'2'}]} =>
      {'by':{'subtotal':{}},'steps':[{'from':{'USD':'9','EUR':'8'},'percent':'1'},{'from':{'EUR':'7','USD':'9'},'percent':'2'}]} => .steps[1].from
      {'by':{'subtotal':{}},'steps':[{'from':{'EUR':'8'},'percent':'1'},{'from':{'USD':'8'},'percent':'2'}]} =>
      """))
  func tiers(row: FaultRow) {
    let paths = row.paths.map { $0 == "@" ? ".discount.tiers" : ".discount.tiers" + $0 }
    expectFaults(FaultRow(text: "{'on':'cart','discount':{'tiers':\(row.text)}}", paths: paths), at: .action)
  }

  @Test(
    "What is wrong with a target does not hide what is wrong with its discount, nor the other way round",
    arguments: FaultRow.table(
      """
      {'on':'cars','discount':{'percent':'120'}} => .on & .discount.percent
      {'on':'cars','discount':{'amount':'1.001'}} => .on & .discount.amount
      {'on':{'items':{},'subset':'all'},'discount':{'price':'1.001'}} => .on & .discount.price
      {'on':{},'discount':{'percent':'1','base':'original'}} => .on
      {'on':{},'discount':{'amount':'1','basis':'net'}} => .on
      {'on':{},'discount':{'tiers':{'by':{'quantity':{}},'steps':[{'from':1,'amount':'1','basis':'net'}]}}} => .on
      {'on':{'items':{'count':0}},'discount':{}} => .on.items.count & .discount
      {'on':{'items':{'count':0}}} => .discount & .on.items.count
      {'on':{'subset':{'sku':['']}},'discount':{'percent':'1','amount':'1'}} => .on.subset.sku[0] & .discount
      """))
  func halves(row: FaultRow) { expectFaults(row, at: .action) }

  @Test("Base and basis beside tiers belong into the steps")
  func besideTiers() {
    let tiers = "'tiers':{'by':{'quantity':{}},'steps':[{'from':1,'percent':'1'}]}"
    expectFaults(
      FaultRow(
        text: "{'on':'cart','discount':{\(tiers),'base':'current','basis':'net'}}",
        paths: [".discount.base", ".discount.basis"]), at: .action)
  }
}
