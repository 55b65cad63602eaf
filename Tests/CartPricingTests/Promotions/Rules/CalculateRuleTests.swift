// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §2.13, §5.13, §5.14, §5.16, §5.17, §5.19, §5.30, §6.25, §6.34, §6.35, §8.37 and §10.5.
@Suite("Calculate rules")
struct CalculateRuleTests: RuleFixture {
  @Test(
    "A quantity rule rewards 1 unit each time",
    arguments: [(1, 0), (2, 0), (3, 1), (5, 1), (6, 2), (7, 2), (9, 3)])
  func quantity(quantity: Int, expected: Int) throws {
    #expect(try freeUnits(free(.quantity(minimum: 3)), of: quantity) == expected)
    // at most once
    #expect(try freeUnits(free(.quantity(minimum: 3, maxApplications: 1)), of: quantity) == min(expected, 1))
    // twice as many each time, but no more than there are
    #expect(try freeUnits(free(.quantity(minimum: 3), count: 2), of: quantity) == 2 * expected)
    #expect(try freeUnits(free(.quantity(minimum: 3), count: 10), of: quantity) == (expected > 0 ? quantity : 0))
  }

  @Test("A linear rule rewards all the units that it counted", arguments: [(1, 0), (2, 2), (3, 2), (4, 4), (5, 4)])
  func linear(quantity: Int, expected: Int) throws {
    #expect(try freeUnits(free(.linear(quantity: 2)), of: quantity) == expected)
    #expect(try freeUnits(free(.linear(quantity: 2, maxApplications: 1)), of: quantity) == min(expected, 2))
    #expect(try freeUnits(free(.linear(quantity: 2), count: 1), of: quantity) == expected / 2)
  }

  @Test("A rule that is not met is a gap; its number of applications is in the result")
  func gapsAndApplications() throws {
    let below = try priced(cart(2), [free(.quantity(minimum: 3))])
    #expect(below.reasons == ["p notQualified"])
    #expect(below.gaps(of: "p") == ["quantity 2 of 3 lacks 1"])
    #expect(try priced(cart(7), [free(.quantity(minimum: 3))]).promotions.first?.applications == 2)
    #expect(try priced(cart(1), [free(.linear(quantity: 2))]).gaps(of: "p") == ["quantity 1 of 2 lacks 1"])
  }

  @Test("What is counted may be other lines than what is rewarded, and lines that are never discounted count")
  func countedElsewhere() throws {
    let cart = Cart(
      CartLine("1", sku: "A", quantity: 5, unitPrice: "10", isDiscountable: false),
      CartLine("2", sku: "B", quantity: 3, unitPrice: "4"))
    // ⌊5 / 2⌋ = 2 units of B
    #expect(try priced(cart, [free(.quantity(minimum: 2, of: .sku("A")), .sku("B"))]).lineTotals == ["50.00", "4.00"])
    // 8 units counted, ⌊8 / 4⌋ = 2; only those of B are open
    #expect(try priced(cart, [free(.quantity(minimum: 4, of: .all))]).lineTotals == ["50.00", "4.00"])
    #expect(try priced(cart, [free(.quantity(minimum: 6, of: .sku("A")), .sku("B"))]).reasons == ["p notQualified"])
  }

  @Test("Without `of` the first action's selector counts if it has one of single lines, and all lines otherwise")
  func whatCounts() throws {
    let cart = Cart(
      CartLine("1", sku: "A", quantity: 2, unitPrice: "10"), CartLine("2", sku: "B", quantity: 4, unitPrice: "10"))
    func applications(_ target: DiscountTarget, others: [PromotionAction] = []) throws -> Int? {
      let promotion = Promotion(
        "p", calculateRule: .quantity(minimum: 2), actions: [.discount(.percent("1"), on: target)] + others)
      return try priced(cart, [promotion]).promotions.first?.applications
    }
    #expect(try applications(.items(.sku("A"))) == 1)
    #expect(try applications(.group(.sku("B"), reward: .all)) == 2)
    #expect(try applications(.subset(.sku("A"))) == 1)
    #expect(try applications(.cart) == 3)
    #expect(try applications(.bundle([BundlePart(.sku("A"))])) == 3)
    let upgrade = Promotion("p", calculateRule: .quantity(minimum: 2), actions: [.issueCoupon(CouponIssue("t"))])
    #expect(try priced(cart, [upgrade]).issuedCoupons.first?.count == 3)
    // the first action alone decides
    #expect(try applications(.items(.sku("A")), others: [.discount(.percent("1"), on: .items(.sku("B")))]) == 1)
  }

  @Test("An amount is taken n times off the cart")
  func amountTimes() throws {
    let promotion = Promotion(
      "p", calculateRule: .quantity(minimum: 2), actions: [.discount(.amount("3"), on: .cart)])
    #expect(try priced(cart(5), [promotion]).discount.amountText == "6.00")
    #expect(try priced(cart(1), [promotion]).discount.amountText == "0.00")
    let large = Promotion(
      "p", calculateRule: .quantity(minimum: 1), actions: [.discount(.amount("10000000000000"), on: .cart)])
    #expect(try priced(cart(1_000_000_000), [large]).total.minorUnits == 0)
  }
}

