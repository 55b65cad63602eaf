// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Depth-first branch and bound for the best of the candidate sets (§7.15).
///
/// The search decides on the promotions in canonical order, and visits first the sets with a
/// promotion, then those without it. So the first set is the one that the selection by priority
/// takes, and of sets with the same number of promotions, the one whose members come first is
/// visited first. The items step is carried out while the search descends, once for all sets below
/// a branch; the other steps follow when a set is complete. A branch is pruned if its upper bound
/// is not better than the best set so far.
///
/// Each set has a number, and if there are more sets than the limit, those with the lowest numbers
/// count. It is a mixed-radix number with a digit for each exclusive group. An exclusive group is a
/// set of candidates of which at most one is taken: the members of a group, or one ungrouped
/// promotion that shares no units.
struct PromotionSetSearch: ~Copyable, Sendable {
  // MARK: Candidates

  /// The eligible promotions without standalone ones, in canonical order, followed by the late
  /// promotions.
  var candidates = UniqueArray<Candidate>()
  /// The number of candidates that are not late.
  var number = 0
  /// The exclusive group of each candidate that is not late; nil for those that are always taken.
  var exclusiveGroups = UniqueArray<OptionalIndex<ExclusiveGroup>>()
  var exclusiveGroupIndices = GenerationStampedMap<TextKey, ExclusiveGroup>()
  /// The number of candidates of each exclusive group.
  var exclusiveGroupSizes = UniqueArray<Int32>()
  /// The sets whose numbers are below this limit count.
  var numberLimit = 0
  /// Whether all candidate sets count, including those of standalone promotions.
  var isOptimal = true
  /// Whether all sets without standalone promotions count.
  var isExhaustive = true
  /// The number of standalone promotions that are still to be offered.
  var standaloneCount = 0
  /// Whether the items step is carried out while the search descends. It is not if the discount of
  /// a promotion can depend on later promotions, or if the sets are enumerated.
  private(set) var isIncremental = true
  /// Whether the cart step is carried out while the search descends, too, as soon as no later
  /// promotion has an action in the items step.
  var isCartIncremental = true
  /// The end of the candidates with an action in the items step.
  var endInItems = 0
  /// The end of the candidates that are always taken.
  var endOfMandatory = 0

  /// Whether a candidate is a member of a group.
  private(set) var hasGroups = false
  /// Whether one of the eligible promotions excludes others pair by pair.
  private(set) var hasExclusions = false
  /// The choice of each exclusive group in an enumeration: the number of its member that is taken,
  /// or the number of its members for none.
  var choices = UniqueArray<Int32>()
  /// The candidates of the exclusive groups, group by group.
  var members = UniqueArray<Index<Candidate>>()
  /// Where the members of each exclusive group begin, and their end.
  var firstMembers = UniqueArray<Int32>()
  /// The members that an enumeration has chosen.
  var chosen = UniqueArray<Index<Candidate>>()
  var hasEnumerated = false

  // The upper bounds of the candidates' discounts on lines.
  var claims = UniqueArray<Claim>()
  var lineClaims = UniqueArray<LineClaim>()
  var selections = UniqueArray<LineSelection>()

  // MARK: The state of the search

  var hasBegun = false
  /// The candidates that are taken on the current branch.
  var path = UniqueArray<Index<Candidate>>()
  /// The next candidate to decide on.
  var position = 0
  /// The lowest number of a set below the current branch.
  var lowest = 0
  /// The stack of decisions: candidates that are taken now and will be skipped later.
  var decisions = UniqueArray<Decision>()
  var isExclusiveGroupTaken = UniqueArray<Bool>()
  /// The number of exclusive groups of which no candidate is taken and at least one is still to
  /// come.
  var undecided = 0
  /// The stack of worksheets. The last one in use is the cart after the items steps of the path's
  /// promotions.
  var worksheets = UniqueArray<Worksheet>()
  var level = 0
  /// Whether the path's promotions have been carried out in the cart step as well.
  var hasCartBegun = false
  /// The open values of the lines on each worksheet: of each line the value of units that no
  /// promotion has discounted, then of each line the value of units that no promotion owns, then of
  /// each line the value of all units.
  var open = UniqueArray<Int64>()
  /// The number of worksheets whose open values have been computed.
  var measured = 0
  /// The same three values for all lines together.
  var openTotals = UniqueArray<Int64>()
  /// The upper bounds of the candidates after the promotions on each measured worksheet; -1 where a
  /// bound has not been computed.
  var bounds = UniqueArray<Int128>()
  var lineCount = 0
  var isDiscountable = UniqueArray<Bool>()
  var isSingleUnit = UniqueArray<Bool>()
  /// The claims of promotions on disjoint units, for each line.
  var disjointClaims = UniqueArray<DisjointClaims>()
  /// The largest bound of one member of each exclusive group, and the largest number of coupons of
  /// one member.
  var exclusiveGroupMost = UniqueArray<Int128>()
  var exclusiveGroupCoupons = UniqueArray<Int128>()

  // MARK: The best set so far

  var hasBest = false
  var isBestStandalone = false
  var bestWorth = SetWorth()
  var best = UniqueArray<EligibleIndex>()

  /// Tells the indices of exclusive groups from others.
  enum ExclusiveGroup {}

  struct Decision: Sendable {
    let candidate: Index<Candidate>
    let level: Int32
    let taken: Int32
    let undecided: Int32
    let lowest: Int
  }

  struct DisjointClaims: Sendable {
    /// The largest discount that one of the promotions can take off the line.
    var most: Int64 = 0
    /// The number of promotions with a claim on the line.
    var number: Int64 = 0
  }

  // MARK: Beginning a search

