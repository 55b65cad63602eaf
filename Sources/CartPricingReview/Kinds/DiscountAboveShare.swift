// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

extension Relation {
  /// Discounts on the lines of the cart are above a share of their price. Gifts do not count.
  func discountAboveShare(_ proofs: [PricedProof]) -> Shown? {
    guard proofs.count == 1 else { return nil }
    let priced = proofs[0].priced
    var (price, discount): (Int64, Int64) = (0, 0)
    var taking: Set<PromotionID> = []
    for line in priced.lines where !line.isGift {
      price += line.subtotal.minorUnits
      for adjustment in line.adjustments where !gives(adjustment.promotion) {
        discount += adjustment.amount.minorUnits
        taking.insert(adjustment.promotion)
      }
    }
    let share = Self.share(discount, of: price)
    guard discount > 0, share > Int64(reviewed.options.mostShare.partsPerMillion) else { return nil }
    let promotions = taking.sorted()
    guard !promotions.contains(where: { dependsOnPrices($0) }) else { return nil }
    // One promotion that makes single units free is meant to.
    if promotions.count == 1, reviewed.promotion(promotions[0])?.makesUnitsFree ?? false { return nil }
    let money = Money(minorUnits: discount, currency: priced.currency)
    let whole = Money(minorUnits: price, currency: priced.currency)
    let verb = promotions.count == 1 ? "takes" : "together take"
    return Shown(
      promotions: promotions, weight: share, severity: severity(of: promotions),
      sentence: "\(Words.all(promotions.map { "\"\($0)\"" })) \(verb) \(Self.percent(share)) off: \(money) of \(whole)."
    )
  }

  /// Of an amount, the share is large only for small carts, which a least subtotal would leave out.
  private func severity(of promotions: [PromotionID]) -> Finding.Severity {
    let amounts = promotions.compactMap { reviewed.promotion($0) }.filter { $0.takesAmounts }
    if amounts.contains(where: { !$0.hasLeastSubtotal }) { return .low }
    return promotions.count > 1 && amounts.isEmpty ? .high : .medium
  }

  /// Whether a promotion gives units.
  private func gives(_ id: PromotionID) -> Bool {
    reviewed.promotion(id)?.actions.contains { action in
      switch action {
      case .gift, .giftChoice: true
      default: false
      }
    } ?? false
  }
}

extension Promotion {
  /// Whether all its discounts are 100 % of single units.
  fileprivate var makesUnitsFree: Bool {
    actions.allSatisfy { action in
      guard case .discount(let discount, let target) = action else { return true }
      guard target.step == .items, case .flat(.percent(.hundredPercent, _)) = discount else { return false }
      return true
    }
  }

  /// Whether a condition or the rule needs a subtotal.
  fileprivate var hasLeastSubtotal: Bool {
    if case .spend? = calculateRule?.kind { return true }
    return qualifier?.nodes.contains { node in
      if case .subtotal(_, let range, _) = node { range.atLeast != nil || range.above != nil } else { false }
    } ?? false
  }

  /// The largest percentage that it takes off items, in parts per million.
  var largestPercentage: Int {
    var found = 0
    for case .discount(let discount, let target) in actions {
      switch target {
      case .cart, .subset, .items, .order: break
      default: continue
      }
      switch discount {
      case .flat(.percent(let rate, _)): found = max(found, rate.partsPerMillion)
      case .tiers(let tiers):
        for case .percent(let rate, _) in tiers.steps.map({ $0.discount }) { found = max(found, rate.partsPerMillion) }
      default: break
      }
    }
    return found
  }

  /// Whether a discount is an amount.
  fileprivate var takesAmounts: Bool {
    actions.contains { action in
      switch action {
      case .discount(.flat(.amount), _): true
      case .discount(.tiers(let tiers), _):
        tiers.steps.contains { if case .amount = $0.discount { true } else { false } }
      default: false
      }
    }
  }
}
