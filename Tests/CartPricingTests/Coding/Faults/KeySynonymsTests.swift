// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §11.2.
@Suite("Keys of other systems")
struct KeySynonymsTests {
  @Test(
    "A key of another system is answered with the key that is meant",
    arguments: [
      ("'when':{'quantity':{'min':3}}", #"is not a key of a measure of the cart; did you mean "atLeast"?"#),
      ("'calculateRule':{'quantity':{'min':3}}", #"is not a key of a quantity rule; did you mean "minimum"?"#),
      ("'when':{'subtotal':{'max':'3'}}", #"is not a key of a subtotal; did you mean "atMost"?"#),
      ("'stackable':true", #"is not a key of a promotion; did you mean "combines"?"#),
      ("'exclusive':true", #"is not a key of a promotion; did you mean "combines"?"#),
      ("'startDate':'2026-11-27'", #"is not a key of a promotion; did you mean "validFrom"?"#),
      ("'conditions':[]", #"is not a key of a promotion; did you mean "when"?"#),
      ("'when':{'quantity':{'gt':3}}", #"is not a key of a measure of the cart; did you mean "above"?"#),
    ])
  func promotions(text: String, message: String) {
    #expect(faults(in: FaultPlace.promotionPart.document(text)).contains { $0.message == message })
  }

  @Test("The percentage of a discount and the quantity of a line have their names")
  func discountsAndLines() {
    let discount = "{'on':'cart','discount':{'percentage':'10'}}"
    #expect(
      faults(in: FaultPlace.action.document(discount)).map(\.message) == [
        #"is not a key of a discount; did you mean "percent"?"#
      ])
    let level = "{'on':'cart','percentage':'10','discount':{}}"
    #expect(
      faults(in: FaultPlace.action.document(level)).contains {
        $0.message == #"is not a key of an action; did you mean "percent" one level down, in "discount"?"#
      })
    let line = "[{'id':'1','sku':'A','qty':2,'unitPrice':'1'}]"
    #expect(
      faults(in: FaultPlace.lines.document(line)).contains {
        $0.path.description == "cart.lines[0].qty"
          && $0.message == #"is not a key of a line; did you mean "quantity"?"#
      })
  }
}