  /// Begins the search for the best set of a cart's eligible promotions, of which at most `limit`
  /// sets count.
  mutating func begin(
    _ evaluation: borrowing Evaluation, limit: Int, _ facts: inout CartFacts
  ) throws(PricingError) {
    removeAll()
    lineCount = facts.cart.lines.count
    for line in facts.cart.lines.indices {
      isDiscountable.append(facts.cart.lines[line].isDiscountable)
      isSingleUnit.append(facts.cart.lines[line].quantity == 1)
    }
    var standalone = 0
    var coupons = 0
    var hasLineGroups = false
    hasExclusions = Self.hasExclusions(evaluation, &facts)
    for index in evaluation.eligible.indices {
      let promotion = evaluation.eligible[index]
      if promotion.combines == .never {
        standalone += 1
        continue
      }
      if promotion.code != .none { coupons += 1 }
      if promotion.lineGroup.index != nil { hasLineGroups = true }
      let record = facts.record(promotion.index)
      if record.group.index != nil { hasGroups = true }
      var isExcluding = false
      if hasExclusions { isExcluding = try self.isExcluding(promotion.index, evaluation, &facts) }
      let exclusiveGroup = exclusiveGroup(of: record, isExcluding: isExcluding)
      if exclusiveGroup == nil { endOfMandatory = candidates.count + 1 }
      if promotion.steps & PromotionAction.Step.items.bit != 0 { endInItems = candidates.count + 1 }
      exclusiveGroups.append(OptionalIndex(exclusiveGroup))
      add(Candidate(promotion, at: EligibleIndex(index), isGrouped: record.group.index != nil), record, &facts)
      candidates[candidates.count - 1].isExcluding = isExcluding
    }
    number = candidates.count
    for place in evaluation.late.indices {
      let index = evaluation.late[place]
      let record = facts.record(index)
      if record.flags.contains(.coupons) { coupons += 1 }
      let promotion = TakenPromotion(
        index: index, combines: record.combines, keepsTax: false, steps: record.steps, code: .none, lineGroup: nil,
        applications: facts.applications(of: record), cap: facts.cap(of: record))
      add(Candidate(promotion, at: nil, isGrouped: false), record, &facts)
    }
    isIncremental =
      !hasLineGroups && (facts.set.source.policy.coupons != .latestOnSubscriptions || coupons < 2)
    isCartIncremental = isIncremental && candidates.count == number
    let isFirstStandalone = !evaluation.eligible.isEmpty && evaluation.eligible[0].combines == .never
    findLimits(limit, standalone: standalone, isFirstStandalone: isFirstStandalone)
    if hasExclusions { try countSets(limit, standalone: standalone, isFirstStandalone: isFirstStandalone, &facts) }
    // An enumeration prices its sets one after the other.
    if isEnumerating { isIncremental = false }
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
    members.removeAll(keepingCapacity: true)
    endOfMandatory = 0
    endInItems = 0
    hasGroups = false
    hasCartBegun = false
    hasBegun = false
    position = 0
    lowest = 0
    level = 0
    measured = 0
    hasBest = false
    if worksheets.count == 0 { worksheets.append(Worksheet(keepsDiscounts: false)) }
  }

  /// Adds a promotion to its exclusive group and returns the group; nil for a promotion that is
  /// always taken.
  private mutating func exclusiveGroup(of record: PromotionRecord, isExcluding: Bool) -> Index<ExclusiveGroup>? {
    guard isExcluding || record.group.index != nil || !record.combines.isFree else { return nil }
    if let group = record.group.index {
      let (known, isNew) = exclusiveGroupIndices.value(of: group, orNew: Index(exclusiveGroupSizes.count))
      if !isNew {
        exclusiveGroupSizes[known.position] += 1
        return known
      }
    }
    exclusiveGroupSizes.append(1)
    isExclusiveGroupTaken.append(false)
    return Index(exclusiveGroupSizes.count - 1)
  }

  /// Determines which sets count: first the set that priority takes, then the standalone
  /// promotions, then the other sets (§7.15, §7.16).
  private mutating func findLimits(_ limit: Int, standalone: Int, isFirstStandalone: Bool) {
    // More than any limit counts the same as any larger number, which also fits 32 bits.
    let many = 2 * Limits.searchLimit
    var weights = UniqueArray<Int>()
    weights.append(repeating: 1, count: exclusiveGroupSizes.count)
    exclusiveGroupMost.append(repeating: 0, count: exclusiveGroupSizes.count)
    exclusiveGroupCoupons.append(repeating: 0, count: exclusiveGroupSizes.count)
    var sets = 1
    for exclusiveGroup in exclusiveGroupSizes.indices.reversed() {
      weights[exclusiveGroup] = sets
      let (product, isOverflow) = sets.multipliedReportingOverflow(by: Int(exclusiveGroupSizes[exclusiveGroup]) + 1)
      sets = isOverflow ? many : min(many, product)
    }
    // The set that priority takes has the number 0, unless it is a standalone promotion.
    standaloneCount = min(standalone, isFirstStandalone ? limit : limit - 1)
    numberLimit = max(limit - standalone, isFirstStandalone ? 0 : 1)
    isOptimal = sets + standalone <= limit
    isExhaustive = sets <= numberLimit
    undecided = exclusiveGroupSizes.count
    for index in exclusiveGroups.indices {
      guard let exclusiveGroup = exclusiveGroups[index].index?.position else { continue }
      candidates[index].weight = weights[exclusiveGroup]
      exclusiveGroupSizes[exclusiveGroup] -= 1
      candidates[index].isLastOfExclusiveGroup = exclusiveGroupSizes[exclusiveGroup] == 0
    }
  }
}
