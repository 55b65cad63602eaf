// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §2.24, §2.25 and §2.26.
@Suite("Promotions that were redeemed at an earlier bill")
struct RenewalTests {
  /// Prices a cart of 100.00 with a promotion p that was redeemed before.
  private func renewed(
    _ members: String, set: String = "", cart: String = "", context: String = "", _ others: String...
  ) throws -> PricedCart {
    try priced(
      [amountOff("p", "10", members)] + others, set: set, cart: oneLine + cart,
      context: ",'redeemed':['p','unknown']\(context)")
  }

  @Test(
    "Being active, validity, codes, experiments and limits on uses count as met",
    arguments: [
      ("'active':false", ""), ("'validUntil':'2026-01-01'", ""), ("'validFrom':'2027-01-01'", ""),
      ("'coupons':['C']", ""), ("'experiment':{'name':'e','from':'0','until':'100'}", ""),
      ("'experiment':{'name':'e','from':'0','until':'0'}", ",'customer':{'id':'k'}"),
      ("'constraints':{'singleUsePerCustomer':true}", ""), ("'constraints':{'maxUsesPerCustomer':0}", ""),
      ("'constraints':{'maxUsesTotal':5}", ",'usage':{'promotions':{'p':{'total':5}}}"),
      ("'constraints':{'limits':[{'maxUses':0},{'maxUses':0,'per':'customer','during':'day'}]}", ""),
      ("'campaign':'off'", ""), ("'campaign':'full'", ""),
    ])
  func met(members: String, context: String) throws {
    let campaigns = """
      ,'campaigns':[{'id':'off','active':false,'validUntil':'2026-01-01'},\
      {'id':'full','maxUsesTotal':0,'maxUsesPerCustomer':0}]
      """
    let result = try renewed(members, set: campaigns, context: context)
    #expect(result.taken == ["p 10.00"])
    #expect(result.redemptions.map { $0.isRenewal } == [true])
    // the same promotion that was not redeemed before is not applied
    let first = try priced(
      [amountOff("p", "10", members)], set: campaigns, context: ",'redeemed':['P']\(context)")
    #expect(first.taken == [])
  }

  @Test(
    "Budgets, what the customer spent, intervals, billing cycles, amounts in the currency and the qualifier hold as ever",
    arguments: [
      ("'constraints':{'budget':'5'}", ",'usage':{'promotions':{'p':{'spent':'5'}}}", "limitReached budget"),
      (
        "'constraints':{'limits':[{'maxUses':0},{'budget':'5','during':'year'}]}",
        ",'usage':{'promotions':{'p':{'during':{'year':{'spent':'6'}}}}}", "limitReached furtherLimit"
      ),
      ("'constraints':{'limits':[{'budget':'5','per':'customer'}]}", "", "limitReached customerUnknown"),
      ("'campaign':'c'", ",'usage':{'campaigns':{'c':{'spent':'5'}}}", "limitReached campaignBudget"),
      ("'constraints':{'customerSpend':{'atMost':'5'}}", "", "customerSpend"),
      ("'billingCycles':2", ",'billingCycle':3", "billingCycleOver"),
      ("'billingCycles':{'from':2}", "", "billingCycleNotReached"),
      ("'maxDiscount':{'USD':'5'}", "", "notInCurrency"),
      ("'when':{'quantity':{'atLeast':2}},'coupons':['C']", "", "notQualified"),
      ("'when':{'coupon':['C']},'coupons':['C']", "", "notQualified"),
    ])
  func holds(members: String, context: String, reason: String) throws {
    let result = try renewed(members, set: ",'campaigns':[{'id':'c','budget':'5'}]", context: context)
    #expect(result.reasons == ["p \(reason)"])
  }

  @Test("What is left of budgets caps a renewal, too, and a code that is entered is redeemed with it")
  func capped() throws {
    let result = try renewed(
      "'coupons':[{'code':'C','customer':'other','maxUses':0}],'constraints':{'budget':'5'}", cart: ",'coupons':['c']",
      context: ",'customer':{'id':'k'},'usage':{'promotions':{'p':{'spent':'2'}}}")
    #expect(result.taken == ["p 3.00"])
    #expect(result.outcomes == ["C applied p"])
    #expect(result.redemptions.map { $0.coupon } == ["C"])
  }

  @Test(
    "Under `latest` a renewal replaces nothing, and is not replaced",
    arguments: [
      ("'B'", ["p 10.00", "q 5.00"], ["B applied q"]),
      // the last code counts; the code of the renewal is not among those that count
      ("'A','B'", ["p 10.00", "q 5.00"], ["A replaced p", "B applied q"]),
      ("'B','A'", ["p 10.00"], ["B replaced q", "A applied p"]),
    ])
  func latest(codes: String, taken: [String], outcomes: [String]) throws {
    let result = try renewed(
      "'coupons':['A']", set: ",'policy':{'coupons':'latest'}", cart: ",'coupons':[\(codes)]",
      amountOff("q", "5", "'coupons':['B']"))
    #expect(result.taken == taken)
    #expect(result.outcomes == outcomes)
    #expect(result.redemptions.first?.coupon == (codes.hasSuffix("'A'") ? "A" : nil))
  }

  @Test("Under `latestOnSubscriptions` any code that is entered closes its lines to a renewal without a code")
  func latestOnSubscriptions() throws {
    let cart = "'lines':[{'id':'1','sku':'A','quantity':1,'unitPrice':'100','billing':'P1M'}]"
    let policy = ",'policy':{'coupons':'latestOnSubscriptions'}"
    let promotions = [amountOff("p", "10", "'coupons':['A']"), amountOff("q", "5", "'coupons':['B']")]
    func taken(_ codes: String) throws -> [String] {
      try priced(promotions, set: policy, cart: "\(cart),'coupons':[\(codes)]", context: ",'redeemed':['p']").taken
    }
    #expect(try taken("'B'") == ["q 5.00"])
    #expect(try taken("'A','B'") == ["q 5.00"])
    #expect(try taken("'B','A'") == ["p 10.00"])
    // without another code nothing is closed
    #expect(try taken("") == ["p 10.00"])
  }
}
