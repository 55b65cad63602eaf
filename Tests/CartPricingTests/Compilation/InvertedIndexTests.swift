// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import RequestGenerator
import Testing

@testable import CartPricing

@Suite("The index of promotions")
struct InvertedIndexTests {
  @Test(
    "a promotion is indexed by the rarest of the ids that it needs",
    arguments: [
      // coupons, ids
      IndexCase("coupon A, coupon B", coupons: ["a", "B"]),
      IndexCase("coupon A", coupons: ["a"], when: .quantity(of: .sku("s"), atLeast: 1)),
      IndexCase("coupon A, coupon B", when: .coupon("a", "b")),
      IndexCase("customer c", when: .customer(id: ["c"]) && .segment("s")),
      IndexCase("segment s", when: .subtotal(atLeast: "5") && .segment("s")),
      IndexCase("everywhere", when: .subtotal(atLeast: "5")),
      IndexCase("everywhere"),
      // measures
      IndexCase("sku s", when: .quantity(of: .sku("s"), atLeast: 1)),
      IndexCase("sku s", when: .lines(of: .sku("s"), atLeast: 1, atMost: 3)),
      IndexCase("sku s", when: .leastQuantity(of: .sku("s"), atLeast: 2)),
      IndexCase("sku s", when: .subtotal(of: .sku("s"), atLeast: "0.01")),
      IndexCase("sku s", when: .subtotal(of: .sku("s"), atLeast: ["EUR": "1", "JPY": "2"])),
      IndexCase("everywhere", when: .subtotal(of: .sku("s"), atLeast: ["EUR": "1", "JPY": "0"])),
      IndexCase("everywhere", when: .subtotal(of: .sku("s"), atLeast: "0.00")),
      IndexCase("everywhere", when: .quantity(of: .sku("s"), atLeast: 0)),
      IndexCase("everywhere", when: .quantity(of: .sku("s"), atMost: 3)),
      // trees
      IndexCase("segment s, sku t", when: .segment("s") || .quantity(of: .sku("t"), atLeast: 1)),
      IndexCase("everywhere", when: .segment("s") || .subtotal(atLeast: "5")),
      IndexCase("customer c", when: (.segment("s") || .segment("t")) && (.customer(id: ["c"]) && .segment("u"))),
      IndexCase("segment v", when: .segment("v") && (.segment("s") || .segment("t"))),
      IndexCase("everywhere", when: !.segment("s")),
      IndexCase("nowhere", when: .any([])),
      IndexCase("segment s", when: .any([.any([]), .segment("s")])),
      IndexCase("everywhere", when: .all([])),
      // segments that are defined
      IndexCase("segment bulk, sku b", when: .segment("bulk")),
      IndexCase("segment bulk, segment named, sku b", when: .segment("named")),
      IndexCase("everywhere", when: .segment("small")),
      IndexCase("everywhere", when: .segment("wide")),
      // stores and locations
      IndexCase("storeChannel web", when: .store(channel: ["web"])),
      IndexCase("storeID s", when: .store(id: ["s"], country: ["DE", "AT"])),
      IndexCase("country AT, country DE", when: .location(country: ["DE", "AT"], postalPrefix: ["1"])),
      IndexCase("city Ulm", when: .location(region: ["a", "b"], city: ["Ulm"])),
      IndexCase("everywhere", when: .location(postalPrefix: ["1"])),
      // rules
      IndexCase("sku s", rule: .quantity(minimum: 3, of: .sku("s"))),
      IndexCase("tag t", rule: .linear(quantity: 3), actions: [.percent(on: .items(.tag("t")))]),
      IndexCase(
        "everywhere", rule: .linear(quantity: 3), actions: [.percent(on: .cart), .percent(on: .items(.tag("t")))]),
      IndexCase("everywhere", rule: .quantity(minimum: 3, of: .all), actions: [.percent(on: .items(.sku("s")))]),
      // actions
      IndexCase("sku s, tag t", actions: [.percent(on: .items(.sku("s"))), .percent(on: .subset(.tag("t")))]),
      IndexCase("everywhere", actions: [.percent(on: .items(.sku("s"))), .percent(on: .shipping)]),
      IndexCase("everywhere", actions: [.percent(on: .items(.sku("s"))), .percent(on: .cart)]),
      IndexCase("everywhere", actions: [.gift("g", unitPrice: "1", mode: .addMissing)]),
      IndexCase("sku s", actions: [.percent(on: .bundle([BundlePart(.tag("t")), BundlePart(.sku("s"))]))]),
      IndexCase("sku s", actions: [.percent(on: .bundle([BundlePart(.all), BundlePart(.sku("s"))]))]),
      IndexCase("tag t", actions: [.percent(on: .tax(.tag("t")))]),
      IndexCase("tag t", actions: [.percent(on: .group(.tag("t"), reward: .all))]),
      IndexCase("sku s", when: .store(channel: ["web"]), actions: [.percent(on: .items(.sku("s")))]),
      IndexCase("sku s", when: !.subtotal(atLeast: "5"), actions: [.percent(on: .items(.sku("s")))]),
      IndexCase("everywhere", when: .subtotal(atLeast: "5"), actions: [.percent(on: .items(.sku("s")))]),
      // selectors
      IndexCase("sku a, sku b", actions: [.percent(on: .items(.sku("a", "b", "a")))]),
      IndexCase("product p", actions: [.percent(on: .items(.product("p") && .tag("t") && !.sku("s")))]),
      IndexCase("category c, tag t", actions: [.percent(on: .items(.tag("t") || .category("c")))]),
      IndexCase("everywhere", actions: [.percent(on: .items(.tag("t") || .unitPrice(atLeast: "1")))]),
      IndexCase("tag t", actions: [.percent(on: .items((.tag("a") || .all) && (.all && .tag("t"))))]),
      IndexCase("tag t", actions: [.percent(on: .items((.tag("t") && .all) && (.all || .tag("a"))))]),
      IndexCase("nowhere", actions: [.percent(on: .items(.anyOf([])))]),
      IndexCase("everywhere", actions: [.percent(on: .items(.allOf([])))]),
      IndexCase("everywhere", actions: [.percent(on: .items(!.tag("t")))]),
      IndexCase("billing subscription", actions: [.percent(on: .items(.billing(.every("P1M"))))]),
      IndexCase("billing perpetual", actions: [.percent(on: .items(.billing(.perpetual)))]),
    ])
  func places(_ example: IndexCase) throws {
    let segments = [
      Segment("bulk", when: .quantity(of: .sku("b"), atLeast: 10)), Segment("small", when: .subtotal(atMost: "5")),
      Segment("named", when: .segment("bulk") && .subtotal(atLeast: "1")),
      Segment("wide", when: .customer(id: (0..<100).map { CustomerID("c\($0)") })),
    ]
    let set = PromotionSet(currency: .eur, [example.promotion], segments: segments)
    #expect(try PricingEngine(set).set.places(of: PromotionSlot(0)) == example.places)
  }

