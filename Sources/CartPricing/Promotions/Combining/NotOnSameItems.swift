// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// MARK: - Evaluation

extension Worksheet {
  /// Whether a run is not closed by `notOnSameItems` or `notOnDiscounted` (§7.10, §7.11): no
  /// promotion has discounted its units; or only promotions that share units have, and this one
  /// shares them, too; or no other promotion has.
  @inline(__always)
  func isFree(_ run: Run, for promotion: TakenPromotion) -> Bool {
    if run.owner == .none { return true }
    if run.owner.isExclusive { return run.owner == .exclusive(promotion.index) }
    return promotion.combines.sharesDiscounted || run.owner == .only(promotion.index)
  }

  /// Whether, of every line that is open to a promotion, all units that cost more than 0 are open.
  @inline(__always)
  func isOpenWhole(to promotion: TakenPromotion, _ facts: inout CartFacts) -> Bool {
    !hasOwners && promotion.combines.sharesDiscounted && !facts.cart.hasFloors
  }

  /// Records that a promotion has discounted units, which are closed to others if it does not share
  /// them.
  @inline(__always)
  mutating func recordOwner(_ promotion: TakenPromotion) {
    if promotion.combines == .notOnSameItems { hasOwners = true }
  }
}

extension Combination {
  /// Whether a promotion may take from units that others have discounted.
  @inline(__always)
  var sharesDiscounted: Bool { self != .notOnSameItems && self != .notOnDiscounted }
}

extension TakenPromotion {
  /// The owner of the units that the promotion discounts.
  var owner: RunOwner {
    switch combines {
    case .notOnSameItems: .exclusive(index)
    case .notOnDiscounted: .only(index)
    case .always, .never, .stop: .shared
    }
  }
}
