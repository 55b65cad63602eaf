// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

extension Relation {
  /// The totals differ, and the requests differ only by the order of two promotions.
  func idsDecide(_ proofs: [PricedProof], _ variation: Variation) -> Shown? {
    guard proofs.count == 2, case .exchanged(let first, let second) = variation else { return nil }
    let (one, other) = (proofs[0].priced.total, proofs[1].priced.total)
    guard one != other, let promotion = reviewed.promotion(first) else { return nil }
    let difference =
      one.minorUnits > other.minorUnits
      ? one.minorUnits - other.minorUnits : other.minorUnits - one.minorUnits
    // What rounding alone can make of it is left out.
    guard difference > proofs[0].priced.mostRounding else { return nil }
    return Shown(
      promotions: [first, second].sorted(), weight: Self.share(difference, of: max(one.minorUnits, other.minorUnits)),
      severity: .low,
      sentence: "\"\(first)\" and \"\(second)\" have priority \(promotion.priority), so that the order of their ids "
        + "decides: the total is \(one), and \(other) if their ids were exchanged.")
  }
}

extension Examiner {
  /// A cart priced with two promotions alone, and with their ids exchanged; nil if their order makes no difference
  /// among all promotions of the set.
  mutating func exchange(_ base: CartRequest, _ first: PromotionID, _ second: PromotionID) -> [PricedProof]? {
    guard let one = reviewed.promotion(first), let other = reviewed.promotion(second),
      one.priority == other.priority, !reviewed.isExcluded(first, byOtherThan: second),
      !reviewed.isExcluded(second, byOtherThan: first)
    else { return nil }
    let pair = reviewed.subset([first, second])
    var exchanged = pair
    exchanged.promotions = [one.exchangingID(with: second), other.exchangingID(with: first)]
    let otherBase = base.exchanging(first, second)
    guard let engine = try? PricingEngine(pair), let otherEngine = try? PricingEngine(exchanged),
      let priced = price(base, with: engine), let otherPriced = price(otherBase, with: otherEngine),
      priced.total != otherPriced.total,
      let whole = try? self.engine.updating(exchanged.promotions),
      let wholePriced = price(base), let otherWholePriced = price(otherBase, with: whole),
      wholePriced.total != otherWholePriced.total
    else { return nil }
    return [
      PricedProof(request: base, promotions: pair, priced: priced),
      PricedProof(request: otherBase, promotions: exchanged, priced: otherPriced),
    ]
  }
}

extension Promotion {
  /// The promotion with the id of another one, which gets the id of this one.
  fileprivate func exchangingID(with other: PromotionID) -> Promotion {
    var promotion = self
    promotion.id = other
    if !excludes.isEmpty { promotion.excludes = excludes.map { $0 == other ? id : $0 } }
    return promotion
  }
}
