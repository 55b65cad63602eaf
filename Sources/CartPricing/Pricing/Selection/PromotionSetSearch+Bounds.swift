// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The bounds of the branch and bound: a branch is pruned if no set below it can be better than the
/// best set so far.
///
/// Each bound holds for every set below the current branch. The discounts of the path's promotions
/// in the items step are known. The discounts of the other promotions, and of later steps, are
/// bounded by claims, each by at most the value that is open to it now: below a branch, prices only
/// decrease, and closed units stay closed.
extension PromotionSetSearch {
  /// Whether a set below the current branch may be better than the best set so far; false only if
  /// none is.
  ///
  /// A set that is worth as much as an earlier set does not replace it, unless the earlier set is a
  /// standalone promotion.
  mutating func mayBecomeBest() -> Bool {
    guard hasBest, isWorthBounding else { return true }
    measure()
    var most = SetWorth(promotions: path.count)
    addPath(to: &most)
    if most.benefit > bestWorth.benefit { return true }
    // Only members of groups change these figures.
    if hasGroups {
      for exclusiveGroup in exclusiveGroupMost.indices {
        exclusiveGroupMost[exclusiveGroup] = 0
        exclusiveGroupCoupons[exclusiveGroup] = 0
      }
    }
    for line in disjointClaims.indices { disjointClaims[line] = DisjointClaims() }
    for index in position..<number {
      let exclusiveGroup = exclusiveGroups[index].index?.position
      if let exclusiveGroup {
        if isExclusiveGroupTaken[exclusiveGroup] { continue }
      } else {
        most.promotions += 1
      }
      if candidates[index].isGrouped, let exclusiveGroup {
        addMember(index, of: exclusiveGroup, to: &most)
      } else if candidates[index].hasDisjointUnits {
        addDisjoint(index, to: &most)
      } else {
        most.benefit += self.most(of: index)
        most.issuedCoupons += candidates[index].coupons
      }
      if most.benefit > bestWorth.benefit { return true }
    }
    for index in number..<candidates.count { addMost(ofLate: index, to: &most) }
    addDisjointClaims(to: &most)
    let order = most.compared(to: bestWorth)
    return order > 0 || (order == 0 && isBestStandalone)
  }

  /// Whether a bound may save more work than it costs. From one member of a group to the next the
  /// bound changes little, and if no exclusive group is undecided, the set is nearly complete.
  private var isWorthBounding: Bool {
    let last = position - 1
    guard candidates[last].isGrouped, let exclusiveGroup = exclusiveGroups[last].index else { return true }
    return isExclusiveGroupTaken[exclusiveGroup.position] ? undecided > 0 : candidates[last].isLastOfExclusiveGroup
  }

  /// Adds the bound of a late promotion, which may be applied as well.
  mutating func addMost(ofLate index: Int, to most: inout SetWorth) {
    most.benefit += self.most(of: index)
    most.issuedCoupons += candidates[index].coupons
  }

