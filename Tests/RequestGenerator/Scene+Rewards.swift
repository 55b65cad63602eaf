// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// The rare words about rules and actions.
extension Scene {
  mutating func addRule(to promotion: inout Promotion) {
    let makesGroups = promotion.actions.contains { if case .discount(_, .group) = $0 { true } else { false } }
    if uses(.spend, 45), !makesGroups {
      promotion.calculateRule = .spend(
        byCurrency(max(1, near(figures(fruitfulSelector()).value / Int64(dice.number(1...4))))),
        maxApplications: dice.happens(50) ? dice.number(1...3) : nil,
        of: dice.happens(50) ? fruitfulSelector().selector : nil)
    }
    guard case .quantity? = promotion.calculateRule?.kind else {
      if case .linear? = promotion.calculateRule?.kind { addParts(to: &promotion) }
      return
    }
    addParts(to: &promotion)
  }

  private mutating func addParts(to promotion: inout Promotion) {
    if uses(.per, 60) { promotion.calculateRule?.partition = dice.one(of: Partition.allCases) }
    if uses(.consumes, 70) { promotion.calculateRule?.consumes = true }
  }

  mutating func addActions(to promotion: inout Promotion) {
    let hasRule = promotion.calculateRule != nil
    for place in promotion.actions.indices {
      if case .discount(let discount, let target) = promotion.actions[place] {
        promotion.actions[place] = changed(discount, on: target, hasRule: hasRule)
      } else {
        promotion.actions[place] = changed(promotion.actions[place])
      }
    }
    guard promotion.actions.count < 8 else { return }
    if uses(.points, 45) { promotion.actions.append(points()) }
    if uses(.order, 35) {
      promotion.actions.append(
        .discount(dice.happens(50) ? .percent("10") : .amount(byCurrency(price() / 2)), on: .order))
    }
    if uses(.giftChoice, 40), isAllowedItems(promotion) { promotion.actions.append(giftChoice()) }
  }

  /// Whether the promotion may have an action of the step `items`.
  private func isAllowedItems(_ promotion: Promotion) -> Bool {
    !(promotion.qualifier?.nodes.contains { if case .subtotal(_, _, .after) = $0 { true } else { false } } ?? false)
  }

  private mutating func changed(
    _ discount: Discount, on target: DiscountTarget, hasRule: Bool
  ) -> PromotionAction {
    switch target {
    case .items(var items):
      if uses(.partsOfItems, 60), items.count != nil, !hasRule { items.partition = dice.one(of: Partition.allCases) }
      return .discount(unitDiscount(discount), on: .items(items))
    case .group(var group):
      if uses(.ranks, 50) {
        group.reward = .rank(dice.number(1...4))
        group.count = 1
      }
      if uses(.ranks, 50) { group.order = .cheapest }
      return .discount(measured(discount), on: .group(group))
    case .bundle(var bundle):
      if uses(.bundleOrder, 60) { bundle.order = .cheapest }
      return .discount(measured(discount), on: .bundle(bundle))
    default: return .discount(measured(discount), on: target)
    }
  }

  /// A discount on single units: with a cap for each, or by an attribute.
  private mutating func unitDiscount(_ discount: Discount) -> Discount {
    let usesMaxEach = uses(.maxEach, 60)
    let usesAttribute = uses(.attributePrice, 60)
    let most = byCurrency(near(someUnitPrice() / 4))
    let name = dice.one(of: Self.attributePrices)
    func changed(_ flat: FlatDiscount) -> FlatDiscount {
      switch flat {
      case .percent(let rate, let base) where usesMaxEach: .percentUpTo(rate, base: base, maxEach: most)
      case .price where usesAttribute: .priceByAttribute(name)
      default: flat
      }
    }
    switch discount {
    case .flat(let flat): return .flat(changed(flat))
    case .tiers(var tiers):
      for step in tiers.steps.indices { tiers.steps[step].discount = changed(tiers.steps[step].discount) }
      return measured(.tiers(tiers))
    }
  }

  /// Tiers by the value before tax or with it.
  private mutating func measured(_ discount: Discount) -> Discount {
    guard case .tiers(var tiers) = discount, case .subtotal(let of, _) = tiers.measure, uses(.basis, 60) else {
      return discount
    }
    tiers.measure = .subtotal(of: of, basis: dice.one(of: FlatDiscount.Basis.allCases))
    return .tiers(tiers)
  }

  private mutating func changed(_ action: PromotionAction) -> PromotionAction {
    switch action {
    case .credit(var credit) where words.contains(.credit):
      if dice.happens(40) {
        credit.spend = nil
      } else if dice.happens(60) {
        credit.selector = fruitfulSelector().selector
      }
      return .credit(credit)
    case .gift(let gift) where words.contains(.giftChoice) && dice.happens(50):
      return .gift(oneOf: giftOptions(), quantity: gift.quantity, mode: gift.mode)
    default: return action
    }
  }

  private mutating func giftChoice() -> PromotionAction {
    .gift(oneOf: giftOptions(), quantity: dice.number(1...2), mode: dice.one(of: Gift.Mode.allCases))
  }

  private mutating func giftOptions() -> [GiftOption] {
    dice.some(1...3, of: Self.skus).map {
      GiftOption($0, unitPrice: byCurrency(price()), name: dice.happens(30) ? "Choice é" : nil)
    }
  }

  private mutating func points() -> PromotionAction {
    let count = dice.one(of: [1, 2, 5, 100])
    let most = dice.happens(40) ? dice.number(0...50) : nil
    let selector = dice.happens(50) ? fruitfulSelector().selector : nil
    switch dice.number(0...2) {
    case 0: return .points(count, max: most)
    case 1: return .points(count, per: byCurrency(max(1, price())), of: selector, max: most)
    default: return .points(count, perUnits: dice.number(1...4), of: selector, max: most)
    }
  }
}
