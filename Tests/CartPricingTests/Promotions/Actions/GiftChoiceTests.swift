// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// Tests §6.5, §6.52 and §11.5.
@Suite("Gifts to choose")
struct GiftChoiceTests {
  @Test(
    "A gift has a SKU and a price, or SKUs of which one is chosen",
    arguments: FaultRow.table(
      """
      {'gift':{'oneOf':[{'sku':'A','unitPrice':'5'},{'sku':'B','unitPrice':{'EUR':'6'},'name':'Bag'}],'quantity':2,'mode':'addMissing'}} =>
      {'gift':{'oneOf':[]}} => .gift.oneOf
      {'gift':{'oneOf':{}}} => .gift.oneOf
      {'gift':{'oneOf':[{}]}} => .gift.oneOf[0].sku & .gift.oneOf[0].unitPrice
      {'gift':{'oneOf':[{'sku':'','unitPrice':'0.001'}]}} => .gift.oneOf[0].sku & .gift.oneOf[0].unitPrice
      {'gift':{'oneOf':[{'sku':'A','unitPrice':'5','quantity':1}]}} => .gift.oneOf[0].quantity
      {'gift':{'oneOf':[{'sku':'A','unitPrice':'5'}],'quantity':0}} => .gift.quantity
      {'gift':{'oneOf':[{'sku':'A','unitPrice':'5'}],'sku':'B','unitPrice':'5'}} => .gift
      {'gift':{'oneOf':[{'sku':'A','unitPrice':'5'}],'name':'x'}} => .gift
      {'gift':{}} => .gift.sku & .gift.unitPrice
      """))
  func gifts(row: FaultRow) { expectFaults(row, at: .action) }
}
