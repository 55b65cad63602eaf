// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import RequestGenerator
import Testing

/// What the reference cannot hold, a thousand to a thousand million units, is held to what it can: where no figure is
/// rounded, a cart of m times as many units, priced with rules and counts of m times as many, is the cart m times over.
///
/// Tests §2.12.
@Suite("Large quantities are the small ones, scaled")
struct ScalingTests {
  /// Prices and amounts are multiples of this, so that three percentages of those below leave whole minor units.
  static let grain = 64_000
  static let percentages: [Rate] = ["10", "25", "50", "100"]

  @Test("every selection, discount and run of units scales", arguments: [1_000, 1_000_000, 100_000_000])
  func scaling(factor: Int) throws {
    var discounted = 0
    for seed in UInt64(0)..<400 {
      let (small, large) = (try priced(seed, times: 1), try priced(seed, times: factor))
      #expect(large.total.minorUnits == small.total.minorUnits * Int64(factor), "seed \(seed)")
      #expect(large.discount.minorUnits == small.discount.minorUnits * Int64(factor), "seed \(seed)")
      for (line, scaled) in zip(small.lines, large.lines) {
        #expect(scaled.quantity == line.quantity * factor)
        #expect(scaled.discount.minorUnits == line.discount.minorUnits * Int64(factor))
        let runs = line.units.map { "\($0.count * factor) × \($0.price)" }
        #expect(scaled.units.map { "\($0.count) × \($0.price)" } == runs, "seed \(seed)")
      }
      #expect(large.promotions.map { $0.id } == small.promotions.map { $0.id }, "seed \(seed)")
      #expect(large.promotions.map { $0.applications } == small.promotions.map { $0.applications }, "seed \(seed)")
      #expect(large.decisions.map { $0.reason } == small.decisions.map { $0.reason }, "seed \(seed)")
      if small.discount.minorUnits > 0 { discounted += 1 }
    }
    #expect(discounted > 200, "most of the carts are discounted")
  }

  @Test("the small ones are those of the reference")
  func reference() throws {
    for seed in UInt64(0)..<400 {
      let difference = Difference(Self.request(seed, times: 1))
      #expect(difference == nil, "seed \(seed): \(difference?.report ?? "")")
    }
  }

  private func priced(_ seed: UInt64, times factor: Int) throws -> PricedCart {
    let request = Self.request(seed, times: factor)
    return try PricingEngine(request.promotions).price(request.cart, in: request.context)
  }

  /// The same request for every factor but for its quantities.
  private static func request(_ seed: UInt64, times factor: Int) -> PricingRequest {
    var dice = Dice(seed: seed)
    let lines = (0..<dice.number(1...4)).map { place in
      CartLine(
        LineID("l\(dice.number(0...9))\(place)"), sku: SKU(dice.one(of: ["A", "B", "C"])),
        quantity: dice.number(1...6) * factor, unitPrice: price(dice.number(1...5)),
        categories: [CategoryID(dice.one(of: ["x", "y"]))], isDiscountable: !dice.happens(10))
    }
    let promotions = (0..<dice.number(1...3)).map { place in promotion("p\(place)", &dice, times: factor) }
    var context = PricingContext(now: Instant(secondsSinceEpoch: 1_795_900_000))
    context.explain = .all
    return PricingRequest(
      promotions: PromotionSet(currency: .eur, promotions), cart: Cart(currency: .eur, lines: lines), context: context)
  }

  private static func price(_ grains: Int) -> Amount { Amount(minorUnits: Int64(grains * grain), currency: .eur) }

  /// A limit of 1 or 2, or none.
  private static func limit(_ dice: inout Dice) -> Int? {
    let limit = dice.number(0...2)
    return limit == 0 ? nil : limit
  }

  private static func selector(_ dice: inout Dice) -> LineSelector {
    dice.one(of: [.all, .sku("A"), .sku("A", "B"), .category("x"), !.sku("C")])
  }

  private static func promotion(_ id: String, _ dice: inout Dice, times factor: Int) -> Promotion {
    var rule: CalculateRule?
    if dice.happens(60) {
      let (units, limit) = (dice.number(1...4) * factor, Self.limit(&dice))
      let reward: CalculateRule.Reward = dice.happens(40) ? .beyond : .within
      let counted = dice.happens(50) ? selector(&dice) : nil
      rule =
        dice.happens(50)
        ? .quantity(minimum: units, maxApplications: limit, of: counted, reward: reward)
        : .linear(quantity: units, maxApplications: limit, of: counted, reward: reward)
    }
    return Promotion(
      PromotionID(id), priority: dice.number(0...2), calculateRule: rule,
      actions: [action(&dice, hasRule: rule != nil, times: factor)],
      combines: dice.happens(25) ? .notOnSameItems : .always)
  }

  private static func action(_ dice: inout Dice, hasRule: Bool, times factor: Int) -> PromotionAction {
    let count = dice.number(1...3) * factor
    let percent = Discount.percent(dice.one(of: percentages))
    let amount = AmountByCurrency.plain(price(dice.number(1...3)))
    let each = dice.one(of: [percent, percent, .amount(amount), .price(amount)])
    switch dice.number(0...3) {
    case 0:
      let isCounted = hasRule || dice.happens(50)
      let order = dice.one(of: ItemsTarget.Order.allCases)
      return .discount(each, on: .items(selector(&dice), count: isCounted ? count : nil, order: order))
    case 1:
      let reward = dice.one(of: [GroupTarget.Reward.cheapest, .mostExpensive])
      return .discount(each, on: .group(selector(&dice), reward: reward, count: count))
    case 2:
      let parts = (0..<dice.number(1...2)).map { _ in BundlePart(selector(&dice), count: dice.number(1...2) * factor) }
      return .discount(percent, on: .bundle(parts, max: limit(&dice)))
    default: return .discount(percent, on: dice.happens(50) ? .cart : .subset(selector(&dice)))
    }
  }
}