  @Test("a promotion that never applies is in no posting list")
  func inactive() throws {
    let promotion = Promotion("p", isActive: false, actions: [.percent(on: .cart)])
    #expect(try PricingEngine(PromotionSet([promotion])).set.places(of: PromotionSlot(0)) == "nowhere")
  }

  @Test("an id with a long posting list is no longer the rarest")
  func crowded() throws {
    let promotions = (0..<80).map { number in
      Promotion(
        PromotionID("p\(100 + number)"), when: .quantity(of: .sku("s") && .tag("t"), atLeast: 1),
        actions: [.percent(on: .cart)])
    }
    let set = try PricingEngine(PromotionSet(promotions)).set
    #expect(set.places(of: PromotionSlot(0)) == "sku s")
    #expect(set.places(of: PromotionSlot(79)) == "tag t" || set.places(of: PromotionSlot(78)) == "tag t")
    var slots: [PromotionSlot] = []
    set.forEachSlot(under: try #require(set.symbols.symbol(TextKey("s"), .sku))) { slots.append($0) }
    #expect(slots == slots.sorted())
    #expect(slots.count > 20)
  }

  @Test("promotions that are not looked for are not seen")
  func soundness() throws {
    for seed in UInt64(0)..<2_000 {
      var request = RequestGenerator.request(seed: seed)
      request.context.explain = .relevant
      guard let engine = try? PricingEngine(request.promotions),
        let priced = try? engine.price(request.cart, in: request.context)
      else { continue }
      request.context.explain = .all
      let explained = try engine.price(request.cart, in: request.context)
      let found = engine.set.candidates(for: request)
      for slot in engine.set.promotions.indices.map({ PromotionSlot($0) }) where !found.contains(slot) {
        let id = engine.set.source(slot).id
        let reason = explained.decisions.first { $0.promotion == id }?.reason
        let isSeen =
          priced.promotions.contains { $0.id == id }
          || priced.decisions.contains { $0.promotion == id || $0.excludedBy == id }
          || priced.messages.contains { $0.promotion == id } || reason == nil || reason == .excluded
        if isSeen { Issue.record("seed \(seed): \(id) is seen") }
      }
    }
  }
}

/// A promotion and the ids that it is indexed by.
struct IndexCase: Sendable, CustomTestStringConvertible {
  let promotion: Promotion
  /// Kinds and ids, in the order of their texts; or `everywhere` or `nowhere`.
  let places: String

