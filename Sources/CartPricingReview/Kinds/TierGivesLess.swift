// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

extension Relation {
  /// The second cart is on a higher step, and the promotion takes less off it.
  func tierGivesLess(_ proofs: [PricedProof]) -> Shown? {
    guard proofs.count == 2 else { return nil }
    let (fewer, more) = (proofs[0].priced, proofs[1].priced)
    guard fewer.promotions.count == 1, let id = fewer.promotions.first?.id, more.promotions.allSatisfy({ $0.id == id }),
      let promotion = reviewed.promotion(id), promotion.hasTiers, !promotion.hasGifts
    else { return nil }
    let (before, after) = (fewer.discount.minorUnits, more.discount.minorUnits)
    guard after < before, fewer.subtotal.minorUnits < more.subtotal.minorUnits else { return nil }
    // Only a step can lower what is taken off a larger cart: its rule and its conditions are met by both, and it
    // gives nothing that is in the cart already.
    guard more.promotions.count == 1 || promotion.hasStepOfNothing else { return nil }
    return Shown(
      promotions: [id], weight: Self.share(before - after, of: before), severity: .high,
      sentence: "A step of the tiers of \"\(id)\" gives less than the step below it: \(fewer.discount) off "
        + "\(fewer.subtotal), and \(more.discount) off \(more.subtotal).")
  }
}

extension Promotion {
  /// Whether an action has tiers.
  var hasTiers: Bool {
    actions.contains { if case .discount(.tiers, _) = $0 { true } else { false } }
  }

  /// Whether an action gives units.
  fileprivate var hasGifts: Bool {
    actions.contains { action in
      switch action {
      case .gift, .giftChoice: true
      default: false
      }
    }
  }

  /// Whether a step of its tiers takes nothing off.
  fileprivate var hasStepOfNothing: Bool {
    actions.contains { action in
      guard case .discount(.tiers(let tiers), _) = action else { return false }
      return tiers.steps.contains { step in
        switch step.discount {
        case .percent(let rate, _), .percentUpTo(let rate, _, _): rate == .zero
        case .amount(let amount, _): amount == "0"
        default: false
        }
      }
    }
  }
}
