// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// Actions on every target with every discount that fits it.
extension Scene {
  /// The steps of pricing that have actions.
  enum Step: CaseIterable {
    case items, cart, shipping, fees, tax, rewards
  }

  private enum Kind: CaseIterable {
    case percent, amount, price
  }

  /// An action in one of the steps.
  mutating func action(in steps: [Step]) -> PromotionAction {
    let weights: [(Step, Int)] = [
      (.items, 54), (.cart, 18), (.shipping, 12), (.fees, 6), (.tax, 6), (.rewards, 7),
    ]
    let places = weights.filter { steps.contains($0.0) }
    switch places[dice.place(in: places.map(\.1))].0 {
    case .items: return itemsAction()
    case .cart:
      if dice.happens(50) { return .discount(discount([.percent, .amount], base: true, basis: true), on: .cart) }
      let picked = fruitfulSelector()
      return .discount(discount([.percent, .amount], base: true, basis: true), on: .subset(picked.selector))
    case .shipping:
      if dice.happens(40) { return .upgradeShipping(dice.one(of: Self.methods)) }
      return .discount(discount(Kind.allCases), on: .shipping)
    case .fees:
      let target: DiscountTarget = dice.happens(50) ? .fees : .fees(kinds: dice.some(1...2, of: Self.feeKinds))
      return .discount(discount([.percent, .amount]), on: target)
    case .tax:
      let target: DiscountTarget = dice.happens(50) ? .tax : .tax(fruitfulSelector().selector)
      return .discount(discount([.percent]), on: target)
    case .rewards:
      if dice.happens(50) {
        return .issueCoupon(
          CouponIssue(dice.one(of: ["T1", "é"]), validFor: dice.happens(40) ? dice.one(of: Self.spans) : nil))
      }
      let per = max(1, price())
      return .credit(
        Credit(byCurrency(price()), per: byCurrency(per), max: dice.happens(40) ? byCurrency(price()) : nil))
    }
  }

  private mutating func itemsAction() -> PromotionAction {
    switch dice.place(in: [45, 20, 18, 17]) {
    case 0:
      let target = ItemsTarget(
        fruitfulSelector().selector, count: dice.happens(45) ? dice.number(1...5) : nil,
        order: dice.one(of: ItemsTarget.Order.allCases))
      return .discount(discount(Kind.allCases, base: true), on: .items(target))
    case 1:
      let rewards: [GroupTarget.Reward] = [.cheapest, .mostExpensive, .all]
      let reward = dice.one(of: rewards)
      return .discount(
        discount(Kind.allCases),
        on: .group(fruitfulSelector().selector, reward: reward, count: dice.happens(60) ? 1 : dice.number(1...4)))
    case 2:
      let parts = (0...dice.number(0...2)).map { _ in
        BundlePart(fruitfulSelector().selector, count: dice.happens(60) ? 1 : dice.number(1...3))
      }
      return .discount(discount(Kind.allCases), on: .bundle(parts, max: dice.happens(60) ? nil : dice.number(1...3)))
    default:
      return .gift(
        dice.one(of: Self.skus), quantity: dice.one(of: [1, 1, 2, 3]), unitPrice: byCurrency(price()),
        name: dice.happens(30) ? "Gift é" : nil, mode: dice.one(of: Gift.Mode.allCases))
    }
  }

  private mutating func discount(_ kinds: [Kind], base: Bool = false, basis: Bool = false) -> Discount {
    let kind = dice.one(of: kinds)
    guard dice.happens(18) else { return .flat(flat(kind, base: base, basis: basis)) }
    let picked = selector()
    let figures = figures(picked)
    let figure: Int64
    let measure: Tiers.Measure
    switch dice.number(0...3) {
    case 0: (measure, figure) = (.subtotal(of: picked.selector), figures.value)
    case 1: (measure, figure) = (.quantity(of: picked.selector), Int64(figures.quantity))
    case 2: (measure, figure) = (.lines(of: picked.selector), Int64(figures.lines))
    default: (measure, figure) = (.leastQuantity(of: picked.selector), Int64(figures.leastQuantity))
    }
    var isMoney = false
    if case .subtotal = measure { isMoney = true }
    var thresholds: [Int64] = []
    for _ in 0...dice.number(0...3) {
      let threshold = near(figure)
      if !thresholds.contains(threshold) { thresholds.append(threshold) }
    }
    return .tiers(
      by: measure,
      thresholds.map { from in
        // one amount for each currency of a table must not be another step's
        let threshold: TierStep.Threshold = isMoney ? .amount(plain(from)) : .count(Int(from))
        return TierStep(from: threshold, flat(kind, base: base, basis: basis))
      })
  }

  /// An amount in the cart's currency alone.
  private mutating func plain(_ minorUnits: Int64) -> AmountByCurrency {
    setCurrency == currency ? .plain(amount(minorUnits)) : .table([currency: amount(minorUnits)])
  }

  private mutating func flat(_ kind: Kind, base: Bool, basis: Bool) -> FlatDiscount {
    switch kind {
    case .percent:
      let rate: Rate =
        dice.happens(85)
        ? dice.one(of: ["10", "50", "100", "33.3333", "0.5", "7.5", "25", "0", "99.9999", "15"])
        : Rate(partsPerMillion: dice.number(0...1_000_000))
      return .percent(rate, base: base && dice.happens(35) ? .original : .current)
    case .amount:
      let figure = dice.happens(50) ? price() / 2 : near(someUnitPrice()) / Int64(dice.number(1...4))
      return .amount(
        byCurrency(figure), basis: basis && dice.happens(45) ? dice.one(of: FlatDiscount.Basis.allCases) : nil)
    case .price: return .price(byCurrency(dice.happens(30) ? price() : near(someUnitPrice() / 2)))
    }
  }
}
