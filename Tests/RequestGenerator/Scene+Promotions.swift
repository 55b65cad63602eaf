// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// Promotions with every kind of field.
extension Scene {
  mutating func promotionSet() -> PromotionSet {
    let count =
      isFullOfConflicts
      ? dice.number(5...10) : dice.one(of: isKind ? [1, 2, 2, 3, 3, 4, 5, 6, 8] : [1, 1, 2, 2, 3, 4])
    let ids: [PromotionID] = ["p", "q", "a", "b", "ab", "é", "e\u{301}", "10", "9", "Z"]
    // with a bent that makes some sets full of conflicts
    let conflicts = isFullOfConflicts ? dice.one(of: [60, 95]) : dice.one(of: [10, 30, 80])
    var promotions: [Promotion] = []
    for id in dice.some(count...count, of: ids) { promotions.append(promotion(id, conflicts: conflicts)) }
    var set = PromotionSet(currency: setCurrency, promotions, segments: segments(), scores: scores())
    set.policy.selection = dice.one(of: Policy.Selection.allCases)
    set.policy.rounding = dice.one(of: Rounding.allCases)
    set.policy.coupons = dice.one(of: Policy.CouponPolicy.allCases)
    if dice.happens(40) { set.policy.searchLimit = dice.one(of: [1, 2, 3, 4, 5, 7, 9, 16, 30, 2_097_152]) }
    if isFullOfConflicts {
      set.policy.selection = .bestForCustomer
      if dice.happens(70) { set.policy.coupons = .all }
      if dice.happens(10) { set.policy.searchLimit = dice.number(1...100) }
    }
    return set
  }

  private mutating func promotion(_ id: PromotionID, conflicts: Int) -> Promotion {
    let stage: DiscountStage? = dice.happens(14) ? dice.one(of: DiscountStage.allCases) : nil
    let steps: [Step]
    switch stage {
    case nil: steps = Step.allCases
    case .items: steps = [.cart, .shipping, .fees, .tax, .rewards]
    case .cart: steps = [.shipping, .fees, .tax, .rewards]
    }
    var promotion = Promotion(id, actions: (0..<dice.one(of: [1, 1, 1, 2, 2, 3, 5])).map { _ in action(in: steps) })
    promotion.priority = dice.one(of: [0, 0, 0, 1, 2, -1])
    if let stage {
      let stages: [DiscountStage] = stage == .items ? [.items] : [.items, .cart]
      promotion.qualifier = dice.happens(60) ? subtotal(stages: stages) : qualifier(stages: stages)
    } else if hinders(60) {
      promotion.qualifier = qualifier()
    }
    if dice.happens(40) { promotion.calculateRule = calculateRule() }
    if dice.happens(25) { promotion.coupons = coupons() }
    addConflicts(conflicts, to: &promotion)
    addLimits(to: &promotion)
    addTimes(to: &promotion)
    if dice.happens(15) { promotion.name = dice.one(of: ["{discount}", "Name é", "{name}"]) }
    if dice.happens(45) { promotion.messages = messages() }
    return promotion
  }

  private mutating func addConflicts(_ percent: Int, to promotion: inout Promotion) {
    let isLate =
      promotion.qualifier?.nodes.contains { if case .subtotal(_, _, .after) = $0 { true } else { false } } ?? false
    if dice.happens(percent) {
      let isLoner = !isLate && dice.happens(isFullOfConflicts ? 8 : 33)
      promotion.combination = isLoner ? .never : .notOnSameItems
    }
    if dice.happens(percent / 2), !isLate { promotion.group = PromotionGroup(dice.one(of: ["g1", "g2", "é"])) }
  }

  private mutating func calculateRule() -> CalculateRule {
    let limit = dice.happens(60) ? nil : dice.number(1...3)
    let size = dice.one(of: [1, 2, 2, 3, 3, 4, 7])
    let kind: CalculateRule.Kind =
      dice.happens(50)
      ? .quantity(minimum: size, maxApplications: limit) : .linear(quantity: size, maxApplications: limit)
    return CalculateRule(
      kind, of: dice.happens(50) ? fruitfulSelector().selector : nil,
      reward: dice.one(of: CalculateRule.Reward.allCases))
  }

  private mutating func coupons() -> [PromotionCoupon] {
    let count = min(freeCodes.count, dice.number(1...2))
    defer { freeCodes.removeFirst(count) }
    return freeCodes.prefix(count).map { code in
      guard dice.happens(50) else { return PromotionCoupon(code) }
      return PromotionCoupon(
        code, maxUses: dice.happens(60) ? dice.number(0...5) : nil,
        maxUsesPerCustomer: dice.happens(50) ? dice.number(0...3) : nil)
    }
  }

  private mutating func addLimits(to promotion: inout Promotion) {
    if dice.happens(28) { promotion.maxDiscount = byCurrency(price()) }
    if dice.happens(30) {
      context.usage.promotions[promotion.id] = PromotionUsage(
        total: dice.number(0...4), customerTotal: dice.number(0...2), spent: amount(price()))
    }
    if hinders(18) { promotion.constraints.budget = byCurrency(price()) }
    if hinders(6) { promotion.constraints.isSingleUsePerCustomer = true }
    if hinders(6) { promotion.constraints.maxUsesPerCustomer = dice.number(0...3) }
    if hinders(8) { promotion.constraints.maxUsesTotal = dice.number(0...5) }
    if hinders(8) {
      let range = moneyRange(near: price())
      promotion.constraints.customerSpend = CustomerSpend(
        atLeast: range.atLeast, atMost: range.atMost, within: dice.happens(50) ? dice.one(of: Self.spans) : nil)
    }
    if hinders(8) { promotion.constraints.requiresSameBillingInterval = true }
  }

  private mutating func addTimes(to promotion: inout Promotion) {
    if hinders(4) { promotion.isActive = false }
    if hinders(10) { promotion.validFrom = ValidityBound(dice.happens(40) ? now : instantAround()) }
    if hinders(6) { promotion.validUntil = ValidityBound(dice.happens(25) ? now : instantAround()) }
    if dice.happens(25) { promotion.billingCycles = dice.happens(50) ? .all : .first(dice.number(1...3)) }
    if hinders(5) {
      // a share that begins or ends near the customer's place
      let place = dice.number(0...10_000) * 100
      let isFirst = dice.happens(50)
      promotion.experiment = Experiment(
        dice.one(of: ["exp", "é"]), from: isFirst ? "0" : Rate(partsPerMillion: place),
        until: isFirst ? Rate(partsPerMillion: place) : "100")
    }
  }

  private mutating func messages() -> PromotionMessages {
    let text = dice.one(of: [
      "{name}: {discount}", "{missing} of {required}", "{{name}}{discount", "{Name}{x}{\u{301}name}{name}\u{301}",
      "{missing}{name} {required} \"\\\n", "{}{discount}}",
    ])
    var messages = PromotionMessages()
    if dice.happens(60) { messages.applied = text }
    if dice.happens(70) {
      messages.nearMiss = PromotionMessages.NearMiss(
        text, within: dice.one(of: ["50", "50", "99.9999", "0", "25", "33.3333", "80"]))
    }
    if dice.happens(30) { messages.badge = "badge" }
    return messages
  }
}
