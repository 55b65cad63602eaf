// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §8.42, §9.1, §9.2, §9.3, §9.4, §9.5 and §10.8.
@Suite("Qualifiers that measure what discounts leave")
struct AfterDiscountsTests {
  private func cart(_ price: Amount) -> Cart {
    Cart(CartLine("1", sku: "A", unitPrice: price), shipping: CartShipping(method: "m", cost: "5"))
  }

  private func off(
    _ id: PromotionID, _ amount: AmountByCurrency, on target: DiscountTarget, combines: Combination = .always
  )
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

/// Tests §9.3 and §11.2.
@Suite("Faults of late promotions are reported with their paths")
struct AfterDiscountsFaultTests {
  /// §9.3: a late promotion's actions stand in later steps than it names; it is neither `never` nor in a group.
  @Test(
    "A subtotal may ask what discounts have left only where that is known",
    arguments: FaultRow.table(
      """
      items & 'on':'cart','discount':{'percent':'1'} & =>
      items & 'on':{'subset':'all'},'discount':{'percent':'1'} & =>
      items & 'on':'shipping','discount':{'percent':'1'} & =>
      items & 'issueCoupon':{'template':'t'} & =>
      cart & 'upgradeShipping':'air' & =>
      cart & 'on':'fees','discount':{'percent':'1'} & =>
      cart & 'on':'tax','discount':{'percent':'1'} & =>
      cart & 'credit':{'amount':'1','per':'1'} & =>
      items & 'on':{'items':{}},'discount':{'percent':'1'} & => .when.subtotal.after
      items & 'on':{'group':{'reward':'all'}},'discount':{'percent':'1'} & => .when.subtotal.after
      items & 'gift':{'sku':'G','unitPrice':'1'} & => .when.subtotal.after
      cart & 'on':'cart','discount':{'percent':'1'} & => .when.subtotal.after
      cart & 'on':{'items':{}},'discount':{'percent':'1'} & => .when.subtotal.after
      cart & 'upgradeShipping':'air' & ,'combines':'never' => .when.subtotal.after
      items & 'upgradeShipping':'air' & ,'group':'g' => .when.subtotal.after
      items & 'upgradeShipping':'air' & ,'combines':'notOnSameItems' =>
      """))
  func late(row: FaultRow) {
    let parts = row.text.split(separator: "&", omittingEmptySubsequences: false).map(String.init)
    let stage = parts[0].replacing(" ", with: "")
    let promotion =
      "{'id':'p','when':{'subtotal':{'atLeast':'1','after':'\(stage)'}},'actions':[{\(parts[1])}]\(parts[2])}"
    expectFaults(FaultRow(text: promotion, paths: row.paths), at: .promotion)
  }

  @Test("One action in an earlier step is enough for a late promotion to be a fault, at each such leaf")
  func lateWithSeveralActions() {
    expectFaults(
      FaultRow(
        text: """
          {'id':'p','when':{'all':[{'subtotal':{'atLeast':'1','after':'items'}},\
          {'not':{'subtotal':{'atLeast':'1','after':'cart'}}},{'subtotal':{'atLeast':'1'}}]},\
          'actions':[{'upgradeShipping':'x'},{'on':'cart','discount':{'percent':'1'}}]}
          """, paths: [".when.all[1].not.subtotal.after"]), at: .promotion)
  }

  /// The cart is worth 60.00; 10.00 are taken off items, and 5.00 off the cart.
  @Test(
    "A gap of what discounts leave says after which of them it is missing",
    arguments: [
      ("{'subtotal':{'atLeast':'60','after':'items'}}", ["subtotal 5000 of 6000 after items"]),
      ("{'subtotal':{'above':'45','after':'cart'}}", ["subtotal 4500 of 4501 after cart"]),
      (
        "{'all':[{'subtotal':{'atLeast':'60','after':'items'}},{'subtotal':{'atLeast':'70'}}]}",
        ["subtotal 5000 of 6000 after items", "subtotal 6000 of 7000"]
      ),
      // the fewest gaps, the first on a tie
      (
        "{'any':[{'subtotal':{'atLeast':'46','after':'cart'}},{'subtotal':{'atLeast':'61'}}]}",
        ["subtotal 4500 of 4600 after cart"]
      ),
    ])
  func gaps(when: String, expected: [String]) throws {
    let promotions = [
      promotion("i", "{'on':{'items':{}},'discount':{'amount':'10'}}"), amountOff("c", "5"),
      promotion("s", "{'on':'shipping','discount':{'percent':'100'}}", "'when':\(when)"),
    ]
    let result = try priced(
      promotions, cart: "\(cartLines(cartLine("a", 1, "60"))),'shipping':{'method':'m','cost':'5'}")
    let gaps = result.decisions.first { $0.promotion == "s" }?.gaps.map {
      "\($0.measure.rawValue) \($0.currentNumber) of \($0.requiredNumber)"
        + ($0.after.map { " after \($0.rawValue)" } ?? "")
    }
    #expect(gaps == expected)
    #expect(result.json.contains(#""after":"#) == expected.joined().contains("after"))
  }

  /// Lines a at 20.00, b at 30.00 and c at 5.00; x takes 3.00 off line b. The late promotion takes 10.00 off the cart.
  @Test(
    "A late promotion finds what earlier steps have left: of units, of budgets and of limits",
    arguments: [
      // over 20.00, 27.00 and 5.00: 3.85, 5.19 and 0.96
      ("", ["16.15", "21.81", "4.04"], []),
      // only units that x has not discounted: 8.00 and 2.00
      ("'combines':'notOnDiscounted'", ["12.00", "27.00", "3.00"], []),
      // x has taken 3.00 of a budget of 8.00: half of 3.85, 5.19 and 0.96, the odd cent to the first of the two
      ("'campaign':'c'", ["18.07", "24.41", "4.52"], []),
      ("'campaign':'d'", ["20.00", "27.00", "5.00"], ["l limitReached campaignMaxUsesTotal"]),
      ("'maxDiscount':'0'", ["20.00", "27.00", "5.00"], ["l noEffect"]),
    ])
  func leftOver(members: String, totals: [String], reasons: [String]) throws {
    let promotions = [
      promotion("x", "{'on':{'items':{'select':{'sku':['B']}}},'discount':{'amount':'3'}}", "'campaign':'c'"),
      amountOff(
        "l", "10", "'when':{'subtotal':{'atLeast':'52','after':'items'}}" + (members.isEmpty ? "" : ",\(members)")),
    ]
    let result = try priced(
      promotions, set: ",'campaigns':[{'id':'c','budget':'8'},{'id':'d','maxUsesTotal':0}]",
      cart: cartLines(cartLine("a", 1, "20"), cartLine("b", 1, "30"), cartLine("c", 1, "5")))
    #expect(result.lineTotals == totals)
    #expect(result.reasons == reasons)
  }
}
