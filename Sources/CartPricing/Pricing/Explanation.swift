// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The decisions on promotions that were not applied, the outcomes of entered codes, and the
/// messages to the shopper.
struct Explanation: ~Copyable, Sendable {
  var decisions = UniqueArray<DecisionRecord>()
  var gaps = UniqueArray<GapRecord>()
  var coupons = UniqueArray<CouponRecord>()
  var exclusions = Exclusions()
  var messages: [MessageRecord] = []

  mutating func begin() {
    decisions.removeAll(keepingCapacity: true)
    gaps.removeAll(keepingCapacity: true)
    coupons.removeAll(keepingCapacity: true)
    if !messages.isEmpty { messages = [] }
  }

  /// Returns the reason in the decision on a promotion; nil if there is no decision.
  func reason(against promotion: Int32) -> Decision.Reason? {
    for place in decisions.indices where decisions[place].promotion == promotion { return decisions[place].reason }
    return nil
  }
}

extension PricingState {
  /// Explains the finished pricing.
  mutating func explain() {
    explanation.begin()
    lateJudgements.sort { $0.index < $1.index }
    if !takesAll {
      explanation.exclusions.begin()
      for place in order.indices { explanation.exclusions.add(taken(place), facts.record(taken(place).index)) }
    }
    var taken = 0
    var late = 0
    for place in judgements.indices {
      // Judgements and taken promotions are both in canonical order, and are merged.
      let index = judgements[place].index
      while taken < order.count, self.taken(taken).index < index { addTaken(&taken) }
      if taken < order.count, self.taken(taken).index == index {
        addTaken(&taken)
        continue
      }
      switch judgements[place].state {
      case .refused: add(judgements[place])
      case .late:
        while late < lateJudgements.count, lateJudgements[late].index < index { late += 1 }
        if late < lateJudgements.count, lateJudgements[late].index == index { add(lateJudgements[late]) }
      case .holds, .eligible: add(explanation.exclusions.judgement(of: index, facts.record(index)))
      }
    }
    while taken < order.count { addTaken(&taken) }
    addCoupons()
  }

  /// Explains the taken promotion at an index of canonical order, and increments the index (§8.38).
  @inline(__always)
  private mutating func addTaken(_ place: inout Int) {
    let promotion = taken(place)
    place &+= 1
    if promotion.hasEffect { addApplied(promotion) } else { add(Judgement(refused: promotion.index, for: .noEffect)) }
  }

  private mutating func add(_ judgement: Judgement) {
    addNearMiss(judgement)
    guard
      // §8.43, §8.45
      facts.explaining == .all || judgement.isRelevant || facts.hasEntered(for: judgement.index)
    else { return }
    let first = explanation.gaps.count
    for place in judgement.gaps { explanation.gaps.append(gaps[Int(place)]) }
    explanation.decisions.append(
      DecisionRecord(
        promotion: judgement.index, reason: judgement.reason, limit: judgement.limit, by: judgement.by,
        gaps: IndexRange(first, explanation.gaps.count)))
  }

  // MARK: Coupons

  /// Adds the outcome of each code that was entered (§8.46).
  private mutating func addCoupons() {
    for place in facts.entered.indices {
      let entry = facts.entered[place]
      let applied = self.applied(entry.promotion)
      var isLimitOfPromotion = false
      let outcome: CouponOutcome.Outcome
      if entry.symbol < 0 {
        outcome = .unknown
      } else if !entry.counts {
        outcome = .replaced
      } else if let applied, applied.coupon == Int32(place) {
        outcome = .applied
      } else if entry.limit != nil {
        outcome = .limitReached
      } else if applied != nil {
        outcome = .notNeeded
      } else if entry.promotion < 0 {
        outcome = .recognized
      } else {
        // a promotion that has one of its codes entered always has a decision
        let reason = explanation.reason(against: entry.promotion) ?? .noEffect
        isLimitOfPromotion = reason == .limitReached
        outcome = isLimitOfPromotion ? .limitReached : .refused(reason)
      }
      explanation.coupons.append(
        CouponRecord(
          outcome: outcome, promotion: entry.promotion, isLimitOfPromotion: isLimitOfPromotion))
    }
  }
}

extension PricingState {
  /// Returns the taken promotion at an index of canonical order.
  private mutating func taken(_ place: Int) -> TakenPromotion { worksheet.promotions[Int(order[place])] }

  /// Returns the taken promotion with a candidate's index if it had an effect; otherwise nil.
  private mutating func applied(_ index: Int32) -> TakenPromotion? {
    guard index >= 0 else { return nil }
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
  private var first: Int32 = -1
  private var exclusive: Int32 = -1
  private var byGroup = GenerationStampedMap()

  mutating func begin() {
    first = -1
    exclusive = -1
    byGroup.removeAll()
  }

  /// Adds a promotion that was taken; called in canonical order.
  mutating func add(_ promotion: TakenPromotion, _ record: PromotionRecord) {
    if record.flags.contains(.late) { return }
    if first < 0 { first = promotion.index }
    if exclusive < 0, promotion.combines == .never { exclusive = promotion.index }
    if record.group >= 0, byGroup.place(of: record.group) < 0 { byGroup.set(record.group, to: promotion.index) }
  }

  /// Returns the judgement of an eligible promotion that was not taken.
  mutating func judgement(of index: Int32, _ record: PromotionRecord) -> Judgement {
    var judgement = Judgement(refused: index, for: .excluded)
    judgement.isRelevant = true
    if record.combines == .never {
      judgement.by = first
    } else {
      let takenOfGroup = record.group < 0 ? -1 : byGroup.place(of: record.group)
      judgement.by = exclusive < 0 || (takenOfGroup >= 0 && takenOfGroup < exclusive) ? takenOfGroup : exclusive
    }
    return judgement
  }
}
