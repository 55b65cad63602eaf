// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §1.20, §1.21, §5.6, §8.40 and §8.46.
@Suite("Codes of a promotion")
struct PromotionCouponTests: CouponFixture {
  @Test("A promotion with codes needs one of them, in whatever letters and with white space around it")
  func needsOne() throws {
    let promotion = Promotion("p", coupons: ["SAVE", "MORE"], actions: tenOff)
    #expect(try priced(cart(), [promotion]).reasons == ["p couponMissing"])
    let taken = try priced(cart("\tsave "), [promotion])
    #expect(taken.taken == ["p 10.00"])
    #expect(taken.promotions.first?.coupon == "SAVE")
    #expect(taken.redemptions.first?.coupon == "SAVE")
    #expect(taken.outcomes == ["SAVE applied p"])
    #expect(try priced(cart("sav e"), [promotion]).outcomes == ["SAV E unknown"])
  }

  @Test("A code entered twice counts where it first stands")
  func enteredTwice() throws {
    let promotions = [
      Promotion("p", coupons: ["A", "B"], actions: tenOff), Promotion("q", coupons: ["C"], actions: tenOff),
    ]
    let taken = try priced(cart("b", "C", "a", "B "), promotions)
    // 100 − 10 = 90, 90 − 9 = 81
    #expect(taken.taken == ["p 10.00", "q 9.00"])
    #expect(taken.outcomes == ["B applied p", "C applied q", "A notNeeded p"])
    // the policy `latest` uses the first position of a code, too
    let latest = try priced(cart("b", "C", "B "), promotions, policy: Policy(coupons: .latest))
    #expect(latest.taken == ["q 10.00"])
    #expect(latest.outcomes == ["B replaced p", "C applied q"])
  }

