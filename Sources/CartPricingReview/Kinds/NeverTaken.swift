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
    guard pairsLeft > 0, !ways.list.isEmpty, !promotion.isLate else { return nil }
    for rival in rivals(of: ways.place, &pairsLeft) {
      // What comes before the rival is compared with both.
      pairsLeft -= rival
      let other = promotions[rival]
      let takesUnits = !other.excludes(promotion, isBefore: rival < ways.place)
      guard let floor = alwaysTaken(rival, with: promotion, takesUnits: takesUnits) else { continue }
      let how =
        takesUnits
        ? "takes nothing from items that \"\(other.id)\" has discounted, whose"
        : "cannot be applied together with \"\(other.id)\", whose"
      let when =
        floor > 0
        ? "in every cart whose discountable items cost at least \(money().text(floor))\(takesUnits ? " each" : "")"
        : "in every cart to which it would apply"
      let why = set.policy.selection == .priority ? "which comes first" : "which saves more"
      let finding = Finding(
        kind: .neverTaken, severity: .medium, promotions: [promotion.id, other.id].sorted(),
        sentence: "\"\(promotion.id)\" is never taken: \"\(other.id)\" always excludes it.",
        proof: .reason("\"\(promotion.id)\" \(how) conditions hold \(when), and \(why)"))
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
      if promotions[other].excludes(promotion, isBefore: other < place)
        || (isByPriority && promotions[other].takesUnits(of: promotion))
      {
        found.append(other)
      }
    }
    return found
  }

  /// Whether a promotion is taken in every cart in which another one could be: the least value of the
  /// items for which that is known, in minor units; nil if it is not known. `takesUnits`: the two can be applied
  /// together, but not to the same units.
  private func alwaysTaken(_ rival: Int, with promotion: Promotion, takesUnits: Bool) -> Int64? {
    let other = promotions[rival]
    let campaign = campaign(of: other)
    guard other.hasNoLimits, campaign?.hasNoLimits ?? true, other.coupons.isEmpty, other.experiment == nil,
      !other.isLate, other.billingCycles.includes(promotion.billingCycles),
      Period(of: other, campaign).covers(Period(of: promotion, self.campaign(of: promotion))),
      // In a currency without its amounts, it is not applied.
      other.amounts.isEmpty || !promotion.amounts.isEmpty
    else { return nil }
    var floor: Int64 = 0
    for money in currencies.indices.map({ self.money($0) }) {
      guard other.amounts.allSatisfy({ money.minorUnits($0) != nil }),
        let certain = Certainty(of: promotion, money), certain.includes(conditionsOf: other),
        let taken = other.takesWhenever(promotion, certain)
      else { return nil }
      floor = max(floor, taken)
    }
    if set.policy.selection == .priority {
      // What keeps the other one out must keep out this one, too.
      for before in promotions[..<rival] where before.excludes(other, isBefore: true) {
        if takesUnits || !before.excludes(promotion, isBefore: true) { return nil }
      }
      return floor
    }
    guard currencies.count == 1, let saved = other.savesMore(than: promotion, money()) else { return nil }
    return max(floor, saved)
  }
}

/// What is certain of each cart to which a promotion is applied, for each branch of its qualifier.
private struct Certainty {
  let money: MoneyScope
  private let branches: [Implication]

  /// Nil if the promotion has more branches than are known.
  init?(of promotion: Promotion, _ money: MoneyScope) {
    self.money = money
    let found = Branches(of: promotion.qualifier)
    guard found.isComplete else { return nil }
    var figures = promotion.ruleFigures(money)
    if promotion.onlyDiscountsMerchandise {
      // It has something to take off.
      figures.append(Measured(kind: .quantity, selector: .all, bounds: Bounds(lower: 1, upper: nil)))
    }
    branches = found.list.map { Implication($0, figures, money) }
  }

  /// Whether a figure is within its bounds in each of these carts.
  func includes(_ figure: Measured) -> Bool { branches.allSatisfy { $0.includes(figure) } }

  /// Whether the qualifier and the rule of another promotion hold for each of these carts.
  func includes(conditionsOf other: Promotion) -> Bool {
    let others = Branches(of: other.qualifier).list
    let figures = other.ruleFigures(money)
    return branches.allSatisfy { certain in
      others.contains { $0.allSatisfy { certain.includes($0) } } && figures.allSatisfy { certain.includes($0) }
    }
  }
}

extension Campaign {
  /// Whether nothing limits its use.
  fileprivate var hasNoLimits: Bool { budget == nil && maxUsesTotal == nil && maxUsesPerCustomer == nil }
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
      return target.step == .items || target.step == .cart
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

