// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// MARK: - Compilation

extension PromotionCompiler {
  /// Gives the group of a promotion a number, the same for all its members.
  mutating func compile(_ group: GroupName, into record: inout PromotionRecord) {
    record.group = groups.intern(group.key)
  }
}

// MARK: - Evaluation

extension PricingState {
  /// Keeps the first member of each group among the selected promotions, which are in canonical
  /// order (§7.9).
  mutating func keepFirstOfEachGroup() {
    var kept = 0
    var groups: Set<Int32> = []
    for index in selected.indices {
      let group = record(selected[index]).group
      if group >= 0, !groups.insert(group).inserted { continue }
      selected[kept] = selected[index]
      kept += 1
    }
    selected.removeSubrange(kept...)
  }
}
