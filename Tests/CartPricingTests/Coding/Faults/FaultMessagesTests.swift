// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

@Suite("Messages about keys say what to write instead")
struct KeyMessageTests {
  /// The only fault of a text at a place.
  private static func fault(_ text: String, at place: FaultPlace) throws -> Fault {
    let found = faults(in: place.document(text))
    #expect(found.count == 1, "\(found)")
    return try #require(found.first)
  }

  @Test(
    "a key that is not known and like no other is answered with the keys that are allowed",
    arguments: [
      (
        FaultPlace.policy, "{'x':1}",
        "is not a key of a policy; the keys are 'selection', 'rounding', 'coupons', 'searchLimit'"
      ),
      (
        .promotionPart, "'experiment':{'name':'a','from':'0','until':'1','zzz':1}",
        "is not a key of an experiment; the keys are 'name', 'from', 'until'"
      ),
      (
        .action, "{'on':'cart','discount':{'tiers':{'by':{'lines':{'zzz':1}},'steps':[{'from':1,'percent':'1'}]}}}",
        "is not a key of a measure; the only key is 'of'"
      ),
      (
        .linePart, "'zzz':1",
        "is not a key of a line; the keys are 'id', 'sku', 'quantity', 'unitPrice', 'product', 'name', 'categories', "
          + "'tags', 'attributes', 'priceScale', 'billing', 'taxRate', 'discountable', 'minUnitPrice'"
      ),
    ] as [(FaultPlace, String, String)])
  func listsKeys(place: FaultPlace, text: String, message: String) throws {
    #expect(try Self.fault(text, at: place).message == message.replacing("'", with: "\""))
  }

  @Test("a key that is nearly another one is answered with that one")
  func namesNearest() throws {
    let fault = try Self.fault("'discountble':true", at: .linePart)
    #expect(fault.message == #"is not a key of a line; did you mean "discountable"?"#)
  }

  @Test(
    "a key that stands one level too deep is told where it belongs",
    arguments: [
      (
        FaultPlace.promotionPart, "'calculateRule':{'quantity':{'minimum':3,'of':'all'}}", ".calculateRule.quantity.of",
        "is not a key of a quantity rule; it belongs one level up, beside 'quantity'"
      ),
      (
        .promotionPart, "'calculateRule':{'linear':{'quantity':3,'reward':'beyond'}}", ".calculateRule.linear.reward",
        "is not a key of a linear rule; it belongs one level up, beside 'linear'"
      ),
      (
        .linePart, "'priceScale':[{'from':1,'unitPrice':'1','taxRate':'19'}]", ".priceScale[0].taxRate",
        "is not a key of an entry of a price scale; it belongs one level up, beside 'priceScale'"
      ),
      (
        .action, "{'on':{'group':{'reward':'all','discount':{'percent':'1'}}},'discount':{'percent':'1'}}",
        ".on.group.discount",
        "is not a key of a group; the keys are 'select', 'reward', 'count', 'order'"
      ),
    ] as [(FaultPlace, String, String, String)])
  func namesLevelAbove(place: FaultPlace, text: String, path: String, message: String) throws {
    let fault = try Self.fault(text, at: place)
    #expect(fault.path.description == place.path + path)
    #expect(fault.message == message.replacing("'", with: "\""))
  }

  @Test(
    "a key that stands one level too high is told where it belongs",
    arguments: [
      (
        FaultPlace.promotionPart, "'calculateRule':{'linear':{'quantity':3},'repeatable':2}",
        ".calculateRule.repeatable",
        "is not a key of a calculate rule; it belongs one level down, in 'linear'"
      ),
      (
        .promotionPart, "'maxUsesTotal':5", ".maxUsesTotal",
        "is not a key of a promotion; it belongs one level down, in 'constraints'"
      ),
      (
        .action, "{'on':'cart','discount':{'percent':'1'},'percent':'1'}", ".percent",
        "is not a key of an action; it belongs one level down, in 'discount'"
      ),
      (
        .when, "{'lines':{'atLeast':1},'atMost':3}", ".atMost",
        "is not a key of a qualifier; it belongs one level down, in 'lines'"
      ),
      (.cartPart, "'method':'ground'", ".method", "is not a key of a cart; it belongs one level down, in 'shipping'"),
    ] as [(FaultPlace, String, String, String)])
  func namesLevelBelow(place: FaultPlace, text: String, path: String, message: String) throws {
    let fault = try Self.fault(text, at: place)
    #expect(fault.path.description == place.path + path)
    #expect(fault.message == message.replacing("'", with: "\""))
  }

  @Test(
    "a rule that is no object is told what is expected",
    arguments: [
      ("{'quantity':2}", ".quantity", "expected a quantity rule such as {'minimum': 3}, found 2"),
      ("{'linear':'3'}", ".linear", "expected a linear rule such as {'quantity': 3}, found '3'"),
    ])
  func showsRules(rule: String, path: String, message: String) throws {
    let fault = try Self.fault("'calculateRule':\(rule)", at: .promotionPart)
    #expect(fault.path.description == FaultPlace.promotionPart.path + ".calculateRule" + path)
    #expect(fault.message == message.replacing("'", with: "\""))
  }

  @Test("a target that is a wrong word is told the words and the objects")
  func namesTargets() throws {
    let forms =
      #"expected one of "cart", "shipping", "fees", "tax", "order", or an object with one of "subset", "items", "group", "#
      + #""bundle", "fees", "tax", found "#
    #expect(
      try Self.fault("{'on':'items','discount':{'percent':'10'}}", at: .action).message == forms + #""items""#)
    #expect(
      try Self.fault("{'on':'carts','discount':{'percent':'10'}}", at: .action).message
        == forms + #""carts"; did you mean "cart"?"#)
  }
}
