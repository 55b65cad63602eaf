// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The search for the best of the candidate sets (§7.15).
///
/// Promotions are taken or left in canonical order, each taken before it is left: the first set is the one that priority
/// takes, and of sets with as many promotions the one whose members come first is come by first. The items step is carried
/// out along the way, so that sets share what they have in common; the other steps follow when a set is complete. A way is
/// given up where not even the most that each of its promotions can still take makes it better than the best set so far.
///
/// Which sets count is decided by their numbers: those of an odometer with a wheel for each group and each ungrouped
/// promotion that shares no units. If they are more than the limit, those with the lowest numbers count.
struct PromotionSetSearch: ~Copyable, Sendable {
  // MARK: What is chosen from

  /// The eligible promotions but for those that stand alone, in canonical order; behind them the late ones.
  var candidates = UniqueArray<Candidate>()
  /// How many of them are not late.
  var number = 0
  /// The wheel that each of them is on; -1 for those that are always taken.
  var exclusiveGroups = UniqueArray<Int32>()
  var exclusiveGroupIndices = GenerationStampedMap()
  /// How many are on each wheel.
  var exclusiveGroupSizes = UniqueArray<Int32>()
  /// The numbers of sets that count are below this one.
  var numberLimit = 0
  /// Whether all candidate sets count, those of promotions that stand alone included.
  private(set) var isOptimal = true
  /// Whether all sets of promotions that do not stand alone count.
  var isExhaustive = true
  /// How many of those that stand alone are still to be offered.
  var standaloneCount = 0
  /// Whether the items step is carried out along the way; if not, what one promotion takes depends on later ones.
  private(set) var isIncremental = true
  /// Whether the cart step is, too, once no promotion to come has something to do in the items step.
  var isCartIncremental = true
  /// The last promotion with something to do in the items step; -1 for none.
  var lastInItems = -1
  /// The last promotion that is always taken; -1 for none.
  var lastMandatory = -1

  // The most that each can take.
  var claims = UniqueArray<Claim>()
  var lineClaims = UniqueArray<LineClaim>()
  var selections = UniqueArray<LineSelection>()

  // MARK: Where the search stands

  var hasBegun = false
  /// The candidates that are taken so far.
  var path = UniqueArray<Int32>()
  /// The next to be taken or left.
  var position = 0
  /// The lowest number of a set with what has been decided so far.
  var lowest = 0
  /// What is taken now and will be left later on.
  var decisions = UniqueArray<Decision>()
  var isExclusiveGroupTaken = UniqueArray<Bool>()
  /// How many wheels nothing is taken of that have candidates to come.
  var undecided = 0
  /// The cart with the path's promotions after their items steps, on the last sheet in use.
  var worksheets = UniqueArray<Worksheet>()
  var level = 0
  /// Whether the path's promotions have been carried out in the cart step as well.
  var hasCartBegun = false
  /// What is open on each sheet: of each line the value of units that no promotion has discounted, then of those that none
  /// has to itself, then of all units.
  var open = UniqueArray<Int64>()
  /// How many of the sheets are measured.
  var measured = 0
  /// The same of all lines together.
  var openTotals = UniqueArray<Int64>()
  var lineCount = 0
  var isDiscountable = UniqueArray<Bool>()
  var isSingleUnit = UniqueArray<Bool>()
  /// What rivals can take of each line.
  var disjointClaims = UniqueArray<DisjointClaims>()
  var order = UniqueArray<Int32>()
  /// The most that one member of each group can take, and the most coupons of one.
  var exclusiveGroupMost = UniqueArray<Int128>()
  var exclusiveGroupCoupons = UniqueArray<Int128>()

  // MARK: The best so far

  var hasBest = false
  var isBestStandalone = false
  var bestWorth = SetWorth()
  var best = UniqueArray<Int32>()

  struct Decision: Sendable {
    let candidate: Int32
    let level: Int32
    let taken: Int32
    let undecided: Int32
    let lowest: Int
  }

  struct DisjointClaims: Sendable {
    /// The most that one of them can take.
    var most: Int64 = 0
    /// How many there are.
    var number: Int64 = 0
  }

  // MARK: Beginning

