// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import RequestGenerator
import Testing

@Suite("Engines that differ by a few promotions")
struct UpdateTests {
  @Test("an engine after changes prices as a new one does, and the ones before as they did")
  func sequences() throws {
    for seed in UInt64(0)..<600 {
      var dice = Dice(seed: seed)
      let request = RequestGenerator.request(seed: seed)
      let all = request.promotions.promotions
      var present = all.filter { _ in dice.happens(50) }
      guard !all.isEmpty, var engine = try? PricingEngine(set(present, request)) else { continue }
      var history: [(engine: PricingEngine, results: [String])] = []
      for _ in 0..<6 {
        let added = all.filter { _ in dice.happens(20) }.map { promotion in
          var promotion = promotion
          if dice.happens(50) { promotion.priority = dice.number(-2...2) }
          if dice.happens(10) { promotion.isActive.toggle() }
          return promotion
        }
        let removed = all.filter { _ in dice.happens(15) }.map { $0.id }
        present.removeAll { old in removed.contains(old.id) || added.contains { $0.id == old.id } }
        present += added
        engine = try engine.updating(added, removing: removed)
        if try engine.promotionSet != PricingEngine(set(present, request)).promotionSet {
          Issue.record("seed \(seed): the promotions")
        }
        let results = results(engine, request)
        if try results != self.results(PricingEngine(set(present, request)), request) {
          Issue.record("seed \(seed)")
        }
        history.append((engine, results))
      }
      for (engine, results) in history where self.results(engine, request) != results {
        Issue.record("seed \(seed): an earlier engine")
      }
    }
  }

  @Test("many changes, each of them small")
  func growth() throws {
    var engine = try PricingEngine(PromotionSet(currency: .eur, []))
    var promotions: [Promotion] = []
    for number in 0..<3_000 {
      let promotion = Promotion(
        PromotionID("p\(number)"), priority: number % 7, when: .segment(SegmentID("s\(number % 5)")),
        actions: [.discount(.percent("1"), on: .cart)])
      promotions.append(promotion)
      engine = try engine.updating([promotion], removing: number % 3 == 0 ? [PromotionID("p\(number / 2)")] : [])
      if number % 3 == 0 { promotions.removeAll { $0.id.text == "p\(number / 2)" && number > 0 } }
      if number == 0 { engine = try engine.updating([promotion]) }
    }
    var cart = Cart(currency: .eur, lines: [CartLine("1", sku: "a", quantity: 3, unitPrice: "10.00")])
    cart.coupons = ["NONE"]
    #expect(try engine.promotionSet == PricingEngine(PromotionSet(currency: .eur, promotions)).promotionSet)
    for explain in [PricingContext.Explain.relevant, .all] {
      let context = PricingContext(now: .evening, customer: PricingCustomer("c", segments: ["s1"]), explain: explain)
      let fresh = try PricingEngine(PromotionSet(currency: .eur, promotions))
      #expect(try engine.price(cart, in: context).json == fresh.price(cart, in: context).json)
    }
  }

  @Test("amounts by currency, groups and bundles of promotions that are added one by one")
  func currencies() throws {
    var promotions: [Promotion] = []
    var engine = try PricingEngine(PromotionSet(currency: .eur, promotions))
    let bundle = DiscountTarget.bundle([BundlePart(.sku("a"), count: 1), BundlePart(.sku("b"), count: 2)])
    for number in 1...40 {
      let amount = Amount(minorUnits: Int64(number), currency: .eur)
      let amounts: AmountByCurrency =
        number % 3 == 0
        ? .plain(amount)
        : number % 3 == 1
          ? ["EUR": "0.05", "USD": Amount(minorUnits: Int64(number % 9), currency: .usd)] : ["USD": "0.11"]
      let promotion = Promotion(
        PromotionID("p\(number)"), actions: [.discount(.amount(amounts), on: number % 4 == 0 ? bundle : .cart)],
        group: number % 5 == 0 ? PromotionGroup(GroupName("g\(number % 2)")) : nil)
      promotions.append(promotion)
      engine = try engine.updating([promotion])
    }
    let fresh = try PricingEngine(PromotionSet(currency: .eur, promotions))
    for currency in [Currency.eur, .usd, .gbp] {
      let lines = [
        CartLine("1", sku: "a", quantity: 9, unitPrice: "10.00"), CartLine("2", sku: "b", quantity: 30, unitPrice: "3"),
      ]
      let context = PricingContext(now: .evening, explain: .all)
      let priced = try engine.price(Cart(currency: currency, lines: lines), in: context)
      #expect(try priced.json == fresh.price(Cart(currency: currency, lines: lines), in: context).json)
      #expect((priced.discount.minorUnits == 0) == (currency == .gbp))
    }
  }

