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
          guard let other = reviewed.promotion(adjustment.promotion),
            other.names(line.sku) || reviewed.selectsInCatalogue(line.sku, other),
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
    merchandiseSelectors.contains { selector in
      selector.nodes.contains { if case .sku(let list) = $0 { list.contains(sku) } else { false } }
    }
  }

  /// The selectors of the units that its discounts are about, except those of the whole cart.
  fileprivate var merchandiseSelectors: [LineSelector] {
    actions.flatMap { action -> [LineSelector] in
      guard case .discount(_, let target) = action, target.step != .tax else { return [] }
      return target.selectors
    }
  }
}

extension ReviewedSet {
  /// Whether a discount selects an item by what the catalogue says about it. A discount on every item is none.
  fileprivate func selectsInCatalogue(_ sku: SKU, _ promotion: Promotion) -> Bool {
    guard let line = catalogue.first(where: { $0.sku == sku }) else { return false }
    return promotion.merchandiseSelectors.contains { !$0.isEveryLine && line.isSelected(by: $0, money()) }
  }
}
