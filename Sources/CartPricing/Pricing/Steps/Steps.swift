extension Worksheet {
  /// Carries out one step for the promotions that joined, `order` being canonical.
  mutating func carryOut(
    _ step: Action.Step, in order: borrowing UniqueArray<Int32>, _ facts: inout CartFacts
  ) throws(PricingError) {
    if step == .shipping, !facts.shippingOptions.isEmpty {
      for index in order.indices { upgradeShipping(for: Int(order[index]), &facts) }
    }
    if step == .tax { assessTax(&facts) }
    for index in order.indices {
      let place = Int(order[index])
      if promotions[place].steps & step.bit != 0 { try carryOut(step, ofPromotionAt: place, &facts) }
    }
  }

  /// Carries out the actions of one promotion that belong to a step; upgrades of shipping are left out.
  mutating func carryOut(
    _ step: Action.Step, ofPromotionAt place: Int, _ facts: inout CartFacts
  ) throws(PricingError) {
    for index in facts.actions(of: promotions[place].index) where facts.set.actions[index].step == step {
      try carryOut(facts.set.actions[index], for: place, &facts)
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
    case .cart: try takeOffOrder(discount, facts.selection(action.selector), for: place, &facts)
    case .group: try takeOffGroups(action, discount, for: place, &facts)
    case .bundle: try takeOffBundles(action, discount, for: place, &facts)
    case .shipping: takeOffShipping(discount, for: place, &facts)
    case .fees: takeOffFees(action, discount, for: place, &facts)
    case .tax: takeOffTax(discount, facts.selection(action.selector), for: place, &facts)
    case .items, .gift, .upgradeShipping, .credit, .issueCoupon: break
    }
  }
}
