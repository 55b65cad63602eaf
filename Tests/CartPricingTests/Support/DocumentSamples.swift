// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

@testable import CartPricing

extension WireSamples {
  private static let off: [PromotionAction] = [.discount(.percent("5"), on: .cart)]
  private static let offText = #""actions":[{"on":"cart","discount":{"percent":"5"}}]"#

  static let promotions: [Sample<Promotion>] = [
    Sample(Promotion("p", actions: off), #"{"id":"p",\#(offText)}"#),
    Sample(
      Promotion(
        "full", name: "Everything", isActive: false, validFrom: ValidityBound(noon),
        validUntil: ValidityBound(Instant(secondsSinceEpoch: 1_800_000_000, nanoseconds: 500_000_000)), priority: -3,
        coupons: ["a", PromotionCoupon("B", maxUses: 5), PromotionCoupon("c", maxUses: 0, maxUsesPerCustomer: 1)],
        when: .segment("vip"), calculateRule: .quantity(minimum: 3), actions: off,
        constraints: Constraints(
          isSingleUsePerCustomer: true, maxUsesPerCustomer: 2, maxUsesTotal: 3, budget: "100",
          customerSpend: CustomerSpend(atLeast: "1", atMost: ["EUR": "2"], within: "P30D"),
          requiresSameBillingInterval: true),
        combines: .notOnSameItems, group: "g", maxDiscount: ["EUR": "9"], billingCycles: .first(12),
        experiment: Experiment("x", from: "0", until: "50"),
        messages: PromotionMessages(applied: "yes", nearMiss: NearMiss("{missing}", within: "20"), badge: "-5 %")),
      #"{"id":"full","name":"Everything","active":false,"validFrom":"2026-11-27T12:00:00+01:00","#
        + #""validUntil":"2027-01-15T08:00:00.5Z","priority":-3,"#
        + #""coupons":["A",{"code":"B","maxUses":5},{"code":"C","maxUses":0,"maxUsesPerCustomer":1}],"#
        + #""when":{"segment":"vip"},"calculateRule":{"quantity":{"minimum":3}},\#(offText),"#
        + #""constraints":{"singleUsePerCustomer":true,"maxUsesPerCustomer":2,"maxUsesTotal":3,"budget":"100","#
        + #""customerSpend":{"atLeast":"1","atMost":{"EUR":"2"},"within":"P30D"},"sameBillingInterval":true},"#
        + #""combines":"notOnSameItems","group":"g","maxDiscount":{"EUR":"9"},"billingCycles":12,"#
        + #""experiment":{"name":"x","from":"0","until":"50"},"#
        + #""messages":{"applied":"yes","nearMiss":{"text":"{missing}","within":"20"},"badge":"-5 %"}}"#),
    Sample(
      Promotion(
        "rule", calculateRule: .quantity(minimum: 2, maxApplications: 4, of: .all, reward: .beyond), actions: off,
        combines: .never, billingCycles: .all, messages: PromotionMessages(nearMiss: "near")),
      #"{"id":"rule","calculateRule":{"quantity":{"minimum":2,"maxApplications":4},"of":"all","reward":"beyond"},"#
        + #"\#(offText),"combines":"never","billingCycles":"all","messages":{"nearMiss":"near"}}"#),
    Sample(
      Promotion("linear", calculateRule: .linear(quantity: 2), actions: off),
      #"{"id":"linear","calculateRule":{"linear":{"quantity":2}},\#(offText)}"#),
    Sample(
      Promotion("l", calculateRule: .linear(quantity: 2, maxApplications: 3, of: .sku("A")), actions: off),
      #"{"id":"l","calculateRule":{"linear":{"quantity":2,"repeatable":3},"of":{"sku":["A"]}},\#(offText)}"#),
    Sample(
      Promotion(
        "second", validFrom: "2026-11-28", validUntil: "2026-11-30",
        coupons: [
          PromotionCoupon(batch: "spring", maxUses: 1),
          PromotionCoupon("X", validFrom: "2026-11-28", validUntil: "2026-12-01T00:00:00Z", customer: "c"),
        ],
        calculateRule: .spend("50", maxApplications: 2, of: .sku("A")), actions: off,
        constraints: Constraints(limits: [
          .uses(1, perCustomer: true, during: .day), .budget(["EUR": "5"], during: .year), .budget("9"),
        ]),
        combines: .stop, excludes: ["p", "q"], class: "order", combinesWith: ["order", "shipping"], campaign: "c",
        tax: .keeps, billingCycles: .range(from: 2, until: 4),
        messages: PromotionMessages(applied: "yes", nextStep: NearMiss("{missing}", within: "20"))),
      #"{"id":"second","validFrom":"2026-11-28","validUntil":"2026-11-30","#
        + #""coupons":[{"batch":"spring","maxUses":1},{"code":"X","validFrom":"2026-11-28","#
        + #""validUntil":"2026-12-01T00:00:00Z","customer":"c"}],"#
        + #""calculateRule":{"spend":{"amount":"50","maxApplications":2},"of":{"sku":["A"]}},\#(offText),"#
        + #""constraints":{"limits":[{"maxUses":1,"per":"customer","during":"day"},"#
        + #"{"budget":{"EUR":"5"},"during":"year"},{"budget":"9"}]},"combines":"stop","excludes":["p","q"],"#
        + #""class":"order","combinesWith":["order","shipping"],"campaign":"c","tax":"keeps","#
        + #""billingCycles":{"from":2,"until":4},"#
        + #""messages":{"applied":"yes","nextStep":{"text":"{missing}","within":"20"}}}"#),
    Sample(
      Promotion(
        "parts", calculateRule: .quantity(minimum: 2, per: .product, consumes: true), actions: off,
        combines: .notOnDiscounted, billingCycles: .from(2)),
      #"{"id":"parts","calculateRule":{"quantity":{"minimum":2},"per":"product","consumes":true},\#(offText),"#
        + #""combines":"notOnDiscounted","billingCycles":{"from":2}}"#),
    Sample(
      Promotion("line", actions: [.discount(.percent("5"), on: .items())], group: .perLine("best")),
      #"{"id":"line","actions":[{"on":{"items":{}},"discount":{"percent":"5"}}],"#
        + #""group":{"name":"best","per":"line"}}"#),
    Sample(
      Promotion("spend", actions: off, constraints: Constraints(customerSpend: CustomerSpend(atMost: "1"))),
      #"{"id":"spend",\#(offText),"constraints":{"customerSpend":{"atMost":"1"}}}"#),
  ]

  private typealias NearMiss = PromotionMessages.NearMiss

  static let sets: [Sample<PromotionSet>] = [
    Sample(PromotionSet([]), #"{"promotions":[]}"#),
    Sample(
      PromotionSet(
        currency: .eur, [Promotion("p", actions: off)], segments: [Segment("vip", when: .quantity(atLeast: 1))],
        scores: [
          Score("s", points: ["view": 1, "order": 10, "return": -5], within: "PT6H"), Score("t", points: ["x": 0]),
        ],
        policy: Policy(
          selection: .bestForCustomer, rounding: .halfEven, coupons: .latestOnSubscriptions, searchLimit: 5)),
      #"{"currency":"EUR","promotions":[{"id":"p",\#(offText)}],"#
        + #""segments":[{"id":"vip","when":{"quantity":{"atLeast":1}}}],"#
        + #""scores":[{"id":"s","points":{"order":10,"return":-5,"view":1},"within":"PT6H"},"#
        + #"{"id":"t","points":{"x":0}}],"policy":{"selection":"bestForCustomer","rounding":"halfEven","#
        + #""coupons":"latestOnSubscriptions","searchLimit":5}}"#),
    Sample(
      PromotionSet([], policy: Policy(rounding: .down, coupons: .latest)),
      #"{"promotions":[],"policy":{"rounding":"down","coupons":"latest"}}"#),
  ]

  static let carts: [Sample<Cart>] = [
    Sample(Cart(currency: .eur), #"{"currency":"EUR","lines":[]}"#),
    Sample(
      Cart(
        id: "cart 7", currency: .jpy,
        lines: [
          CartLine("1", sku: "A", unitPrice: "100"),
          CartLine(
            "2", sku: "B-LONGER-THAN-FIFTEEN-BYTES", quantity: 1_000_000_000, unitPrice: "5", product: "p",
            name: "Teä \u{1}", categories: ["c", "d"], tags: ["t"],
            attributes: ["b": true, "ä": 1.5, "a": "x", "B": ["l"]],
            priceScale: [PriceScaleEntry(from: 10, unitPrice: "4"), PriceScaleEntry(from: 0, unitPrice: "6")],
            billing: "P1Y", taxRate: "19", isDiscountable: false),
        ],
        shipping: CartShipping(method: "ground", cost: "490", options: ["express": "990", "Air": "1"], taxRate: "7.5"),
        fees: [CartFee("f", kind: "wrap", amount: "0")], coupons: ["x", "x"], isTaxIncluded: true),
      #"{"id":"cart 7","currency":"JPY","lines":[{"id":"1","sku":"A","quantity":1,"unitPrice":"100"},"#
        + #"{"id":"2","sku":"B-LONGER-THAN-FIFTEEN-BYTES","quantity":1000000000,"unitPrice":"5","product":"p","#
        + #""name":"Teä \u0001","categories":["c","d"],"tags":["t"],"#
        + #""attributes":{"B":["l"],"a":"x","b":true,"ä":1.5},"#
        + #""priceScale":[{"from":10,"unitPrice":"4"},{"from":0,"unitPrice":"6"}],"#
        + #""billing":"P1Y","taxRate":"19","discountable":false}],"#
        + #""shipping":{"method":"ground","cost":"490","options":{"Air":"1","express":"990"},"taxRate":"7.5"},"#
        + #""fees":[{"id":"f","kind":"wrap","amount":"0"}],"coupons":["X","X"],"taxIncluded":true}"#),
    Sample(
      Cart(currency: .eur, shipping: CartShipping(method: "m", cost: "1.5")),
      #"{"currency":"EUR","lines":[],"shipping":{"method":"m","cost":"1.5"}}"#),
    Sample(
      Cart(
        currency: .eur, lines: [CartLine("1", sku: "A", unitPrice: "10", minUnitPrice: "7.5")],
        shipping: CartShipping(method: "m", cost: "5", destination: CustomerLocation(country: "DE", city: "Bonn")),
        fees: [CartFee("f", kind: "deposit", amount: "0.25", taxRate: "19")],
        coupons: ["", "a", EnteredCode("b", batch: "spring")],
        attributes: ["payment": "invoice", "express": true], choices: ["q": "MUG", "p": "PEN"],
        tenders: [Tender("card", balance: "20"), Tender("credit", balance: "0")], cashStep: "0.05"),
      #"{"currency":"EUR","lines":[{"id":"1","sku":"A","quantity":1,"unitPrice":"10","minUnitPrice":"7.5"}],"#
        + #""shipping":{"method":"m","cost":"5","destination":{"country":"DE","city":"Bonn"}},"#
        + #""fees":[{"id":"f","kind":"deposit","amount":"0.25","taxRate":"19"}],"#
        + #""coupons":["","A",{"code":"B","batch":"spring"}],"attributes":{"express":true,"payment":"invoice"},"#
        + #""choices":{"p":"PEN","q":"MUG"},"#
        + #""tenders":[{"id":"card","balance":"20"},{"id":"credit","balance":"0"}],"cashStep":"0.05"}"#),
  ]

  static let contexts: [Sample<PricingContext>] = [
    Sample(PricingContext(now: noon), #"{"now":"2026-11-27T12:00:00+01:00"}"#),
    Sample(
      PricingContext(
        now: noon, billingCycle: 2,
        customer: PricingCustomer(
          "c", segments: ["vip"], attributes: ["age": 40],
          dates: ["birthday": "2000-02-29"],
          location: CustomerLocation(country: "DE", region: "BE", city: "Berlin", postalCode: "10115"),
          events: [
            CustomerEvent("visit", at: noon),
            CustomerEvent("order", at: noon, amount: "9.90", skus: ["A"], categories: ["c"], attributes: ["x": false]),
          ]),
        store: PricingStore(id: "s", channel: "web", country: "DE", region: "BE"),
        usage: Usage(
          promotions: [
            "p": PromotionUsage(total: 1, customerTotal: 2, spent: "3"),
            "a": PromotionUsage(total: 0, customerTotal: 0, spent: "0"),
          ],
          coupons: ["x": CouponUsage(total: 1, customerTotal: 2), "b": CouponUsage(total: 0, customerTotal: 0)]),
        explain: .all),
      #"{"now":"2026-11-27T12:00:00+01:00","billingCycle":2,"customer":{"id":"c","segments":["vip"],"#
        + #""attributes":{"age":40},"dates":{"birthday":"2000-02-29"},"#
        + #""location":{"country":"DE","region":"BE","city":"Berlin","postalCode":"10115"},"#
        + #""events":[{"type":"visit","at":"2026-11-27T12:00:00+01:00"},"#
        + #"{"type":"order","at":"2026-11-27T12:00:00+01:00","amount":"9.90","skus":["A"],"categories":["c"],"#
        + #""attributes":{"x":false}}]},"store":{"id":"s","channel":"web","country":"DE","region":"BE"},"#
        + #""usage":{"promotions":{"a":{},"p":{"total":1,"customer":2,"spent":"3"}},"#
        + #""coupons":{"B":{},"X":{"total":1,"customer":2}}},"explain":"all"}"#),
    Sample(
      PricingContext(now: noon, customer: PricingCustomer("c", location: CustomerLocation()), store: PricingStore()),
      #"{"now":"2026-11-27T12:00:00+01:00","customer":{"id":"c","location":{}},"store":{}}"#),
    Sample(
      PricingContext(
        now: noon, usage: Usage(promotions: ["p": PromotionUsage(total: 0, customerTotal: 0, spent: "0.00")])),
      #"{"now":"2026-11-27T12:00:00+01:00","usage":{"promotions":{"p":{"spent":"0.00"}}}}"#),
    Sample(
      PricingContext(
        now: noon,
        customer: PricingCustomer(
          "c", events: [CustomerEvent("order", at: noon, amount: "900", currency: .jpy)]),
        usage: Usage(
          promotions: [
            "p": PromotionUsage(
              total: 1, customerTotal: 0, spent: "9", customerSpent: "4",
              during: [
                .year: PeriodUsage(total: 1, spent: "9"), .day: PeriodUsage(customerTotal: 1, customerSpent: "4"),
              ])
          ],
          campaigns: ["d": CampaignUsage(), "c": CampaignUsage(total: 2, customerTotal: 1, spent: "5")]),
        redeemed: ["p", "nobody"], unavailable: ["MUG"]),
      #"{"now":"2026-11-27T12:00:00+01:00","customer":{"id":"c","events":[{"type":"order","#
        + #""at":"2026-11-27T12:00:00+01:00","amount":"900","currency":"JPY"}]},"#
        + #""usage":{"promotions":{"p":{"total":1,"spent":"9","customerSpent":"4","#
        + #""during":{"day":{"customer":1,"customerSpent":"4"},"year":{"total":1,"spent":"9"}}}},"#
        + #""campaigns":{"c":{"total":2,"customer":1,"spent":"5"},"d":{}}},"#
        + #""redeemed":["p","nobody"],"unavailable":["MUG"]}"#),
  ]

  static let requests: [Sample<PricingRequest>] = [
    Sample(
      PricingRequest(promotions: PromotionSet([]), cart: Cart(currency: .eur), context: PricingContext(now: noon)),
      #"{"promotions":{"promotions":[]},"cart":{"currency":"EUR","lines":[]},"#
        + #""context":{"now":"2026-11-27T12:00:00+01:00"}}"#)
  ]

  static let cartRequests: [Sample<CartRequest>] = [
    Sample(
      CartRequest(cart: Cart(currency: .eur), context: PricingContext(now: noon)),
      #"{"cart":{"currency":"EUR","lines":[]},"context":{"now":"2026-11-27T12:00:00+01:00"}}"#)
  ]
}
