// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Selects which of the eligible promotions are taken.
extension PricingState {
  /// Carries out the promotions that the policy selects. Returns whether no candidate set was left
  /// out.
  mutating func choose() throws(PricingError) -> Bool {
    findEligible()
    var restrictsCombination = false
    var excludes = false
    for index in eligible.indices where set.allFlags.contains(.restrictsCombination) {
      let record = record(eligible[index])
      if record.restrictsCombination { restrictsCombination = true }
      if record.combines == .never { excludes = true }
    }
    let isBest = set.source.policy.selection == .bestForCustomer
    // The effect of a promotion alone matters to other promotions only if one can exclude another.
    if excludes || (isBest && restrictsCombination) || set.source.policy.coupons == .latestOnSubscriptions
      || work > Limits.work
    {
      try tryAll()
      findEligible()
    }
    let work = self.work
    guard work <= Limits.work else { throw .tooComplex }
    guard restrictsCombination else {
      try carryOutEligible()
      return true
    }
    if isBest { return try findBest(work) }
    applyExclusionByPriority()
    keepFirstOfEachGroup()
    try carryOutEligible()
    return true
  }

  /// The work of carrying the eligible promotions out once (§7.16).
  private var work: Int {
    mutating get {
      var actions = 0
      for index in eligible.indices {
        for action in record(eligible[index]).actions { actions &+= facts.set.actions[action].weight }
      }
      return facts.targetCount * actions
    }
  }

  private mutating func findEligible() {
    eligible.removeAll(keepingCapacity: true)
    for place in judgements.indices {
      switch judgements[place].state {
      case .holds, .eligible: eligible.append(Int32(place))
      case .late, .refused: break
      }
    }
  }

  /// Returns the record of the promotion of a judgement.
  mutating func record(_ place: Int32) -> PromotionRecord { facts.record(judgements[Int(place)].index) }

  private mutating func carryOutEligible() throws(PricingError) {
    // Borrowed while the promotions are carried out, so that its memory is kept.
    var taken = UniqueArray<Int32>()
    swap(&taken, &eligible)
    defer { swap(&taken, &eligible) }
    try carryOut(taken)
  }

  // MARK: The best set

  /// Finds the best candidate set and carries it out. Returns whether all candidate sets counted.
  private mutating func findBest(_ work: Int) throws(PricingError) -> Bool {
    let mostSets = set.source.policy.searchLimit
    search.begin(
      eligible, judgements, limit: work == 0 ? mostSets : min(mostSets, max(1, Limits.searchWork / work)), &facts)
    for index in eligible.indices where search.standaloneCount > 0 {
      let place = eligible[index]
      guard record(place).combines == .never else { continue }
      // A standalone promotion takes the same discount as in its trial, and no late promotion is
      // applied with it.
      _ = try hasEffect(judgements[Int(place)].promotion)
      search.offer(standalone: place, trial.worth(of: 1))
    }
    let isWhole = hasLate || !search.isIncremental
    while try search.next(&facts) {
      if isWhole {
        search.copyPath(to: &eligible)
        try carryOutEligible()
        search.offer(worksheet.worth(of: eligible.count))
      } else {
        search.offer(try search.finish(&facts))
      }
    }
    search.copyBest(to: &eligible)
    try carryOutEligible()
    return search.isOptimal
  }
}
