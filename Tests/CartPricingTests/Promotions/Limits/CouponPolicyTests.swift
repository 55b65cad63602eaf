// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §5.38, §5.39, §5.40 and §5.41.
@Suite("Coupon policies")
struct CouponPolicyTests: CouponFixture {
  /// A subscription at 100 and a perpetual line at 100; each code takes 10 %.
  private func subscriptions(_ first: [PromotionAction], _ second: [PromotionAction], codes: EnteredCode...) throws
    -> PricedCart
  {
    let cart = Cart(
      currency: .eur,
      lines: [
        CartLine("1", sku: "S", unitPrice: "100", billing: "P1M"), CartLine("2", sku: "B", unitPrice: "100"),
      ], coupons: codes)
    let promotions = [
      Promotion("p", coupons: ["OLD"], actions: first), Promotion("q", coupons: ["NEW"], actions: second),
      Promotion("r", actions: [.discount(.amount("1"), on: .items())]),
    ]
    return try priced(cart, promotions, policy: Policy(coupons: .latestOnSubscriptions))
  }

  @Test("Under `latest` the last code that does something, or that a leaf names, counts alone")
  func latest() throws {
    let promotions = [
      Promotion("p", coupons: ["A"], actions: tenOff), Promotion("q", isActive: false, coupons: ["B"], actions: tenOff),
      Promotion("leaf", when: .coupon("L"), actions: tenOff), Promotion("plain", actions: tenOff),
    ]
    let policy = Policy(coupons: .latest)
    #expect(try priced(cart("A"), promotions, policy: policy).taken == ["p 10.00", "plain 9.00"])
    let replaced = try priced(cart("A", "B", "unknown"), promotions, policy: policy)
    // the promotion of B is not active: B replaces nothing
    #expect(replaced.taken == ["p 10.00", "plain 9.00"])
    #expect(replaced.outcomes == ["A applied p", "B inactive q", "UNKNOWN unknown"])
    #expect(replaced.reasons == ["leaf notQualified", "q inactive"])
    // a leaf makes a code known, and holds only for codes that count
    let leaf = try priced(cart("A", "L"), promotions, policy: policy)
    #expect(leaf.taken == ["leaf 10.00", "plain 9.00"])
    #expect(leaf.outcomes == ["A replaced p", "L recognized"])
    #expect(try priced(cart("L", "A"), promotions, policy: policy).outcomes == ["L replaced", "A applied p"])
  }

  @Test("Under `latestOnSubscriptions` a later code closes subscription lines to earlier ones, where it is about them")
  func latestOnSubscriptions() throws {
    // first come items: r takes 1 off each unit; then p 10 % of 99 on the perpetual line alone, as the subscription is
    // closed to it: 9.90; then q 10 % of 99 + 89.10 = 188.10: 18.81
    let both = try subscriptions(tenOff, tenOff, codes: "OLD", "NEW")
    #expect(both.taken == ["p 9.90", "q 18.81", "r 2.00"])
    #expect(both.lines[0].adjustments.map(\.promotion) == ["q", "r"])
    #expect(both.outcomes == ["OLD applied p", "NEW applied q"])
    // the other way round the code of p is the later one
    let reversed = try subscriptions(tenOff, tenOff, codes: "NEW", "OLD")
    #expect(reversed.lines[0].adjustments.map(\.promotion) == ["p", "r"])
  }

  @Test(
    "What a later code's actions select decides which lines they close",
    arguments: [
      ([.discount(.percent("10"), on: .subset(.sku("B")))], false),
      ([.discount(.percent("10"), on: .subset(.sku("S")))], true),
      ([.discount(.percent("10"), on: .items(.billing(.perpetual)))], false),
      ([.discount(.percent("10"), on: .group(.sku("S"), reward: .all))], true),
      ([.discount(.percent("10"), on: .bundle([BundlePart(.sku("B")), BundlePart(.sku("S"))]))], true),
      ([.gift("S", unitPrice: "100", mode: .addMissing)], true), ([.gift("S", unitPrice: "100")], false),
      ([.issueCoupon(CouponIssue("t"))], false), ([.credit(Credit("1", per: "1"))], false),
    ] as [([PromotionAction], Bool)])
  func whatCloses(second: [PromotionAction], closes: Bool) throws {
    let both = try subscriptions([.discount(.amount("5"), on: .subset(.sku("S")))], second, codes: "OLD", "NEW")
    #expect(both.taken.contains("p 5.00") != closes)
    // with the codes entered the other way round nothing is closed to p, unless the second leaves nothing to take
    if second != [.gift("S", unitPrice: "100", mode: .addMissing)] {
      let reversed = try subscriptions([.discount(.amount("5"), on: .subset(.sku("S")))], second, codes: "NEW", "OLD")
      #expect(reversed.taken.contains("p 5.00"))
    }
  }

