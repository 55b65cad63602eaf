// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import Testing

/// Tests §O3.1, §O3.2, §O3.3, §O3.4, §O3.5, §O3.6, §O3.7, §O3.8, §O3.9, §O3.10, §O3.11, §O3.12, §O3.13,
/// §O3.14 and §O5.12.
@Suite("Claims")
struct ClaimsTests {
  static let ownOfAnna = [
    "{'counter':{'promotion':'p'},'count':1}",
    "{'counter':{'promotion':'p','customer':'anna'},'count':1}",
    "{'counter':{'promotion':'p','currency':'EUR'},'amount':'5.00'}",
    "{'counter':{'promotion':'p','customer':'anna','currency':'EUR'},'amount':'5.00'}",
  ]

  @Test("Every counter of all time counts, also without a limit")
  func withoutLimits() throws {
    #expect(try ClaimFixture().claims == Self.ownOfAnna)
  }

  @Test("Without a customer, nothing is claimed on counters of customers")
  func withoutCustomer() throws {
    let claims = try ClaimFixture(customer: nil).claims
    #expect(claims == Self.ownOfAnna.filter { !$0.contains("anna") })
  }

  @Test("A cart without a redemption claims nothing")
  func nothingRedeemed() throws {
    #expect(try ClaimFixture(promotions: [("p", ",'active':false")]).claims.isEmpty)
  }

  /// The constraints of a promotion, the counter that they limit, and the limit. The other claims are
  /// those of a promotion without limits.
  static let limits: [(constraints: String, claim: String)] = [
    ("'maxUsesTotal':7", "{'counter':{'promotion':'p'},'count':1,'limit':7}"),
    ("'limits':[{'maxUses':3}]", "{'counter':{'promotion':'p'},'count':1,'limit':3}"),
    ("'maxUsesTotal':7,'limits':[{'maxUses':9},{'maxUses':3}]", "{'counter':{'promotion':'p'},'count':1,'limit':3}"),
    ("'maxUsesTotal':2,'limits':[{'maxUses':3}]", "{'counter':{'promotion':'p'},'count':1,'limit':2}"),
    ("'maxUsesPerCustomer':4", "{'counter':{'promotion':'p','customer':'anna'},'count':1,'limit':4}"),
    ("'singleUsePerCustomer':true", "{'counter':{'promotion':'p','customer':'anna'},'count':1,'limit':1}"),
    (
      "'singleUsePerCustomer':true,'maxUsesPerCustomer':4",
      "{'counter':{'promotion':'p','customer':'anna'},'count':1,'limit':1}"
    ),
    (
      "'maxUsesPerCustomer':4,'limits':[{'maxUses':2,'per':'customer'}]",
      "{'counter':{'promotion':'p','customer':'anna'},'count':1,'limit':2}"
    ),
    ("'budget':'50'", "{'counter':{'promotion':'p','currency':'EUR'},'amount':'5.00','limit':'50.00'}"),
    (
      "'budget':{'EUR':'60','USD':'70'}",
      "{'counter':{'promotion':'p','currency':'EUR'},'amount':'5.00','limit':'60.00'}"
    ),
    (
      "'budget':'50','limits':[{'budget':'40'}]",
      "{'counter':{'promotion':'p','currency':'EUR'},'amount':'5.00','limit':'40.00'}"
    ),
    (
      "'limits':[{'budget':'20','per':'customer'}]",
      "{'counter':{'promotion':'p','customer':'anna','currency':'EUR'},'amount':'5.00','limit':'20.00'}"
    ),
  ]

  @Test("A limit of all time is that of the counter that it names, the smallest of several", arguments: limits)
  func limit(constraints: String, claim: String) throws {
    let claims = try ClaimFixture(promotions: [("p", ",'constraints':{\(constraints)}")]).claims
    #expect(claims.contains(claim))
    #expect(claims.map(Self.withoutLimit) == Self.ownOfAnna)
    #expect(claims.filter { $0.contains("limit") } == [claim])
  }

  static func withoutLimit(_ claim: String) -> String {
    guard let start = claim.firstRange(of: ",'limit'") else { return claim }
    return claim[..<start.lowerBound] + "}"
  }

