// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension Worksheet {
  /// Carries out one step for the taken promotions in canonical order.
  mutating func carryOut(_ step: PromotionAction.Step, _ facts: inout CartFacts) throws(PricingError) {
    if step == .shipping, !facts.shippingOptions.isEmpty {
      for place in promotions.indices { upgradeShipping(for: place, &facts) }
    }
    if step == .tax { assessTax(&facts) }
    for place in promotions.indices where promotions[place].steps & step.bit != 0 {
      try carryOut(step, ofPromotionAt: place, &facts)
    }
  }

  /// Carries out the actions of one promotion that belong to a step, without upgrades of shipping.
  mutating func carryOut(
    _ step: PromotionAction.Step, ofPromotionAt place: Int, _ facts: inout CartFacts
  ) throws(PricingError) {
    for index in facts.actions(of: promotions[place].index) where facts.set.actions[index].step == step {
      try facts.budget.spend(steps(of: step, facts.set.actions[index]))
      try carryOut(facts.set.actions[index], for: place, &facts)
    }
  }

  /// Returns an upper bound of the elementary steps of an action in a step of pricing, without
  /// sorting.
  @inline(__always)
  private func steps(of step: PromotionAction.Step, _ action: ActionRecord) -> Int {
    switch step {
    // Groups and bundles are formed one by one.
    case .items:
      64 &+ (action.kind == .group || action.kind == .bundle ? 32 : 8) &* (left.count &+ inUse) &* action.weight
    case .cart: 64 &+ 16 &* (left.count &+ inUse)
    case .shipping, .rewards: 64
    case .fees: 64 &+ 16 &* (fees.count &+ 1)
    case .tax: 64 &+ 16 &* left.count
    }
  }

  @inline(__always)
  private mutating func carryOut(
    _ action: ActionRecord, for place: Int, _ facts: inout CartFacts
  ) throws(PricingError) {
    switch action.kind {
    case .items:
      try takeOffItems(action, facts.resolve(action.discount), for: place, &facts)
      return
    case .gift: return try giveGift(action, for: place, &facts)
    case .upgradeShipping: return  // done before all other shipping actions
    case .credit: return giveCredit(action, for: place, &facts)
    case .issueCoupon: return issueCoupons(Int32(action.place), for: place)
    case .cart, .group, .bundle, .shipping, .fees, .tax: break
    }
    guard let discount = facts.resolve(action.discount) else { return }
    switch action.kind {
    case .cart: try takeOffCart(discount, facts.selection(action.selector), for: place, &facts)
    case .group: try takeOffGroups(action, discount, for: place, &facts)
    case .bundle: try takeOffBundles(action, discount, for: place, &facts)
    case .shipping: takeOffShipping(discount, for: place, &facts)
    case .fees: takeOffFees(action, discount, for: place, &facts)
    case .tax: takeOffTax(discount, facts.selection(action.selector), for: place, &facts)
    case .items, .gift, .upgradeShipping, .credit, .issueCoupon: break
    }
  }
}

extension CartFacts {
  /// Replaces `found` by the selections of a promotion's merchandise actions: the actions that can
  /// discount a line of the cart. The selection of `cart` is every line, of a bundle the lines of
  /// each part, of a gift with `addMissing` the lines of its SKU.
  mutating func findMerchandiseSelections(of promotion: Int32, _ found: inout UniqueArray<LineSelection>) {
    found.removeAll(keepingCapacity: true)
    for index in actions(of: promotion) { appendMerchandise(of: set.actions[index], to: &found) }
  }

  /// Appends the selections of an action, if it is a merchandise action.
  mutating func appendMerchandise(of action: ActionRecord, to found: inout UniqueArray<LineSelection>) {
    switch action.kind {
    case .cart, .items, .group: found.append(selection(action.selector))
    case .bundle: appendMerchandise(ofBundle: action, to: &found)
    case .gift: if action.mode == .addMissing { found.append(selection(action.selector)) }
    case .shipping, .upgradeShipping, .fees, .tax, .credit, .issueCoupon: break
    }
  }
}
