// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §5.3, §5.7, §5.8, §5.9, §5.37, §8.28, §8.40, §11.4, §11.5 and §11.15.
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

  private static let line = "'lines':[{'id':'1','sku':'A','quantity':1,'unitPrice':'100'}]"

  /// The members of a promotion and of its campaign, the uses so far, and why the promotion is not applied.
  @Test(
    "A promotion is judged by itself and by its campaign",
    arguments: [
      ("", "", "", nil),
      ("", "'active':false", "", "inactive"),
      ("", "'validFrom':'2026-11-27','validUntil':'2026-11-27'", "", nil),
      ("", "'validFrom':'2026-11-28'", "", "notStarted"),
      ("", "'validUntil':'2026-11-26'", "", "expired"),
      // the first reason of both: the promotion has not begun, and its campaign is over
      ("'validFrom':'2026-11-28'", "'validUntil':'2026-11-26'", "", "notStarted"),
      ("'validUntil':'2026-11-26'", "'validFrom':'2026-11-28'", "", "notStarted"),
      ("'validUntil':'2026-11-26'", "'active':false", "", "inactive"),
      ("", "'maxUsesTotal':2", "'campaigns':{'c':{'total':1}}", nil),
      ("", "'maxUsesTotal':2", "'campaigns':{'c':{'total':2}}", "limitReached campaignMaxUsesTotal"),
      // uses of the promotion are none of the campaign
      ("", "'maxUsesTotal':2", "'promotions':{'p':{'total':2}}", nil),
      ("", "'maxUsesPerCustomer':1,'maxUsesTotal':1", "'campaigns':{'c':{'total':1}}", "limitReached customerUnknown"),
      (
        "", "'budget':'5','maxUsesTotal':1", "'campaigns':{'c':{'total':1,'spent':'5'}}",
        "limitReached campaignMaxUsesTotal"
      ),
      ("", "'budget':'5'", "'campaigns':{'c':{'spent':'5'}}", "limitReached campaignBudget"),
      // the promotion's own limits come before those of its campaign
      (
        "'constraints':{'budget':'5'}", "'maxUsesTotal':1",
        "'campaigns':{'c':{'total':1}},'promotions':{'p':{'spent':'5'}}",
        "limitReached budget"
      ),
    ] as [(String, String, String, String?)])
  func judging(promotion: String, campaign: String, usage: String, reason: String?) throws {
    let own = promotion.isEmpty ? "" : ",\(promotion)"
    let members = campaign.isEmpty ? "" : ",\(campaign)"
    let result = try priced(
      quoted: request(
        promotions: "{'id':'p','campaign':'c'\(own),'actions':[{'on':'cart','discount':{'amount':'1'}}]}",
        set: ",'campaigns':[{'id':'c'\(members)}]", cart: Self.line, context: ",'usage':{\(usage)}"))
    #expect(result.reasons == (reason.map { ["p \($0)"] } ?? []))
  }

  @Test(
    "The limit of each customer of a campaign comes before the limit of all",
    arguments: [(0, 8, nil), (0, 9, "campaignMaxUsesTotal"), (1, 9, "campaignMaxUsesPerCustomer")]
      as [(Int, Int, String?)])
  func perCustomer(uses: Int, total: Int, limit: String?) throws {
    let result = try priced(
      quoted: request(
        promotions: "{'id':'p','campaign':'c','actions':[{'on':'cart','discount':{'amount':'1'}}]}",
        set: ",'campaigns':[{'id':'c','maxUsesPerCustomer':1,'maxUsesTotal':9}]", cart: Self.line,
        context: ",'customer':{'id':'k'},'usage':{'campaigns':{'c':{'total':\(total),'customer':\(uses)}}}"))
    #expect(result.reasons == (limit.map { ["p limitReached \($0)"] } ?? []))
  }

  @Test("An order is one use of a campaign: all its promotions are applied, and each redemption names the campaign")
  func oneUse() throws {
    let promotions = ["a", "b"].map {
      "{'id':'\($0)','campaign':'c','actions':[{'on':'cart','discount':{'amount':'1'}}]}"
    }
    let result = try priced(
      quoted: request(
        promotions: promotions.joined(separator: ","), set: ",'campaigns':[{'id':'c','maxUsesTotal':5}]",
        cart: Self.line, context: ",'usage':{'campaigns':{'c':{'total':4}}}"))
    #expect(result.taken == ["a 1.00", "b 1.00"])
    #expect(result.redemptions.map { $0.campaign } == ["c", "c"])
  }

  /// The actions of the promotions a, b and d, of which d is of no campaign, and what each of them takes. The campaign
  /// has a budget of 10.00, of which 2.00 are spent.
  @Test(
    "What is left of a campaign's budget goes to its promotions in the order in which their actions are carried out",
    arguments: [
      // items come before the cart: b takes 6 of 8, and a what is left
      (
        "{'on':'cart','discount':{'amount':'5'}}", "{'on':{'items':{}},'discount':{'amount':'6'}}",
        ["a 2.00", "b 6.00", "d 20.00"]
      ),
      // in one step canonical order decides
      (
        "{'on':'cart','discount':{'amount':'5'}}", "{'on':'cart','discount':{'amount':'6'}}",
        ["a 5.00", "b 3.00", "d 20.00"]
      ),
      // nothing is left for a, which is not applied
      (
        "{'on':'cart','discount':{'amount':'5'}}", "{'on':{'items':{}},'discount':{'amount':'8'}}",
        ["b 8.00", "d 20.00"]
      ),
      // a gift is not given in part: of 3 units at 3.00 two are given, and 2.00 are left for b
      (
        "{'gift':{'sku':'G','unitPrice':'3','quantity':3}}", "{'on':'cart','discount':{'amount':'6'}}",
        ["a 6.00", "b 2.00", "d 20.00"]
      ),
      // both actions of one promotion share it, too: 3 off an item, then 5 off the cart
      (
        "{'on':{'items':{}},'discount':{'amount':'3'}},{'on':'cart','discount':{'amount':'9'}}",
        "{'on':{'items':{}},'discount':{'amount':'1'}}", ["a 7.00", "b 1.00", "d 20.00"]
      ),
    ])
  func budgets(first: String, second: String, taken: [String]) throws {
    let promotions = """
      {'id':'a','campaign':'c','actions':[\(first)]},{'id':'b','campaign':'c','actions':[\(second)]},\
      {'id':'d','actions':[{'on':'cart','discount':{'amount':'20'}}]}
      """
    let result = try priced(
      quoted: request(
        promotions: promotions, set: ",'campaigns':[{'id':'c','budget':'10'}]", cart: Self.line,
        context: ",'usage':{'campaigns':{'c':{'spent':'2'}}}"))
    #expect(result.taken == taken)
    #expect(result.reasons == (taken.count == 2 ? ["a noEffect"] : []))
  }

  @Test("The best set is found with what a shared budget has left")
  func bestSet() throws {
    // a and b share 10.00: with b the set takes 10, with d, which cannot be applied with b, it takes 8 + 5
    let promotions = """
      {'id':'a','campaign':'c','actions':[{'on':{'items':{}},'discount':{'amount':'8'}}]},\
      {'id':'b','campaign':'c','group':'g','actions':[{'on':{'items':{}},'discount':{'amount':'6'}}]},\
      {'id':'d','group':'g','actions':[{'on':{'items':{}},'discount':{'amount':'5'}}]}
      """
    let result = try priced(
      quoted: request(
        promotions: promotions, set: ",'policy':{'selection':'bestForCustomer'},'campaigns':[{'id':'c','budget':'10'}]",
        cart: Self.line))
    #expect(result.taken == ["a 8.00", "d 5.00"])
    #expect(result.reasons == ["b excluded by d"])
  }
}