  /// Further limits of a period, and the claim that they add. Now is Tuesday, 1 December 2026 in its
  /// offset, and Monday, 30 November in UTC.
  static let periods: [(limits: String, claim: String)] = [
    (
      "{'maxUses':3,'during':'day'}",
      "{'counter':{'promotion':'p','during':'day','from':'2026-12-01'},'count':1,'limit':3}"
    ),
    (
      "{'maxUses':3,'per':'customer','during':'week'}",
      "{'counter':{'promotion':'p','customer':'anna','during':'week','from':'2026-11-30'},'count':1,'limit':3}"
    ),
    (
      "{'budget':'30','during':'month'}",
      "{'counter':{'promotion':'p','currency':'EUR','during':'month','from':'2026-12-01'},"
        + "'amount':'5.00','limit':'30.00'}"
    ),
    (
      "{'budget':'30','per':'customer','during':'year'}",
      "{'counter':{'promotion':'p','customer':'anna','currency':'EUR','during':'year','from':'2026-01-01'},"
        + "'amount':'5.00','limit':'30.00'}"
    ),
    (
      "{'maxUses':3,'during':'day'},{'maxUses':2,'during':'day'},{'maxUses':4,'during':'day'}",
      "{'counter':{'promotion':'p','during':'day','from':'2026-12-01'},'count':1,'limit':2}"
    ),
  ]

  @Test("A limit of a period has a counter of its own, named by its first local day", arguments: periods)
  func period(limits: String, claim: String) throws {
    let claims = try ClaimFixture(promotions: [("p", ",'constraints':{'limits':[\(limits)]}")]).claims
    #expect(claims == Self.ownOfAnna + [claim])
  }

  @Test("A code claims one use, however many promotions it brings, with the smallest limit of their entries")
  func code() throws {
    let fixture = ClaimFixture(
      promotions: [
        ("q", ",'coupons':[{'batch':'b','maxUses':2,'maxUsesPerCustomer':9}]"),
        ("p", ",'coupons':[{'code':'K','maxUses':5,'maxUsesPerCustomer':4},{'batch':'other','maxUses':1}]"),
      ], coupons: "[{'code':' k','batch':'b'}]")
    #expect(
      try fixture.claims.filter { $0.contains("coupon") } == [
        "{'counter':{'coupon':'K'},'count':1,'limit':2,'of':['p','q']}",
        "{'counter':{'coupon':'K','customer':'anna'},'count':1,'limit':4,'of':['p','q']}",
      ])
  }

  @Test("The own entry of a code comes before that of its batch, and a code without a limit counts")
  func ownEntry() throws {
    let fixture = ClaimFixture(
      promotions: [("p", ",'coupons':[{'batch':'b','maxUses':1},{'code':'K','maxUses':5},'FREE']")],
      coupons: "[{'code':'K','batch':'b'}]")
    #expect(
      try fixture.claims.filter { $0.contains("coupon") } == [
        "{'counter':{'coupon':'K'},'count':1,'limit':5,'of':['p']}",
        "{'counter':{'coupon':'K','customer':'anna'},'count':1,'of':['p']}",
      ])
  }

  @Test("A campaign claims one use and the discount of all its promotions")
  func campaign() throws {
    let fixture = ClaimFixture(
      set: ",'campaigns':[{'id':'g','budget':'90','maxUsesTotal':8,'maxUsesPerCustomer':3},{'id':'h'}]",
      promotions: [("q", ",'campaign':'g'"), ("p", ",'campaign':'g'"), ("r", ",'campaign':'h'")])
    #expect(
      try fixture.claims.filter { $0.contains("campaign") } == [
        "{'counter':{'campaign':'g'},'count':1,'limit':8,'of':['p','q']}",
        "{'counter':{'campaign':'g','customer':'anna'},'count':1,'limit':3,'of':['p','q']}",
        "{'counter':{'campaign':'g','currency':'EUR'},'amount':'10.00','limit':'90.00','of':['p','q']}",
        "{'counter':{'campaign':'h'},'count':1,'of':['r']}",
        "{'counter':{'campaign':'h','customer':'anna'},'count':1,'of':['r']}",
        "{'counter':{'campaign':'h','currency':'EUR'},'amount':'5.00','of':['r']}",
      ])
  }

  @Test("A renewal claims discount and no use, neither of its own nor of its code or campaign")
  func renewal() throws {
    let fixture = ClaimFixture(
      set: ",'campaigns':[{'id':'g','maxUsesTotal':8}]",
      promotions: [
        (
          "p",
          ",'campaign':'g','coupons':['K'],'constraints':{'maxUsesTotal':7,'limits':["
            + "{'maxUses':1,'during':'day'},{'budget':'30','during':'day'}]}"
        )
      ], coupons: "['K']", redeemed: "['p']")
    #expect(
      try fixture.claims == [
        "{'counter':{'promotion':'p','currency':'EUR'},'amount':'5.00'}",
        "{'counter':{'promotion':'p','customer':'anna','currency':'EUR'},'amount':'5.00'}",
        "{'counter':{'promotion':'p','currency':'EUR','during':'day','from':'2026-12-01'},"
          + "'amount':'5.00','limit':'30.00'}",
        "{'counter':{'campaign':'g','currency':'EUR'},'amount':'5.00','of':['p']}",
      ])
  }

  @Test("A renewal is not among the promotions of which a use of the campaign counts")
  func renewalBesideUse() throws {
    let fixture = ClaimFixture(
      set: ",'campaigns':[{'id':'g'}]", promotions: [("p", ",'campaign':'g'"), ("q", ",'campaign':'g'")],
      customer: nil, redeemed: "['p']")
    #expect(
      try fixture.claims.filter { $0.contains("campaign") } == [
        "{'counter':{'campaign':'g'},'count':1,'of':['q']}",
        "{'counter':{'campaign':'g','currency':'EUR'},'amount':'10.00','of':['p','q']}",
      ])
  }

  @Test("A promotion that takes nothing off claims its use and a discount of 0")
  func withoutDiscount() throws {
    let request = try PricingRequest(
      json: #"{"promotions":{"promotions":[{"id":"p","actions":[{"points":{"count":10}}]}]},"#
        + #""cart":{"currency":"JPY","lines":[{"id":"a","sku":"A","quantity":1,"unitPrice":"100"}]},"#
        + #""context":{"now":"2026-12-01T00:00:00Z"}}"#)
    let engine = try PricingEngine(request.promotions)
    let priced = try engine.price(request.cart, in: request.context)
    #expect(
      try engine.claims(of: priced, in: request.context).map { $0.json } == [
        #"{"counter":{"promotion":"p"},"count":1}"#,
        #"{"counter":{"promotion":"p","currency":"JPY"},"amount":"0"}"#,
      ])
  }
}

