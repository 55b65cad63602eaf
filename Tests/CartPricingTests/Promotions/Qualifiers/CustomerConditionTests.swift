// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §3.16, §4.10 and §4.20.
@Suite("Conditions on the customer")
struct CustomerConditionTests: QualifierFixture {
  @Test(
    "The id or an attribute of the customer; false without a customer",
    arguments: [
      (.customer(id: ["c0", "c1"]), true), (.customer(id: ["C1"]), false),
      (.customer(attribute: "tier", .is("gold")), true), (.customer(attribute: "tier", .is("silver")), false),
      (.customer(attribute: "age", .atLeast(30)), true), (.customer(attribute: "age", .atLeast(30.5)), false),
      (.customer(attribute: "tags", .contains("b")), true), (.customer(attribute: "none", .exists(false)), true),
      (.customer(attribute: "none", .is("x")), false),
    ] as [(Qualifier, Bool)])
  func customers(qualifier: Qualifier, expected: Bool) throws {
    #expect(try holds(qualifier, in: .of(customer)) == expected)
    #expect(try !holds(qualifier))
    #expect(try holds(!qualifier))
  }

  @Test(
    "Whether there is a customer, which is the only condition on the customer that a guest meets",
    arguments: [
      ("{'customer':{'known':true}}", true, false), ("{'customer':{'known':false}}", false, true),
      ("{'not':{'customer':{'known':true}}}", false, true),
      ("{'all':[{'customer':{'known':false}},{'not':{'segment':'vip'}}]}", false, true),
      ("{'customer':{'attribute':'none','exists':false}}", true, false),
      ("{'events':{'type':'order','count':{'atMost':0}}}", true, false),
    ])
  func known(when: String, customer: Bool, guest: Bool) throws {
    #expect(try holds(when: when, context: ",'customer':{'id':'k'}") == customer)
    #expect(try holds(when: when) == guest)
  }
}
