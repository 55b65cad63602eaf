// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

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
}
