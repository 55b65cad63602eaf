// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §2.3, §4.13 and §11.5.
@Suite("Conditions on shipping")
struct ShippingConditionTests {
  @Test(
    "A condition on shipping has a list or a bound of the cost",
    arguments: FaultRow.table(
      """
      {'shipping':{'method':['air'],'country':['DE'],'region':['BE'],'city':['Berlin'],'postalPrefix':['10']}} =>
      {'shipping':{'atLeast':'5','below':'10'}} =>
      {'shipping':{}} => .shipping
      {'shipping':{'country':[]}} => .shipping.country
      {'shipping':{'country':'DE'}} => .shipping.country
      {'shipping':{'channel':['web']}} => .shipping.channel
      {'shipping':{'above':'0.001'}} => .shipping.above
      {'shipping':{'above':'1','atLeast':'2','country':['DE']}} => .shipping
      {'shipping':['DE']} => .shipping
      """))
  func conditions(row: FaultRow) { expectFaults(row, at: .when) }

  @Test(
    "A destination is a location",
    arguments: FaultRow.table(
      """
      'shipping':{'method':'m','cost':'5','destination':{}} =>
      'shipping':{'method':'m','cost':'5','destination':{'country':'DE','region':'BE','city':'Berlin','postalCode':'10115'}} =>
      'shipping':{'method':'m','cost':'5','destination':'DE'} => .shipping.destination
      'shipping':{'method':'m','cost':'5','destination':{'country':1,'postalPrefix':'1'}} => .shipping.destination.country & .shipping.destination.postalPrefix
      'shipping':{'method':'m','cost':'5','country':'DE'} => .shipping.country
      'fees':[{'id':'f','kind':'k','amount':'1','taxRate':'19'}] =>
      'fees':[{'id':'f','kind':'k','amount':'1','taxRate':'1000.1'}] => .fees[0].taxRate
      """))
  func destinations(row: FaultRow) { expectFaults(row, at: .cartPart) }

  private static let shipped =
    oneLine + """
      ,'shipping':{'method':'air','cost':'7.50','destination':{'country':'DE','city':'Berlin','postalCode':'10115'}}
      """

  @Test(
    "Every field and the cost of the shipping as it came must match",
    arguments: [
      ("'method':['sea','air']", true), ("'method':['AIR']", false), ("'country':['DE']", true),
      ("'country':['DE'],'city':['Bonn']", false), ("'country':['AT','DE'],'city':['Berlin']", true),
      // the destination has no region
      ("'region':['BE']", false), ("'postalPrefix':['10','2']", true), ("'postalPrefix':['10115']", true),
      ("'postalPrefix':['101150','0115']", false), ("'atLeast':'7.50'", true), ("'above':'7.50'", false),
      ("'above':'7.49'", true), ("'atMost':'7.49'", false), ("'below':'7.50'", false), ("'below':'7.51'", true),
      ("'method':['air'],'atLeast':'8'", false), ("'atLeast':'8','atMost':'7'", false),
    ])
  func shipped(condition: String, expected: Bool) throws {
    #expect(try holds(when: "{'shipping':{\(condition)}}", cart: Self.shipped) == expected)
    #expect(try holds(when: "{'not':{'shipping':{\(condition)}}}", cart: Self.shipped) == !expected)
    // without shipping it is false, a range of the cost, too
    #expect(try !holds(when: "{'shipping':{\(condition)}}"))
  }

  @Test("Without a destination a condition on it is false, and one on the method and the cost may hold")
  func noDestination() throws {
    let cart = oneLine + ",'shipping':{'method':'air','cost':'7.50'}"
    #expect(try !holds(when: "{'shipping':{'country':['DE'],'method':['air']}}", cart: cart))
    #expect(try holds(when: "{'shipping':{'method':['air'],'atMost':'7.50'}}", cart: cart))
  }

  @Test("What promotions do to the shipping changes nothing for the condition")
  func asItCame() throws {
    let cart = oneLine + ",'shipping':{'method':'post','cost':'5','options':{'air':'12'}}"
    let promotions = [
      promotion("a", "{'upgradeShipping':'air'},{'on':'shipping','discount':{'percent':'100'}}"),
      amountOff("b", "1", "'when':{'shipping':{'method':['air']}}"),
      amountOff("c", "2", "'when':{'shipping':{'method':['post'],'atLeast':'5','atMost':'5'}}"),
    ]
    #expect(try priced(promotions, cart: cart).taken == ["a 12.00", "c 2.00"])
  }
}
