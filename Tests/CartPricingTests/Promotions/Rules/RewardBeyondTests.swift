// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §6.36, §8.45, §10.6 and §10.13.
@Suite("Rewards beyond the counted units")
struct RewardBeyondTests: RuleFixture {
  /// With k = 3 and c = 1, of q units alike: r = min(n', q, q − 3·n') at its largest.
  @Test(
    "Beyond: rewarded units are additional to the counted ones",
    arguments: [(3, 0), (4, 1), (5, 1), (6, 1), (7, 1), (8, 2), (11, 2), (12, 3)])
  func beyond(quantity: Int, expected: Int) throws {
    #expect(try freeUnits(free(.quantity(minimum: 3, reward: .beyond)), of: quantity) == expected)
    #expect(
      try freeUnits(free(.quantity(minimum: 3, maxApplications: 1, reward: .beyond)), of: quantity) == min(expected, 1))
  }

  /// With k = c = 2: of 3 units 1 is left over, of 4 and 5 units 2 of them after one application; of 6 the second
  /// application would leave 2 as well, so one is made; of 7 two leave 3; of 8 two leave 4.
  @Test(
    "Beyond a linear rule as many units are rewarded as were counted",
    arguments: [
      (2, 0), (3, 1), (4, 2), (5, 2), (6, 2), (7, 3), (8, 4),
    ])
  func beyondLinear(quantity: Int, expected: Int) throws {
    #expect(try freeUnits(free(.linear(quantity: 2, reward: .beyond)), of: quantity) == expected)
  }

  @Test("Beyond a rule about other lines everything selected may be rewarded")
  func beyondOtherLines() throws {
    let cart = Cart(
      CartLine("1", sku: "A", quantity: 4, unitPrice: "10"), CartLine("2", sku: "B", quantity: 3, unitPrice: "4"))
    let rule = CalculateRule.quantity(minimum: 2, of: .sku("A"), reward: .beyond)
    #expect(try priced(cart, [free(rule, .sku("B"))]).units(1) == "2x0.00 1x4.00")
    #expect(try priced(cart, [free(rule, .sku("B"), count: 5)]).units(1) == "3x0.00")
  }

  @Test("Beyond: counted units are passed over once those are taken that were counted in excess")
  func passesOver() throws {
    func cart(_ x: Int) -> Cart {
      Cart(CartLine("1", sku: "X", quantity: x, unitPrice: "5"), CartLine("2", sku: "Y", unitPrice: "20"))
    }
    let promotion = free(.quantity(minimum: 2, of: .sku("X"), reward: .beyond))
    // both X are needed, so the dearer Y is the one that is free
    #expect(try priced(cart(2), [promotion]).lineTotals == ["10.00", "0.00"])
    // the third X is in excess, and cheaper
    #expect(try priced(cart(3), [promotion]).lineTotals == ["10.00", "20.00"])
    // two applications of 2 need all 4, so r = min(2, 5, 5 − 4) = 1; one application has r = min(1, 5, 3) = 1, and fewer
    // applications go first: the cheapest X, of which 4 − 2 are in excess
    #expect(try priced(cart(4), [promotion]).lineTotals == ["15.00", "20.00"])
  }

  @Test("Nothing to reward is a gap of one unit to reward, of what is selected")
  func rewardGap() throws {
    let promotion = free(.quantity(minimum: 2, of: .sku("A"), reward: .beyond), .sku("B"))
    let result = try priced(cart(2), [promotion])
    #expect(result.reasons == ["p notQualified"])
    #expect(result.gaps(of: "p") == ["reward 0 of 1 lacks 1"])
    #expect(result.decisions.first?.gaps.first?.selector == .sku("B"))
  }

  @Test("Only `items` know beyond; for other targets it is within")
  func beyondElsewhere() throws {
    let group = Promotion(
      "p", calculateRule: .quantity(minimum: 2, reward: .beyond),
      actions: [.discount(.percent("100"), on: .group(reward: .cheapest))])
    #expect(try priced(cart(2), [group]).units() == "1x0.00 1x10.00")
  }

  /// The rule and the target of a promotion, the gaps, and whether the near miss is told.
  @Test(
    "A rule that holds and finds nothing to reward lacks a reward, which is told if it is relevant",
    arguments: [
      ("'of':{'sku':['A']}", "'select':{'sku':['B']}", "", ["reward 0 of 1 lacks 1"], true),
      // all lines are counted, and none is selected
      ("'of':'all'", "'select':{'sku':['B']}", "", ["reward 0 of 1 lacks 1"], false),
      // what is selected is in the cart, and is never discounted
      ("'of':'all'", "'select':{'sku':['C']}", "", ["reward 0 of 1 lacks 1"], true),
      // the rule does not hold: its own gap alone
      ("'of':{'sku':['Z']}", "'select':{'sku':['B']}", "", ["quantity 0 of 1 lacks 1"], false),
      // another action has an effect
      ("'of':{'sku':['A']}", "'select':{'sku':['B']}", ",{'on':'cart','discount':{'amount':'1'}}", [], false),
    ])
  func nothingToReward(of: String, items: String, more: String, gaps: [String], isTold: Bool) throws {
    let text = promotion(
      "p", "{'on':{'items':{\(items)}},'discount':{'percent':'100'}}\(more)",
      "'calculateRule':{'quantity':{'minimum':1},\(of)},'messages':{'nearMiss':'add {missing}'}")
    let cart = cartLines(cartLine("a", 1, "10"), cartLine("c", 1, "5", "'discountable':false"))
    let result = try priced([text], cart: cart)
    #expect(result.gaps(of: "p") == gaps)
    #expect(result.messages.map(\.text) == (isTold ? ["add 1"] : []))
    // what is told is relevant
    let relevant = request(promotions: text, cart: cart).replacing(",'explain':'all'", with: "")
    #expect(try priced(quoted: relevant).gaps(of: "p") == (isTold ? gaps : []))
  }

  @Test("A cap of 0, and a promotion without a rule, lack no reward")
  func noReward() throws {
    let action = "{'on':{'items':{'select':{'sku':['B']}}},'discount':{'percent':'100'}}"
    #expect(try priced([promotion("p", action)]).reasons == ["p noEffect"])
    let capped = promotion(
      "p", "{'on':{'items':{}},'discount':{'percent':'100'}}",
      "'calculateRule':{'quantity':{'minimum':1}},'maxDiscount':'0'")
    #expect(try priced([capped]).reasons == ["p noEffect"])
  }
}
