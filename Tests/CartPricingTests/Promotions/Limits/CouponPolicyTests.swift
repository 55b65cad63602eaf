import CartPricing
import Testing

@Suite("Coupons: which codes count, and what becomes of them")
struct CouponTests {
  private let tenOff = [PromotionAction.discount(.percent("10"), on: .cart)]

  private func cart(_ codes: CouponCode...) -> Cart {
    Cart(currency: .eur, lines: [CartLine("1", sku: "A", unitPrice: "100")], coupons: codes)
  }

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
    // the policy `latest` looks at where a code first stands, too
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
        usage: Usage(coupons: ["A": CouponUsage(total: a), "B": CouponUsage(total: 9, customer: b)]))
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
      promotions: ["p": PromotionUsage(total: uses)],
      coupons: ["A": CouponUsage(total: uses), "D": CouponUsage(total: uses)])
    var context = PricingContext(now: .evening, usage: usage, explain: .all)
    let cart = Cart(currency: .eur, lines: cart().lines, coupons: codes)
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

  @Test("Under `latest` the last known code alone counts, whether it works or not")
  func latest() throws {
    let promotions = [
      Promotion("p", coupons: ["A"], actions: tenOff), Promotion("q", isActive: false, coupons: ["B"], actions: tenOff),
      Promotion("leaf", when: .coupon("L"), actions: tenOff), Promotion("plain", actions: tenOff),
    ]
    let policy = Policy(coupons: .latest)
    #expect(try priced(cart("A"), promotions, policy: policy).taken == ["p 10.00", "plain 9.00"])
    let replaced = try priced(cart("A", "B", "unknown"), promotions, policy: policy)
    #expect(replaced.taken == ["plain 10.00"])
    #expect(replaced.outcomes == ["A replaced p", "B inactive q", "UNKNOWN unknown"])
    #expect(replaced.reasons.contains("p couponMissing"))
    // a leaf makes a code known, and asks only for codes that count
    let leaf = try priced(cart("A", "L"), promotions, policy: policy)
    #expect(leaf.taken == ["leaf 10.00", "plain 9.00"])
    #expect(leaf.outcomes == ["A replaced p", "L recognized"])
    #expect(try priced(cart("L", "A"), promotions, policy: policy).outcomes == ["L replaced", "A applied p"])
  }

  /// A subscription at 100 and a perpetual line at 100; each code takes 10 %.
  private func subscriptions(_ first: [PromotionAction], _ second: [PromotionAction], codes: CouponCode...) throws
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
