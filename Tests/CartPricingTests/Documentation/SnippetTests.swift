import CartPricing
import Foundation
import Testing

/// The Swift code of the articles: each block stands here as it stands there, and prints what stands below it.
@Suite("The articles")
struct SnippetTests {
  /// 4 May 2026, 09:30 in Berlin.
  private let now = Instant(secondsSinceEpoch: 1_777_879_800, offsetMinutes: 120)

  @Test("Getting started")
  func gettingStarted() throws {
    let article = try Article("GettingStarted")
    func print(_ items: Any...) { article.print(items) }

    // snippet: GettingStarted 1
    let promotions = PromotionSet(
      currency: .eur,
      [
        Promotion(
          "spring", name: "Spring sale", when: .subtotal(atLeast: "50"),
          actions: [.discount(.percent("10"), on: .cart)])
      ])
    let engine = try PricingEngine(promotions)
    // end
    try article.check(1)

    // snippet: GettingStarted 2
    let cart = Cart(
      currency: .eur,
      lines: [
        Line("1", sku: "TEA", quantity: 3, unitPrice: "12.50"),
        Line("2", sku: "POT", unitPrice: "24.90"),
      ])
    let context = Context(
      now: Instant(secondsSinceEpoch: 1_777_879_800, offsetMinutes: 120))
    let priced = try engine.price(cart, in: context)

    print(priced.subtotal, priced.discount, priced.total)
    for line in priced.lines {
      for run in line.units { print(line.sku, run.count, "×", run.price) }
    }
    // end
    try article.check(2)

    // snippet: GettingStarted 3
    do {
      let text = """
        {"currency": "EUR",
         "lines": [{"id": "1", "sku": "TEA", "quantity": 0, "unitprice": "1"}]}
        """
      _ = try Cart(json: text)
    } catch {
      print(error)
    }
    // end
    try article.check(3)

    article.checkCount(3)
  }

  @Test("Modelling promotions")
  func modellingPromotions() throws {
    let article = try Article("ModellingPromotions")
    func print(_ items: Any...) { article.print(items) }
    let context = Context(now: now)

    // snippet: ModellingPromotions 1
    let members = Promotion(
      "members-shoes", name: "Members: 20 % off shoes",
      when: .segment("members") && !.store(channel: ["outlet"]),
      actions: [
        .discount(
          .percent("20"), on: .items(.category("shoes") && !.tag("clearance")))
      ],
      maxDiscount: "40")
    // end
    _ = try PricingEngine(PromotionSet(currency: .eur, [members]))
    try article.check(1)

    // snippet: ModellingPromotions 2
    let everyThird = Promotion(
      "every-third", name: "Every third tea is free",
      calculateRule: .quantity(minimum: 3, of: .category("tea")),
      actions: [.discount(.percent("100"), on: .items(.category("tea")))])

    let pairs = Promotion(
      "pairs", name: "10 % off every pair of mugs",
      calculateRule: .linear(quantity: 2, of: .category("mugs")),
      actions: [.discount(.percent("10"), on: .items(.category("mugs")))])
    // end
    try article.check(2)

    // snippet: ModellingPromotions 3
    let counted = try PricingEngine(
      PromotionSet(currency: .eur, [everyThird, pairs])
    ).price(
      Cart(
        currency: .eur,
        lines: [
          Line(
            "1", sku: "GREEN", quantity: 6, unitPrice: "4.00",
            categories: ["tea"]),
          Line(
            "2", sku: "BLACK", quantity: 1, unitPrice: "3.00",
            categories: ["tea"]),
          Line(
            "3", sku: "MUG", quantity: 5, unitPrice: "8.00",
            categories: ["mugs"]),
        ]), in: context)
    for line in counted.lines {
      print(
        line.sku,
        line.units.map { "\($0.count) × \($0.price)" }.joined(separator: ", "))
    }
    // end
    try article.check(3)

    // snippet: ModellingPromotions 4
    let menu = Promotion(
      "menu", name: "The menu for 9.90",
      actions: [
        .discount(
          .price("9.90"),
          on: .bundle([
            BundlePart(.tag("burger")), BundlePart(.tag("fries")),
            BundlePart(.tag("drink")),
          ]))
      ])
    let lunch = try PricingEngine(PromotionSet(currency: .eur, [menu])).price(
      Cart(
        currency: .eur,
        lines: [
          Line(
            "1", sku: "BURGER", quantity: 2, unitPrice: "7.50", tags: ["burger"]
          ),
          Line(
            "2", sku: "FRIES", quantity: 2, unitPrice: "3.20", tags: ["fries"]),
          Line("3", sku: "LEMONADE", unitPrice: "2.80", tags: ["drink"]),
        ]), in: context)
    print(lunch.subtotal, lunch.discount, lunch.total)
    // end
    try article.check(4)

    // snippet: ModellingPromotions 5
    let more = Promotion(
      "more", name: "Buy more, save more",
      actions: [
        .discount(
          .tiers(
            by: .subtotal,
            [
              TierStep(from: .amount("50"), .percent("5", base: .current)),
              TierStep(from: .amount("100"), .percent("10", base: .current)),
            ]), on: .cart)
      ])
    // end
    _ = try PricingEngine(PromotionSet(currency: .eur, [more]))
    try article.check(5)

    // snippet: ModellingPromotions 6
    let tenth = Promotion(
      "tenth", actions: [.discount(.percent("10"), on: .cart)])
    print(PromotionSet([tenth]).json)
    // end
    try article.check(6)

    article.checkCount(6)
  }

