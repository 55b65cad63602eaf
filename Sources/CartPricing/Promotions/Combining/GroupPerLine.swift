// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// MARK: - Evaluation

extension Worksheet {
  /// Carries out the items actions of all members of the group of a promotion, unless they have been:
  /// each on the lines of which it alone, on all lines and within its cap, would take most (§7.6).
  mutating func carryOutGroup(ofPromotionAt place: Int, _ facts: inout CartFacts) throws(PricingError) {
    guard let group = promotions[place].lineGroup.index else { return }
    for index in lineWinners.done.indices where lineWinners.done[index] == group { return }
    lineWinners.done.append(group)
    try findWinners(of: group, &facts)
    var winners = UniqueArray<OptionalIndex<PromotionTable.Row>>()
    swap(&winners, &lineWinners.winners)
    for member in promotions.indices where promotions[member].lineGroup == group {
      swap(&winners, &lineWinners.winners)
      defer { swap(&winners, &lineWinners.winners) }
      try carryOutActions(in: .items, ofPromotionAt: member, &facts)
    }
    winners.removeAll(keepingCapacity: true)
    swap(&winners, &lineWinners.winners)
  }

  /// Tries each member of a group alone, and finds the one that takes most of each line; the first one
  /// on a tie.
  private mutating func findWinners(of group: TextNumber, _ facts: inout CartFacts) throws(PricingError) {
    var winners = UniqueArray<OptionalIndex<PromotionTable.Row>>()
    winners.append(repeating: nil, count: left.count)
    lineWinners.most.removeAll(keepingCapacity: true)
    lineWinners.most.append(repeating: 0, count: left.count)
    lineWinners.runs.copy(runs)
    lineWinners.left.copy(left)
    let hasOwners = hasOwners
    isTrying = true
    defer { isTrying = false }
    for member in promotions.indices where promotions[member].lineGroup == group {
      try facts.budget.spend(64 &+ 4 &* (runs.count &+ left.count))
      let promotion = promotions[member]
      try carryOutActions(in: .items, ofPromotionAt: member, &facts)
      for line in left.indices {
        let taken = lineWinners.left[line] - left[line]
        if taken > lineWinners.most[line] {
          lineWinners.most[line] = taken
          winners[line] = OptionalIndex(promotion.index)
        }
      }
      promotions[member] = promotion
      restoreLines(hasOwners: hasOwners)
    }
    lineWinners.winners.copy(winners)
  }
}
