// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

extension Relation {
  /// One promotion gives an item, and another one discounts the same item of the cart.
  func giftDiscounted(_ proofs: [PricedProof]) -> Shown? {
    guard proofs.count == 1 else { return nil }
    let priced = proofs[0].priced
    for applied in priced.promotions {
      guard let giver = reviewed.promotion(applied.id) else { continue }
      let skus = giver.giftSKUs
      if skus.isEmpty { continue }
      for line in priced.lines where !line.isGift && skus.contains(line.sku) {
        for adjustment in line.adjustments where adjustment.promotion != giver.id {
          guard let other = reviewed.promotion(adjustment.promotion), other.names(line.sku),
            gives(giver.id, line.sku, in: priced)
          else { continue }
          return Shown(
            promotions: [giver.id, other.id].sorted(), weight: adjustment.amount.minorUnits, severity: .low,
            sentence: "\"\(giver.id)\" gives \(line.sku), which \"\(other.id)\" discounts in the same cart.")
        }
      }
    }
    return nil
  }

  /// Whether a promotion gave units of an item in a result.
  private func gives(_ id: PromotionID, _ sku: SKU, in priced: PricedCart) -> Bool {
    priced.lines.contains { line in line.sku == sku && line.adjustments.contains { $0.promotion == id } }
  }
}

extension Promotion {
  /// The items that the promotion gives.
  var giftSKUs: Set<SKU> {
    var found: Set<SKU> = []
    for action in actions {
      switch action {
      case .gift(let gift): found.insert(gift.sku)
      case .giftChoice(let choice): found.formUnion(choice.options.map { $0.sku })
      default: break
      }
    }
    return found
  }

  /// Whether an action is a discount on an item that its selector names.
  func names(_ sku: SKU) -> Bool {
    actions.contains { action in
      guard case .discount(_, let target) = action else { return false }
      let selectors: [LineSelector]
      switch target {
      case .items(let items): selectors = [items.selector]
      case .group(let group): selectors = [group.selector]
      case .subset(let selector): selectors = [selector]
      case .bundle(let bundle): selectors = bundle.parts.map { $0.selector }
      default: selectors = []
      }
      return selectors.contains { selector in
        selector.nodes.contains { if case .sku(let list) = $0 { list.contains(sku) } else { false } }
      }
    }
  }
}
