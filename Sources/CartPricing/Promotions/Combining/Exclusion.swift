// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// MARK: - Evaluation

extension PricingState {
  /// Applies `combines: never` by priority (§7.8, §7.12): an exclusive promotion that is first in
  /// canonical order is the only one that stays eligible; if another promotion is first, no
  /// exclusive promotion stays.
  mutating func applyExclusionByPriority() {
    guard !eligible.isEmpty else { return }
    if record(eligible[0]).combines == .never { return eligible.removeSubrange(1...) }
    var kept = 0
    for index in eligible.indices where record(eligible[index]).combines != .never {
      eligible[kept] = eligible[index]
      kept += 1
    }
    eligible.removeSubrange(kept...)
  }
}