  @Test("Discount arithmetic")
  func discountArithmetic() throws {
    let article = try Article("DiscountArithmetic")
    func print(_ items: Any...) { article.print(items) }
    let context = Context(now: now)

    // snippet: DiscountArithmetic 1
    let pencils = Cart(
      currency: .eur,
      lines: (1...3).map {
        Line(LineID("\($0)"), sku: "PENCIL", unitPrice: "0.35")
      })
    for (name, target) in [("cart", Target.cart), ("items", Target.items())] {
      let tenth = Promotion(
        "tenth", actions: [.discount(.percent("10"), on: target)])
      let priced = try PricingEngine(PromotionSet([tenth])).price(
        pencils, in: context)
      print(name, priced.discount)
    }
    // end
    try article.check(1)

    // snippet: DiscountArithmetic 2
    let eighth: Rate = "12.5"
    for rounding in Rounding.allCases {
      print(rounding.rawValue, eighth.of(20, rounding: rounding) ?? 0)
    }
    // end
    try article.check(2)

    // snippet: DiscountArithmetic 3
    print(Allocation.allocate(100, over: [1999, 1999, 999]) ?? [])
    // end
    try article.check(3)

    // snippet: DiscountArithmetic 4
    for base in FlatDiscount.Base.allCases {
      let halves = ["a", "b"].map { id in
        Promotion(
          PromotionID(id),
          actions: [.discount(.percent("30", base: base), on: .cart)])
      }
      let priced = try PricingEngine(PromotionSet(halves)).price(
        Cart(currency: .eur, lines: [Line("1", sku: "LAMP", unitPrice: "100")]),
        in: context)
      print(base.rawValue, priced.total)
    }
    // end
    try article.check(4)

    article.checkCount(4)
  }

