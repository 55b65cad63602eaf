// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// MARK: - Evaluation

extension PricingState {
  /// Strikes the first promotion that was selected by priority, had no effect, and cannot be applied
  /// together with one that was left out for it: it is not eligible any more (§7.13). Returns whether
  /// there is one; the cart is then priced anew.
  mutating func strikeFirst() throws(PricingError) -> Bool {
    guard !set.hasNoConflicts, set.source.policy.selection == .priority else { return false }
    let isEachSelected = selected.count == evaluation.eligible.count
    if isEachSelected && !evaluation.hasExcludedLate { return false }
    for place in worksheet.promotions.indices where !worksheet.promotions[place].hasEffect {
      let index = worksheet.promotions[place].index
      if facts.record(index).flags.contains(.late) { continue }
      guard try leavesOneOut(index) else { continue }
      evaluation.strike(index)
      return true
    }
    return false
  }

  /// Whether a promotion was left out that cannot be applied together with a selected one.
  private mutating func leavesOneOut(_ index: CandidateIndex) throws(PricingError) -> Bool {
    var position = 0
    for place in evaluation.eligible.indices {
      if position < selected.count, selected[position] == EligibleIndex(place) {
        position += 1
        continue
      }
      try facts.budget.spend(16)
      if try facts.excludeEachOther(index, evaluation.eligible[place].index) { return true }
    }
    for place in evaluation.refusals.indices where evaluation.refusals[place].reason == .excluded {
      try facts.budget.spend(16)
      if try facts.excludeEachOther(index, evaluation.refusals[place].promotion) { return true }
    }
    return false
  }
}

extension Evaluation {
  /// Whether a late promotion was refused since it cannot be applied with a taken one. Only late ones
  /// are refused for this reason: the others are eligible.
  var hasExcludedLate: Bool {
    for place in refusals.indices where refusals[place].reason == .excluded { return true }
    return false
  }
}