  @Test("The first entered code within its limits is the one that counts")
  func limits() throws {
    let promotion = Promotion(
      "p", coupons: [PromotionCoupon("A", maxUses: 3), PromotionCoupon("B", maxUsesPerCustomer: 2), "C"],
      actions: tenOff)
    func context(_ a: Int, _ b: Int) -> PricingContext {
      .of(
        PricingCustomer("c"),
        usage: Usage(coupons: [
          "A": CouponUsage(total: a, customerTotal: 0), "B": CouponUsage(total: 9, customerTotal: b),
        ]))
    }
    #expect(try priced(cart("A", "B"), [promotion], in: context(2, 0)).outcomes == ["A applied p", "B notNeeded p"])
    #expect(try priced(cart("A", "B"), [promotion], in: context(3, 1)).outcomes == ["A limitReached p", "B applied p"])
    let none = try priced(cart("A", "B"), [promotion], in: context(3, 2))
    #expect(none.outcomes == ["A limitReached p", "B limitReached p"])
    #expect(none.reasons == ["p limitReached couponMaxUses"])
    #expect(
      try priced(cart("B", "A"), [promotion], in: context(4, 3)).reasons == ["p limitReached couponMaxUsesPerCustomer"])
    #expect(
      try priced(cart("B", "A", "C"), [promotion], in: context(4, 3)).outcomes == [
        "B limitReached p", "A limitReached p", "C applied p",
      ])
    let never = Promotion("q", coupons: [PromotionCoupon("Z", maxUses: 0)], actions: tenOff)
    #expect(try priced(cart("Z"), [never]).reasons == ["q limitReached couponMaxUses"])
  }

  /// The codes that are entered, the codes' uses in all, and the decision without a customer.
  @Test(
    "Without a customer, a limit per customer of the first code is the limit customerUnknown where all codes are shut",
    arguments: [
      (["B"], 0, "p limitReached customerUnknown"),
      // the first code needs a customer; the other one has been used up
      (["B", "A"], 9, "p limitReached customerUnknown"),
      // the first code has been used up; the other one needs a customer
      (["A", "B"], 9, "p limitReached couponMaxUses"),
      // one code has both limits: the unknown customer comes first
      (["D"], 9, "p limitReached customerUnknown"),
      // a code that is open is used, whatever the first one needs
      (["B", "C"], 9, nil),
    ] as [([CouponCode], Int, String?)])
  func customerUnknown(codes: [CouponCode], uses: Int, reason: String?) throws {
    var promotion = Promotion(
      "p",
      coupons: [
        PromotionCoupon("A", maxUses: 3), PromotionCoupon("B", maxUsesPerCustomer: 2), "C",
        PromotionCoupon("D", maxUses: 3, maxUsesPerCustomer: 2),
      ],
      actions: tenOff)
    let usage = Usage(
      promotions: ["p": PromotionUsage(total: uses, customerTotal: 0, spent: "0")],
      coupons: ["A": CouponUsage(total: uses, customerTotal: 0), "D": CouponUsage(total: uses, customerTotal: 0)])
    var context = PricingContext(now: .evening, usage: usage, explain: .all)
    let cart = Cart(currency: .eur, lines: cart().lines, coupons: codes.map { EnteredCode($0) })
    let shut = try priced(cart, [promotion], in: context)
    #expect(shut.reasons == (reason.map { [$0] } ?? []))
    let open = codes.filter { $0 == "C" }.map { "\($0) applied p" }
    #expect(shut.outcomes.suffix(open.count) == open[...])
    #expect(shut.outcomes.prefix(codes.count - open.count).allSatisfy { $0.hasSuffix(" limitReached p") })
    // a code that needs a customer comes before the promotion's own limits, one that is used up after them
    promotion.constraints.maxUsesTotal = 9
    let total =
      uses < 9 ? reason : reason?.hasSuffix("customerUnknown") == true ? reason : "p limitReached maxUsesTotal"
    #expect(try priced(cart, [promotion], in: context).reasons.first == total)
    // a known customer is within the limits per customer
    context.customer = PricingCustomer("c")
    promotion.constraints.maxUsesTotal = nil
    let known = try priced(cart, [promotion], in: context)
    #expect(known.reasons == (codes == ["D"] ? ["p limitReached couponMaxUses"] : []))
  }

  /// The codes that are entered, the customer, the outcomes, and the limit for which the promotion is not applied.
  @Test(
    "A code counts within its own validity and for its own customer",
    arguments: [
      ("'A'", "", ["A expired p"], "couponExpired"), ("'B'", "", ["B notStarted p"], "couponNotStarted"),
      ("'C'", "", ["C notForCustomer p"], "couponNotForCustomer"),
      ("'C'", "x", ["C notForCustomer p"], "couponNotForCustomer"), ("'C'", "k", ["C applied p"], nil),
      // the reason is that of the first one that is entered
      ("'A','B'", "", ["A expired p", "B notStarted p"], "couponExpired"),
      ("'B','A'", "", ["B notStarted p", "A expired p"], "couponNotStarted"),
      // the first one that counts
      ("'A','D'", "", ["A expired p", "D applied p"], nil), ("'C','D'", "k", ["C applied p", "D notNeeded p"], nil),
      ("'D','A'", "", ["D applied p", "A expired p"], nil),
      // its customer, then its validity, then its uses
      ("'E'", "", ["E notForCustomer p"], "couponNotForCustomer"), ("'E'", "k", ["E expired p"], "couponExpired"),
      // an instant: it begins with it, and ends before it
      ("'F'", "", ["F applied p"], nil), ("'G'", "", ["G expired p"], "couponExpired"),
      // a limit of each customer without a customer comes first; the outcome is of the code
      ("'H'", "", ["H notForCustomer p"], "customerUnknown"), ("'H'", "k", ["H limitReached p"], "couponMaxUses"),
      ("'H'", "l", ["H notForCustomer p"], "couponNotForCustomer"),
    ] as [(String, String, [String], String?)])
  func conditions(codes: String, customer: String, outcomes: [String], limit: String?) throws {
    let coupons = """
      {'code':'A','validUntil':'2026-11-26'},{'code':'B','validFrom':'2026-11-28'},{'code':'C','customer':'k'},\
      {'code':'D','validFrom':'2026-11-27','validUntil':'2026-11-27'},\
      {'code':'E','customer':'k','validUntil':'2026-11-26','maxUses':0},\
      {'code':'F','validFrom':'2026-11-27T17:30:00Z'},{'code':'G','validUntil':'2026-11-27T17:30:00Z'},\
      {'code':'H','customer':'k','maxUses':0,'maxUsesPerCustomer':1}
      """
    let result = try priced(
      [amountOff("p", "10", "'coupons':[\(coupons)]")], cart: "\(oneLine),'coupons':[\(codes)]",
      context: customer.isEmpty ? "" : ",'customer':{'id':'\(customer)'}")
    #expect(result.outcomes == outcomes)
    #expect(result.reasons == (limit.map { ["p limitReached \($0)"] } ?? []))
  }

  @Test("A validity of days is that of the local date of now, for codes of a batch, too")
  func days() throws {
    let coupons = "{'batch':'b','validUntil':'2026-11-27'},{'code':'A','validFrom':'2026-11-28'}"
    let cart = "\(oneLine),'coupons':[{'code':'z','batch':'b'},'A']"
    let request = request(promotions: amountOff("p", "10", "'coupons':[\(coupons)]"), cart: cart)
    // at 23:59 of the 27th, and a minute later
    let last = request.replacing("2026-11-27T18:30:00+01:00", with: "2026-11-27T23:59:00-05:00")
    #expect(try priced(quoted: last).outcomes == ["Z applied p", "A notStarted p"])
    let next = request.replacing("2026-11-27T18:30:00+01:00", with: "2026-11-28T00:00:00-05:00")
    #expect(try priced(quoted: next).outcomes == ["Z expired p", "A applied p"])
  }
}