  @Test("Stacking and best choice")
  func stackingAndBestChoice() throws {
    let article = try Article("StackingAndBestChoice")
    func print(_ items: Any...) { article.print(items) }
    let context = Context(now: now)

    // snippet: StackingAndBestChoice 1
    let offers = [
      Promotion(
        "ten-off", priority: 10, actions: [.discount(.amount("10"), on: .cart)],
        combines: .never),
      Promotion(
        "shoes",
        actions: [.discount(.percent("20"), on: .items(.category("shoes")))]),
    ]
    let basket = Cart(
      currency: .eur,
      lines: [Line("1", sku: "BOOT", unitPrice: "100", categories: ["shoes"])])
    for selection in Policy.Selection.allCases {
      let set = PromotionSet(
        currency: .eur, offers, policy: Policy(selection: selection))
      let priced = try PricingEngine(set).price(basket, in: context)
      for promotion in priced.promotions {
        print(selection.rawValue, promotion.id, promotion.discount)
      }
      for decision in priced.decisions {
        print(
          "-", decision.promotion, decision.reason.rawValue, decision.by ?? "")
      }
    }
    // end
    try article.check(1)

    // snippet: StackingAndBestChoice 2
    let sale = Promotion(
      "sale", actions: [.discount(.percent("20"), on: .items())])
    let freeShipping = Promotion(
      "free-shipping", when: .subtotal(atLeast: "50", after: .cart),
      actions: [.discount(.percent("100"), on: .shipping)])
    let engine = try PricingEngine(
      PromotionSet(currency: .eur, [sale, freeShipping]))
    for price: Amount in ["60", "65"] {
      let cart = Cart(
        currency: .eur, lines: [Line("1", sku: "BAG", unitPrice: price)],
        shipping: Shipping(method: "standard", cost: "4.90"))
      let priced = try engine.price(cart, in: context)
      print(price, priced.total)
    }
    // end
    try article.check(2)

    article.checkCount(2)
  }

  @Test("Explaining a price")
  func explainingAPrice() throws {
    let article = try Article("ExplainingAPrice")
    func print(_ items: Any...) { article.print(items) }
    let context = Context(now: now)

    // snippet: ExplainingAPrice 1
    let promotions = PromotionSet(
      currency: .eur,
      [
        Promotion(
          "welcome", name: "Welcome", coupons: ["WELCOME10"],
          actions: [.discount(.percent("10"), on: .cart)],
          messages: Messages(applied: "{name}: {discount} off.")),
        Promotion(
          "free-shipping", name: "Free shipping",
          when: .subtotal(atLeast: "60"),
          actions: [.discount(.percent("100"), on: .shipping)],
          messages: Messages(nearMiss: "Only {missing} to go: {name}.")),
        Promotion(
          "summer", coupons: ["SUN"], when: .quantity(atLeast: 9),
          actions: [.discount(.amount("5"), on: .cart)]),
      ])
    let cart = Cart(
      currency: .eur,
      lines: [Line("1", sku: "BEANS", quantity: 3, unitPrice: "16.50")],
      shipping: Shipping(method: "standard", cost: "4.90"),
      coupons: ["welcome10", "sun", "spring"])
    let priced = try PricingEngine(promotions).price(cart, in: context)
    // end
    try article.check(1)

    // snippet: ExplainingAPrice 2
    for line in priced.lines {
      for adjustment in line.adjustments {
        print(line.sku, adjustment.promotion, adjustment.amount)
      }
    }
    // end
    try article.check(2)

    // snippet: ExplainingAPrice 3
    for adjustment in priced.adjustments { print(adjustment) }
    // end
    try article.check(3)

    // snippet: ExplainingAPrice 4
    for decision in priced.decisions {
      print(decision.promotion, decision.reason.rawValue)
      for gap in decision.gaps {
        print(" ", gap.measure.rawValue, gap.current, "of", gap.required)
      }
    }
    // end
    try article.check(4)

    // snippet: ExplainingAPrice 5
    for decision in priced.nearMisses(within: "50") { print(decision) }
    // end
    try article.check(5)

    // snippet: ExplainingAPrice 6
    for coupon in priced.coupons { print(coupon.code, coupon.outcome.name) }
    // end
    try article.check(6)

    // snippet: ExplainingAPrice 7
    for code: CouponCode in ["WELCOME10", "SUN", "SPRING"] {
      print(priced.explanation(of: code))
    }
    print(priced.explanation(ofPromotion: "free-shipping"))
    // end
    try article.check(7)

    // snippet: ExplainingAPrice 8
    for message in priced.messages { print(message.text) }
    // end
    try article.check(8)

    // snippet: ExplainingAPrice 9
    let stored = try PricedCart(json: priced.jsonBytes)
    print(stored == priced, stored.total)
    // end
    try article.check(9)

    article.checkCount(9)
  }

