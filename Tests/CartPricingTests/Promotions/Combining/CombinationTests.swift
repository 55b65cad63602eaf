import CartPricing
import Testing

@Suite("Who may combine with whom")
struct CombiningTests {
  private let cart = Cart(CartLine("1", sku: "A", unitPrice: "100"))

  private func off(
    _ id: PromotionID, _ amount: AmountByCurrency, priority: Int = 0, combines: Combination = .always,
    group: GroupName? = nil, on target: Target = .cart
  ) -> Promotion {
    Promotion(
      id, priority: priority, actions: [.discount(.amount(amount), on: target)], combines: combines, group: group)
  }

  private func best(_ promotions: [Promotion], searchLimit: Int = 10_000, _ cart: Cart? = nil) throws -> PricedCart {
    try priced(
      cart ?? self.cart, promotions, policy: Policy(selection: .bestForCustomer, searchLimit: searchLimit))
  }

  @Test("By priority a promotion that stands alone is taken if it is first, and excluded otherwise")
  func never() throws {
    let alone = off("alone", "20", combines: .never)
    let first = try priced(cart, [off("b", "5"), alone, off("c", "6")])
    #expect(first.taken == ["alone 20.00"])
    #expect(first.reasons == ["b excluded by alone", "c excluded by alone"])
    let later = try priced(cart, [off("b", "5", priority: 1), alone, off("c", "6")])
    #expect(later.taken == ["b 5.00", "c 6.00"])
    #expect(later.reasons == ["alone excluded by b"])
    // one that has no effect alone is not eligible and excludes nobody
    let void = Promotion("a", actions: [.discount(.percent("50"), on: .shipping)], combines: .never)
    #expect(try priced(cart, [void, off("b", "5")]).taken == ["b 5.00"])
  }

  @Test("At most one of a group is taken; canonical order is priority descending, then id ascending by bytes")
  func groups() throws {
    let promotions = [
      off("b", "5", group: "g"), off("a", "3", group: "g"), off("Z", "1", group: "h"), off("é", "2"), off("z", "2"),
    ]
    let taken = try priced(cart, promotions)
    #expect(taken.taken == ["Z 1.00", "a 3.00", "z 2.00", "é 2.00"])
    #expect(taken.reasons == ["b excluded by a"])
    var preferred = promotions
    preferred[0].priority = 1
    #expect(try priced(cart, preferred).taken == ["b 5.00", "Z 1.00", "z 2.00", "é 2.00"])
  }

  @Test("A promotion that is not on the same items closes units to others, and takes none that others have")
  func notOnSameItems() throws {
    let cart = Cart(CartLine("1", sku: "A", quantity: 3, unitPrice: "10"))
    let own = off("own", "4", priority: 2, combines: .notOnSameItems, on: .items(count: 1))
    // unit 0 is closed to the second, which takes 1 off each of the others
    #expect(try priced(cart, [own, off("p", "1", on: .items())]).units() == "1x6.00 2x9.00")
    #expect(try priced(cart, [own, off("p", "2")]).units() == "1x6.00 2x9.00")
    // after one that has discounted all units nothing is open to it
    let late = off("own", "4", combines: .notOnSameItems, on: .items(count: 1))
    let none = try priced(cart, [off("p", "1", priority: 1, on: .items()), late])
    #expect(none.taken == ["p 3.00"])
    #expect(none.reasons == ["own noEffect"])
    #expect(none.redemptions.map(\.promotion) == ["p"])
    // units of which nothing was taken stay open: 0.01 off a group of three is off unit 0 alone
    let cent = off("p", "0.01", priority: 1, on: .group(reward: .all))
    #expect(try priced(cart, [cent, late]).units() == "1x9.99 1x6.00 1x10.00")
    // two of them share a line, not its units
    let two = [own, off("also", "3", combines: .notOnSameItems, on: .items(count: 2))]
    #expect(try priced(cart, two).units() == "1x6.00 2x7.00")
    // its own second action still finds its units
    var both = own
    both.actions.append(.discount(.percent("50"), on: .cart))
    #expect(try priced(cart, [both]).units() == "1x3.00 2x5.00")
  }

