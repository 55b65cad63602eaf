// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// MARK: - Evaluation

extension PricingState {
  /// Applies `combines: never` by priority (§7.8, §7.12): an exclusive promotion that is first in
  /// canonical order is the only one that stays selected; if another promotion is first, no
  /// exclusive promotion stays.
  mutating func applyExclusionByPriority() {
    guard !selected.isEmpty else { return }
    if record(selected[0]).combines == .never { return selected.removeSubrange(1...) }
    var kept = 0
    for index in selected.indices where record(selected[index]).combines != .never {
      selected[kept] = selected[index]
      kept += 1
    }
    selected.removeSubrange(kept...)
  }
}