  @Test("Limits and redemptions")
  func limitsAndRedemptions() throws {
    let article = try Article("LimitsAndRedemptions")
    func print(_ items: Any...) { article.print(items) }
    let context = Context(now: now)

    // snippet: LimitsAndRedemptions 1
    let launch = Promotion(
      "launch", actions: [.discount(.percent("10"), on: .cart)],
      constraints: Constraints(maxUsesPerCustomer: 2, budget: "100"))
    let engine = try PricingEngine(PromotionSet(currency: .eur, [launch]))
    let cart = Cart(
      currency: .eur, lines: [Line("1", sku: "CHAIR", unitPrice: "50")])

    for spent: Amount in ["0", "97.50", "100"] {
      var context = context
      context.customer = Customer("c1")
      context.usage.promotions["launch"] = PromotionUsage(
        total: 20, customer: 1, spent: spent)
      let priced = try engine.price(cart, in: context)
      print("spent", spent, "discount", priced.discount)
      for redemption in priced.redemptions {
        print("- redeem", redemption.promotion, redemption.discount)
      }
      for decision in priced.decisions {
        print("-", decision.reason.rawValue, decision.limit?.rawValue ?? "")
      }
    }
    // end
    try article.check(1)

    article.checkCount(1)
  }

  @Test("Embedding in a service")
  func embeddingInAService() async throws {
    let article = try Article("EmbeddingInAService")
    func print(_ items: Any...) { article.print(items) }
    let context = Context(now: now)

    // snippet: EmbeddingInAService 1
    struct Checkout: Sendable {
      let engine: PricingEngine

      init(promotions json: [UInt8]) throws(PricingError) {
        engine = try PricingEngine(PromotionSet(json: json))
      }

      func answer(_ json: [UInt8], in context: Context) -> (Int, [UInt8]) {
        do throws(PricingError) {
          let cart = try Cart(json: json)
          return (200, try engine.price(cart, in: context).jsonBytes)
        } catch {
          return (422, error.jsonBytes)
        }
      }
    }

    let tenth = """
      {"promotions": [
        {"id": "tenth", "actions": [{"on": "cart", "discount": {"percent": "10"}}]}
      ]}
      """
    let checkout = try Checkout(promotions: Array(tenth.utf8))
    for line in [
      #"{"id": "1", "sku": "RUG", "quantity": 2, "unitPrice": "450"}"#,
      #"{"id": "1", "sku": "RUG", "quantity": 2}"#,
    ] {
      let cart = #"{"currency": "SEK", "lines": [\#(line)]}"#
      let (status, body) = checkout.answer(Array(cart.utf8), in: context)
      let text = String(decoding: body, as: UTF8.self)
      print(status, status == 200 ? "priced" : text)
    }
    // end
    try article.check(1)

    // snippet: EmbeddingInAService 2
    actor Promotions {
      private(set) var engine: PricingEngine

      init(_ engine: PricingEngine) { self.engine = engine }

      func replace(with set: PromotionSet) throws(PricingError) {
        engine = try PricingEngine(set)
      }
    }

    let promotions = Promotions(checkout.engine)
    let wrong = Promotion(
      "tenth", actions: [.discount(.percent("110"), on: .cart)])
    do {
      try await promotions.replace(with: PromotionSet([wrong]))
    } catch {
      print(error)
    }
    // end
    try article.check(2)

    // snippet: EmbeddingInAService 3
    let requests = [2, 0, 1].map { quantity in
      let rug = Line("1", sku: "RUG", quantity: quantity, unitPrice: "450")
      return CartRequest(
        cart: Cart(currency: .sek, lines: [rug]), context: context)
    }
    for result in try await checkout.engine.price(requests) {
      switch result {
      case .success(let priced): print(priced.total)
      case .failure(let error): print(error)
      }
    }
    // end
    try article.check(3)

    article.checkCount(3)
  }