  @Test("The best set for the customer is the one with the largest benefit")
  func bestForCustomer() throws {
    let promotions = [off("a", "5"), off("b", "6"), off("alone", "10", combines: .never)]
    #expect(try best(promotions).taken == ["a 5.00", "b 6.00"])
    var dearer = promotions
    dearer[2] = off("alone", "11.01", combines: .never)
    #expect(try best(dearer).taken == ["alone 11.01"])
    #expect(try best(dearer).reasons == ["a excluded by alone", "b excluded by alone"])
    // on a tie fewer promotions
    dearer[2] = off("alone", "11", combines: .never)
    #expect(try best(dearer).taken == ["alone 11.00"])
    // of a group the best one, whatever the priority
    let group = [off("a", "5", priority: 9, group: "g"), off("b", "6", group: "g"), off("c", "1")]
    #expect(try best(group).taken == ["b 6.00", "c 1.00"])
    #expect(try best(group).reasons == ["a excluded by b"])
    #expect(try best(group).isOptimal)
  }

  @Test("On a tie: more coupons issued, then fewer promotions, then what comes first in canonical order")
  func ties() throws {
    #expect(try best([off("b", "5", group: "g"), off("a", "5", group: "g")]).taken == ["a 5.00"])
    #expect(try best([off("b", "5", priority: 1, group: "g"), off("a", "5", group: "g")]).taken == ["b 5.00"])
    var issuing = off("b", "5", group: "g")
    issuing.actions.append(.issueCoupon(CouponIssue("t")))
    #expect(try best([issuing, off("a", "5", group: "g")]).taken == ["b 5.00"])
    // the second adds nothing where the first has closed the only unit: it is left out, by nobody in particular
    let own = ["a", "b"].map { off(PromotionID($0), "5", combines: .notOnSameItems) }
    let result = try best(own)
    #expect(result.taken == ["a 5.00"])
    #expect(result.reasons == ["b excluded"])
  }

  @Test("A credit is a benefit like a discount")
  func creditsCount() throws {
    let credit = Promotion("credit", actions: [.credit(Credit("6", per: "100"))], combines: .never)
    #expect(try best([off("a", "5"), credit]).promotions.map(\.id) == ["credit"])
    #expect(try best([off("a", "6.01"), credit]).promotions.map(\.id) == ["a"])
  }

  @Test("The best set may do without a promotion that closes units to better ones")
  func doesWithout() throws {
    let own = off("a", "10", priority: 1, combines: .notOnSameItems)
    let better = off("b", "30")
    #expect(try priced(cart, [own, better]).taken == ["a 10.00"])
    let result = try best([own, better])
    #expect(result.taken == ["b 30.00"])
    #expect(result.reasons == ["a excluded"])
  }

  /// Candidate sets: {a, b}, then {a}, {b} and {} by the odometer; {b} is the best.
  @Test(
    "Sets are searched in their order up to the limit, and the result says whether all were",
    arguments: [
      (1, "a 5.00", false), (2, "a 5.00", false), (3, "b 7.00", false), (4, "b 7.00", true), (9, "b 7.00", true),
    ])
  func searchLimit(limit: Int, taken: String, isOptimal: Bool) throws {
    let own = [
      off("a", "5", priority: 1, combines: .notOnSameItems), off("b", "7", combines: .notOnSameItems),
    ]
    let result = try best(own, searchLimit: limit)
    #expect(result.taken == [taken])
    #expect(result.isOptimal == isOptimal)
  }

