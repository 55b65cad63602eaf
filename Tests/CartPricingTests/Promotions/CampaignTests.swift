// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// Tests §5.3, §5.7, §5.9, §11.4, §11.5 and §11.15.
@Suite("Campaigns")
struct CampaignTests {
  @Test(
    "A campaign has an id; a promotion names one that the set defines",
    arguments: FaultRow.table(
      """
      {'version':'v1','promotions':[],'campaigns':[]} =>
      {'promotions':[],'campaigns':[{'id':'c'}],'version':null} =>
      {'currency':'EUR','promotions':[],'campaigns':[{'id':'c','name':'C','active':false,'validFrom':'2026-11-01','validUntil':'2026-11-30T10:00:00Z','budget':'100','maxUsesTotal':0,'maxUsesPerCustomer':1}]} =>
      {'promotions':[],'campaigns':{}} => .campaigns
      {'promotions':[],'campaigns':[{}]} => .campaigns[0].id
      {'promotions':[],'campaigns':[{'id':''},{'id':'a'},{'id':'a'}]} => .campaigns[0].id & .campaigns[2].id
      {'promotions':[],'campaigns':[{'id':'c','budget':'1'}]} => .campaigns[0].budget
      {'currency':'EUR','promotions':[],'campaigns':[{'id':'c','budget':'1.001','maxUsesTotal':-1,'maxUsesPerCustomer':'1'}]} => .campaigns[0].budget & .campaigns[0].maxUsesTotal & .campaigns[0].maxUsesPerCustomer
      {'promotions':[],'campaigns':[{'id':'c','validFrom':'2026-02-29','validUntil':'soon','priority':1}]} => .campaigns[0].validFrom & .campaigns[0].validUntil & .campaigns[0].priority
      {'version':'','promotions':[]} => .version
      {'version':1,'promotions':[]} => .version
      {'promotions':[{'id':'p','campaign':'none','actions':[{'upgradeShipping':'x'}]}],'campaigns':[{'id':'c'}]} => .promotions[0].campaign
      {'promotions':[{'id':'p','campaign':'c','actions':[{'upgradeShipping':'x'}]}],'campaigns':[{'id':'c'}]} =>
      {'promotions':[{'id':'p','campaign':1,'actions':[{'upgradeShipping':'x'}]}]} => .promotions[0].campaign
      """))
  func campaigns(row: FaultRow) { expectFaults(row, at: .set) }

  @Test("Names of campaigns have at most 256 bytes")
  func names() {
    let name = String(repeating: "é", count: 128)
    let set = "{'promotions':[],'campaigns':[{'id':'c','name':'%'}]}"
    expectFaults(FaultRow(text: set.replacing("%", with: name), paths: []), at: .set)
    expectFaults(
      FaultRow(text: set.replacing("%", with: name + "x"), paths: [".campaigns[0].name"]), at: .set)
  }
}
