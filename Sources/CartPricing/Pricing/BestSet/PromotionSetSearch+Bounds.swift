// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Giving up ways that lead to nothing better: what a set can be worth at most.
///
/// Each bound holds for every set with what has been decided so far. What a promotion of the path took in its items step is
/// known. The others, and the steps to come, are bounded by their claims, each at most by what is open to it now: on the way
/// prices only fall, and units that are closed stay closed.
extension PromotionSetSearch {
  /// Whether a set with what has been decided so far may be better than the best; false only if none is.
  ///
  /// Sets that are worth as much as an earlier one come behind it, unless that one stands alone.
  mutating func mayBecomeBest() -> Bool {
    guard hasBest, isWorthBounding else { return true }
    measure()
    var most = SetWorth(promotions: path.count)
    addPath(to: &most)
    if most.benefit > bestWorth.benefit { return true }
    for exclusiveGroup in exclusiveGroupMost.indices {
      exclusiveGroupMost[exclusiveGroup] = 0
      exclusiveGroupCoupons[exclusiveGroup] = 0
    }
    for line in disjointClaims.indices { disjointClaims[line] = DisjointClaims() }
    for index in position..<number {
      let exclusiveGroup = Int(exclusiveGroups[index])
      if exclusiveGroup < 0 { most.promotions += 1 } else if isExclusiveGroupTaken[exclusiveGroup] { continue }
      if candidates[index].isGrouped {
        addMember(index, of: exclusiveGroup, to: &most)
      } else if candidates[index].hasDisjointUnits {
        addDisjoint(index, to: &most)
      } else {
        most.benefit += self.most(of: index)
        most.issuedCoupons += candidates[index].coupons
      }
      if most.benefit > bestWorth.benefit { return true }
    }
    // Late promotions may join.
    for index in number..<candidates.count {
      most.benefit += self.most(of: index)
      most.issuedCoupons += candidates[index].coupons
    }
    addDisjointClaims(to: &most)
    let order = most.compared(to: bestWorth)
    return order > 0 || (order == 0 && isBestStandalone)
  }

  /// Whether a bound may spare more than it costs. Between the members of one group little changes, and where nothing is
  /// undecided a set is soon complete.
  private var isWorthBounding: Bool {
    let last = position - 1
    guard candidates[last].isGrouped else { return true }
    return isExclusiveGroupTaken[Int(exclusiveGroups[last])] ? undecided > 0 : candidates[last].isLastOfExclusiveGroup
  }

  private mutating func addPath(to most: inout SetWorth) {
    for place in path.indices {
      let index = Int(path[place])
      most.issuedCoupons += candidates[index].coupons
      if isIncremental {
        let discount = worksheets[level].promotions[place].discount
        most.benefit += Int128(discount)
        if candidates[index].hasRest { most.benefit += rest(of: index, after: discount) }
      } else {
        most.benefit += self.most(of: index)
      }
    }
  }

  /// Adds what a member of a group can take and give beyond the members before it: at most one is taken.
  private mutating func addMember(_ index: Int, of exclusiveGroup: Int, to most: inout SetWorth) {
    let benefit = self.most(of: index)
    let coupons = candidates[index].coupons
    most.benefit += max(0, benefit - exclusiveGroupMost[exclusiveGroup])
    exclusiveGroupMost[exclusiveGroup] = max(exclusiveGroupMost[exclusiveGroup], benefit)
    most.issuedCoupons += max(0, coupons - exclusiveGroupCoupons[exclusiveGroup])
    exclusiveGroupCoupons[exclusiveGroup] = max(exclusiveGroupCoupons[exclusiveGroup], coupons)
  }

  // MARK: Rivals

  /// Adds what a rival can give besides what it takes off lines, which is left to be added with that of the others.
  private mutating func addDisjoint(_ index: Int, to most: inout SetWorth) {
    let candidate = candidates[index]
    most.benefit += candidate.gifts + candidate.extras + candidate.credit
    most.issuedCoupons += candidate.coupons
    let first = 3 * lineCount * level
    let claim = claims[Int(candidate.firstClaim)]
    // A percentage of lines together is rounded once.
    if candidate.firstClaim == candidate.firstCartClaim { most.benefit += 1 }
    for place in Int(claim.firstLine)..<Int(claim.endLine) {
      let line = Int(lineClaims[place].line)
      var value = min(lineClaims[place].most, open[first &+ line])
      if claim.rate < Claim.whole { value = Int64(truncatingIfNeeded: Claim.roundedUp(value, times: claim.rate)) }
      guard value > 0 else { continue }
      disjointClaims[line].most = max(disjointClaims[line].most, value)
      disjointClaims[line].number += 1
    }
  }

