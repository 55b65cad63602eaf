// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Selects which of the eligible promotions are applied.
extension PricingState {
  /// Replaces ``selected`` by the promotions that the policy selects. Returns whether no candidate
  /// set was left out.
  mutating func select() throws(PricingError) -> Bool {
    selectAll()
    // If no promotion can exclude another, and the work is within its limit in any case, every
    // eligible promotion is applied.
    let mostActions = facts.candidates.count &* set.mostActions
    if set.hasNoConflicts, mostActions &* facts.targetCount <= Limits.work { return true }
    var restrictsCombination = false
    var excludes = false
    for index in selected.indices where set.allFlags.contains(.restrictsCombination) {
      let record = record(selected[index])
      if record.restrictsCombination { restrictsCombination = true }
      if record.combines == .never || record.flags.contains(.excludes) { excludes = true }
    }
    // A late promotion is refused if one that is taken excludes it (§9.2).
    if set.allFlags.contains(.excludes) {
      for place in evaluation.late.indices where facts.record(evaluation.late[place]).flags.contains(.excludes) {
        excludes = true
      }
    }
    let isBest = set.source.policy.selection == .bestForCustomer
    // The effect of a promotion alone matters to other promotions only if one can exclude another.
    if excludes || (isBest && restrictsCombination) || set.source.policy.coupons == .latestOnSubscriptions
      || work > Limits.work
    {
      try tryAll()
      selectAll()
    }
    let work = self.work
    guard work <= Limits.work else { throw .tooComplex }
    guard restrictsCombination else { return true }
    if isBest { return try selectBest(work) }
    try selectByPriority()
    return true
  }

  /// Selects all eligible promotions.
  mutating func selectAll() {
    selected.removeAll(keepingCapacity: true)
    selected.append(evaluation.eligible.count) { EligibleIndex($0) }
  }

  /// The work of carrying the eligible promotions out once (§7.16).
  private var work: Int {
    mutating get {
      var actions = 0
      for place in evaluation.eligible.indices {
        for action in facts.actions(of: evaluation.eligible[place].index) {
          actions &+= facts.set.actions[action].weight
        }
      }
      return facts.targetCount * actions
    }
  }

  /// Returns the record of a selected promotion.
  mutating func record(_ selected: EligibleIndex) -> PromotionRecord {
    facts.record(evaluation.eligible[selected.position].index)
  }

  // MARK: The best set

  /// Selects the best candidate set. Returns whether all candidate sets counted.
  private mutating func selectBest(_ work: Int) throws(PricingError) -> Bool {
    let mostSets = set.source.policy.searchLimit
    if searches.isEmpty {
      searches = UniqueArray(capacity: 1)
      searches.append(PromotionSetSearch())
    }
    let limit = work == 0 ? mostSets : min(mostSets, max(1, Limits.searchWork / work))
    try searches[0].begin(evaluation, limit: limit, &facts)
    for place in evaluation.eligible.indices where searches[0].standaloneCount > 0 {
      let promotion = evaluation.eligible[place]
      guard promotion.combines == .never else { continue }
      // A standalone promotion takes the same discount as in its trial, and no late promotion is
      // applied with it.
      _ = try hasEffect(promotion, facts.record(promotion.index))
      searches[0].offer(standalone: EligibleIndex(place), trial.worth(of: 1))
    }
    if searches[0].isEnumerating {
      try enumerateSets()
      searches[0].copyBest(to: &selected)
      return false
    }
    let isWhole = !evaluation.late.isEmpty || !searches[0].isIncremental
    while try searches[0].next(&facts) {
      if isWhole {
        searches[0].copyPath(to: &selected)
        try apply()
        searches[0].offer(worksheet.worth(of: selected.count))
      } else {
        searches[0].offer(try searches[0].finish(&facts))
      }
    }
    searches[0].copyBest(to: &selected)
    return searches[0].isOptimal
  }
}