  init(
    _ places: String, coupons: [PromotionCoupon] = [], when: Qualifier? = nil, rule: CalculateRule? = nil,
    actions: [PromotionAction] = [.percent(on: .cart)]
  ) {
    self.places = places
    promotion = Promotion("p", coupons: coupons, when: when, calculateRule: rule, actions: actions)
  }

  var testDescription: String { places }
}

extension PromotionAction {
  fileprivate static func percent(on target: DiscountTarget) -> PromotionAction {
    .discount(.percent("10"), on: target)
  }
}

extension CompiledSet {
  /// The ids that a promotion is indexed by.
  func places(of slot: PromotionSlot) -> String {
    var places = unindexed.contains(slot) ? ["everywhere"] : []
    for symbol in (0..<symbols.count).map({ SymbolID($0) }) {
      forEachSlot(under: symbol) { other in
        if other == slot { places.append("\(symbols.domain(of: symbol)) \(symbols.text(of: symbol))") }
      }
    }
    return places.isEmpty ? "nowhere" : places.sorted().joined(separator: ", ")
  }

  /// The promotions that a cart has to look at.
  func candidates(for request: PricingRequest) -> Set<PromotionSlot> {
    var found = Set(unindexed)
    func find(_ key: TextKey?, _ domain: SymbolTable.Domain) {
      guard let key else { return }
      guard let symbol = symbols.symbol(key, domain) else { return }
      forEachSlot(under: symbol) { found.insert($0) }
      if domain == .coupon, let owner = symbols[symbol].owner.index { found.insert(owner) }
    }
    for line in request.cart.lines {
      find(line.sku.key, .sku)
      find(line.product?.key, .product)
      for category in line.categories { find(category.key, .category) }
      for tag in line.tags { find(tag.key, .tag) }
      find(line.billing == nil ? .perpetual : .subscription, .billing)
    }
    for coupon in request.cart.coupons {
      find(coupon.code.key, .coupon)
      find(coupon.batch.map { PromotionCoupon.symbolKey(ofBatch: $0) }, .coupon)
    }
    for id in request.context.redeemed { if let slot = slot(of: id) { found.insert(slot) } }
    let shipping = request.cart.shipping
    find((shipping?.method).map { TextKey($0) }, .shippingMethod)
    find(shipping?.destination?.country.map { TextKey($0) }, .country)
    find(shipping?.destination?.region.map { TextKey($0) }, .region)
    find(shipping?.destination?.city.map { TextKey($0) }, .city)
    for (name, value) in request.cart.attributes {
      if case .text(let text) = value { find(AttributeCondition.key(name, text), .cartAttribute) }
    }
    let customer = request.context.customer
    find(customer?.id.key, .customer)
    for segment in customer?.segments ?? [] { find(segment.key, .segment) }
    find(customer?.location?.country.map { TextKey($0) }, .country)
    find(customer?.location?.region.map { TextKey($0) }, .region)
    find(customer?.location?.city.map { TextKey($0) }, .city)
    let store = request.context.store
    find(store?.id.map { TextKey($0) }, .storeID)
    find(store?.channel.map { TextKey($0) }, .storeChannel)
    find(store?.country.map { TextKey($0) }, .country)
    find(store?.region.map { TextKey($0) }, .region)
    return found
  }
}
