// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// A small shop for trying templates: prices one promotion on a few lines, and says what is to be paid.
enum TemplateShop {
  /// Monday, 30 November 2026, ten in the morning in Berlin.
  static let now: Instant = "2026-11-30T10:00:00+01:00"

  /// One promotion of each template, with an id of its own.
  static let all: [Promotion] = [
    .cart("cart", .percent("10"), from: "100"), .cart("subset", .amount("5"), of: .category("plants")),
    .spendGetOff("spend-get", spend: "1000", of: !.category("gift-cards"), off: "100"),
    .spendMoreSaveMore("more-percent", [.from("50", percent: "10"), .from("100", percent: "15")]),
    .spendMoreGetMoreOff("more-off", [.from("50", off: "5"), .from("100", off: "12")], of: .tag("sale")),
    .volumeScale("volume", [.from(2, percent: "5"), .from(3, percent: "10")]),
    .freeShipping("shipping", from: "50", after: .cart), .freeShipping("shipping-always"),
    .items("items", .price("5"), of: .tag("Clearance")),
    .buyGet("buy-get", .free, buy: 1, of: .sku("LAPTOP"), get: 2, of: .sku("BAG"), times: 3),
    .buyGet("fourth", .percent("50"), buy: 3), .cheapest("least", ofEvery: 2, of: .category("shoes")),
    .mostExpensive("most", .percent("50"), ofEvery: 3, times: 1),
    .buyForGetMostExpensive("treat", .amount("30"), spend: "100"),
    .cheapest("cheapest", .percent("10"), of: .category("gadgets"), pricedFrom: "100"), .cheapest("any", .amount("5")),
    .mostExpensive("dearest", .percent("30"), of: .category("tvs")),
    .group("group", ofEvery: 5, of: .tag("shirt"), price: "25"),
    .bundle("bundle", [BundlePart(.sku("TENT")), BundlePart(.category("mats"), count: 2)], price: "150"),
    .giftWithCart("gift-cart", Gift("TOTE", unitPrice: ["EUR": "15", "CHF": "16"]), from: "75"),
    .giftWithItem("gift-item", Gift("UMBRELLA", unitPrice: "12", mode: .addMissing), of: .category("jackets")),
    .storeCredit("credit", "20", per: "100", max: "60"),
    .nextPurchase("next", template: "NEXT10", validFor: "P30D", from: "20"),
    .firstOrder("first", .percent("10")), .birthday("birthday", .amount("20"), withinDays: 3, freeShipping: true),
    .winBack("win-back", .percent("20"), after: "P90D", from: "100"),
    .abandonedCart("abandoned", .amount("10"), within: "P30D"), .referral("referral", .percent("15"), during: .month),
    .loyalty("loyal", .percent("20"), score: "activity", atLeast: 200),
    .loyalty("engaged", .percent("15"), score: "activity", atLeast: 100, atMost: 199),
    .flashSale("flash", .percent("50"), on: [.friday, .saturday], from: "18:00", until: "02:00"),
    .happyHour("happy", .percent("20"), of: .tag("drinks"), from: "17:00", until: "19:00", lastDay: "2026-12-18"),
    .memberPrice("member", attribute: "member", of: !.tag("sale")),
    .buyGetSame("same", .free, ofEvery: 3, of: .category("shoes"), times: 2),
    .forEvery("every", "50", off: "5", of: !.category("gift-cards"), times: 4),
    .bestPerLine("per-line", .amount("1.50"), in: "best", of: .tag("sale")),
    .chooseGift(
      "choice", [GiftOption("MUG", unitPrice: "6"), GiftOption("PEN", unitPrice: "4", name: "Pen")], from: "50"),
    .yearlyBudget("staff", .percent("30"), budget: "500"),
    Promotion.cart("refined", .amount("20"))
      .named("Cyber Week").withCoupons(.init("CYBER-WEEK", maxUses: 1000), "CYBER")
      .valid(from: "2026-11-27T00:00:00+01:00", until: "2026-12-04T00:00:00+01:00")
      .requiring(.quantity(atLeast: 3) || .segment("vip")).requiring(!.store(channel: ["outlet"]))
      .prioritized(5).limited(total: 100, perCustomer: 3).oncePerCustomer().capped(at: "15").combining(.never)
      .saying(applied: "yes", nearMiss: "{missing} more", badge: "20 off"),
    Promotion.cart("grouped", .percent("5")).inGroup("seasonal"),
  ]

  /// A set of promotions in EUR, with the score that templates name.
  static func set(_ promotions: [Promotion]) -> PromotionSet {
    PromotionSet(
      currency: .eur, promotions, scores: [Score("activity", points: ["purchase": 60, "visit": 5])])
  }

  /// The lines of a cart, each as quantity, price and what it is: a SKU, a category and a tag at once.
  static func lines(_ parts: [(Int, Amount, String)]) -> [CartLine] {
    parts.enumerated().map { place, part in
      CartLine(
        LineID("\(place)"), sku: SKU(part.2), quantity: part.0, unitPrice: part.1, categories: [CategoryID(part.2)],
        tags: [TagID(part.2)])
    }
  }

  /// Prices one promotion.
  static func price(
    _ promotion: Promotion, _ parts: [(Int, Amount, String)], shipping: CartShipping? = nil,
    customer: PricingCustomer? = nil,
    now: Instant = now, usage: Usage = Usage(), coupons: [EnteredCode] = []
  ) throws -> PricedCart {
    let cart = Cart(currency: .eur, lines: lines(parts), shipping: shipping, coupons: coupons)
    return try PricingEngine(set([promotion]))
      .price(cart, in: PricingContext(now: now, customer: customer, usage: usage, explain: .all))
  }

  /// The total of a cart with one promotion, "94.50".
  static func total(
    _ promotion: Promotion, _ parts: [(Int, Amount, String)], shipping: CartShipping? = nil,
    customer: PricingCustomer? = nil,
    now: Instant = now, usage: Usage = Usage(), coupons: [EnteredCode] = []
  ) throws -> String {
    try price(
      promotion, parts, shipping: shipping, customer: customer, now: now, usage: usage, coupons: coupons
    ).total.amountText
  }
}
