// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// Tests §5.2, §7.6 and §7.7.
@Suite("Groups per line")
struct PromotionGroupTests {
  @Test(
    "A group is a name, or a name and the word line",
    arguments: FaultRow.table(
      """
      {'id':'p','group':'g','actions':[{'on':'cart','discount':{'percent':'1'}}]} =>
      {'id':'p','group':{'name':'g','per':'line'},'actions':[{'on':{'items':{}},'discount':{'percent':'1'}}]} =>
      {'id':'p','group':{},'actions':[{'on':{'items':{}},'discount':{'percent':'1'}}]} => .group.name & .group.per
      {'id':'p','group':{'name':'','per':'line'},'actions':[{'on':{'items':{}},'discount':{'percent':'1'}}]} => .group.name
      {'id':'p','group':{'name':'g','per':'sku'},'actions':[{'on':{'items':{}},'discount':{'percent':'1'}}]} => .group.per
      {'id':'p','group':['g'],'actions':[{'on':{'items':{}},'discount':{'percent':'1'}}]} => .group
      """))
  func groups(row: FaultRow) { expectFaults(row, at: .promotion) }

  @Test(
    "A promotion in a group per line has actions on items without a count, and no rule",
    arguments: FaultRow.table(
      """
      {'id':'p','group':{'name':'g','per':'line'},'actions':[{'on':{'items':{'order':'cart'}},'discount':{'amount':'1'}},{'on':{'items':{}},'discount':{'percent':'1'}}]} =>
      {'id':'p','group':{'name':'g','per':'line'},'calculateRule':{'quantity':{'minimum':2}},'actions':[{'on':{'items':{}},'discount':{'percent':'1'}}]} => .calculateRule
      {'id':'p','group':{'name':'g','per':'line'},'actions':[{'on':{'items':{'count':1}},'discount':{'percent':'1'}}]} => .actions[0].on.items.count
      {'id':'p','group':{'name':'g','per':'line'},'actions':[{'on':'cart','discount':{'percent':'1'}}]} => .actions[0].on
      {'id':'p','group':{'name':'g','per':'line'},'actions':[{'on':{'group':{'reward':'all'}},'discount':{'percent':'1'}}]} => .actions[0].on
      {'id':'p','group':{'name':'g','per':'line'},'actions':[{'upgradeShipping':'x'},{'points':{'count':1}}]} => .actions[0] & .actions[1]
      """))
  func members(row: FaultRow) { expectFaults(row, at: .promotion) }

  @Test(
    "A name is that of one kind of group",
    arguments: FaultRow.table(
      """
      {'promotions':[{'id':'a','group':'g','actions':[{'upgradeShipping':'x'}]},{'id':'b','group':{'name':'g','per':'line'},'actions':[{'on':{'items':{}},'discount':{'percent':'1'}}]}]} => .promotions[1].group
      {'promotions':[{'id':'a','group':'g','actions':[{'upgradeShipping':'x'}]},{'id':'b','group':{'name':'h','per':'line'},'actions':[{'on':{'items':{}},'discount':{'percent':'1'}}]}]} =>
      {'promotions':[{'id':'a','group':{'name':'g','per':'line'},'actions':[{'on':{'items':{}},'discount':{'percent':'1'}}]},{'id':'b','group':'g','actions':[{'upgradeShipping':'x'}]},{'id':'c','group':'g','actions':[{'upgradeShipping':'x'}]}]} => .promotions[1].group & .promotions[2].group
      """))
  func kinds(row: FaultRow) { expectFaults(row, at: .set) }
}