extension CalculateRuleTests {
  @Test("A late promotion counts all units, used up or not")
  func lateDoesNotConsume() throws {
    // the first one counts all 4 units, and one of them is free; the late one counts 4 / 2 = 2 times
    let promotions = """
      {'id':'p','calculateRule':{'quantity':{'minimum':4},'consumes':true},\
      'actions':[{'on':{'items':{}},'discount':{'percent':'100'}}]},\
      {'id':'q','when':{'subtotal':{'atLeast':'1','after':'items'}},\
      'calculateRule':{'quantity':{'minimum':2},'consumes':true},'actions':[{'on':'cart','discount':{'amount':'1'}}]}
      """
    let cart = "'lines':[{'id':'1','sku':'A','quantity':4,'unitPrice':'10'}]"
    #expect(try priced(quoted: request(promotions: promotions, cart: cart)).taken == ["p 10.00", "q 2.00"])
  }
}

extension CalculateRuleTests {
  /// 2 units at 10.00, and 3 that cost nothing: by their unit price, or by the step of their price scale.
  private static let samples = cartLines(
    cartLine("a", 2, "10"), cartLine("b", 1, "0"), cartLine("c", 2, "4", "'priceScale':[{'from':2,'unitPrice':'0'}]"))

  @Test(
    "Units of a unit price of 0 buy nothing, whatever counts them",
    arguments: [
      ("'quantity':{'minimum':2}", 1, nil), ("'quantity':{'minimum':3}", nil, "quantity 2 of 3 lacks 1"),
      ("'linear':{'quantity':2}", 1, nil),
      ("'quantity':{'minimum':1},'of':{'sku':['B','C']}", nil, "quantity 0 of 1 lacks 1"),
      ("'quantity':{'minimum':1},'per':'line'", 2, nil),
      ("'quantity':{'minimum':3},'per':'sku'", nil, "quantity 2 of 3 lacks 1"),
      ("'spend':{'amount':'10'}", 2, nil),
    ] as [(String, Int?, String?)])
  func freeSamples(rule: String, applications: Int?, gap: String?) throws {
    let result = try priced([amountOff("p", "1", "'calculateRule':{\(rule)}")], cart: Self.samples)
    #expect(result.promotions.first?.applications == applications)
    #expect(result.gaps(of: "p") == (gap.map { [$0] } ?? []))
  }

  @Test("They count for qualifiers and for points by unit, and are never discounted")
  func freeSamplesElsewhere() throws {
    #expect(try holds(when: "{'quantity':{'atLeast':5,'atMost':5}}", cart: Self.samples))
    #expect(try holds(when: "{'lines':{'atLeast':3}}", cart: Self.samples))
    let points = promotion("p", "{'points':{'count':1,'perUnits':1}}")
    #expect(try priced([points], cart: Self.samples).points.map(\.count) == [5])
    let one = promotion("p", "{'on':{'items':{'count':1}},'discount':{'percent':'100'}}")
    #expect(try priced([one], cart: Self.samples).lineTotals == ["10.00", "0.00", "0.00"])
    let bundle = promotion(
      "p",
      "{'on':{'bundle':{'parts':[{'select':'all','count':1},{'select':{'sku':['B','C']},'count':1}]}},'discount':{'percent':'50'}}"
    )
    #expect(try priced([bundle], cart: Self.samples).reasons == ["p noEffect"])
  }
}

/// Tests §5.13, §5.14 and §11.8.
@Suite("Faults of calculate rules are reported with their paths")
struct CalculateRuleFaultTests {
  @Test(
    "A calculate rule counts by quantity or by line",
    arguments: FaultRow.table(
      """
      {'quantity':{'minimum':3}} =>
      {'quantity':{'minimum':3,'maxApplications':0},'of':'all','reward':'beyond'} =>
      {'linear':{'quantity':2,'repeatable':1},'reward':'within'} =>
      {} => @
      [] => @
      3 => @
      {'of':'all'} => @
      {'quantity':{'minimum':1},'linear':{'quantity':1}} => @
      {'quantities':{'minimum':1}} => .quantities
      {'quantity':3} => .quantity
      {'quantity':{}} => .quantity.minimum
      {'quantity':{'minimum':0}} => .quantity.minimum
      {'quantity':{'minimum':null}} => .quantity.minimum
      {'quantity':{'minimum':1000000000,'maxApplications':1000000000}} =>
      {'quantity':{'minimum':1000000001}} => .quantity.minimum
      {'quantity':{'minimum':1,'maxApplications':-1}} => .quantity.maxApplications
      {'quantity':{'quantity':1}} => .quantity.minimum & .quantity.quantity
      {'linear':{}} => .linear.quantity
      {'linear':{'quantity':0}} => .linear.quantity
      {'linear':{'quantity':1,'repeatable':-1}} => .linear.repeatable
      {'linear':{'quantity':1,'maxApplications':1}} => .linear.maxApplications
      {'linear':{'quantity':1},'of':{'tag':[]}} => .of.tag
      {'linear':{'quantity':1},'reward':'outside'} => .reward
      {'linear':{'quantity':1},'count':1} => .count
      """))
  func rules(row: FaultRow) {
    let paths = row.paths.map { $0 == "@" ? ".calculateRule" : ".calculateRule" + $0 }
    expectFaults(FaultRow(text: "'calculateRule':\(row.text)", paths: paths), at: .promotionPart)
  }
}