/// Tests §O3.15.
@Suite("Errors of claims")
struct ClaimErrorTests {
  let request: PricingRequest
  let priced: PricedCart

  init() throws {
    let fixture = ClaimFixture(
      set: ",'version':'1','campaigns':[{'id':'g'}]", promotions: [("p", ",'campaign':'g','coupons':['K']")],
      coupons: "['K']")
    request = try fixture.request
    priced = try PricingEngine(request.promotions).price(request.cart, in: request.context)
  }

  func error(of change: (inout PromotionSet, inout PricingContext) -> Void) throws -> ClaimError? {
    var (promotions, context) = (request.promotions, request.context)
    change(&promotions, &context)
    let engine = try PricingEngine(promotions)
    do {
      _ = try engine.claims(of: priced, in: context)
      return nil
    } catch {
      return error
    }
  }

  @Test("The engine and the context of the result give its claims")
  func noError() throws { #expect(try error { _, _ in } == nil) }

  @Test("A result of another version is an error")
  func otherVersion() throws {
    #expect(try error { set, _ in set.version = "2" } == .otherVersion("1", engine: "2"))
    #expect(try error { set, _ in set.version = nil } == .otherVersion("1", engine: nil))
  }

  @Test("A promotion that the set has not is an error")
  func unknownPromotion() throws {
    #expect(try error { set, _ in set.promotions = [] } == .unknownPromotion("p"))
  }

  @Test("A promotion that lists another code or is of another campaign is an error")
  func otherTerms() throws {
    #expect(try error { set, _ in set.promotions[0].coupons = [PromotionCoupon("L")] } == .otherTerms("p"))
    #expect(try error { set, _ in set.promotions[0].campaign = nil } == .otherTerms("p"))
  }

  @Test("A budget that has no value in the currency of the result is an error")
  func otherCurrency() throws {
    let change = { (set: inout PromotionSet) in set.promotions[0].constraints.budget = .table([.usd: "5"]) }
    #expect(try error { set, _ in change(&set) } == .otherTerms("p"))
  }

  @Test("A context of another customer, or without one, is an error")
  func otherCustomer() throws {
    #expect(try error { _, context in context.customer = nil } == .otherCustomer("anna"))
    #expect(try error { _, context in context.customer?.id = "ben" } == .otherCustomer("anna"))
  }

  @Test("A context without an instant is an error")
  func malformedNow() throws {
    #expect(try error { _, context in context.now = "tomorrow" } == .malformedNow)
  }
}
