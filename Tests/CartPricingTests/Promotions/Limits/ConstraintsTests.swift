// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// Tests §5.31 and §11.8.
@Suite("Faults of constraints are reported with their paths")
struct ConstraintsTests {
  @Test(
    "Constraints have bounds of their grammar",
    arguments: FaultRow.table(
      """
      {} =>
      {'singleUsePerCustomer':true,'maxUsesPerCustomer':0,'maxUsesTotal':1000000000,'budget':'0','sameBillingInterval':true} =>
      [] => @
      {'singleUsePerCustomer':1} => .singleUsePerCustomer
      {'maxUsesPerCustomer':-1} => .maxUsesPerCustomer
      {'maxUsesTotal':1000000001} => .maxUsesTotal
      {'maxUsesTotal':'5'} => .maxUsesTotal
      {'budget':100} => .budget
      {'budget':{'EUR':'1.001'}} => .budget.EUR
      {'customerSpend':{'atLeast':'5'}} =>
      {'customerSpend':{}} => .customerSpend
      {'customerSpend':'5'} => .customerSpend
      {'customerSpend':{'within':'P30D'}} => .customerSpend
      {'customerSpend':{'atLeast':'5','within':'30 days'}} => .customerSpend.within
      {'customerSpend':{'atMost':5}} => .customerSpend.atMost
      {'customerSpend':{'atMost':'5','of':'all'}} => .customerSpend.of
      {'sameBillingInterval':'yes'} => .sameBillingInterval
      {'maxUses':1} => .maxUses
      """))
  func constraints(row: FaultRow) {
    let paths = row.paths.map { $0 == "@" ? ".constraints" : ".constraints" + $0 }
    expectFaults(FaultRow(text: "'constraints':\(row.text)", paths: paths), at: .promotionPart)
  }
}
