extension Worksheet {
  /// Carries out all upgrades of a promotion.
  mutating func upgradeShipping(for place: Int, _ facts: inout CartFacts) {
    guard promotions[place].steps & Action.Step.shipping.bit != 0 else { return }
    for index in facts.actions(of: promotions[place].index) where facts.set.actions[index].kind == .upgradeShipping {
      upgradeShipping(facts.set.actions[index], for: place, &facts)
    }
  }

  /// `upgradeShipping`: the shipment goes by a dearer method for what the method in force costs; void where the method
  /// is not offered, not dearer, or a cap does not pay the difference. Source: PRICING.md section 6.
  private mutating func upgradeShipping(_ action: ActionRecord, for place: Int, _ facts: inout CartFacts) {
    let promotion = promotions[place]
    guard case .upgradeShipping(let method) = facts.source(of: promotion.index).actions[Int(action.place)],
      let cost = facts.shippingOptions.value(of: method)?.minorUnits(in: facts.currency),
      cost > shipping.cost
    else { return }
    let difference = cost - shipping.cost
    guard promotion.left >= difference else { return }
    shipping.upgrade = (promotion.index, Int32(action.place))
    shipping.cost = cost
    shipping.left += difference
    takeOffShipping(difference, for: place)
  }

  /// `shipping`: a discount on what remains to be paid of it.
  mutating func takeOffShipping(
    _ discount: ResolvedDiscount, for place: Int, _ facts: inout CartFacts
  ) {
    let amount: Int64
    switch discount {
    case .percent(let rate, _): amount = facts.round(shipping.left, times: rate)
    case .amount(let most, _): amount = min(most, shipping.left)
    case .price(let price): amount = max(shipping.left - price, 0)
    }
    takeOffShipping(min(amount, promotions[place].left), for: place)
  }
}
