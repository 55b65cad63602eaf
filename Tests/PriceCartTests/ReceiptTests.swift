// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

@Suite("Receipts")
struct ReceiptTests {
  private func receipt(
    _ promotions: [Promotion], _ cart: Cart, customer: PricingCustomer? = nil, cycle: Int = 1, usage: Usage = Usage(),
    policy: Policy = Policy(), explain: PricingContext.Explain = .relevant
  ) throws -> String {
    let now: Instant = "2026-06-15T12:00:00+02:00"
    let context = PricingContext(now: now, billingCycle: cycle, customer: customer, usage: usage, explain: explain)
    return try PricingEngine(PromotionSet(currency: cart.currency, promotions, policy: policy))
      .price(cart, in: context).receipt
  }

  private func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }

  @Test("An empty cart has a receipt")
  func empty() throws {
    let text = try receipt([], Cart(currency: .jpy))
    #expect(
      text == """
        Item                      Quantity × price       JPY
        ────────────────────────────────────────────────────
          no items
        ────────────────────────────────────────────────────
        Subtotal                                           0
        Total JPY                                          0

        """)
  }

  @Test(
    "Money has the decimals of the currency",
    arguments: [(Currency.jpy, "2000", "2000"), (.usd, "20", "20.00"), (.kwd, "1.25", "1.250"), (.clf, "3", "3.0000")])
  func decimals(_ currency: Currency, _ price: String, _ shown: String) throws {
    let amount = try #require(Amount(parsing: price))
    let text = try receipt([], Cart(currency: currency, lines: [CartLine("a", sku: "A", unitPrice: amount)]))
    #expect(lines(text)[2].hasSuffix("1 × \(shown)" + String(repeating: " ", count: 10 - shown.count) + shown))
    #expect(lines(text).last?.hasSuffix(" " + shown) == true)
  }

  @Test("Wide characters take two columns, so that figures stay beneath each other")
  func wideCharacters() throws {
    let text = try receipt(
      [],
      Cart(
        currency: .eur,
        lines: [
          CartLine("a", sku: "A", unitPrice: "1", name: "抹茶 茶碗"),
          CartLine("b", sku: "B", unitPrice: "1", name: "Café crème"),
          CartLine("c", sku: "C", unitPrice: "1", name: "Cafe\u{301} cre\u{300}me"),
        ]))
    let rows = lines(text)
    #expect(rows[3] == "Café crème                        1 × 1.00      1.00")
    #expect(rows[2] == "抹茶 茶碗                         1 × 1.00      1.00")
    #expect(rows[4].count == rows[3].count)
  }

  @Test("Long names are wrapped between words, and very long ones are cut")
  func longNames() throws {
    let long = "A garden table of oiled teak with six folding chairs, cushions in two colours and a parasol"
    let endless = String(repeating: "endless", count: 140)
    let text = try receipt(
      [
        Promotion("offer", name: long, actions: [.discount(.percent("10"), on: .cart)]),
        Promotion(
          "later", name: String(endless.prefix(256)), when: .subtotal(atLeast: "500"),
          actions: [.discount(.percent("10"), on: .cart)]),
      ],
      Cart(
        currency: .eur,
        lines: [
          CartLine("a", sku: "A", unitPrice: "399", name: long),
          CartLine("b", sku: "B", quantity: 3, unitPrice: "1", name: endless),
        ]))
    #expect(text.contains("…"))
    for line in lines(text) { #expect(line.count <= 78) }
    #expect(
      lines(text).contains { $0.hasPrefix("A garden table of oiled teak") && $0.hasSuffix("1 × 399.00    399.00") })
  }

  @Test("The largest figures leave every column whole")
  func largeFigures() throws {
    let text = try receipt(
      [],
      Cart(
        currency: .eur,
        lines: [
          CartLine(
            "a", sku: "A", quantity: 1_000_000_000, unitPrice: "80000000.00", name: "A very large order of things"),
          CartLine("b", sku: "B", quantity: 1, unitPrice: "10000000000000.00", name: "One dear thing"),
        ]))
    for line in lines(text) { #expect(line.count <= 78) }
    #expect(text.contains("80000000000000000.00"))
    #expect(text.contains("1000000000 ×"))
    #expect(text.contains("80010000000000000.00"))
  }

  @Test("No text of a cart can steer a terminal or break a line")
  func controlCharacters() throws {
    let text = try receipt(
      [Promotion("p", name: "Off\u{1B}[2J\r\nnow", actions: [.discount(.percent("10"), on: .cart)])],
      Cart(
        currency: .eur,
        lines: [CartLine("a", sku: "A", unitPrice: "10", name: "Red\u{7}\n\u{202E}mug\u{9B}31m\u{2028}x")],
        coupons: ["BAD\u{1B}CODE"]))
    for scalar in text.unicodeScalars {
      #expect(scalar == "\n" || (scalar.value >= 0x20 && scalar.value != 0x7F && !(0x80...0x9F).contains(scalar.value)))
      #expect(scalar.value != 0x202E && scalar.value != 0x2028)
    }
    #expect(lines(text).contains { $0.hasPrefix("Red mug 31m x ") })
  }

  @Test("Tax is added or contained, and what is waived of it stands beneath")
  func tax() throws {
    let waiver = Promotion("holiday", name: "Tax holiday", actions: [.discount(.percent("50"), on: .tax)])
    let line = CartLine("a", sku: "A", unitPrice: "119", taxRate: "19")
    let contained = try receipt([waiver], Cart(currency: .eur, lines: [line], isTaxIncluded: true))
    #expect(
      contained == """
        Item                      Quantity × price       EUR
        ────────────────────────────────────────────────────
        A                               1 × 119.00    119.00
        Tax, 19.00 included above
          Tax holiday                                  -9.50
        ────────────────────────────────────────────────────
        Subtotal                                      119.00
        Discount                                       -9.50
        Total EUR                                     109.50
          tax included: 9.50

        Applied
          Tax holiday                                  -9.50

        """)
    let added = try receipt([waiver], Cart(currency: .eur, lines: [line]))
    #expect(
      added.contains(
        """
        Tax                                            22.61
          Tax holiday                                 -11.31
        """))
    #expect(added.contains("Total EUR                                     130.30"))
  }

  // MARK: Words

  private static let offer: [PromotionAction] = [.discount(.percent("10"), on: .cart)]
  private static let line = CartLine("a", sku: "A", quantity: 2, unitPrice: "20", categories: ["shoes"])

  @Test(
    "What is missing for a promotion is said as advice",
    arguments: [
      (
        Qualifier.subtotal(atLeast: "40.50"),
        "Spend 0.50 EUR more on all items (40.00 of 40.50) for “Offer”."
      ),
      (
        .subtotal(of: .category("shoes", "boots"), atLeast: "50"),
        "Spend 10.00 EUR more on items in shoes or boots (40.00 of 50.00) for “Offer”."
      ),
      (.quantity(atLeast: 3), "Add 1 more item (2 of 3) for “Offer”."),
      (
        .quantity(of: .category("shoes") && !.tag("sale"), atLeast: 4),
        "Add 2 more items in shoes and not tagged sale (2 of 4) for “Offer”."
      ),
      (.lines(atLeast: 2), "Add 1 more line of items (1 of 2) for “Offer”."),
      (
        .leastQuantity(of: .sku("A"), atLeast: 3),
        "Take at least 3 of each line of items with SKU A (now 2) for “Offer”."
      ),
      (
        .subtotal(atLeast: "41") && .quantity(atLeast: 3),
        "Spend 1.00 EUR more on all items (40.00 of 41.00), and add 1 more item (2 of 3) for “Offer”."
      ),
      (
        .quantity(of: .unitPrice(atLeast: "10", atMost: "20"), atLeast: 3),
        "Add 1 more item at 10.00 to 20.00 each (2 of 3) for “Offer”."
      ),
      (
        .quantity(
          of: .sku("A") || .billing(.every("P12M")) || .billing(.every("P7D")) || .billing(.every("P14D")), atLeast: 3),
        "Add 1 more item with SKU A or billed every year or billed every week or billed every P2W (2 of 3) for “Offer”."
      ),
      (
        .quantity(of: .billing(.perpetual) || .attribute("colour", .is("red")), atLeast: 3),
        "Add 1 more item without subscription or with colour red (2 of 3) for “Offer”."
      ),
    ])
  func advice(_ when: Qualifier, _ sentence: String) throws {
    let text = try receipt(
      [Promotion("offer", name: "Offer", when: when, actions: Self.offer)], Cart(currency: .eur, lines: [Self.line]))
    let advice = lines(text).drop { $0 != "Within reach" }.dropFirst()
    #expect(advice.map { $0.drop { $0 == " " } }.joined(separator: " ") == sentence)
    for line in advice { #expect(line.count <= 78) }
  }

  @Test(
    "Why a promotion is not applied is said in words",
    arguments: [
      (Promotion("p", isActive: false, actions: offer), "p: is switched off"),
      (
        Promotion("p", validFrom: "2026-07-01T09:30:00+02:00", actions: offer),
        "p: has not started yet, it starts 2026-07-01 09:30 (+02:00)"
      ),
      (
        Promotion("p", validUntil: "2026-06-15T10:00:00Z", actions: offer),
        "p: has ended, on 2026-06-15 10:00 (UTC)"
      ),
      (Promotion("p", actions: offer), "p: holds for earlier bills only"),
      (
        Promotion("p", actions: offer, billingCycles: .all, experiment: .init("e", from: "0", until: "100")),
        "p: is on trial with other customers"
      ),
      (
        Promotion("p", when: .subtotal(atLeast: ["USD": "1"]), actions: offer, billingCycles: .all),
        "p: has no amounts in EUR"
      ),
      (Promotion("p", coupons: ["X"], actions: offer, billingCycles: .all), "p: needs a code that counts"),
      (
        Promotion("p", when: .segment("vip"), actions: offer, billingCycles: .all),
        "p: has a condition that does not hold here: the customer's segment\n    (when.segment)"
      ),
      (
        Promotion("p", actions: offer, constraints: .init(isSingleUsePerCustomer: true), billingCycles: .all),
        "p: needs a known customer"
      ),
      (
        Promotion("p", actions: offer, constraints: .init(maxUsesTotal: 5), billingCycles: .all),
        "p: has been used as often as it may be"
      ),
      (
        Promotion("p", actions: offer, constraints: .init(budget: "10"), billingCycles: .all),
        "p: has spent its budget"
      ),
      (
        Promotion("p", actions: [.discount(.percent("100"), on: .shipping)], billingCycles: .all),
        "p: would change nothing here"
      ),
    ])
  func reasons(_ promotion: Promotion, _ sentence: String) throws {
    let usage = Usage(promotions: ["p": PromotionUsage(total: 5, customerTotal: 0, spent: "10")])
    let text = try receipt([promotion], Cart(currency: .eur, lines: [Self.line]), cycle: 2, usage: usage, explain: .all)
    #expect(text.hasSuffix("\nNot applied\n  \(sentence)\n"))
  }

  @Test("What became of each code is said in words")
  func codes() throws {
    let promotions = [
      Promotion("one", name: "One", coupons: ["ONE", "UNO"], actions: Self.offer),
      Promotion("two", name: "Two", coupons: [.init("TWO", maxUses: 1)], actions: Self.offer),
      Promotion("three", name: "Three", when: .coupon("THREE") && .segment("vip"), actions: Self.offer),
      Promotion("four", name: "Four", coupons: ["FOUR"], when: .quantity(atLeast: 3), actions: Self.offer),
      Promotion("five", name: "Five", coupons: ["FIVE"], when: .segment("vip"), actions: Self.offer),
    ]
    let cart = Cart(
      currency: .eur, lines: [Self.line], coupons: ["one", "uno", "two", "three", "four", "five", "six", " One "])
    let usage = Usage(coupons: ["TWO": CouponUsage(total: 1, customerTotal: 0)])
    let text = try receipt(promotions, cart, usage: usage)
    #expect(
      text.hasSuffix(
        """

        Codes
          ONE: applied, “One”
          UNO: not needed; “One” is applied with another code
          TWO: not used; this code has been used as often as it may be
          THREE: accepted as a condition of promotions
          FOUR: not applied yet. Add 1 more item (2 of 3) for “Four”.
          FIVE: not applied; “Five” has conditions that do not hold here
          SIX: unknown code

        """))
    let latest = try receipt(promotions, cart, usage: usage, policy: Policy(coupons: .latest))
    #expect(latest.contains("  ONE: not used; a code entered later takes its place\n"))
  }

  @Test("A code with a limit per customer says to a guest that it needs a known customer, and is told of once")
  func unknownCustomer() throws {
    let promotions = [
      Promotion("a", name: "A", coupons: [.init("ONE", maxUses: 1, maxUsesPerCustomer: 1)], actions: Self.offer),
      Promotion("b", name: "B", coupons: [.init("TWO", maxUses: 1)], actions: Self.offer)
        .oncePerCustomer(),
      Promotion("c", name: "C", coupons: ["THREE"], actions: Self.offer).oncePerCustomer(),
    ]
    let cart = Cart(currency: .eur, lines: [Self.line], coupons: ["one", "two", "three"])
    let usage = Usage(
      promotions: ["c": PromotionUsage(total: 1, customerTotal: 1, spent: "0")],
      coupons: ["ONE": CouponUsage(total: 1, customerTotal: 0), "TWO": CouponUsage(total: 1, customerTotal: 0)])
    let guest = try receipt(promotions, cart, usage: usage)
    #expect(
      guest.hasSuffix(
        """

        Codes
          ONE: not used; this code needs a known customer
          TWO: not used; this code has been used as often as it may be
          THREE: not applied; “C” needs a known customer

        Not applied
          B: needs a known customer

        """))
    let known = try receipt(promotions, cart, customer: PricingCustomer("c"), usage: usage)
    #expect(
      known.hasSuffix(
        """

        Codes
          ONE: not used; this code has been used as often as it may be
          TWO: not used; this code has been used as often as it may be
          THREE: not applied; “C” can be used once by each customer

        """))
  }

  @Test("Promotions that cannot stand together name each other")
  func excluded() throws {
    let promotions = [
      Promotion("alone", name: "Alone", priority: 1, actions: Self.offer, combines: .never),
      Promotion("other", name: "Other", actions: Self.offer),
    ]
    let text = try receipt(promotions, Cart(currency: .eur, lines: [Self.line]))
    #expect(text.hasSuffix("\nNot applied\n  Other: cannot be combined with “Alone”\n"))
  }

  @Test("A search that was cut short says so")
  func searchLimit() throws {
    let promotions = (1...4).map { number in
      Promotion(PromotionID("p\(number)"), actions: Self.offer, group: PromotionGroup(GroupName("g\(number)")))
    }
    let policy = Policy(selection: .bestForCustomer, searchLimit: 2)
    let text = try receipt(promotions, Cart(currency: .eur, lines: [Self.line]), policy: policy)
    #expect(text.contains("  Not every combination was tried; another one may save more.\n"))
  }
}
