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
    let money = Money(minorUnits: discount, currency: priced.currency)
    let whole = Money(minorUnits: price, currency: priced.currency)
    let verb = promotions.count == 1 ? "takes" : "together take"
    return Shown(
      promotions: promotions, weight: share, severity: promotions.count > 1 ? .high : .medium,
      sentence: "\(Words.all(promotions.map { "\"\($0)\"" })) \(verb) \(Self.percent(share)) off: \(money) of \(whole)."
    )
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