  /// Adds the bounds of the path's promotions.
  mutating func addPath(to most: inout SetWorth) {
    for place in path.indices {
      let index = path[place].position
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

  /// Adds the bound of a member of a group, as far as it exceeds those of the members before it: at
  /// most one member is taken.
  private mutating func addMember(_ index: Int, of exclusiveGroup: Int, to most: inout SetWorth) {
    let benefit = self.most(of: index)
    let coupons = candidates[index].coupons
    most.benefit += max(0, benefit - exclusiveGroupMost[exclusiveGroup])
    exclusiveGroupMost[exclusiveGroup] = max(exclusiveGroupMost[exclusiveGroup], benefit)
    most.issuedCoupons += max(0, coupons - exclusiveGroupCoupons[exclusiveGroup])
    exclusiveGroupCoupons[exclusiveGroup] = max(exclusiveGroupCoupons[exclusiveGroup], coupons)
  }

  // MARK: Promotions on disjoint units

  /// Adds the bound of a promotion on disjoint units, without its discount on lines. The discounts
  /// on lines of all such promotions are collected, and added by ``addDisjointClaims(to:)``.
  @inline(__always)
  private mutating func addDisjoint(_ index: Int, to most: inout SetWorth) {
    most.benefit += candidates[index].besideDisjointClaim
    most.issuedCoupons += candidates[index].coupons
    let first = 3 * lineCount * level
    let claim = claims[candidates[index].firstClaim.position]
    for place in claim.lines {
      let line = lineClaims[Int(place)].line.position
      var value = min(lineClaims[Int(place)].most, open[first &+ line])
      if claim.rate < Claim.whole { value = Int64(truncatingIfNeeded: Claim.roundedUp(value, times: claim.rate)) }
      guard value > 0 else { continue }
      disjointClaims[line].most = max(disjointClaims[line].most, value)
      disjointClaims[line].number += 1
    }
  }

  /// Adds the bound of the discounts on lines of all promotions on disjoint units.
  ///
  /// No two of them discount the same unit. So together they take at most as much off a line as the
  /// one that would take the most off it alone. If they divide the units of a line between them,
  /// each discount may be rounded up, and that of the one alone may have been rounded down.
  private mutating func addDisjointClaims(to most: inout SetWorth) {
    let first = 3 * lineCount * level
    for line in disjointClaims.indices where disjointClaims[line].number > 0 {
      let disjoint = disjointClaims[line]
      let rounding = disjoint.number > 1 && !isSingleUnit[line] ? disjoint.number : 0
      most.benefit += Int128(min(disjoint.most + rounding, open[first + line]))
    }
  }

  // MARK: Single promotions

  /// Whether a promotion can have no effect after the promotions of the path, neither on the cart nor
  /// on later promotions.
  mutating func canDoNothing(_ index: Int) -> Bool {
    // It may keep out a late promotion, which may lower what others give.
    if candidates.count > number { return false }
    if candidates[index].mayGiveGifts || candidates[index].coupons > 0 { return false }
    if candidates[index].promotion.consumes { return false }
    measure()
    return most(of: index) == 0
  }

  /// Returns the upper bound of a promotion's discounts and credits after the promotions of the
  /// path. It is computed once for each worksheet, to which the search returns many times.
  @inline(__always)
  private mutating func most(of index: Int) -> Int128 {
    let place = candidates.count &* level &+ index
    if bounds[place] < 0 { bounds[place] = computeMost(of: index) }
    return bounds[place]
  }

  private mutating func computeMost(of index: Int) -> Int128 {
    // The units that others have discounted are closed to a promotion that shares no units.
    let openness = candidates[index].isExclusive ? 0 : 1
    let claims = candidates[index].firstClaim.position..<candidates[index].endClaim.position
    var most = candidates[index].gifts + candidates[index].extras
    for claim in claims { most += self.most(of: claim, openness) }
    let cap = candidates[index].promotion.cap
    if cap != TakenPromotion.noCap { most = min(most, Int128(cap)) }
    return most + candidates[index].credit
  }

  /// Returns the upper bound of the discounts and credits of a promotion of the path after its
  /// items step, in which it took a discount.
  private mutating func rest(of index: Int, after discount: Int64) -> Int128 {
    var most = candidates[index].extras
    if !hasCartBegun {
      // The units that a promotion has discounted itself are open to it, even if it shares no
      // units.
      let hasUnits = candidates[index].promotion.steps & PromotionAction.Step.items.bit != 0
      let openness = candidates[index].isExclusive ? (hasUnits ? 2 : 0) : 1
      let claims = candidates[index].firstCartClaim.position..<candidates[index].endClaim.position
      for claim in claims { most += self.most(of: claim, openness) }
    }
    let cap = candidates[index].promotion.cap
    if cap != TakenPromotion.noCap { most = min(most, Int128(max(0, cap - discount))) }
    return most + candidates[index].credit
  }

  /// Returns the upper bound of an action's discount on the open units. The openness is 0 for units
  /// that no promotion has discounted, 1 for units that no promotion owns, 2 for all units.
  @inline(__always)
  private mutating func most(of claim: Int, _ openness: Int) -> Int128 {
    let claim = claims[claim]
    var sum: Int64 = 0
    if claim.isOfAllLines {
      sum = openTotals[3 &* level &+ openness]
    } else {
      let first = (3 &* level &+ openness) &* lineCount
      for place in claim.lines {
        let line = lineClaims[Int(place)]
        sum &+= min(line.most, open[first &+ line.line.position])
      }
    }
    guard claim.rate < Claim.whole else { return Int128(min(sum, claim.most)) }
    return min(Claim.roundedUp(sum, times: claim.rate), Int128(claim.most))
  }

  /// Computes the open values of the worksheets that have changed.
  mutating func measure() {
    guard measured <= level else { return }
    open.removeSubrange((3 * lineCount * measured)...)
    openTotals.removeSubrange((3 * measured)...)
    bounds.removeSubrange((candidates.count * measured)...)
    bounds.append(repeating: -1, count: candidates.count * (level + 1 - measured))
    while measured <= level {
      let first = open.count
      open.append(repeating: 0, count: 3 * lineCount)
      let totals = Self.measure(worksheets, at: measured, isDiscountable, to: &open, from: first)
      openTotals.append(totals.untouched)
      openTotals.append(totals.shared)
      openTotals.append(totals.all)
      measured += 1
    }
  }

  /// Writes the open values of the lines of a worksheet from an index of `open` on, and returns those
  /// of all lines together.
  private static func measure(
    _ worksheets: borrowing UniqueArray<Worksheet>, at index: Int, _ isDiscountable: borrowing UniqueArray<Bool>,
    to open: inout UniqueArray<Int64>, from first: Int
  ) -> (untouched: Int64, shared: Int64, all: Int64) {
    measure(worksheets[index], isDiscountable, to: &open, from: first)
  }

  /// Writes and returns the open values on one worksheet.
  private static func measure(
    _ worksheet: borrowing Worksheet, _ isDiscountable: borrowing UniqueArray<Bool>, to open: inout UniqueArray<Int64>,
    from first: Int
  ) -> (untouched: Int64, shared: Int64, all: Int64) {
    let lineCount = isDiscountable.count
    var totals: (untouched: Int64, shared: Int64, all: Int64) = (0, 0, 0)
    for line in isDiscountable.indices where isDiscountable[line] {
      var untouched: Int64 = 0
      var shared: Int64 = 0
      var next: Index<Run>? = LineRuns.first(ofLine: LineIndex(line))
      while let place = next {
        let run = worksheet.runs[place]
        let value = run.price &* run.count
        if run.owner == .none { untouched &+= value } else if !run.owner.isExclusive { shared &+= value }
        next = run.next.index
      }
      shared &+= untouched
      let left = worksheet.left[line]
      open[first &+ line] = untouched
      open[first &+ lineCount &+ line] = shared
      open[first &+ 2 &* lineCount &+ line] = left
      totals.untouched &+= untouched
      totals.shared &+= shared
      totals.all &+= left
    }
    return totals
  }
}