  /// Adds what rivals can take off lines.
  ///
  /// No two of them take off one unit, so that together they take no more of a line than the one that would take the most of
  /// it alone; if they share the units of a line, each may be rounded up, and the one alone may have been rounded down.
  private mutating func addDisjointClaims(to most: inout SetWorth) {
    let first = 3 * lineCount * level
    for line in disjointClaims.indices where disjointClaims[line].number > 0 {
      let disjoint = disjointClaims[line]
      let rounding = disjoint.number > 1 && !isSingleUnit[line] ? disjoint.number : 0
      most.benefit += Int128(min(disjoint.most + rounding, open[first + line]))
    }
  }

  // MARK: Single promotions

  /// Whether a promotion can do nothing any more after those of the path.
  mutating func canDoNothing(_ index: Int) -> Bool {
    if candidates[index].mayGiveGifts || candidates[index].coupons > 0 { return false }
    measure()
    return most(of: index) == 0
  }

  /// The most that a promotion can take and give after those of the path.
  private mutating func most(of index: Int) -> Int128 {
    let candidate = candidates[index]
    // To one that shares no units those of others are closed.
    let openness = candidate.isExclusive ? 0 : 1
    var most = candidate.gifts + candidate.extras
    for claim in Int(candidate.firstClaim)..<Int(candidate.endClaim) { most += self.most(of: claim, openness) }
    if candidate.promotion.cap != TakenPromotion.noCap { most = min(most, Int128(candidate.promotion.cap)) }
    return most + candidate.credit
  }

  /// The most that a promotion of the path can take and give after its items step, in which it took a discount.
  private mutating func rest(of index: Int, after discount: Int64) -> Int128 {
    let candidate = candidates[index]
    var most = candidate.extras
    if !hasCartBegun {
      // To one that shares no units its own are open.
      let hasUnits = candidate.promotion.steps & PromotionAction.Step.items.bit != 0
      let openness = candidate.isExclusive ? (hasUnits ? 2 : 0) : 1
      for claim in Int(candidate.firstCartClaim)..<Int(candidate.endClaim) { most += self.most(of: claim, openness) }
    }
    if candidate.promotion.cap != TakenPromotion.noCap {
      most = min(most, Int128(max(0, candidate.promotion.cap - discount)))
    }
    return most + candidate.credit
  }

  /// The most that an action can take off the units that are open.
  @inline(__always)
  private mutating func most(of claim: Int, _ openness: Int) -> Int128 {
    let claim = claims[claim]
    var sum: Int64 = 0
    if claim.firstLine < 0 {
      sum = openTotals[3 &* level &+ openness]
    } else {
      let first = (3 &* level &+ openness) &* lineCount
      for place in Int(claim.firstLine)..<Int(claim.endLine) {
        let line = lineClaims[place]
        sum &+= min(line.most, open[first &+ Int(line.line)])
      }
    }
    guard claim.rate < Claim.whole else { return Int128(min(sum, claim.most)) }
    return min(Claim.roundedUp(sum, times: claim.rate), Int128(claim.most))
  }

  /// Finds what is open on the sheets that have changed.
  private mutating func measure() {
    guard measured <= level else { return }
    open.removeSubrange((3 * lineCount * measured)...)
    openTotals.removeSubrange((3 * measured)...)
    while measured <= level {
      let first = open.count
      open.append(repeating: 0, count: 3 * lineCount)
      var totals: (untouched: Int64, shared: Int64, all: Int64) = (0, 0, 0)
      for line in 0..<lineCount where isDiscountable[line] {
        var untouched: Int64 = 0
        var shared: Int64 = 0
        var place = Int32(truncatingIfNeeded: line)
        repeat {
          let run = worksheets[measured].runs[Int(place)]
          let value = run.price &* run.count
          if run.owner == Run.noOwner { untouched &+= value } else if run.owner == Run.shared { shared &+= value }
          place = run.next
        } while place >= 0
        shared &+= untouched
        open[first &+ line] = untouched
        open[first &+ lineCount &+ line] = shared
        let left = worksheets[measured].left[line]
        open[first &+ 2 &* lineCount &+ line] = left
        totals.untouched &+= untouched
        totals.shared &+= shared
        totals.all &+= left
      }
      openTotals.append(totals.untouched)
      openTotals.append(totals.shared)
      openTotals.append(totals.all)
      measured += 1
    }
  }
}
