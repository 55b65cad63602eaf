// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// MARK: - Evaluation

extension PricingState {
  /// Selects by priority (§7.12): in canonical order, each eligible promotion is selected unless one
  /// that is selected excludes it or is excluded by it (§7.5, §7.9).
  mutating func selectByPriority() throws(PricingError) {
    let hasExclusions = PromotionSetSearch.hasExclusions(evaluation, &facts)
    var kept = 0
    var groups: Set<TextNumber> = []
    for index in selected.indices {
      let record = record(selected[index])
      // A promotion that combines with none is the first one, or is not selected (§7.8).
      if record.combines == .never && kept > 0 { continue }
      if let group = record.group.index, groups.contains(group) { continue }
      if hasExclusions, try isExcluded(selected[index], record, bySelectedBefore: kept) { continue }
      if let group = record.group.index { groups.insert(group) }
      selected[kept] = selected[index]
      kept += 1
      if record.combines == .never { break }
    }
    selected.removeSubrange(kept...)
  }

  /// Whether one of the first selected promotions and an eligible promotion exclude one another.
  private mutating func isExcluded(
    _ eligible: EligibleIndex, _ record: PromotionRecord, bySelectedBefore end: Int
  ) throws(PricingError) -> Bool {
    let index = evaluation.eligible[eligible.position].index
    for position in 0..<end {
      let other = evaluation.eligible[selected[position].position].index
      if try facts.excludeEachOther(other, index) { return true }
    }
    return false
  }
}
