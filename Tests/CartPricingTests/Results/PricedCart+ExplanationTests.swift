import CartPricing
import Testing

@Suite("What support and checkouts ask of a result")
struct SupportTests {
  private let promotions = [
    Promotion("welcome", name: "Welcome", coupons: ["WELCOME10"], actions: [.discount(.percent("10"), on: .cart)]),
    Promotion(
      "free-shipping", name: "Free shipping", when: .subtotal(atLeast: "60"),
      actions: [.discount(.percent("100"), on: .shipping)]),
    Promotion(
      "summer", coupons: ["SUN"], when: .quantity(atLeast: 9), actions: [.discount(.amount("5"), on: .cart)]),
    Promotion(
      "both", when: .subtotal(atLeast: "60") && .quantity(atLeast: 9), actions: [.gift("G", unitPrice: "1")]),
    Promotion("four", when: .quantity(atLeast: 4), actions: [.gift("H", unitPrice: "1")]),
    Promotion("off", isActive: false, coupons: ["OFF"], actions: [.discount(.percent("5"), on: .cart)]),
    Promotion("alone", priority: -1, actions: [.discount(.percent("1"), on: .cart)], combines: .never),
  ]

  /// Three units of 16.50: 49.50.
  private func result(_ coupons: [CouponCode] = ["welcome10", "sun", "spring", "off"]) throws -> PricedCart {
    try priced(
      Cart(
        CartLine("1", sku: "BEANS", quantity: 3, unitPrice: "16.50"),
        shipping: Shipping(method: "standard", cost: "4.90"),
        coupons: coupons), promotions)
  }

  @Test(
    "A code is explained in plain English",
    arguments: [
      ("WELCOME10", "WELCOME10: applied, “Welcome”, 4.95 EUR off."),
      ("sun", "SUN: not applied yet. Add 6 more items (3 of 9) for “summer”."),
      ("SPRING", "SPRING: unknown code."),
      ("OFF", "OFF: not applied; “off” is switched off."),
      ("OTHER", "OTHER: not entered."),
    ] as [(CouponCode, String)])
  func codes(code: CouponCode, text: String) throws {
    #expect(try result().explanation(of: code) == text)
  }

  @Test(
    "A promotion is explained in plain English",
    arguments: [
      ("welcome", "“Welcome”: applied, 4.95 EUR off."),
      (
        "free-shipping",
        "“Free shipping”: not applied yet. Spend 10.50 EUR more on all items (49.50 of 60.00)."
      ),
      ("off", "“off”: not applied; it is switched off."),
      ("alone", "“alone”: not applied; it cannot be combined with “Welcome”."),
      ("other", "“other”: not applied, and this result has no decision on it."),
    ] as [(PromotionID, String)])
  func explained(promotion: PromotionID, text: String) throws {
    #expect(try result().explanation(ofPromotion: promotion) == text)
  }

  @Test("Near misses come nearest first, up to a cut-off")
  func nearMisses() throws {
    let result = try result()
    // Missing: 10.50 of 60 = 17.5 %; 1 of 4 = 25 %; 6 of 9 = 66.7 %, twice, in canonical order.
    #expect(result.nearMisses().map(\.promotion) == ["free-shipping", "four", "both", "summer"])
    #expect(result.nearMisses(within: "50").map(\.promotion) == ["free-shipping", "four"])
    #expect(result.nearMisses(within: "17.5").map(\.promotion) == ["free-shipping"])
    #expect(result.nearMisses(within: "17.4999").isEmpty)
    #expect(result.nearMisses(within: "half").isEmpty)
  }

  @Test("A gap of a reward is within every cut-off")
  func rewards() throws {
    // One unit counts for the rule, and none is left to be discounted.
    let promotion = Promotion(
      "pair", calculateRule: .quantity(minimum: 1, of: .sku("A"), reward: .beyond),
      actions: [.discount(.percent("100"), on: .items(.sku("A")))])
    let result = try priced(Cart(CartLine("1", sku: "A", unitPrice: "10")), [promotion])
    #expect(result.gaps(of: "pair") == ["reward 0 of 1 lacks 1"])
    #expect(result.nearMisses(within: "1").map(\.promotion) == ["pair"])
  }

  @Test("All adjustments are one list that adds up to the discount")
  func adjustments() throws {
    let promotions = [
      Promotion(
        "all", priority: 1,
        actions: [
          .discount(.percent("10"), on: .cart), .discount(.amount("1"), on: .shipping),
          .discount(.amount("0.50"), on: .fees),
          .gift("G", unitPrice: "3"),
        ]),
      Promotion("b", actions: [.discount(.amount("1"), on: .items(.sku("B")))]),
    ]
    let cart = Cart(
      CartLine("1", sku: "A", unitPrice: "10"), CartLine("2", sku: "C", unitPrice: "0"),
      CartLine("3", sku: "B", unitPrice: "11"),
      shipping: Shipping(method: "ground", cost: "5"),
      fees: [Fee("f", kind: "x", amount: "0"), Fee("g", kind: "x", amount: "2")])
    let result = try priced(cart, promotions)
    // b takes 1.00 first, then 10 % of 10.00 and of 10.00.
    #expect(
      result.adjustments.map(\.description) == [
        "all: 1.00 EUR off line 1", "all: 1.00 EUR off line 3", "b: 1.00 EUR off line 3",
        "all: 3.00 EUR off line gift:all:3", "all: 1.00 EUR off shipping", "all: 0.50 EUR off fee g",
      ])
    #expect(result.lines[2].adjustments.map(\.target) == [.line("3"), .line("3")])
    #expect(result.adjustments.reduce(0) { $0 + $1.amount.minorUnits } == result.discount.minorUnits)
  }

  @Test("An applied promotion has its name")
  func names() throws {
    let applied = try result().promotions
    #expect(applied.map(\.id) == ["welcome"])
    #expect(applied.map(\.name) == ["Welcome"])
  }

  @Test("An engine gives its promotions by their ids, as they were written")
  func lookup() throws {
    let engine = try PricingEngine(PromotionSet(currency: .eur, promotions))
    #expect(engine.promotion("summer") == promotions[2])
    #expect(engine.promotion("winter") == nil)
    var changed = promotions[2]
    changed.name = "Summer"
    let updated = try engine.updating([changed], removing: ["four"])
    #expect(updated.promotion("summer")?.name == "Summer")
    #expect(updated.promotion("four") == nil)
    #expect(engine.promotion("summer")?.name == nil)
  }

  @Test("Selectors of gaps keep their prices on receipts where the set has another currency")
  func receipts() throws {
    let promotion = Promotion(
      "p", when: .quantity(of: .unitPrice(atLeast: ["EUR": "5", "CHF": "6"]), atLeast: 3),
      actions: [.discount(.percent("10"), on: .cart)])
    let engine = try PricingEngine(PromotionSet(currency: .chf, [promotion]))
    let result = try engine.price(Cart(CartLine("1", sku: "A", unitPrice: "10")), in: .evening)
    #expect(
      result.explanation(ofPromotion: "p")
        == "“p”: not applied yet. Add 2 more items at 5.00 or more each (1 of 3).")
  }
}
