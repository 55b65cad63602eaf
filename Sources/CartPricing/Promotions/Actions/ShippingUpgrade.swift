// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// MARK: - Evaluation

extension Worksheet {
  /// Carries out all upgrades of a promotion (§8.3), unless it has no application left (§5.28).
  mutating func upgradeShipping(for place: Int, _ facts: inout CartFacts) {
    guard promotions[place].steps & PromotionAction.Step.shipping.bit != 0, promotions[place].applications > 0
    else { return }
    for index in facts.actions(of: promotions[place].index) where facts.set.actions[index].kind == .upgradeShipping {
      upgradeShipping(facts.set.actions[index], for: place, &facts)
    }
  }

  /// Ships by a more expensive method for the cost of the method in force (§6.55). The upgrade is
  /// void where the method is not offered, is not more expensive, or what is left of a cap does not
  /// pay the difference (§6.62).
  private mutating func upgradeShipping(_ action: ActionRecord, for place: Int, _ facts: inout CartFacts) {
    let promotion = promotions[place]
    guard case .upgradeShipping(let method) = facts.source(of: promotion.index).actions[action.index.position],
      let cost = facts.shippingOptions.value(of: method)?.minorUnits(in: facts.currency),
      cost > shipping.cost
    else { return }
    let difference = cost - shipping.cost
    guard promotion.left >= difference else { return }
    shipping.upgrade = (promotion.index, action.index)
    shipping.cost = cost
    shipping.left += difference
    takeOffShipping(difference, for: place)
  }
}

extension CartFacts {
  /// The upper bound of the difference that an upgrade discounts: the difference to the cost of the
  /// cart's own method.
  mutating func mostUpgrade(_ action: ActionRecord, of promotion: CandidateIndex) -> Int128 {
    guard case .upgradeShipping(let method) = source(of: promotion).actions[action.index.position],
      let cost = shippingOptions.value(of: method)?.minorUnits(in: currency)
    else { return 0 }
    return Int128(max(cost - cart.frame.shippingCost, 0))
  }
}
