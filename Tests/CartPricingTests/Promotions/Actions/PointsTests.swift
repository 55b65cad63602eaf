// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// Tests §6.7, §6.9, §6.59, §11.8 and §11.9.
@Suite("Points and credit")
struct PointsTests {
  @Test(
    "Points are for applications, for spend or for units",
    arguments: FaultRow.table(
      """
      {'points':{'count':5}} =>
      {'points':{'count':1,'per':'1','of':'all','max':0}} =>
      {'points':{'count':1,'perUnits':3,'of':{'tag':['bonus']},'max':100}} =>
      {'points':5} => .points
      {'points':{}} => .points.count
      {'points':{'count':0}} => .points.count
      {'points':{'count':1,'per':'0'}} => .points.per
      {'points':{'count':1,'perUnits':0}} => .points.perUnits
      {'points':{'count':1,'per':'1','perUnits':1}} => .points
      {'points':{'count':1,'of':'all'}} => .points.of
      {'points':{'count':1,'max':-1}} => .points.max
      {'points':{'count':1,'amount':'1'}} => .points.amount
      {'points':{'count':1},'credit':{'amount':'1'}} => @
      """))
  func points(row: FaultRow) { expectFaults(row, at: .action) }

  @Test(
    "Credit is for spend or for applications",
    arguments: FaultRow.table(
      """
      {'credit':{'amount':'1'}} =>
      {'credit':{'amount':'1','max':'5'}} =>
      {'credit':{'amount':'1','per':'10','of':{'sku':['A']}}} =>
      {'credit':{'amount':'1','of':{'sku':['A']}}} => .credit.of
      {'credit':{'amount':'1','per':'0','of':'all'}} => .credit.per
      {'credit':{'amount':'1','per':'10','of':{'sku':[]}}} => .credit.of.sku
      """))
  func credits(row: FaultRow) { expectFaults(row, at: .action) }
}
