// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// Tests §5.31, §5.36 and §11.5.
@Suite("Further limits")
struct FurtherLimitTests {
  @Test(
    "A limit is of uses or of discount",
    arguments: FaultRow.table(
      """
      'constraints':{'limits':[{'maxUses':1,'per':'customer','during':'day'},{'budget':'5'},{'budget':{'EUR':'5'},'during':'year'}]} =>
      'constraints':{'limits':[{'maxUses':0}]} =>
      'constraints':{'limits':null} =>
      'constraints':{'limits':[]} => .constraints.limits
      'constraints':{'limits':{}} => .constraints.limits
      'constraints':{'limits':[{}]} => .constraints.limits[0]
      'constraints':{'limits':[{'per':'customer'}]} => .constraints.limits[0]
      'constraints':{'limits':[{'maxUses':1,'budget':'5'}]} => .constraints.limits[0]
      'constraints':{'limits':[{'maxUses':-1},{'maxUses':'1'},{'budget':'0.001'}]} => .constraints.limits[0].maxUses & .constraints.limits[1].maxUses & .constraints.limits[2].budget
      'constraints':{'limits':[{'maxUses':1,'per':'order'},{'maxUses':1,'during':'hour'}]} => .constraints.limits[0].per & .constraints.limits[1].during
      'constraints':{'limits':[{'maxUses':1,'each':'day'}]} => .constraints.limits[0].each
      """))
  func limits(row: FaultRow) { expectFaults(row, at: .promotionPart) }
}