  @Test("Performance")
  func performance() throws {
    let article = try Article("Performance")
    func print(_ items: Any...) { article.print(items) }
    let context = Context(now: now)

    // snippet: Performance 1
    let engine = try PricingEngine(
      PromotionSet([
        Promotion("tenth", actions: [.discount(.percent("10"), on: .items())])
      ]))
    for quantity in [1, 1_000_000_000] {
      let cart = Cart(
        currency: .eur,
        lines: [Line("1", sku: "SCREW", quantity: quantity, unitPrice: "0.03")])
      let priced = try engine.price(cart, in: context)
      print(priced.total, priced.lines[0].units.count, "runs")
    }
    // end
    try article.check(1)

    // snippet: Performance 2
    var workspace = PricingWorkspace()
    var total: Int64 = 0
    for number in 1...1000 {
      let cart = Cart(
        currency: .eur,
        lines: [Line("1", sku: "BOLT", quantity: number, unitPrice: "1.00")])
      total += try engine.price(cart, in: context, using: &workspace).total
        .minorUnits
    }
    print(Money(minorUnits: total, currency: .eur))
    // end
    try article.check(2)

    // snippet: Performance 3
    var room = PricingWorkspace()
    let basket = Cart(
      currency: .eur,
      lines: [Line("1", sku: "NUT", quantity: 10, unitPrice: "0.25")])
    let totals = try engine.totals(of: basket, in: context, using: &room) { applied in
      print(applied.promotion, applied.discount)
    }
    print(totals.total)
    // end
    try article.check(3)

    article.checkCount(3)
  }
}

/// An article of the documentation catalog.
private final class Article {
  private let name: String
  private let blocks: [MarkdownBlock]
  private let source: String
  private var printed = ""

  init(_ name: String) throws {
    self.name = name
    // Tests/CartPricingTests/Documentation/SnippetTests.swift
    let file = URL(fileURLWithPath: #filePath)
    var root = file
    for _ in 0..<4 { root.deleteLastPathComponent() }
    let article = root.appendingPathComponent("Sources/CartPricing/CartPricing.docc/Articles/\(name).md")
    blocks = Guide.fencedBlocks(of: try String(contentsOf: article, encoding: .utf8))
    source = try String(contentsOf: file, encoding: .utf8)
  }

  func print(_ items: [Any]) {
    printed += items.map { String(describing: $0) }.joined(separator: " ") + "\n"
  }

  /// Checks the block of this number, from 1, against the snippet above the call, and what it has printed against the
  /// block below it.
  func check(_ number: Int) throws {
    let places = blocks.indices.filter { blocks[$0].info == "swift" }
    let place = try #require(places.count >= number ? places[number - 1] : nil, "\(name) has no block \(number)")
    let snippet = try #require(
      source.components(separatedBy: "    // snippet: \(name) \(number)\n").dropFirst().first?
        .components(separatedBy: "    // end\n").first)
    let code = snippet.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("    ") ? $0.dropFirst(4) : $0 }.joined(separator: "\n")
    let block = blocks[place].text
    let imported = "import CartPricing\n\n"
    #expect(block == code || block == imported + code, "\(name), block \(number) is not the snippet:\n\(block)")
    let next = blocks.indices.contains(place + 1) ? blocks[place + 1] : nil
    let isOutput = next.map { $0.info == "text" || $0.info == "json" } ?? false
    #expect(printed == (isOutput ? next?.text : ""), "what \(name), block \(number) prints")
    printed = ""
  }

  /// Checks that all Swift code of the article was checked.
  func checkCount(_ count: Int) {
    #expect(blocks.count { $0.info == "swift" } == count, "\(name)")
  }
}
