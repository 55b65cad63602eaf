// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// What the results of a proof show.
struct Shown: Sendable {
  /// The promotions that it is about, in the order of their ids.
  var promotions: [PromotionID]
  /// How much it is: parts per million of a price, or minor units. The larger, the worse.
  var weight: Int64
  var severity: Finding.Severity
  var sentence: String
}

/// What is looked for in the results of a proof.
struct Relation: Sendable {
  let reviewed: ReviewedSet

  /// What the results show of a kind; nil if they show nothing.
  func shown(_ kind: Finding.Kind, _ proofs: [PricedProof], of variation: Variation) -> Shown? {
    switch kind {
    case .moreCostsLess: moreCostsLess(proofs)
    case .splittingCostsLess: splittingCostsLess(proofs)
    case .discountAboveShare: discountAboveShare(proofs)
    case .belowCost: belowCost(proofs)
    case .tierGivesLess: tierGivesLess(proofs)
    case .idsDecide: idsDecide(proofs, variation)
    case .giftDiscounted: giftDiscounted(proofs)
    default: nil
    }
  }

  /// Whether discounts of a promotion depend on prices that only a catalogue knows: a fixed price.
  func dependsOnPrices(_ id: PromotionID) -> Bool {
    guard reviewed.catalogue.isEmpty, let promotion = reviewed.promotion(id) else { return false }
    return promotion.actions.contains { action in
      guard case .discount(let discount, _) = action else { return false }
      switch discount {
      case .flat(let flat): return flat.isPrice
      case .tiers(let tiers): return tiers.steps.contains { $0.discount.isPrice }
      @unknown default: return false
      }
    }
  }

  /// A number of parts per million as a percentage: `72.5 %`.
  static func percent(_ partsPerMillion: Int64) -> String {
    let tenths = (partsPerMillion + 500) / 1_000
    return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
  }

  /// A part of a whole in parts per million; 0 for a whole of 0.
  static func share(_ part: Int64, of whole: Int64) -> Int64 {
    whole <= 0 ? 0 : Int64(clamping: Int128(part) * 1_000_000 / Int128(whole))
  }
}

extension FlatDiscount {
  /// Whether the discount is a price that units or bundles cost.
  var isPrice: Bool {
    switch self {
    case .price, .priceByAttribute: true
    default: false
    }
  }
}

extension PricedCart {
  /// The most minor units that roundings of percentages and of tax make of the total.
  var mostRounding: Int64 { Int64(adjustments.count + (tax.amount.minorUnits == 0 ? 0 : lines.count)) }

  /// What each promotion took off.
  var discounts: [PromotionID: Int64] {
    var found: [PromotionID: Int64] = [:]
    for applied in promotions { found[applied.id] = applied.discount.minorUnits }
    return found
  }
}
