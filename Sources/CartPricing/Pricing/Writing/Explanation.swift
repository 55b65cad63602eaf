// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The decisions on promotions that were not applied, the outcomes of entered codes, and the
/// messages to the shopper.
///
/// Records are kept as the words that the result has of them: they name promotions as the result
/// does (``NamedPromotions``).
struct Explanation: ~Copyable, Sendable {
  /// The words of decisions, of gaps and of the outcomes of codes.
  var decisions = UniqueArray<Int64>()
  var gaps = UniqueArray<Int64>()
  var coupons = UniqueArray<Int64>()
  /// The number of gaps so far.
  private(set) var gapCount = 0
  var exclusions = Exclusions()
  /// The number of applied promotions so far, and the words on the gaps of those that have a next
  /// step.
  var appliedCount = 0
  var nextSteps = UniqueArray<Int64>()
  var messages: [MessageRecord] = []
  /// The paths of conditions that do not hold, of all decisions.
  var failedPaths: [String] = []

  mutating func begin() {
    decisions.removeAll(keepingCapacity: true)
    gaps.removeAll(keepingCapacity: true)
    gapCount = 0
    coupons.removeAll(keepingCapacity: true)
    nextSteps.removeAll(keepingCapacity: true)
    appliedCount = 0
    if !messages.isEmpty { messages = [] }
    if !failedPaths.isEmpty { failedPaths = [] }
  }

  /// Returns the reason in the decision on a promotion, by its index among those that the result
  /// names; nil if there is no decision.
  func reason(against promotion: NamedIndex) -> Decision.Reason? {
    for place in stride(from: 0, to: decisions.count, by: DecisionRecord.wordCount)
    where decisions[place].low == promotion.rawValue {
      return DecisionRecord.reason(inFirst: decisions[place])
    }
    return nil
  }

  /// Adds a gap.
  @inline(__always)
  mutating func add(_ gap: GapRecord) {
    var record = gap
    if record.selector.index == .all { record.selector = nil }
    record.append(to: &gaps)
    gapCount &+= 1
  }
}

extension PricingState {
  /// Explains the finished pricing. The promotions that were taken, those that were refused, and
  /// the eligible ones that were not selected are three lists in canonical order, which are merged.
  mutating func explain() throws(PricingError) {
    explanation.begin()
    evaluation.sortRefusals()
    if selected.count < evaluation.eligible.count {
      explanation.exclusions.begin()
      for place in worksheet.promotions.indices {
        explanation.exclusions.add(worksheet.promotions[place], facts.record(worksheet.promotions[place].index))
      }
    }
    var taken = 0
    var eligible = 0
    for place in evaluation.refusals.indices {
      let refusal = evaluation.refusals[place]
      try explainOthers(&taken, &eligible, before: refusal.promotion)
      add(refusal)
    }
    try explainOthers(&taken, &eligible, before: CandidateIndex(facts.candidates.count))
    addCoupons()
  }

  /// Explains the next promotions that were taken, and the next eligible ones, that precede a
  /// candidate.
  @inline(__always)
  private mutating func explainOthers(
    _ taken: inout Int, _ eligible: inout Int, before end: CandidateIndex
  ) throws(PricingError) {
    while true {
      let nextTaken = taken < worksheet.promotions.count ? worksheet.promotions[taken].index : end
      let nextEligible = eligible < evaluation.eligible.count ? evaluation.eligible[eligible].index : end
      guard min(nextTaken, nextEligible) < end else { return }
      if nextEligible <= nextTaken { eligible &+= 1 }
      if nextTaken <= nextEligible {
        try explainTaken(at: taken)
        taken &+= 1
      } else {
        add(try exclusion(of: nextEligible))
      }
    }
  }

  /// Returns the refusal of an eligible promotion that was not selected, with the first selected one
  /// that cannot be applied with it (§8.42).
  private mutating func exclusion(of index: CandidateIndex) throws(PricingError) -> Refusal {
    var refusal = explanation.exclusions.refusal(of: index, facts.record(index))
    guard set.allFlags.contains(.excludes) else { return refusal }
    for place in selected.indices {
      let other = evaluation.eligible[selected[place].position].index
      if let by = refusal.by.index, by <= other { break }
      try facts.budget.spend(8)
      if try facts.excludeEachOther(other, index) {
        refusal.by = OptionalIndex(other)
        break
      }
    }
    return refusal
  }

  /// Explains a promotion that was taken (§8.38), by its index among those of the worksheet.
  @inline(__always)
  private mutating func explainTaken(at place: Int) throws(PricingError) {
    guard worksheet.promotions[place].hasEffect else {
      return add(try refusalWithoutEffect(worksheet.promotions[place]))
    }
    if hasMessages { addApplied(worksheet.promotions[place]) }
    if set.allFlags.contains(.tiers) { addNextStep(of: worksheet.promotions[place]) }
    explanation.appliedCount &+= 1
  }

  /// Records the gap of an applied promotion to its next step (§10.10).
  private mutating func addNextStep(of promotion: TakenPromotion) {
    guard facts.rows[promotion.index.position].flags.contains(.tiers),
      let gap = facts.gapToNextStep(of: promotion.index)
    else { return }
    NextStepRecord(applied: Index(explanation.appliedCount), gap: Index(explanation.gapCount))
      .append(to: &explanation.nextSteps)
    explanation.add(gap)
    if hasMessages { addMessage(of: promotion, onNextStep: gap) }
  }

