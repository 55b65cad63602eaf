// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// Whether all amounts of a promotion have a value in the cart's currency (§1.7).
extension Interpreter {
  /// "A promotion is notInCurrency if an amount in it, in its campaign, or in a segment its
  /// qualifier names (through others too), has no value in the cart's currency" (§1.7).
  func isInCurrency(_ promotion: Promotion) -> Bool {
    var amounts: [AmountByCurrency] = []
    if let when = promotion.qualifier {
      var seen: [String] = []
      amounts += amountsThroughSegments(of: when, &seen)
    }
    if let rule = promotion.calculateRule {
      if let of = rule.selector { amounts += self.amounts(of: of) }
      if case .spend(let amount, _) = rule.kind { amounts.append(amount) }
    }
    for action in promotion.actions { amounts += self.amounts(of: action) }
    amounts += [promotion.maxDiscount, promotion.constraints.budget, campaign(of: promotion)?.budget]
      .compactMap { $0 }
    if let spend = promotion.constraints.customerSpend { amounts += self.amounts(of: spend.range) }
    for limit in promotion.constraints.limits {
      if case .budget(let budget) = limit.kind { amounts.append(budget) }
    }
    return amounts.allSatisfy { value(of: $0) != nil }
  }

  private func amounts(of range: AmountRange) -> [AmountByCurrency] {
    [range.atLeast, range.atMost, range.above, range.below].compactMap { $0 }
  }

  private func amounts(of selector: LineSelector?) -> [AmountByCurrency] {
    var found: [AmountByCurrency] = []
    for case .unitPrice(let range) in selector?.nodes ?? [] { found += amounts(of: range) }
    return found
  }

  private func amountsThroughSegments(of qualifier: Qualifier, _ seen: inout [String]) -> [AmountByCurrency] {
    var found: [AmountByCurrency] = []
    for node in qualifier.nodes {
      switch node {
      case .subtotal(let selector, let range, _): found += amounts(of: selector) + amounts(of: range)
      case .quantity(let selector, _), .lines(let selector, _), .leastQuantity(let selector, _):
        found += amounts(of: selector)
      case .events(let match):
        if case .sum(let range) = match.measure { found += amounts(of: range) }
      case .shipping(let match): if let range = match.cost { found += amounts(of: range) }
      case .sum(let sum): found += amounts(of: sum.selector)
      case .segment(let segment):
        if isOne(segment.text, of: seen) { continue }
        seen.append(segment.text)
        for definition in set.segments where same(definition.id.text, segment.text) {
          found += amountsThroughSegments(of: definition.qualifier, &seen)
        }
      case .coupon, .customerAttribute, .customerID, .customerKnown, .cartAttribute, .location, .store, .score,
        .anniversary, .schedule, .all, .any, .not:
        continue
      }
    }
    return found
  }

  private func amounts(of action: PromotionAction) -> [AmountByCurrency] {
    switch action {
    case .discount(let discount, let target): return amounts(of: discount) + amounts(of: target)
    case .gift(let gift): return [gift.unitPrice]
    case .giftChoice(let choice): return choice.options.map(\.unitPrice)
    case .credit(let credit):
      return [credit.amount] + [credit.spend, credit.max].compactMap { $0 } + amounts(of: credit.selector)
    case .points(let points):
      guard case .spend(let amount) = points.earning else { return amounts(of: points.selector) }
      return [amount] + amounts(of: points.selector)
    case .upgradeShipping, .issueCoupon: return []
    }
  }

  private func amounts(of target: DiscountTarget) -> [AmountByCurrency] {
    switch target {
    case .subset(let selector), .tax(let selector): return amounts(of: selector)
    case .items(let target): return amounts(of: target.selector)
    case .group(let target): return amounts(of: target.selector)
    case .bundle(let target): return target.parts.flatMap { amounts(of: $0.selector) }
    case .cart, .shipping, .fees, .order: return []
    }
  }

  private func amounts(of discount: Discount) -> [AmountByCurrency] {
    switch discount {
    case .flat(let flat): return amounts(of: flat)
    case .tiers(let tiers):
      var found: [AmountByCurrency] = []
      switch tiers.measure {
      case .subtotal(let of, _), .quantity(let of), .lines(let of), .leastQuantity(let of): found += amounts(of: of)
      }
      for step in tiers.steps {
        if case .amount(let amount) = step.threshold { found.append(amount) }
        found += amounts(of: step.discount)
      }
      return found
    }
  }

  private func amounts(of discount: FlatDiscount) -> [AmountByCurrency] {
    switch discount {
    case .percent, .priceByAttribute: return []
    case .percentUpTo(_, _, let maxEach): return [maxEach]
    case .amount(let amount, _): return [amount]
    case .price(let price): return [price]
    }
  }
}
