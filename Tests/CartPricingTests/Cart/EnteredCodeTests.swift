// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// Tests §1.22, §2.1, §11.11 and §O5.11.
@Suite("Entered codes and their batches")
struct EnteredCodeTests {
  @Test(
    "An entered code is a string, or an object with the batch of the code",
    arguments: FaultRow.table(
      """
      'coupons':['A',{'code':'B','batch':'spring'}] =>
      'coupons':['',' ',{'code':'','batch':'spring'}] =>
      'coupons':[{'code':'Q'}] => .coupons[0].batch
      'coupons':[{'batch':'b'}] => .coupons[0].code
      'coupons':[{'code':null,'batch':null}] => .coupons[0].code & .coupons[0].batch
      'coupons':[{'code':'A','batch':''}] => .coupons[0].batch
      'coupons':[{'code':1,'batch':2}] => .coupons[0].code & .coupons[0].batch
      'coupons':[{'code':'A','batch':'b','maxUses':1}] => .coupons[0].maxUses
      'coupons':[[]] => .coupons[0]
      """))
  func codes(row: FaultRow) { expectFaults(row, at: .cartPart) }

  @Test("A code of more than 256 bytes is a fault at the entry, or at its key beside a batch")
  func longCodes() {
    let long = String(repeating: "X", count: 257)
    expectFaults(FaultRow(text: "'coupons':['\(long)']", paths: [".coupons[0]"]), at: .cartPart)
    expectFaults(
      FaultRow(text: "'coupons':[{'code':'\(long)','batch':'b'}]", paths: [".coupons[0].code"]), at: .cartPart)
  }
}
