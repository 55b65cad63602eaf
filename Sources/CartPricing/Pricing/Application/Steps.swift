// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension Worksheet {
  /// Carries out one step for the taken promotions in canonical order.
  mutating func carryOut(_ step: PromotionAction.Step, _ facts: inout CartFacts) throws(PricingError) {
    if step == .shipping, facts.cart.frame.hasShippingOptions {
      for place in promotions.indices {
        let before = shareCampaignBudget(with: place, &facts)
        upgradeShipping(for: place, &facts)
        countCampaignDiscount(of: place, since: before, &facts)
      }
    }
    if step == .tax { assessTax(&facts) }
    let bit = step.bit
    for place in promotions.indices where promotions[place].steps & bit != 0 {
      try carryOut(step, ofPromotionAt: place, &facts)
    }
  }

  /// Carries out the actions of one promotion that belong to a step, without upgrades of shipping.
  mutating func carryOut(
    _ step: PromotionAction.Step, ofPromotionAt place: Int, _ facts: inout CartFacts
  ) throws(PricingError) {
    if promotions[place].consumes { return try carryOutConsuming(step, ofPromotionAt: place, &facts) }
    if step == .items, promotions[place].lineGroup.index != nil {
      return try carryOutGroup(ofPromotionAt: place, &facts)
    }
    try carryOutActions(in: step, ofPromotionAt: place, &facts)
  }

  /// Carries out the actions of one promotion that belong to a step, whatever its group.
  mutating func carryOutActions(
    in step: PromotionAction.Step, ofPromotionAt place: Int, _ facts: inout CartFacts
  ) throws(PricingError) {
    if hasOwners { openStarts.begin(step, besides: runs.inUse &- left.count) }
    let before = shareCampaignBudget(with: place, &facts)
    for index in facts.actions(of: promotions[place].index) {
      let action = facts.set.actions[index]
      guard action.step == step else { continue }
      try facts.budget.spend(steps(of: step, action))
      try carryOut(action, for: place, &facts)
    }
    if isTrying { return }
    countCampaignDiscount(of: place, since: before, &facts)
  }

  /// Returns an upper bound of the elementary steps of an action in a step of pricing, without
  /// sorting.
  @inline(__always)
  private func steps(of step: PromotionAction.Step, _ action: ActionRecord) -> Int {
    switch step {
    // Groups are formed one by one, the parts of bundles are chosen one by one, and other actions walk
    // the runs of a line up to three times.
    case .items:
      64 &+ (action.kind == .group ? 64 : action.formsSets ? 32 : 16) &* (left.count &+ runs.inUse) &* action.weight
    case .cart: 64 &+ 16 &* (left.count &+ runs.inUse)
    case .shipping, .rewards: 64
    case .fees: 384 &+ 32 &* (fees.count &+ 1)
    case .order: 64 &+ 16 &* (left.count &+ runs.inUse &+ fees.count)
    case .tax: 64 &+ 16 &* left.count
    }
  }
}

extension CartFacts {
  /// Replaces `found` by the selections of a promotion's merchandise actions: the actions that can
  /// discount a line of the cart. The selection of `cart` is every line; an action on sets
  /// of different parts has one for each part; a gift with `addMissing` has the lines of its SKU.
  mutating func findMerchandiseSelections(of promotion: CandidateIndex, _ found: inout UniqueArray<LineSelection>) {
    found.removeAll(keepingCapacity: true)
    for index in actions(of: promotion) { appendMerchandise(of: set.actions[index], to: &found) }
  }
}