  @Test(
    "Under `latest` a code that does nothing replaces nothing, and has the outcome that it has alone",
    arguments: [
      ("'A','USED'", ["p 10.00"], ["A applied p", "USED limitReached used"]),
      ("'A','POOR'", ["p 10.00"], ["A applied p", "POOR notQualified poor"]),
      ("'A','IDLE'", ["p 10.00"], ["A applied p", "IDLE noEffect idle"]),
      ("'A','OLD','POOR'", ["p 10.00"], ["A applied p", "OLD expired old", "POOR notQualified poor"]),
      ("'OLD','A','POOR'", ["p 10.00"], ["OLD replaced old", "A applied p", "POOR notQualified poor"]),
      // none does anything: the last known one counts
      ("'USED','POOR','X'", [], ["USED replaced used", "POOR notQualified poor", "X unknown"]),
      ("'POOR','USED'", [], ["POOR replaced poor", "USED limitReached used"]),
      // one that would be excluded does something
      ("'A','OUT'", ["best 30.00"], ["A replaced p", "OUT excluded out"]),
      // a leaf names it, whether the leaf's promotion holds or not
      ("'A','NAMED'", [], ["A replaced p", "NAMED recognized"]),
      // a late promotion is taken with it, or not
      ("'A','LATE'", ["late 2.00"], ["A replaced p", "LATE applied late"]),
      ("'A','FAR'", ["p 10.00"], ["A applied p", "FAR notQualified far"]),
      // alone it is taken late: the promotion that it excludes has no code that counts then
      ("'A','LONE'", ["lone 2.00"], ["A replaced p", "LONE applied lone"]),
      // one without a code excludes it, and so it does nothing
      ("'A','BARRED'", ["best 30.00", "p 10.00"], ["A applied p", "BARRED excluded barred"]),
      // another code of the same promotion
      ("'A','A2'", ["p 10.00"], ["A replaced p", "A2 applied p"]),
    ])
  func dead(codes: String, taken: [String], outcomes: [String]) throws {
    let late = "{'on':'shipping','discount':{'amount':'2'}}"
    let promotions = [
      amountOff("p", "10", "'coupons':['A','A2']"), amountOff("used", "1", "'coupons':[{'code':'USED','maxUses':0}]"),
      amountOff("poor", "1", "'coupons':['POOR'],'when':{'quantity':{'atLeast':2}}"),
      promotion("idle", "{'on':'tax','discount':{'percent':'10'}}", "'coupons':['IDLE']"),
      amountOff("old", "1", "'coupons':[{'code':'OLD','validUntil':'2026-01-01'}]"),
      amountOff("out", "1", "'coupons':['OUT'],'group':'g'"),
      amountOff("named", "1", "'when':{'all':[{'coupon':['NAMED']},{'quantity':{'atLeast':2}}]}"),
      promotion("late", late, "'coupons':['LATE'],'when':{'subtotal':{'atLeast':'50','after':'cart'}}"),
      promotion(
        "lone", late, "'coupons':['LONE'],'excludes':['p'],'when':{'subtotal':{'atLeast':'50','after':'cart'}}"),
      promotion(
        "barred", late, "'coupons':['BARRED'],'excludes':['best'],'when':{'subtotal':{'atLeast':'50','after':'cart'}}"),
      promotion("far", late, "'coupons':['FAR'],'when':{'subtotal':{'atLeast':'500','after':'cart'}}"),
    ]
    let isOut = codes.contains("'OUT'") || codes.contains("'BARRED'")
    let all = promotions + (isOut ? [amountOff("best", "30", "'group':'g','priority':1")] : [])
    let result = try priced(
      all, set: ",'policy':{'coupons':'latest'}",
      cart: "\(oneLine),'shipping':{'method':'m','cost':'5'},'coupons':[\(codes)]")
    #expect(result.taken == taken)
    #expect(result.outcomes == outcomes)
  }

  /// A subscription s and a perpetual line t, at 100.00 each. OLD takes 5.00 off the subscription, NEW what the row says.
  @Test(
    "Under `latestOnSubscriptions` a later code closes the lines from which it takes something alone",
    arguments: [
      // 0.01 is off the first line, which is the subscription
      ("{'on':'cart','discount':{'amount':'0.01'}}", "", true),
      // of two units alike the cheapest is the last one
      ("{'on':{'group':{'reward':'cheapest'}},'discount':{'percent':'10'}}", "", false),
      ("{'on':{'items':{'count':1}},'discount':{'percent':'10'}}", "", true),
      // it takes nothing within its cap
      ("{'on':'cart','discount':{'percent':'10'}}", "'maxDiscount':'0'", false),
      // an order discount takes something from lines, too
      ("{'on':'order','discount':{'percent':'10'}}", "", true),
      // its promotion is not taken
      ("{'on':'cart','discount':{'percent':'10'}}", "'when':{'quantity':{'atLeast':9}}", false),
      ("{'on':'cart','discount':{'percent':'10'}}", "'excludes':['p']", false),
    ])
  func whatTakes(action: String, members: String, closes: Bool) throws {
    let promotions = [
      promotion("p", "{'on':{'subset':{'sku':['S']}},'discount':{'amount':'5'}}", "'coupons':['OLD']"),
      promotion("q", action, "'coupons':['NEW']" + (members.isEmpty ? "" : ",\(members)")),
    ]
    let cart =
      cartLines(cartLine("s", 1, "100", "'billing':'P1M'"), cartLine("t", 1, "100")) + ",'coupons':['OLD','NEW']"
    let result = try priced(promotions, set: ",'policy':{'coupons':'latestOnSubscriptions'}", cart: cart)
    #expect(result.taken.contains("p 5.00") != closes)
    #expect(result.reasons.contains("p noEffect") == closes)
  }
}
