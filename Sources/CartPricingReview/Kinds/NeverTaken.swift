// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

extension ReviewedSet {
  /// The most promotions that are compared with one.
  private static let mostRivals = 64

  /// The finding that another promotion always excludes a promotion; nil if none is known to do so.
  /// `pairsLeft` is the number of pairs that may still be compared.
  func neverTaken(_ ways: PromotionWays, _ pairsLeft: inout Int) -> Ranked? {
    let promotion = promotions[ways.place]
    guard pairsLeft > 0, !ways.list.isEmpty, promotion.onlyDiscountsMerchandise, !promotion.isLate else { return nil }
    for rival in rivals(of: ways.place, &pairsLeft) {
      // What comes before the rival is compared with both.
      pairsLeft -= rival
      guard let floor = alwaysTaken(rival, with: promotion) else { continue }
      let other = promotions[rival]
      let when =
        floor > 0
        ? "in every cart whose discountable items cost at least \(money().text(floor))"
        : "in every cart to which it would apply"
      let how = set.policy.selection == .priority ? "comes first" : "saves more"
      let reason =
        "\"\(other.id)\" cannot be applied together with \"\(promotion.id)\", its conditions hold \(when), "
        + "and it \(how)"
      let finding = Finding(
        kind: .neverTaken, severity: .medium, promotions: [promotion.id, other.id].sorted(),
        sentence: "\"\(promotion.id)\" is never taken: \"\(other.id)\" always excludes it.", proof: .reason(reason))
      return Ranked(finding: finding, weight: 0, subject: promotion.id)
    }
    return nil
  }

  /// The first promotions that cannot be applied together with a promotion.
  private func rivals(of place: Int, _ pairsLeft: inout Int) -> [Int] {
    let promotion = promotions[place]
    var found: [Int] = []
    let isByPriority = set.policy.selection == .priority
    // By priority, only promotions before it can exclude it.
    for other in isByPriority ? 0..<min(place, 4_096) : 0..<min(promotions.count, 4_096) {
      pairsLeft -= 1
      guard other != place, found.count < Self.mostRivals else { continue }
      if promotions[other].excludes(promotion, isBefore: other < place) { found.append(other) }
    }
    return found
  }

  /// Whether a promotion is taken in every cart in which another one could be: the least value of the
  /// items for which that is known, in minor units; nil if it is not known.
  private func alwaysTaken(_ rival: Int, with promotion: Promotion) -> Int64? {
    let other = promotions[rival]
    let money = money()
    guard other.hasNoLimits, campaign(of: other) == nil, other.coupons.isEmpty, other.experiment == nil, !other.isLate,
      // In a currency without its amounts, it is not applied.
      currencies.count == 1, other.amounts.isEmpty || !promotion.amounts.isEmpty,
      other.billingCycles.includes(promotion.billingCycles),
      other.holdsWhenever(promotion, money), other.isValid(throughout: promotion),
      let floor = other.takesWhenever(promotion, money)
    else { return nil }
    if set.policy.selection == .priority {
      // What keeps the other one out must keep out this one, too.
      for before in promotions[..<rival] where before.excludes(other, isBefore: true) {
        if !before.excludes(promotion, isBefore: true) { return nil }
      }
      return floor
    }
    return other.savesMore(than: promotion, money) ? floor : nil
  }
}

extension Promotion {
  /// Whether two promotions cannot be applied together. `isBefore`: this one comes first in canonical order.
  func excludes(_ other: Promotion, isBefore: Bool) -> Bool {
    if combination == .never || other.combination == .never { return true }
    if (isBefore ? combination : other.combination) == .stop { return true }
    if let group, let otherGroup = other.group, group.name == otherGroup.name, !group.isPerLine { return true }
    if excludes.contains(other.id) || other.excludes.contains(id) { return true }
    return !isCombined(with: other) || !other.isCombined(with: self)
  }

  private func isCombined(with other: Promotion) -> Bool {
    if combinesWith.isEmpty { return true }
    return other.promotionClass.map { combinesWith.contains($0) } ?? false
  }

  /// Whether all actions are discounts on lines of the cart.
  fileprivate var onlyDiscountsMerchandise: Bool {
    actions.allSatisfy { action in
      guard case .discount(_, let target) = action else { return false }
      switch target {
      case .cart, .subset, .items, .group, .bundle: return true
      default: return false
      }
    }
  }

  /// Whether a leaf measures what discounts have left.
  fileprivate var isLate: Bool {
    qualifier?.nodes.contains { node in
      if case .subtotal(_, _, let value) = node { value.stage != nil } else { false }
    } ?? false
  }

  /// Whether nothing limits its use or its discount.
  fileprivate var hasNoLimits: Bool { constraints == Constraints() && maxDiscount == nil }

  /// Whether it is valid whenever another one is.
  fileprivate func isValid(throughout other: Promotion) -> Bool {
    (validFrom == nil || validFrom == other.validFrom) && (validUntil == nil || validUntil == other.validUntil)
  }