  private mutating func add(_ refusal: Refusal) {
    if hasMessages { addNearMiss(refusal) }
    guard
      // §8.43, §8.45
      facts.explaining == .all || refusal.isRelevant || facts.hasEntered(for: refusal.promotion)
    else { return }
    let first = explanation.gapCount
    for place in refusal.gaps { explanation.add(evaluation.gaps[Int(place)]) }
    var record = DecisionRecord(
      promotion: writer.named.index(of: refusal.promotion), reason: refusal.reason, limit: refusal.limit,
      by: OptionalIndex(refusal.by.index.map { writer.named.index(of: $0) }),
      gaps: IndexRange(first, explanation.gapCount))
    if facts.explaining == .all, refusal.reason == .notQualified {
      let first = explanation.failedPaths.count
      let lacksReward = refusal.gaps.last.map { evaluation.gaps[Int($0)].measure == .reward } ?? false
      facts.appendFailedPaths(of: refusal.promotion, lacksReward: lacksReward, to: &explanation.failedPaths)
      record.failed = IndexRange(first, explanation.failedPaths.count)
    }
    record.append(to: &explanation.decisions)
  }

  // MARK: Coupons

  /// Adds the outcome of each code that was entered (§8.46).
  private mutating func addCoupons() {
    for place in facts.entered.indices {
      let entry = facts.entered[place]
      var listing = deciding(entry, place)
      // §2.24: of a renewal, the limits and the validity of a code count as met.
      let promotion = listing.candidate.index
      if listing.shut != nil, let promotion, facts.isRedeemed(promotion) { listing.shut = nil }
      let applied = promotion.flatMap { self.applied($0) }
      var isLimitOfPromotion = false
      let outcome: CouponOutcome.Outcome
      if !entry.isKnown {
        outcome = .unknown
      } else if !entry.counts, let reason = entry.reasonAlone {
        isLimitOfPromotion = listing.shut == nil && reason == .limitReached
        outcome =
          listing.shut.map { CouponOutcome.Outcome($0) } ?? (isLimitOfPromotion ? .limitReached : .refused(reason))
      } else if !entry.counts {
        outcome = .replaced
      } else if let applied, applied.code == .entered(EnteredCodeIndex(place)) {
        outcome = .applied
      } else if let shut = listing.shut {
        outcome = CouponOutcome.Outcome(shut)
      } else if applied != nil {
        outcome = .notNeeded
      } else if let promotion {
        // a promotion that has one of its codes entered always has a decision
        let reason = explanation.reason(against: writer.named.index(of: promotion)) ?? .noEffect
        isLimitOfPromotion = reason == .limitReached
        outcome = isLimitOfPromotion ? .limitReached : .refused(reason)
      } else {
        outcome = .recognized
      }
      CouponRecord(
        outcome: outcome, promotion: OptionalIndex(promotion.map { writer.named.index(of: $0) }),
        isLimitOfPromotion: isLimitOfPromotion
      ).append(to: &explanation.coupons)
    }
  }

  /// The listing that decides the outcome of a code: that of the first promotion that is applied with
  /// the code, or else of the first that lists it (§2.19).
  private mutating func deciding(_ entry: EnteredCoupon, _ place: Int) -> EnteredCoupon.Listing {
    guard let ofBatch = entry.batch.candidate.index else { return entry.own }
    guard let ofCode = entry.own.candidate.index else { return entry.batch }
    let (first, second) = ofBatch < ofCode ? (entry.batch, entry.own) : (entry.own, entry.batch)
    if let applied = applied(min(ofBatch, ofCode)), applied.code == .entered(EnteredCodeIndex(place)) { return first }
    if let applied = applied(max(ofBatch, ofCode)), applied.code == .entered(EnteredCodeIndex(place)) { return second }
    return first
  }
}

extension CouponOutcome.Outcome {
  /// The outcome of a code that is shut by its own limit.
  fileprivate init(_ limit: Decision.Limit) {
    switch limit {
    case .couponNotForCustomer: self = .notForCustomer
    case .couponNotStarted: self = .refused(.notStarted)
    case .couponExpired: self = .refused(.expired)
    default: self = .limitReached
    }
  }
}

extension PricingState {
  /// Returns the taken promotion with a candidate's index if it had an effect; otherwise nil.
  private mutating func applied(_ index: CandidateIndex) -> TakenPromotion? {
    for place in worksheet.promotions.indices
    where worksheet.promotions[place].index == index && worksheet.promotions[place].hasEffect {
      return worksheet.promotions[place]
    }
    return nil
  }
}

/// Finds the promotion of the selection that excludes another one: the first in canonical order
/// that cannot be applied with it (§8.42). Late promotions are not considered: they are taken after
/// the selection, so they are never the reason.
struct Exclusions: ~Copyable, Sendable {
  private var first: CandidateIndex?
  private var exclusive: CandidateIndex?
  private var byGroup = GenerationStampedMap<TextKey, PromotionTable.Row>()

  mutating func begin() {
    first = nil
    exclusive = nil
    byGroup.removeAll()
  }

  /// Adds a promotion that was taken; called in canonical order.
  mutating func add(_ promotion: TakenPromotion, _ record: PromotionRecord) {
    if record.flags.contains(.late) { return }
    if first == nil { first = promotion.index }
    if exclusive == nil, promotion.combines == .never { exclusive = promotion.index }
    if let group = record.group.index { _ = byGroup.value(of: group, orNew: promotion.index) }
  }

  /// Returns the refusal of an eligible promotion that was not taken.
  mutating func refusal(of index: CandidateIndex, _ record: PromotionRecord) -> Refusal {
    var by = first
    if record.combines != .never {
      let taken = record.group.index.flatMap { byGroup[$0] }
      by = taken ?? exclusive
      if let exclusive, let taken { by = min(exclusive, taken) }
    }
    var refusal = Refusal(index, for: .excluded)
    refusal.isRelevant = true
    refusal.by = OptionalIndex(by)
    return refusal
  }
}
