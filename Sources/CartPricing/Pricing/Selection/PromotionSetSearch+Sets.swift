// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Enumerates the sets, depth first.
extension PromotionSetSearch {
  /// Advances to the next set that may be better than the best set so far; the path is then that
  /// set. Returns whether there is one.
  mutating func next(_ facts: inout CartFacts) throws(PricingError) -> Bool {
    var goesOn = hasBegun ? backtrack() : numberLimit > 0
    hasBegun = true
    while goesOn {
      if try takeUntilDecision(&facts) { return true }
      // The work of a bound.
      try facts.budget.spend(64 &+ 8 &* (lineCount &+ candidates.count))
      while !mayBecomeBest() {
        goesOn = backtrack()
        if !goesOn { break }
      }
    }
    return false
  }

  /// Takes promotions up to and including one that can also be skipped (a branch). Returns whether
  /// the set is complete.
  private mutating func takeUntilDecision(_ facts: inout CartFacts) throws(PricingError) -> Bool {
    while undecided > 0 || position < endOfMandatory {
      if position >= endInItems, isCartIncremental, !hasCartBegun { try beginCart(&facts) }
      let exclusiveGroup = exclusiveGroups[position].index
      if let exclusiveGroup, isExclusiveGroupTaken[exclusiveGroup.position] {
        position += 1
        continue
      }
      // The call copies the whole search, because the path is a part of it.
      if candidates[position].isExcluding, try isExcluded(position, by: path, &facts) {
        skip()
        continue
      }
      let weight = candidates[position].weight
      guard exclusiveGroup != nil, lowest + weight < numberLimit else {
        try take(exclusiveGroup, &facts)
        continue
      }
      if isExhaustive, isIncremental, canDoNothing(position) {
        // The set without it is worth as much and has fewer promotions.
        skip()
        continue
      }
      decisions.append(
        Decision(
          candidate: Index(position), level: Int32(truncatingIfNeeded: level),
          taken: Int32(truncatingIfNeeded: path.count), undecided: Int32(truncatingIfNeeded: undecided),
          lowest: lowest))
      try take(exclusiveGroup, &facts)
      return false
    }
    return true
  }

  private mutating func skip() {
    lowest += candidates[position].weight
    if candidates[position].isLastOfExclusiveGroup { undecided -= 1 }
    position += 1
  }

  /// Takes the next promotion, which is in an exclusive group or in none.
  private mutating func take(
    _ exclusiveGroup: Index<ExclusiveGroup>?, _ facts: inout CartFacts
  ) throws(PricingError) {
    try facts.budget.spend(16)
    let promotion = candidates[position].promotion
    path.append(Index(position))
    if let exclusiveGroup {
      isExclusiveGroupTaken[exclusiveGroup.position] = true
      undecided -= 1
    }
    position += 1
    guard isIncremental else { return }
    let steps = promotion.steps
    let step: PromotionAction.Step = hasCartBegun ? .cart : .items
    if steps & step.bit != 0 { try makeWorksheetWritable(&facts) }
    worksheets[level].promotions.append(promotion)
    guard steps & step.bit != 0 else { return }
    let (level, place) = (level, path.count - 1)
    try worksheets[level].carryOut(step, ofPromotionAt: place, &facts)
  }

  /// Carries out the cart step of the path's promotions. All later promotions follow them in this
  /// step.
  private mutating func beginCart(_ facts: inout CartFacts) throws(PricingError) {
    hasCartBegun = true
    guard stepsOfPath() & PromotionAction.Step.cart.bit != 0 else { return }
    try makeWorksheetWritable(&facts)
    let level = level
    try worksheets[level].carryOut(.cart, &facts)
  }

  /// Returns the steps in which the path's promotions have an action. These are the promotions of
  /// the last worksheet in use.
  private mutating func stepsOfPath() -> UInt8 {
    assert(worksheets[level].promotions.count == path.count, "a worksheet of another path")
    var steps: UInt8 = 0
    for place in path.indices { steps |= worksheets[level].promotions[place].steps }
    return steps
  }

  /// Makes sure that the last worksheet in use can be changed: if a decision returns to it, it is
  /// copied first.
  private mutating func makeWorksheetWritable(_ facts: inout CartFacts) throws(PricingError) {
    if !decisions.isEmpty, decisions[decisions.count - 1].level == level {
      try copyWorksheet(&facts)
      level += 1
    }
    measured = min(measured, level)
  }