  /// Whether another one, which comes later, takes nothing from the units that this one has discounted.
  fileprivate func takesUnits(of other: Promotion) -> Bool {
    guard other.combination == .notOnSameItems || other.combination == .notOnDiscounted, combination == .always,
      other.onlyDiscountsMerchandise, group == nil, other.group == nil
    else { return false }
    return actions.contains { action in
      guard case .discount(.flat, .items(let items)) = action else { return false }
      return items.count == nil && calculateRule == nil
    }
  }

  /// What the rule needs, as a figure.
  fileprivate func ruleFigures(_ money: MoneyScope) -> [Measured] {
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
  fileprivate func takesWhenever(_ other: Promotion, _ certain: Certainty) -> Int64? {
    let money = certain.money
    guard combination == .always || combination == .never || combination == .stop else { return nil }
    for case .discount(let discount, let target) in actions {
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
      if coversAll, let floor = discount.takes(certain) { return floor }
    }
    return nil
  }

  /// The least value in minor units from which it takes more than another one from every cart to which that one
  /// applies; nil if that is not known. Both are one discount of the whole cart or of the same lines, or percentages
  /// of which the larger one is of more lines.
  fileprivate func savesMore(than other: Promotion, _ money: MoneyScope) -> Int64? {
    guard actions.count == 1, other.actions.count == 1, calculateRule == nil, other.calculateRule == nil,
      combination == .never || group != nil, other.combination == combination || other.group == group,
      case .discount(.flat(let mine), let target) = actions[0],
      case .discount(.flat(let theirs), let otherTarget) = other.actions[0]
    else { return nil }
    switch (mine, theirs) {
    case (.percent(let rate, base: .current), .percent(let less, base: .current)) where rate > less:
      let difference = rate.partsPerMillion - less.partsPerMillion
      let isSame = target == otherTarget && actions[0].isOfLinesTogether
      let isWider = combination == .never && other.combination == .never && covers(otherTarget, money)
      return isSame || isWider ? Int64((1_000_000 + difference - 1) / difference) : nil
    case (.amount(let amount, nil), .amount(let less, nil)):
      guard target == otherTarget, actions[0].isOfLinesTogether, let amount = money.minorUnits(amount),
        let less = money.minorUnits(less), amount > less
      else { return nil }
      // Of a cart that costs no more than the smaller amount, both take everything.
      return id < other.id ? 0 : less + 1
    default: return nil
    }
  }

  /// Whether its only action is about all lines of another target.
  private func covers(_ other: DiscountTarget, _ money: MoneyScope) -> Bool {
    guard case .discount(_, let target) = actions[0], actions[0].isOfLinesTogether else { return false }
    switch other {
    case .subset, .items: break
    default: return false
    }
    if case .cart = target { return true }
    guard let mine = actions[0].merchandise,
      let theirs = PromotionAction.discount(.flat(.percent(.zero, base: .current)), on: other).merchandise
    else { return false }
    return theirs.isSubset(of: mine, money)
  }
}

extension Discount {
  /// The least value in minor units of which it takes something for certain; nil if that is not known.
  fileprivate func takes(_ certain: Certainty) -> Int64? {
    switch self {
    case .flat(let flat): return flat.takes(certain.money)
    case .tiers(let tiers):
      // The lowest step is reached, and each step takes something.
      let isReached = tiers.steps.contains { step in
        tiers.figure(from: step.threshold, certain.money).map { certain.includes($0) } ?? false
      }
      let floors = tiers.steps.map { $0.discount.takes(certain.money) }
      guard isReached, floors.allSatisfy({ $0 != nil }) else { return nil }
      return floors.compactMap { $0 }.max()
    @unknown default: return nil
    }
  }
}

extension FlatDiscount {
  /// The least value in minor units of which it takes something; nil if it may take nothing.
  fileprivate func takes(_ money: MoneyScope) -> Int64? {
    switch self {
    case .amount(let amount, nil): return money.minorUnits(amount).flatMap { $0 > 0 ? 0 : nil }
    case .percent(let rate, base: .current) where rate.partsPerMillion > 0:
      // A percentage is rounded, and takes at least one minor unit of this value.
      return Int64((1_000_000 + rate.partsPerMillion - 1) / rate.partsPerMillion)
    default: return nil
    }
  }
}

extension PromotionAction {
  /// Whether it is a discount on the value of lines together.
  fileprivate var isOfLinesTogether: Bool {
    guard case .discount(_, let target) = self else { return false }
    switch target {
    case .cart, .subset: return true
    default: return false
    }
  }

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
