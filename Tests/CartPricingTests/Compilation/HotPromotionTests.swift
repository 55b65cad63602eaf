// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

@Suite("A promotion that is replaced again and again")
struct HotPromotionTests {
  private static func hot(_ number: Int) -> Promotion {
    Promotion(
      "hot", priority: number % 3,
      when: .quantity(of: .sku("HOT"), atLeast: 1) && .store(channel: ["web"]) && .segment("s"),
      actions: [.discount(.percent("1"), on: .items(.sku(["HOT", "WARM"])))])
  }

  /// A set that is so large that it is not compiled anew within the test.
  private static func engine() throws -> PricingEngine {
    let others = (0..<12_000).map {
      Promotion(
        PromotionID("p\($0)"), when: .quantity(of: .sku(SKU("S\($0)")), atLeast: 1),
        actions: [.discount(.percent("1"), on: .items(.sku(SKU("S\($0)"))))])
    }
    return try PricingEngine(PromotionSet(currency: .eur, others + [hot(0)]))
  }

  /// The number of promotions in the posting list of an id.
  private static func postingCount(_ engine: PricingEngine, _ sku: SKU) -> Int {
    guard let symbol = engine.set.symbol(sku.key, .sku) else { return 0 }
    return engine.set.index.count(engine.set.symbols[symbol].postings)
  }

  /// How many promotions are compared when the id of the promotion is looked up.
  private static func compared(_ engine: PricingEngine) -> Int {
    var count = 0
    _ = engine.set.ids.find(SymbolTable.hash(PromotionID("hot").key, .sku)) { slot in
      if engine.set.id(of: PromotionSlot(slot)) == "hot" { count += 1 }
      return false
    }
    return count
  }

  @Test("leaves nothing behind under its ids, and prices as in a new engine")
  func replaced() throws {
    var engine = try Self.engine()
    for number in 1...600 { engine = try engine.updating([Self.hot(number)]) }
    #expect(engine.set.order.addedCount == 600)
    #expect(Self.postingCount(engine, "HOT") + Self.postingCount(engine, "WARM") <= 2)
    // The one of the first set, and the last.
    #expect(Self.compared(engine) <= 2)
    #expect(engine.promotion("hot") == Self.hot(600))
    let cart = Cart(CartLine("1", sku: "HOT", unitPrice: "10.00"), CartLine("2", sku: "S7", unitPrice: "10.00"))
    let context = PricingContext(
      now: .evening, customer: PricingCustomer("c", segments: ["s"]), store: PricingStore(channel: "web"),
      explain: .relevant)
    let new = try PricingEngine(engine.promotionSet)
    let priced = try engine.price(cart, in: context)
    #expect(priced.promotions.count == 2)
    #expect(try priced == new.price(cart, in: context))
  }

  @Test("and removed in between has one place among the ids")
  func removed() throws {
    var engine = try Self.engine()
    for number in 1...300 {
      engine = try engine.updating(removing: ["hot"])
      #expect(engine.promotion("hot") == nil)
      #expect(Self.postingCount(engine, "HOT") == 0)
      engine = try engine.updating([Self.hot(number)])
    }
    #expect(Self.compared(engine) <= 2)
    #expect(engine.promotion("hot") == Self.hot(300))
    #expect(engine.promotion("p11999") != nil)
  }
}
