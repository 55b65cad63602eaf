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
}
