// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// The rare words about campaigns, limits and who stands beside whom.
extension Scene {
  mutating func addCampaigns(to set: inout PromotionSet) {
    guard uses(.campaigns, 100) else { return }
    for id in Self.campaigns {
      var campaign = Campaign(id)
      if hinders(8) { campaign.isActive = false }
      if hinders(10) { campaign.validFrom = bound() }
      if hinders(10) { campaign.validUntil = bound() }
      if dice.happens(50) { campaign.budget = byCurrency(price()) }
      if dice.happens(25) { campaign.maxUsesTotal = dice.number(0...5) }
      if dice.happens(25) { campaign.maxUsesPerCustomer = dice.number(0...3) }
      set.campaigns.append(campaign)
    }
  }

  /// A day or an instant near now, as often after it as before it.
  mutating func bound() -> ValidityBound {
    if words.contains(.days), dice.happens(70) {
      let day = LocalDate(daysSinceEpoch: now.localDate.daysSinceEpoch + dice.number(-1...1))
      return ValidityBound(day.isWellFormed ? day : now.localDate)
    }
    if dice.happens(40) { return ValidityBound(now) }
    let instant = instantAround()
    guard dice.happens(50) else { return ValidityBound(instant) }
    return ValidityBound(
      Self.instant(
        2 * now.secondsSinceEpoch - instant.secondsSinceEpoch, nanoseconds: instant.nanoseconds,
        offsetMinutes: instant.offsetMinutes))
  }

  mutating func addTerms(to promotion: inout Promotion, _ set: PromotionSet) {
    if uses(.days, 40) { promotion.validFrom = bound() }
    if uses(.days, 40) { promotion.validUntil = bound() }
    if uses(.cycles, 50) {
      promotion.billingCycles = .range(
        from: dice.number(1...3), until: dice.happens(60) ? dice.number(1...4) : nil)
    }
    if uses(.campaigns, 60) { promotion.campaign = dice.one(of: Self.campaigns) }
    if uses(.tax, 45) { promotion.taxEffect = .keeps }
    if uses(.nextStep, 60) { addNextStep(to: &promotion) }
    addRelations(to: &promotion, set)
    addFurtherLimits(to: &promotion)
    for place in promotion.coupons.indices where uses(.couponTerms, 60) {
      if dice.happens(40) { promotion.coupons[place].validFrom = bound() }
      if dice.happens(40) { promotion.coupons[place].validUntil = bound() }
      if dice.happens(40) { promotion.coupons[place].customer = dice.one(of: ["c-1", "é", "other"]) }
    }
  }

  private mutating func addNextStep(to promotion: inout Promotion) {
    var messages = promotion.messages ?? PromotionMessages()
    messages.nextStep = PromotionMessages.NearMiss(
      dice.one(of: ["{name}: {missing} of {required}", "{discount}{missing}"]),
      within: dice.one(of: ["50", "99.9999", "0", "25"]))
    promotion.messages = messages
  }

  private mutating func addRelations(to promotion: inout Promotion, _ set: PromotionSet) {
    let classes: [PromotionClass] = ["order", "item", "é"]
    if uses(.excludes, 40) {
      promotion.excludes = dice.some(1...2, of: set.promotions.map(\.id)) + dice.some(0...1, of: ["nobody"])
    }
    if uses(.classes, 60) { promotion.promotionClass = dice.one(of: classes) }
    if uses(.classes, 40) { promotion.combinesWith = dice.some(1...2, of: classes) }
    guard promotion.combination == .always || promotion.combination == .notOnSameItems else { return }
    if uses(.stop, 35) { promotion.combination = .stop }
    if uses(.notOnDiscounted, 35) { promotion.combination = .notOnDiscounted }
  }

  private mutating func addFurtherLimits(to promotion: inout Promotion) {
    guard uses(.limits, 50) else { return }
    for _ in 0...dice.number(0...1) {
      let kind: FurtherLimit.Kind = dice.happens(50) ? .uses(dice.number(1...4)) : .budget(byCurrency(price()))
      promotion.constraints.limits.append(
        FurtherLimit(
          kind, perCustomer: dice.happens(50), during: dice.happens(70) ? dice.one(of: CalendarPeriod.allCases) : nil))
    }
  }

  /// Puts promotions that may be in a group per line into one.
  mutating func makeGroupPerLine(in set: inout PromotionSet) {
    for place in set.promotions.indices {
      let promotion = set.promotions[place]
      let hasLateSubtotal =
        promotion.qualifier?.nodes.contains { if case .subtotal(_, _, .after) = $0 { true } else { false } } ?? false
      guard !hasLateSubtotal, dice.happens(70) else { continue }
      let actions = promotion.actions.compactMap { action -> PromotionAction? in
        guard case .discount(let discount, on: .items(let items)) = action else { return nil }
        return .discount(discount, on: .items(ItemsTarget(items.selector, order: items.order)))
      }
      guard !actions.isEmpty else { continue }
      set.promotions[place].actions = actions
      set.promotions[place].calculateRule = nil
      set.promotions[place].group = .perLine(dice.one(of: ["line1", "line1", "line2"]))
    }
  }
}
