// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

extension ReviewedSet {
  /// The finding that no action of a promotion takes or gives anything; nil if one may.
  func neverHasEffect(_ ways: PromotionWays) -> Ranked? {
    let promotion = promotions[ways.place]
    guard !ways.list.isEmpty else { return nil }
    var reason: String?
    for action in promotion.actions {
      guard let found = idleness(of: action, of: promotion, ways) else { return nil }
      reason = reason ?? found
    }
    guard let reason else { return nil }
    let finding = Finding(
      kind: .neverHasEffect, severity: .high, promotions: [promotion.id],
      sentence: "\"\(promotion.id)\" never has an effect: \(reason).", proof: .reason(reason))
    return Ranked(finding: finding, weight: 0, subject: promotion.id)
  }

  /// Why an action takes and gives nothing, in each way in which the promotion is applied; nil if it may.
  private func idleness(of action: PromotionAction, of promotion: Promotion, _ ways: PromotionWays) -> String? {
    var reason: String?
    for money in currencies.indices.map({ self.money($0) }) {
      let possible = ways.list.filter { $0.money == money }
      if possible.isEmpty { continue }
      guard let found = idleness(of: action, of: promotion, possible, money) else { return nil }
      reason = reason ?? found
    }
    return reason
  }

  private func idleness(
    of action: PromotionAction, of promotion: Promotion, _ ways: [PromotionConditions], _ money: MoneyScope
  ) -> String? {
    func isZero(_ amount: AmountByCurrency?) -> Bool { amount.map { money.minorUnits($0) == 0 } ?? false }
    switch action {
    case .discount(let discount, let target):
      if isZero(promotion.maxDiscount) { return "its maxDiscount is 0" }
      return discount.idleness(ways, money) ?? target.idleness(discount, promotion, ways, money)
    // A gift to choose is offered, whatever can be given.
    case .gift(let gift):
      return isZero(promotion.maxDiscount) && !isZero(gift.unitPrice) ? "its maxDiscount is 0" : nil
    case .credit(let credit): return isZero(credit.amount) || isZero(credit.max) ? "its credit is 0" : nil
    case .points(let points): return points.count == 0 || points.max == 0 ? "its points are 0" : nil
    default: return nil
    }
  }
}

extension Discount {
  /// Why the discount takes nothing; nil if it may.
  fileprivate func idleness(_ ways: [PromotionConditions], _ money: MoneyScope) -> String? {
    switch self {
    case .flat(let flat): return flat.idleness(money)
    case .tiers(let tiers):
      for step in tiers.steps where step.discount.idleness(money) == nil {
        guard let figure = tiers.figure(from: step.threshold, money) else { continue }
        if ways.contains(where: { ($0.branch.figures + [figure]).contradiction(money) == nil }) { return nil }
      }
      return "no step of its tiers that takes something can be reached"
    @unknown default: return nil
    }
  }
}

extension FlatDiscount {
  fileprivate func idleness(_ money: MoneyScope) -> String? {
    switch self {
    case .percent(let rate, _): return rate == .zero ? "its percentage is 0" : nil
    case .percentUpTo(let rate, _, let most):
      return rate == .zero || money.minorUnits(most) == 0 ? "its percentage or its maxEach is 0" : nil
    case .amount(let amount, _): return money.minorUnits(amount) == 0 ? "its amount is 0" : nil
    default: return nil
    }
  }
}

extension DiscountTarget {
  /// Why the target has nothing to take off; nil if it may.
  fileprivate func idleness(
    _ discount: Discount, _ promotion: Promotion, _ ways: [PromotionConditions], _ money: MoneyScope
  ) -> String? {
    if let reason = shippingIdleness(discount, ways, money) { return reason }
    for (selector, count) in leastUnits {
      if let reason = selector.emptiness(money) { return "its target selects no item: \(reason)" }
      if selector.isOnlyUndiscountable(money) { return "its target selects only items that are not discountable" }
      let figure = Measured(kind: .quantity, selector: selector, bounds: Bounds(lower: Int128(count), upper: nil))
      let reasons = ways.map { ($0.branch.figures + [figure]).contradiction(money) }
      if let first = reasons.first, let first, reasons.allSatisfy({ $0 != nil }) {
        return "its target selects no item when its conditions hold: \(first)"
      }
      if case .flat(.price(let price)) = discount, isOfUnits, let price = money.minorUnits(price),
        selector.costsAtMost(price, money)
      {
        return "its target selects only items that cost no more than its price"
      }
    }
    if case .group(let group) = self, case .rank(let rank) = group.reward, let size = promotion.groupSize, rank > size {
      return "its groups have \(size) units, and none of rank \(rank)"
    }
    return nil
  }

  /// Why there is nothing to take off the shipping; nil if there may be something.
  private func shippingIdleness(
    _ discount: Discount, _ ways: [PromotionConditions], _ money: MoneyScope
  ) -> String? {
    guard case .shipping = self else { return nil }
    let most = ways.map { $0.branch.needsShipping ? $0.branch.shippingCost.upper : nil }
    if most.allSatisfy({ $0.map { $0 <= 0 } ?? false }) { return "its conditions hold only for free shipping" }
    guard case .flat(.price(let price)) = discount, let price = money.minorUnits(price),
      most.allSatisfy({ $0.map { $0 <= Int128(price) } ?? false })
    else { return nil }
    return "its conditions hold only for shipping that costs no more than its price"
  }

  /// Whether a price is that of each unit.
  private var isOfUnits: Bool {
    switch self {
    case .items: true
    case .group(let group): group.reward != .all
    default: false
    }
  }
}

extension Promotion {
  /// The units of each of its groups; nil if they are not limited.
  fileprivate var groupSize: Int? {
    switch calculateRule?.kind {
    case .quantity(let minimum, _)?: minimum
    case .linear(let quantity, _)?: quantity
    default: nil
    }
  }
}

extension LineSelector {
  /// Whether every line that is selected is not discountable.
  fileprivate func isOnlyUndiscountable(_ money: MoneyScope) -> Bool {
    let branches = Branches(of: self)
    return branches.isComplete
      && branches.list.allSatisfy { LineConditions($0, money).isDiscountable == false }
  }

  /// Whether every line that is selected has at most a unit price.
  fileprivate func costsAtMost(_ price: Int64, _ money: MoneyScope) -> Bool {
    let branches = Branches(of: self)
    return branches.isComplete
      && branches.list.allSatisfy { branch in
        LineConditions(branch, money).price.upper.map { $0 <= Int128(price) } ?? false
      }
  }
}