  @Test("a code that nobody names any more is unknown")
  func codes() throws {
    let listing = Promotion("a", coupons: ["CODE"], actions: [.discount(.percent("1"), on: .cart)])
    let naming = Promotion("b", when: .coupon("CODE"), actions: [.discount(.percent("1"), on: .cart)])
    let engine = try PricingEngine(PromotionSet(currency: .eur, [listing, naming]))
    let cart = Cart(CartLine("1", sku: "a", quantity: 1, unitPrice: "10.00"), coupons: ["code"])
    func outcome(_ engine: PricingEngine) throws -> String? {
      try engine.price(cart, in: .evening).coupons.first?.outcome.name
    }
    #expect(try outcome(engine) == "applied")
    #expect(try outcome(engine.updating([], removing: ["a"])) == "recognized")
    #expect(try outcome(engine.updating([], removing: ["a", "b", "c"])) == "unknown")
    #expect(try outcome(engine.updating([], removing: ["a", "b"]).updating([listing])) == "applied")
  }

  @Test("faults of what is added")
  func faults() throws {
    let listing = Promotion("a", coupons: ["CODE"], actions: [.discount(.percent("1"), on: .cart)])
    let engine = try PricingEngine(PromotionSet(currency: .eur, [listing]))
    var twin = listing
    twin.id = "b"
    #expect(paths { try engine.updating([twin]) } == ["promotions[0].coupons[0].code"])
    #expect(paths { try engine.updating([twin], removing: ["a"]) } == [])
    #expect(paths { try engine.updating([listing]) } == [])
    twin.actions = []
    twin.coupons = []
    let found = paths { try engine.updating([listing, twin, twin]) }
    #expect(found == ["promotions[1].actions", "promotions[2].actions", "promotions[2].id"])
  }

  @Test("promotions that come ever closer together stay in canonical order")
  func closeness() throws {
    func made(_ id: String) -> Promotion {
      Promotion(PromotionID(id), isActive: false, actions: [.discount(.percent("1"), on: .cart)])
    }
    // Each lies between the one before it and "b", where the numbers between the two run out after some thirty.
    let ids = ["0", "z", "a", "b"] + (1...80).map { "a" + String(repeating: "m", count: $0) }
    var engine = try PricingEngine(PromotionSet(currency: .eur, ids[..<2].map { made($0) }))
    for id in ids[2...] { engine = try engine.updating([made(id)]) }
    let context = PricingContext(now: .evening, explain: .all)
    let decisions = try engine.price(Cart(currency: .eur), in: context).decisions.map { $0.promotion.text }
    #expect(decisions == ids.sorted())
  }

  private func paths(_ update: () throws -> PricingEngine) -> [String] {
    do {
      _ = try update()
      return []
    } catch let error as PricingError {
      return error.faults.map { $0.path.description }
    } catch {
      return ["\(error)"]
    }
  }

  private func set(_ promotions: [Promotion], _ request: PricingRequest) -> PromotionSet {
    var set = request.promotions
    set.promotions = promotions
    return set
  }

  private func results(_ engine: PricingEngine, _ request: PricingRequest) -> [String] {
    PricingContext.Explain.allCases.map { result(engine, request, $0) }
  }

  private func result(_ engine: PricingEngine, _ request: PricingRequest, _ explain: PricingContext.Explain) -> String {
    var context = request.context
    context.explain = explain
    do {
      return try engine.price(request.cart, in: context).json
    } catch {
      return error.json
    }
  }
}
