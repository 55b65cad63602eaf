// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §1.24, §3.13, §3.14, §4.10 and §4.14.
@Suite("Conditions on attributes of the cart")
struct CartAttributeTests {
  @Test(
    "A condition on the cart is an attribute and one comparison",
    arguments: FaultRow.table(
      """
      {'cart':{'attribute':'payment','is':'invoice'}} =>
      {'cart':{'attribute':'payment','startsWith':'in'}} =>
      {'cart':{'attribute':'payment','contains':'in'}} =>
      {'cart':{'attribute':'items','above':3,'atMost':9}} =>
      {'cart':{'attribute':'items','above':3,'atLeast':4}} => .cart
      {'cart':{'attribute':'items','below':3,'atMost':4}} => .cart
      {'cart':{'attribute':'items','above':3,'is':4}} => .cart
      {'cart':{'attribute':'a','startsWith':'x','contains':'y'}} => .cart
      {'cart':{'attribute':'a','startsWith':1}} => .cart.startsWith
      {'cart':{'attribute':'a','above':'1'}} => .cart.above
      {'cart':{'attribute':'a'}} => .cart
      {'cart':{'is':'x'}} => .cart.attribute
      {'cart':{'attribute':'','exists':true}} => .cart.attribute
      {'cart':{'name':'a','exists':true}} => .cart.attribute & .cart.name
      {'customer':{'known':true}} =>
      {'customer':{'known':'yes'}} => .customer.known
      {'customer':{'known':true,'id':['c']}} => .customer
      {'customer':{'known':true,'attribute':'a','is':1}} => .customer
      {'customer':{'attribute':'a','below':2.5}} =>
      """))
  func conditions(row: FaultRow) { expectFaults(row, at: .when) }

  @Test(
    "An attribute of the cart compares, whether there is a customer or not",
    arguments: [
      ("'attribute':'pay','is':'invoice'", true), ("'attribute':'pay','is':'Invoice'", false),
      ("'attribute':'pay','startsWith':'in'", true), ("'attribute':'pay','startsWith':'invoices'", false),
      ("'attribute':'pay','startsWith':'nv'", false), ("'attribute':'pay','contains':'voi'", true),
      ("'attribute':'pay','contains':'VOI'", false), ("'attribute':'tags','contains':'ab'", true),
      // an entry of a list is compared as a whole
      ("'attribute':'tags','contains':'a'", false), ("'attribute':'tags','startsWith':'a'", false),
      ("'attribute':'n','above':3", false), ("'attribute':'n','above':2.9,'below':3.1", true),
      ("'attribute':'n','atLeast':3,'below':3", false), ("'attribute':'n','is':'3'", false),
      ("'attribute':'n','in':['x',3]", true), ("'attribute':'n','contains':'3'", false),
      ("'attribute':'gift','is':true", true), ("'attribute':'none','exists':false", true),
      ("'attribute':'none','startsWith':''", false), ("'attribute':'none','below':9", false),
    ])
  func compares(condition: String, expected: Bool) throws {
    let cart = oneLine + ",'attributes':{'pay':'invoice','n':3,'tags':['ab','c'],'gift':true}"
    #expect(try holds(when: "{'cart':{\(condition)}}", cart: cart) == expected)
    #expect(try holds(when: "{'cart':{\(condition)}}", cart: cart, context: ",'customer':{'id':'k'}") == expected)
    #expect(try holds(when: "{'cart':{\(condition)}}") == condition.hasSuffix("'exists':false"))
  }
}
