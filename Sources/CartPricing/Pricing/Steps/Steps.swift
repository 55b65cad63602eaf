extension Worksheet {
  /// Carries out one step for promotions that stand in canonical order.
  mutating func carryOut(_ step: Action.Step, for taken: [TakenPromotion]) throws(PricingError) {
    if step == .shipping {
      for promotion in taken {
        for action in actions(of: promotion, in: step) {
          if case .upgradeShipping(let method) = action.kind { upgradeShipping(to: method, for: promotion) }
        }
      }
    }
    if step == .tax { assessTax() }
    for promotion in taken {
      for action in actions(of: promotion, in: step) { try carryOut(action, for: promotion) }
    }
  }

  private func actions(of promotion: TakenPromotion, in step: Action.Step) -> [CompiledAction] {
    facts.set.promotions[Int(promotion.index)].actions.filter { $0.step == step }
  }

  private mutating func carryOut(_ action: CompiledAction, for promotion: TakenPromotion) throws(PricingError) {
    let rule = facts.set.promotions[Int(promotion.index)].rule
    switch action.kind {
    case .order(let discount, let selector):
      guard let discount = facts.resolve(discount) else { return }
      try takeOffOrder(discount, selector: selector, for: promotion)
    case .items(let discount, let selector, let count, let order):
      try takeOffItems(
        facts.resolve(discount), selector: selector, count: count, order: order, rule: rule, for: promotion)
    case .group(let discount, let selector, let reward, let count):
      guard let discount = facts.resolve(discount) else { return }
      try takeOffGroups(discount, selector: selector, reward: reward, count: count, rule: rule, for: promotion)
    case .bundle(let discount, let parts, let max):
      guard let discount = facts.resolve(discount) else { return }
      try takeOffBundles(discount, parts: parts, max: max, hasRule: rule != nil, for: promotion)
    case .gift(let gift, let selector):
      try give(gift, selector: selector, action: action.index, for: promotion)
    case .upgradeShipping: break  // done before all other shipping actions
    case .shipping(let discount):
      guard let discount = facts.resolve(discount) else { return }
      takeOffShipping(discount, for: promotion)
    case .fees(let discount, let kinds):
      guard let discount = facts.resolve(discount) else { return }
      takeOffFees(discount, kinds: kinds, for: promotion)
    case .tax(let discount, let selector):
      guard let discount = facts.resolve(discount) else { return }
      takeOffTax(discount, selector: selector, for: promotion)
    case .credit(let credit): giveCredit(credit, for: promotion)
    case .issueCoupon:
      give(IssuedRecord(promotion: promotion.index, action: action.index, count: promotion.applications))
    }
  }
}
