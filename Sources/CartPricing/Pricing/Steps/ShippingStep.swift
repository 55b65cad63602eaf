extension Worksheet {
  /// `upgradeShipping`: the shipment goes by a dearer method for what the method in force costs; void where the method
  /// is not offered, not dearer, or a cap does not pay the difference. Source: PRICING.md section 6.
  mutating func upgradeShipping(to method: String, for promotion: TakenPromotion) {
    guard let sheet = shipping, let option = facts.cart.shipping?.options.value(of: method),
      let cost = option.minorUnits(in: facts.cart.currency), cost > sheet.cost
    else { return }
    let difference = cost - sheet.cost
    if let left = left(for: promotion), left < difference { return }
    shipping?.upgrade = method
    shipping?.cost = cost
    shipping?.left += difference
    takeOffShipping(difference, for: promotion)
  }

  /// `shipping`: a discount on what remains to be paid of it.
  mutating func takeOffShipping(
    _ discount: ResolvedDiscount, for promotion: TakenPromotion
  ) {
    guard let sheet = shipping else { return }
    let amount: Int64
    switch discount {
    case .percent(let rate, _): amount = facts.round(sheet.left, times: rate)
    case .amount(let most, _): amount = min(most, sheet.left)
    case .price(let price): amount = max(sheet.left - price, 0)
    }
    takeOffShipping(min(amount, left(for: promotion) ?? amount), for: promotion)
  }
}