  /// Whether its qualifier and its rule hold whenever those of another one do.
  fileprivate func holdsWhenever(_ other: Promotion, _ money: MoneyScope) -> Bool {
    let (mine, others) = (Branches(of: qualifier), Branches(of: other.qualifier))
    guard others.isComplete else { return false }
    return others.list.allSatisfy { branch in
      let figures = branch.compactMap { Measured($0, money) } + other.ruleFigures(money)
      return mine.list.contains { wanted in
        let needed = wanted.filter { literal in !branch.contains(literal) }
        let measured = needed.compactMap { Measured($0, money) }
        // Each other condition must be one of the same conditions.
        guard measured.count == needed.count else { return false }
        return (measured + ruleFigures(money)).allSatisfy { figure in
          figures.contains { $0.implies(figure, money) }
        }
      }
    }
  }

  /// What the rule needs, as a figure.
  private func ruleFigures(_ money: MoneyScope) -> [Measured] {
    guard let rule = calculateRule else { return [] }
    let kind: Measured.Kind
    let least: Int128
    switch rule.kind {
    case .quantity(let minimum, _): (kind, least) = (.quantity, Int128(minimum))
    case .linear(let quantity, _): (kind, least) = (.quantity, Int128(quantity))
    case .spend(let amount, _): (kind, least) = (.subtotal(.asItCame), Int128(money.minorUnits(amount) ?? 0))
    @unknown default: return []
    }
    return [Measured(kind: kind, selector: ruleSelector, bounds: Bounds(lower: least, upper: nil))]
  }

  /// The least value in minor units of the lines from which an action takes something whenever another
  /// promotion does; nil if that is not known.
  fileprivate func takesWhenever(_ other: Promotion, _ money: MoneyScope) -> Int64? {
    guard combination == .always || combination == .never || combination == .stop else { return nil }
    for case .discount(.flat(let flat), let target) in actions {
      let covered: LineSelector
      switch target {
      case .cart: covered = .all
      case .subset(let selector): covered = selector
      case .items(let items) where items.count == nil && calculateRule == nil: covered = items.selector
      default: continue
      }
      let coversAll =
        covered.isEveryLine
        || other.actions.allSatisfy { action in
          action.merchandise?.isSubset(of: covered, money) ?? false
        }
      if !coversAll { continue }
      switch flat {
      case .amount(let amount, nil): if let units = money.minorUnits(amount), units > 0 { return 0 }
      case .percent(let rate, base: .current) where rate.partsPerMillion > 0:
        // A percentage is rounded, and takes at least one minor unit of this value.
        return Int64((1_000_000 + rate.partsPerMillion - 1) / rate.partsPerMillion)
      default: break
      }
    }
    return nil
  }

  /// Whether it takes more than another one from every cart to which that one applies: both are one discount
  /// of the whole cart or of the same lines.
  fileprivate func savesMore(than other: Promotion, _ money: MoneyScope) -> Bool {
    guard actions.count == 1, other.actions.count == 1, calculateRule == nil, other.calculateRule == nil,
      combination == .never || group != nil, other.combination == combination || other.group == group,
      case .discount(.flat(let mine), let target) = actions[0],
      case .discount(.flat(let theirs), let otherTarget) = other.actions[0], target == otherTarget
    else { return false }
    switch target {
    case .cart, .subset: break
    default: return false
    }
    switch (mine, theirs) {
    case (.percent(let rate, base: .current), .percent(let less, base: .current)): return rate > less
    case (.amount(let amount, nil), .amount(let less, nil)):
      guard let amount = money.minorUnits(amount), let less = money.minorUnits(less) else { return false }
      return amount > less && id < other.id
    default: return false
    }
  }
}

extension Measured {
  /// Whether another figure is within its bounds whenever this one is.
  fileprivate func implies(_ other: Measured, _ money: MoneyScope) -> Bool {
    guard kind == other.kind else { return false }
    if selector == other.selector { return bounds.isWithin(other.bounds) }
    guard kind.isMonotone, case .sum = kind else {
      guard kind.isMonotone, other.bounds.upper == nil, let least = other.bounds.lower else { return false }
      return bounds.lower.map { $0 >= least } ?? false && selector.isSubset(of: other.selector, money)
    }
    return false
  }
}

extension PromotionAction {
  /// The selector of the lines that a discount is taken from; nil for other actions.
  fileprivate var merchandise: LineSelector? {
    guard case .discount(_, let target) = self else { return nil }
    switch target {
    case .subset(let selector): return selector
    case .items(let items): return items.selector
    case .group(let group): return group.selector
    default: return nil
    }
  }
}

extension BillingCycles {
  /// Whether it includes the cycles of another one.
  fileprivate func includes(_ other: BillingCycles) -> Bool {
    if self == other || self == .all { return true }
    if case .first(let count) = self, case .first(let fewer) = other { return fewer <= count }
    return false
  }
}