  /// Copies the last worksheet in use to the next one.
  private mutating func copyWorksheet(_ facts: inout CartFacts) throws(PricingError) {
    try facts.budget.spend(128 &+ 2 &* (worksheets[level].runs.inUse &+ facts.targetCount + path.count))
    if worksheets.count == level + 1 { worksheets.append(Worksheet(keepsDiscounts: false)) }
    worksheets.withNeighbours(at: level) { worksheet, next in
      next.begin(from: &worksheet)
      next.promotions.copy(worksheet.promotions)
    }
    measured = min(measured, level + 1)
  }

  /// Backtracks: returns to the last decision and skips its promotion. Returns whether there was
  /// one.
  private mutating func backtrack() -> Bool {
    guard !decisions.isEmpty else { return false }
    let decision = decisions[decisions.count - 1]
    decisions.removeLast()
    while path.count > Int(decision.taken) {
      let last = path[path.count - 1]
      if let exclusiveGroup = exclusiveGroups[last.position].index {
        isExclusiveGroupTaken[exclusiveGroup.position] = false
      }
      path.removeLast()
    }
    level = Int(decision.level)
    hasCartBegun = isCartIncremental && decision.candidate.position >= endInItems
    if isIncremental { worksheets[level].promotions.removeSubrange(path.count...) }
    undecided = Int(decision.undecided)
    lowest = decision.lowest
    position = decision.candidate.position
    skip()
    return true
  }

  /// Carries out the remaining steps of the path's set. Returns the worth of the set.
  mutating func finish(_ facts: inout CartFacts) throws(PricingError) -> SetWorth {
    let done = PromotionAction.Step.items.bit | (hasCartBegun ? PromotionAction.Step.cart.bit : 0)
    let steps = stepsOfPath() & ~done
    let number = path.count
    guard steps != 0 else { return worksheets[level].worth(of: number) }
    try copyWorksheet(&facts)
    let last = level + 1
    for step in PromotionAction.Step.allCases where steps & step.bit != 0 {
      try worksheets[last].carryOut(step, &facts)
    }
    return worksheets[last].worth(of: number)
  }

  // MARK: The best set so far

  /// Makes a standalone promotion the best set if it is worth more than the best set so far.
  mutating func offer(standalone eligible: EligibleIndex, _ worth: SetWorth) {
    standaloneCount -= 1
    // The standalone promotions before it in canonical order were offered before it.
    guard !hasBest || worth.compared(to: bestWorth) > 0 else { return }
    hasBest = true
    isBestStandalone = true
    bestWorth = worth
    best.removeAll(keepingCapacity: true)
    best.append(eligible)
  }

  /// Makes the path's set the best set if it is better than the best set so far.
  mutating func offer(_ worth: SetWorth) {
    checkBound(ofPathWorth: worth)
    if hasBest {
      let order = worth.compared(to: bestWorth)
      guard order > 0 || (order == 0 && comesBeforeBest()) else { return }
    }
    hasBest = true
    isBestStandalone = false
    bestWorth = worth
    best.removeAll(keepingCapacity: true)
    Self.copy(path, of: candidates, to: &best)
  }

  /// Whether the members of the path's set, of which there are as many as of the best set, come
  /// first in canonical order (§7.14).
  private mutating func comesBeforeBest() -> Bool {
    for place in path.indices {
      let (own, other) = (candidates[path[place].position].eligible.index, best[place])
      if let own, own != other { return own < other }
    }
    return false
  }

  /// Replaces `selected` by the indices of the path's promotions among the eligible ones.
  mutating func copyPath(to selected: inout UniqueArray<EligibleIndex>) {
    Self.copy(path, of: candidates, to: &selected)
  }

  /// Replaces `selected` by the indices of the best set's promotions among the eligible ones.
  mutating func copyBest(to selected: inout UniqueArray<EligibleIndex>) { selected.copy(best) }

  /// Replaces `selected` by the indices of a path's promotions, none of which is late, among the
  /// eligible ones.
  private static func copy(
    _ path: borrowing UniqueArray<Index<Candidate>>, of candidates: borrowing UniqueArray<Candidate>,
    to selected: inout UniqueArray<EligibleIndex>
  ) {
    selected.removeAll(keepingCapacity: true)
    for place in path.indices {
      if let eligible = candidates[path[place].position].eligible.index { selected.append(eligible) }
    }
  }
}
