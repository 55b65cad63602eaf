// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// Tests §2.1, §6.52, §11.10 and §11.15.
@Suite("Chosen gifts and attributes of the cart")
struct ChosenGiftsTests {
  @Test(
    "A choice is a SKU by the id of a promotion; a cart has attributes as lines have them",
    arguments: FaultRow.table(
      """
      'choices':{},'attributes':{} =>
      'choices':{'p':'MUG','nobody':'PEN'} =>
      'choices':[] => .choices
      'choices':{'p':null} => .choices.p
      'choices':{'p':1} => .choices.p
      'choices':{'p':''} => .choices.p
      'choices':{'':'MUG'} => .choices['']
      'attributes':{'payment':'invoice','express':true,'items':3,'sources':['mail','app']} =>
      'attributes':[] => .attributes
      'attributes':{'a':null,'b':{}} => .attributes.a & .attributes.b
      'attributes':{'':'x'} => .attributes['']
      """))
  func choices(row: FaultRow) { expectFaults(row, at: .cartPart) }
}