  /// Priority takes {never1}; then {never1} is the same set, {never2}; then the free one with each of the group and with
  /// none: {g1, free}, {g2, free}, {free}.
  @Test(
    "Sets that stand alone come first, then choices of each group, none last",
    arguments: [
      (1, "never1 1.00"), (2, "never2 2.00"), (3, "free 3.00 g1 1.00"), (4, "free 3.00 g2 2.00"),
      (5, "free 3.00 g2 2.00"),
    ])
  func searchOrder(limit: Int, taken: String) throws {
    let promotions = [
      off("never1", "1", priority: 9, combines: .never), off("never2", "2", priority: 8, combines: .never),
      off("g1", "1", group: "g"), off("g2", "2", group: "g"), off("free", "3"),
    ]
    let result = try best(promotions, searchLimit: limit)
    #expect(result.taken.joined(separator: " ") == taken)
    #expect(result.isOptimal == (limit >= 5))
  }

  @Test("By priority nothing is searched, so the result is always optimal")
  func priorityIsOptimal() throws {
    let own = ["a", "b"].map { off(PromotionID($0), "5", combines: .notOnSameItems) }
    #expect(try priced(cart, own, policy: Policy(searchLimit: 1)).isOptimal)
    #expect(try best([], searchLimit: 1).isOptimal)
    #expect(try best([], searchLimit: 1, Cart(currency: .eur)).isOptimal)
  }
}

@Suite("Promotions that ask what discounts have left")
struct LateTests {
  private func cart(_ price: Amount) -> Cart {
    Cart(CartLine("1", sku: "A", unitPrice: price), shipping: Shipping(method: "m", cost: "5"))
  }

  private func off(_ id: PromotionID, _ amount: AmountByCurrency, on target: Target, combines: Combination = .always)
    -> Promotion
  { Promotion(id, actions: [.discount(.amount(amount), on: target)], combines: combines) }

  private func freeShipping(after stage: DiscountStage, atLeast: AmountByCurrency = "50") -> Promotion {
    Promotion(
      "ship", when: .subtotal(atLeast: atLeast, after: stage), actions: [.discount(.percent("100"), on: .shipping)])
  }

