// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// Tests §2.20, §2.21, §11.4, §11.5 and §11.8.
@Suite("Tenders and cash")
struct TenderTests {
  @Test(
    "A tender has an id and a balance; a step of cash is above zero",
    arguments: FaultRow.table(
      """
      'tenders':[],'cashStep':'0.05' =>
      'tenders':[{'id':'a','balance':'20'},{'id':'b','balance':'0'}] =>
      'tenders':null,'cashStep':null =>
      'tenders':{} => .tenders
      'tenders':[{}] => .tenders[0].id & .tenders[0].balance
      'tenders':[{'id':'','balance':'1.001'}] => .tenders[0].id & .tenders[0].balance
      'tenders':[{'id':'a','balance':'-1'}] => .tenders[0].balance
      'tenders':[{'id':'a','balance':5}] => .tenders[0].balance
      'tenders':[{'id':'a','balance':'1'},{'id':'a','balance':'2'}] => .tenders[1].id
      'tenders':[{'id':'a','balance':'1','amount':'1'}] => .tenders[0].amount
      'cashStep':'0' => .cashStep
      'cashStep':'0.00' => .cashStep
      'cashStep':'0.001' => .cashStep
      'cashStep':5 => .cashStep
      """))
  func tenders(row: FaultRow) { expectFaults(row, at: .cartPart) }
}