  /// Takes up what a cart's promotions can be chosen from; at most so many sets count.
  mutating func begin(
    _ eligible: borrowing UniqueArray<Int32>, _ judgements: borrowing UniqueArray<Judgement>, limit: Int,
    _ facts: inout CartFacts
  ) {
    removeAll()
    lineCount = facts.cart.lines.count
    for line in facts.cart.lines.indices {
      isDiscountable.append(facts.cart.lines[line].isDiscountable)
      isSingleUnit.append(facts.cart.lines[line].quantity == 1)
    }
    var standalone = 0
    var coupons = 0
    for index in eligible.indices {
      let promotion = judgements[Int(eligible[index])].promotion
      if promotion.combines == .never {
        standalone += 1
        continue
      }
      if promotion.coupon >= 0 { coupons += 1 }
      let record = facts.record(promotion.index)
      let exclusiveGroup = exclusiveGroup(of: record)
      if exclusiveGroup < 0 { lastMandatory = candidates.count }
      if promotion.steps & PromotionAction.Step.items.bit != 0 { lastInItems = candidates.count }
      exclusiveGroups.append(exclusiveGroup)
      add(Candidate(promotion, at: eligible[index], isGrouped: record.group >= 0), record, &facts)
    }
    number = candidates.count
    for place in judgements.indices where judgements[place].state == .late {
      let index = judgements[place].index
      let record = facts.record(index)
      if record.flags.contains(.coupons) { coupons += 1 }
      let promotion = TakenPromotion(
        index: index, combines: record.combines, steps: record.steps, coupon: -1,
        applications: facts.applications(of: record), cap: facts.cap(of: record))
      add(Candidate(promotion, at: Int32(place), isGrouped: false), record, &facts)
    }
    isIncremental = facts.set.source.policy.coupons != .latestOnSubscriptions || coupons < 2
    isCartIncremental = isIncremental && candidates.count == number
    let isFirstStandalone = !eligible.isEmpty && judgements[Int(eligible[0])].promotion.combines == .never
    findLimits(limit, standalone: standalone, isFirstStandalone: isFirstStandalone)
    for index in 0..<number where candidates[index].hasDisjointUnits {
      disjointClaims.append(repeating: DisjointClaims(), count: lineCount)
      break
    }
    worksheets[0].begin(&facts)
  }

  private mutating func removeAll() {
    candidates.removeAll(keepingCapacity: true)
    claims.removeAll(keepingCapacity: true)
    lineClaims.removeAll(keepingCapacity: true)
    exclusiveGroups.removeAll(keepingCapacity: true)
    isDiscountable.removeAll(keepingCapacity: true)
    isSingleUnit.removeAll(keepingCapacity: true)
    disjointClaims.removeAll(keepingCapacity: true)
    exclusiveGroupIndices.removeAll()
    exclusiveGroupSizes.removeAll(keepingCapacity: true)
    isExclusiveGroupTaken.removeAll(keepingCapacity: true)
    exclusiveGroupMost.removeAll(keepingCapacity: true)
    exclusiveGroupCoupons.removeAll(keepingCapacity: true)
    path.removeAll(keepingCapacity: true)
    decisions.removeAll(keepingCapacity: true)
    lastMandatory = -1
    lastInItems = -1
    hasCartBegun = false
    hasBegun = false
    position = 0
    lowest = 0
    level = 0
    measured = 0
    hasBest = false
    if worksheets.count == 0 { worksheets.append(Worksheet(keepsDiscounts: false)) }
  }

  /// The wheel that a promotion is on, which it joins.
  private mutating func exclusiveGroup(of record: PromotionRecord) -> Int32 {
    guard record.restrictsCombination else { return -1 }
    if record.group >= 0 {
      let known = exclusiveGroupIndices.place(of: record.group)
      if known >= 0 {
        exclusiveGroupSizes[Int(known)] += 1
        return known
      }
      exclusiveGroupIndices.set(record.group, to: Int32(truncatingIfNeeded: exclusiveGroupSizes.count))
    }
    exclusiveGroupSizes.append(1)
    isExclusiveGroupTaken.append(false)
    return Int32(truncatingIfNeeded: exclusiveGroupSizes.count - 1)
  }

  /// Finds which sets count. The first is what priority takes, then come those that stand alone,
  /// then the others (§7.15, §7.16).
  private mutating func findLimits(_ limit: Int, standalone: Int, isFirstStandalone: Bool) {
    let many = 1 << 40
    var weights = UniqueArray<Int>()
    weights.append(repeating: 1, count: exclusiveGroupSizes.count)
    exclusiveGroupMost.append(repeating: 0, count: exclusiveGroupSizes.count)
    exclusiveGroupCoupons.append(repeating: 0, count: exclusiveGroupSizes.count)
    var sets = 1
    for exclusiveGroup in exclusiveGroupSizes.indices.reversed() {
      weights[exclusiveGroup] = sets
      sets = min(many, sets * (Int(exclusiveGroupSizes[exclusiveGroup]) + 1))
    }
    // Priority's set has the number 0 unless it is one that stands alone.
    standaloneCount = min(standalone, isFirstStandalone ? limit : limit - 1)
    numberLimit = max(limit - standalone, isFirstStandalone ? 0 : 1)
    isOptimal = sets + standalone <= limit
    isExhaustive = sets <= numberLimit
    undecided = exclusiveGroupSizes.count
    for index in exclusiveGroups.indices where exclusiveGroups[index] >= 0 {
      let exclusiveGroup = Int(exclusiveGroups[index])
      candidates[index].weight = weights[exclusiveGroup]
      exclusiveGroupSizes[exclusiveGroup] -= 1
      candidates[index].isLastOfExclusiveGroup = exclusiveGroupSizes[exclusiveGroup] == 0
    }
  }
}