  @Test(
    "After items: what single units cost then; after cart: what discounts on the cart have left, too",
    arguments: [
      (DiscountStage.items, "60", true), (.items, "59.99", false), (.cart, "65", true), (.cart, "64.99", false),
    ])
  func stages(stage: DiscountStage, price: String, isFree: Bool) throws {
    // 10 off items, then 5 off the cart
    let promotions = [off("items", "10", on: .items()), off("cart", "5", on: .cart), freeShipping(after: stage)]
    let result = try priced(cart(try #require(Amount(parsing: price))), promotions)
    #expect(result.shipping?.total.amountText == (isFree ? "0.00" : "5.00"))
    if !isFree { #expect(result.gaps(of: "ship") == ["subtotal 4999 of 5000 lacks 1"]) }
  }

  @Test("An upper bound may hold only because of discounts")
  func upperBound() throws {
    let promotion = Promotion(
      "ship", when: .subtotal(atMost: "50", after: .items), actions: [.discount(.percent("100"), on: .shipping)])
    #expect(try priced(cart("60"), [promotion]).reasons == ["ship notQualified"])
    #expect(
      try priced(cart("60"), [promotion, off("items", "10", on: .items())]).taken == ["items 10.00", "ship 5.00"])
  }

  @Test("A late promotion may stand on the cart after items, and later ones of its step see the same figures")
  func lateOnCart() throws {
    func late(_ id: PromotionID) -> Promotion {
      Promotion(
        id, when: .subtotal(atLeast: "50", after: .items), actions: [.discount(.amount("10"), on: .cart)])
    }
    // both were judged at 50, before the first took 10
    #expect(try priced(cart("50"), [late("a"), late("b")]).taken == ["a 10.00", "b 10.00"])
    #expect(try priced(cart("49.99"), [late("a"), late("b")]).taken == [])
  }

  @Test("No late promotion is taken beside one that stands alone")
  func besideNever() throws {
    let result = try priced(cart("100"), [off("alone", "1", on: .cart, combines: .never), freeShipping(after: .cart)])
    #expect(result.taken == ["alone 1.00"])
    #expect(result.reasons == ["ship excluded by alone"])
  }

  @Test("An excluded promotion names the first one of the selection, not a late one before it in canonical order")
  func excludedBesideLate() throws {
    var late = freeShipping(after: .items)
    late.priority = 9
    let solo = off("solo", "50", on: .cart, combines: .never)
    let first = try priced(cart("100"), [late, off("first", "1", on: .items()), solo])
    #expect(first.taken == ["ship 5.00", "first 1.00"])
    #expect(first.reasons == ["solo excluded by first"])
    // 5 of shipping is better than 1 of the cart, and nothing was taken in the selection
    let best = try priced(
      cart("100"), [late, off("alone", "1", on: .cart, combines: .never)],
      policy: Policy(selection: .bestForCustomer))
    #expect(best.taken == ["ship 5.00"])
    #expect(best.reasons == ["alone excluded"])
  }

  @Test("Its effect is judged on what it finds")
  func effectThen() throws {
    let free = Promotion("free", actions: [.discount(.percent("100"), on: .shipping)])
    var late = freeShipping(after: .items)
    late.id = "zzz"
    // judged when shipping begins, before the other is carried out; so it is taken and then finds nothing
    let both = try priced(cart("100"), [free, late])
    #expect(both.taken == ["free 5.00"])
    #expect(both.reasons == ["zzz noEffect"])
    // without shipping there is no effect at all
    #expect(try priced(Cart(CartLine("1", sku: "A", unitPrice: "100")), [late]).reasons == ["zzz noEffect"])
  }

  @Test("All else of a late promotion is judged as ever")
  func asEver() throws {
    var late = freeShipping(after: .cart)
    late.isActive = false
    #expect(try priced(cart("100"), [late]).reasons == ["ship inactive"])
    late.isActive = true
    late.coupons = ["A"]
    #expect(try priced(cart("100"), [late]).reasons == ["ship couponMissing"])
    late.coupons = []
    late.constraints.maxUsesTotal = 0
    #expect(try priced(cart("100"), [late]).reasons == ["ship limitReached maxUsesTotal"])
    late.constraints = Constraints()
    late.calculateRule = .quantity(minimum: 2)
    #expect(try priced(cart("100"), [late]).gaps(of: "ship") == ["quantity 1 of 2 lacks 1"])
    late.calculateRule = nil
    late.maxDiscount = "2"
    #expect(try priced(cart("100"), [late]).taken == ["ship 2.00"])
  }

  @Test("Late promotions are part of what the best set is worth")
  func bestCountsLate() throws {
    let policy = Policy(selection: .bestForCustomer)
    let alone = off("alone", "12", on: .cart, combines: .never)
    // 10 + 5 of shipping are more than 12; with shipping out of reach they are not
    let promotions = [off("a", "10", on: .cart), alone, freeShipping(after: .cart)]
    #expect(try priced(cart("60"), promotions, policy: policy).taken == ["a 10.00", "ship 5.00"])
    #expect(try priced(cart("59.99"), promotions, policy: policy).taken == ["alone 12.00"])
  }

  @Test("A late promotion on the cart that shares no items closes its units from then on")
  func lateCloses() throws {
    let late = Promotion(
      "a", when: .subtotal(atLeast: "50", after: .items), actions: [.discount(.amount("10"), on: .cart)],
      combines: .notOnSameItems)
    #expect(try priced(cart("50"), [late, off("b", "5", on: .cart)]).taken == ["a 10.00"])
    // units that items have discounted are closed to it
    #expect(try priced(cart("61"), [late, off("i", "1", on: .items())]).reasons == ["a noEffect"])
  }
}
