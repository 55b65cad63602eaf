// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// Tests §2.7 and §11.4.
@Suite("Usage by period and by campaign")
struct PeriodUsageTests {
  @Test(
    "Usage in a period has the keys of usage",
    arguments: FaultRow.table(
      """
      'usage':{'promotions':{'p':{'customerSpent':'1.50','during':{'day':{'total':1,'customer':1,'spent':'2','customerSpent':'1'},'year':{}}}}} =>
      'usage':{'promotions':{'p':{'during':null,'customerSpent':null}}} =>
      'usage':{'promotions':{'p':{'during':{'day':null}}}} =>
      'usage':{'promotions':{'p':{'during':[]}}} => .usage.promotions.p.during
      'usage':{'promotions':{'p':{'during':{'hour':{}}}}} => .usage.promotions.p.during.hour
      'usage':{'promotions':{'p':{'during':{'week':5}}}} => .usage.promotions.p.during.week
      'usage':{'promotions':{'p':{'customerSpent':'x'}}} => .usage.promotions.p.customerSpent
      'usage':{'promotions':{'p':{'during':{'month':{'total':-1,'customer':-1,'spent':1,'customerSpent':'x','uses':1}}}}} => .usage.promotions.p.during.month.total & .usage.promotions.p.during.month.customer & .usage.promotions.p.during.month.spent & .usage.promotions.p.during.month.customerSpent & .usage.promotions.p.during.month.uses
      """))
  func periods(row: FaultRow) { expectFaults(row, at: .contextPart) }

  @Test(
    "Usage of a campaign has the keys of usage",
    arguments: FaultRow.table(
      """
      'usage':{'campaigns':{'c':{'total':1,'customer':1,'spent':'2'},'d':{}}} =>
      'usage':{'campaigns':{'':{}}} => .usage.campaigns['']
      'usage':{'campaigns':[]} => .usage.campaigns
      'usage':{'campaigns':{'c':{'during':{}}}} => .usage.campaigns.c.during
      'usage':{'campaigns':{'c':{'total':-1,'spent':'1.234567'}}} => .usage.campaigns.c.total & .usage.campaigns.c.spent
      """))
  func campaigns(row: FaultRow) { expectFaults(row, at: .contextPart) }
}
