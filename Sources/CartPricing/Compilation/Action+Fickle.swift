extension Action {
  /// Whether an action that does nothing alone may do something after other promotions.
  ///
  /// Most cannot: a percentage, an amount or a price of what others have made less takes no more than it would have. But one
  /// that chooses units may choose others once those are down to 0, what is rounded line by line on its way between net and
  /// gross may be shared by fewer lines, and something given whole may have come within a cap.
  func isFickle(hasRule: Bool, isCapped: Bool) -> Bool {
    switch self {
    case .discount(let discount, let target):
      switch target {
      case .items(let items): hasRule || items.count != nil
      case .group, .bundle: true
      case .cart, .subset: discount.hasBasis
      case .shipping, .fees, .tax: false
      }
    case .gift(let gift): gift.mode == .addMissing
    case .upgradeShipping: isCapped
    case .credit, .issueCoupon: false
    }
  }
}

extension Discount {
  /// Whether an amount in the discount is meant net or gross.
  fileprivate var hasBasis: Bool {
    switch self {
    case .flat(.amount(_, let basis)): return basis != nil
    case .flat: return false
    case .tiers(let tiers):
      return tiers.steps.contains { step in
        if case .amount(_, let basis) = step.discount { return basis != nil }
        return false
      }
    }
  }
}
