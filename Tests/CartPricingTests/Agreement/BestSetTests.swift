// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import RequestGenerator
import Testing

/// The search for the best set leaves out what cannot be better; these hold it to what looking at every set gives.
///
/// Tests §7.14, §7.15 and §7.16.
@Suite("The best set is found without pricing every set")
struct BestSetTests {
  static let context = PricingContext(now: Instant(secondsSinceEpoch: 1_795_900_000))

  @Test("as the reference finds it, which prices every set", arguments: 0..<4)
  func agreement(chunk: Int) {
    let first = UInt64(chunk) * 1_000_000
    for seed in first..<first + 250 {
      let difference = Difference(RequestGenerator.conflictingRequest(seed: seed))
      if let difference { Issue.record("seed \(seed): \(difference.report)") }
    }
  }

  @Test("requests full of conflicts often have a better set than the one that priority takes, and some are cut short")
  func variety() {
    var better = 0
    var cutShort = 0
    for seed in UInt64(0)..<250 {
      var request = RequestGenerator.conflictingRequest(seed: seed)
      guard let best = price(request) else { continue }
      if !best.isOptimal { cutShort += 1 }
      request.promotions.policy.selection = .priority
      if let first = price(request), first.promotions.map(\.id) != best.promotions.map(\.id) { better += 1 }
    }
    #expect(better > 60)
    #expect(cutShort > 10)
  }

  @Test("of 2^20 sets where nothing conflicts: all promotions")
  func disjoint() throws {
    let lines = (0..<20).map { line($0, cents: 1000 + 137 * $0) }
    let promotions = lines.indices.map { exclusive("p\(10 + $0)", percent: "10", on: [$0]) }
    let priced = try #require(price(promotions, lines))
    #expect(priced.isOptimal)
    #expect(priced.promotions.count == 20)
    // halves are rounded up
    #expect(priced.discount.minorUnits == lines.indices.reduce(0) { $0 + Int64((1000 + 137 * $1 + 5) / 10) })
  }

  @Test("of 2^20 sets where each line is fought over by two: the better of each two, whichever comes first")
  func pairs() throws {
    let lines = (0..<10).map { line($0, cents: 2000) }
    var promotions: [Promotion] = []
    for place in lines.indices {
      let isFirstBetter = place % 3 == 0
      promotions.append(exclusive("a\(place)", percent: isFirstBetter ? "30" : "20", on: [place]))
      promotions.append(exclusive("b\(place)", percent: isFirstBetter ? "20" : "30", on: [place]))
    }
    let priced = try #require(price(promotions, lines))
    #expect(priced.isOptimal)
    #expect(priced.promotions.map(\.id.text) == ["a0", "a3", "a6", "a9", "b1", "b2", "b4", "b5", "b7", "b8"])
    #expect(priced.discount.minorUnits == 6000)
  }

  @Test("of 2^20 sets of promotions that are all alike: the first alone, since more bring no more")
  func ties() throws {
    let lines = (0..<3).map { line($0, cents: 999) }
    let promotions = (0..<20).map { exclusive("p\(10 + $0)", percent: "10", on: [0, 1, 2]) }
    let priced = try #require(price(promotions, lines))
    #expect(priced.isOptimal)
    #expect(priced.promotions.map(\.id.text) == ["p10"])
  }

  @Test("of 2^20 sets of overlapping promotions: what going through the lines one by one finds")
  func chain() throws {
    // p on lines i and i + 1 takes of both or, where the one before has line i, of the other alone
    let cents = (0..<21).map { 1000 + 10 * (($0 * 37) % 50) }
    let rates = (0..<20).map { 10 * (1 + ($0 * 7) % 4) }
    let lines = cents.indices.map { line($0, cents: cents[$0]) }
    let promotions = rates.indices.map {
      exclusive("p\(10 + $0)", percent: Rate(partsPerMillion: rates[$0] * 10_000), on: [$0, $0 + 1])
    }
    // the largest benefit with and without the current promotion
    var (without, with) = (0, 0)
    for place in rates.indices {
      let (left, right) = (cents[place] * rates[place] / 100, cents[place + 1] * rates[place] / 100)
      let next = max(without + left + right, place == 0 ? 0 : with + right)
      (without, with) = (max(without, with), next)
    }
    let priced = try #require(price(promotions, lines))
    #expect(priced.isOptimal)
    #expect(priced.discount.minorUnits == Int64(max(without, with)))
  }

  @Test("in a group of thousands, of which the one that takes the most is taken")
  func largeGroup() throws {
    let promotions = (0..<3000).map { place in
      var promotion = exclusive("p\(1000 + place)", percent: Rate(partsPerMillion: 10_000 + place * 300), on: [0])
      promotion.group = "g"
      return promotion
    }
    let priced = try #require(price(promotions, [line(0, cents: 1_000_000)]))
    #expect(priced.isOptimal)
    #expect(priced.promotions.map(\.id.text) == ["p3999"])
  }

  @Test("where sets are more than the limit, of the first ones in their order", arguments: 1...9)
  func limit(limit: Int) throws {
    // The more of the last promotions are left, the better for the customer: each spoils the cart for the free one.
    let lines = (0..<30).map { line($0, cents: 1000) }
    var promotions = lines.indices.map { exclusive("p\(10 + $0)", percent: "1", on: [$0]) }
    promotions.append(Promotion("z", actions: [.discount(.percent("50"), on: .cart)]))
    let priced = try #require(price(promotions, lines, limit: limit))
    #expect(!priced.isOptimal)
    // The number of the best of the first sets has the most ones in binary.
    let left = (0..<limit).map(\.nonzeroBitCount).max() ?? 0
    #expect(priced.promotions.count == 30 - left + (left > 0 ? 1 : 0))
  }

  // MARK: - Requests

  private func line(_ place: Int, cents: Int) -> CartLine {
    let amount = Amount(minorUnits: Int64(cents), currency: .eur)
    return CartLine(LineID("l\(100 + place)"), sku: SKU("S\(place)"), quantity: 1, unitPrice: amount)
  }

  private func exclusive(_ id: String, percent: Rate, on lines: [Int]) -> Promotion {
    let select = LineSelector.sku(lines.map { SKU("S\($0)") })
    var promotion = Promotion(PromotionID(id), actions: [.discount(.percent(percent), on: .items(select))])
    promotion.combination = .notOnSameItems
    return promotion
  }

  private func price(_ promotions: [Promotion], _ lines: [CartLine], limit: Int = 2_097_152) -> PricedCart? {
    var set = PromotionSet(currency: .eur, promotions)
    set.policy.selection = .bestForCustomer
    set.policy.searchLimit = limit
    return price(PricingRequest(promotions: set, cart: Cart(currency: .eur, lines: lines), context: Self.context))
  }

  private func price(_ request: PricingRequest) -> PricedCart? {
    try? PricingEngine(request.promotions).price(request.cart, in: request.context)
  }
}
