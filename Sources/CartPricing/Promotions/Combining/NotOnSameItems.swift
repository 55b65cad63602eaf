// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// MARK: - Evaluation

extension Worksheet {
  /// Whether a run is not closed by `notOnSameItems` (§7.10): no promotion has discounted its
  /// units, or only promotions that share units have and this one shares them, too, or this
  /// promotion owns them.
  @inline(__always)
  func isFree(_ run: Run, for promotion: TakenPromotion) -> Bool {
    if run.owner == Run.noOwner { return true }
    if run.owner == Run.shared { return promotion.combines != .notOnSameItems }
    return run.owner == promotion.index
  }

  /// Whether, of every line that is open to a promotion, all units that cost more than 0 are open.
  @inline(__always)
  func isOpenWhole(to promotion: TakenPromotion) -> Bool {
    !hasOwners && promotion.combines != .notOnSameItems
  }

  /// Records that a promotion has discounted units, which are closed to others if it does not share
  /// them.
  @inline(__always)
  mutating func recordOwner(_ promotion: TakenPromotion) {
    if promotion.combines == .notOnSameItems { hasOwners = true }
  }
}

extension TakenPromotion {
  /// The owner of the units that the promotion discounts: its own index, or ``Run/shared`` for all
  /// promotions that share units.
  var owner: Int32 { combines == .notOnSameItems ? index : Run.shared }
}
