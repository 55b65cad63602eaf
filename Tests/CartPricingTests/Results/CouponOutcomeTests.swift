// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §8.22 and §8.46.
@Suite("Outcomes of entered codes")
struct CouponOutcomeTests: CouponFixture {
  @Test("Of codes that are not applied the outcome says why")
  func outcomes() throws {
    let promotions = [
      Promotion("inactive", isActive: false, coupons: ["A"], actions: tenOff),
      Promotion("poor", coupons: ["B"], when: .subtotal(atLeast: "500"), actions: tenOff),
      Promotion("alone", priority: 1, actions: [.discount(.percent("20"), on: .cart)], combines: .never),
      Promotion("leaf", when: .coupon("LEAF", "A"), actions: tenOff),
      Promotion("other", coupons: ["C"], actions: tenOff),
      Promotion("nothing", coupons: ["D"], actions: [.discount(.percent("100"), on: .shipping)]),
    ]
    let taken = try priced(cart("x", "leaf", "A", "B", "C", "D"), promotions)
    #expect(
      taken.outcomes == [
        "X unknown", "LEAF recognized", "A inactive inactive", "B notQualified poor", "C excluded other",
        "D noEffect nothing",
      ])
    // without explanations these stand all the same, as their codes are entered
    var brief = PricingContext.evening
    brief.explain = .relevant
    #expect(
      Set(try priced(cart("x", "leaf", "A", "B", "C", "D"), promotions, in: brief).reasons) == [
        "inactive inactive", "poor notQualified", "other excluded by alone", "nothing noEffect",
        "leaf excluded by alone",
      ])
  }

  @Test("A limit of the code and one of its promotion are the same outcome, which reads back as itself")
  func limits() throws {
    let promotions = [
      Promotion("once", coupons: ["A"], actions: tenOff, constraints: Constraints(maxUsesTotal: 1)),
      Promotion("code", coupons: [PromotionCoupon("B", maxUses: 1)], actions: tenOff),
    ]
    let usage = Usage(
      promotions: ["once": PromotionUsage(total: 1, customerTotal: 0, spent: "0")],
      coupons: ["B": CouponUsage(total: 1, customerTotal: 0)])
    let context = PricingContext(now: .evening, usage: usage, explain: .all)
    let fresh = try priced(cart("A", "B"), promotions, in: context)
    #expect(fresh.coupons.map(\.outcome) == [.limitReached, .limitReached])
    #expect(Set(fresh.reasons) == ["once limitReached maxUsesTotal", "code limitReached couponMaxUses"])
    let read = try PricedCart(json: fresh.json)
    #expect(read.coupons == fresh.coupons)
    #expect(read.coupons.hashValue == fresh.coupons.hashValue)
    #expect(fresh.explanation(ofCode: "A") == "A: not applied; “once” has been used as often as it may be.")
    #expect(fresh.explanation(ofCode: "B") == "B: not used; this code has been used as often as it may be.")
  }
}
