// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Judges promotions one by one.
extension PricingState {
  /// Judges a promotion on the cart before any discount, and keeps the judgement if a later step
  /// needs it (§7.2, §7.3).
  @inline(__always)
  mutating func judge(_ index: Int32) throws(PricingError) {
    let record = facts.record(index)
    if facts.explaining == .nothing {
      try judgeWithoutReasons(record, index)
    } else {
      try judge(record, index)
    }
  }

  /// Judges a promotion without recording why it does not apply.
  @inline(__always)
  private mutating func judgeWithoutReasons(_ record: PromotionRecord, _ index: Int32) throws(PricingError) {
    if facts.mayHaveFirstReason(record), facts.firstReason(record, index) != nil { return }
    if record.flags.contains(.late) {
      judgements.append(Judgement(late: index))
    } else if facts.qualifies(record) {
      try keepQualified(record, index, evenIfRefused: false)
    }
  }

  @inline(__always)
  private mutating func judge(_ record: PromotionRecord, _ index: Int32) throws(PricingError) {
    // Whether the result has a decision on the promotion even if the reason is not relevant.
    let isRequested = facts.explaining == .all || record.flags.contains(.coupons) && facts.hasEntered(for: index)
    if facts.mayHaveFirstReason(record), let reason = facts.firstReason(record, index) {
      if isRequested { judgements.append(Judgement(refused: index, for: reason)) }
    } else if record.flags.contains(.late) {
      judgements.append(Judgement(late: index))
    } else {
      let first = gaps.count
      switch facts.find(record, &gaps) {
      case .holds: try keepQualified(record, index, evenIfRefused: isRequested)
      case .isNear where !isRequested:
        var judgement = Judgement(refused: index, for: .notQualified)
        judgement.gaps = Int32(truncatingIfNeeded: first)..<Int32(truncatingIfNeeded: gaps.count)
        judgement.isRelevant = true
        judgements.append(judgement)
      case .isNear, .fails:
        gaps.removeSubrange(first...)
        if isRequested { judgements.append(notQualified(record, index)) }
      }
    }
  }

  /// Judges a promotion whose qualifier and rule hold, and takes it or keeps its judgement. A
  /// refusal for a reason that is not relevant is kept only if it is requested.
  @inline(__always)
  private mutating func keepQualified(
    _ record: PromotionRecord, _ index: Int32, evenIfRefused isRequested: Bool
  ) throws(PricingError) {
    var promotion = takenPromotion(record, index)
    if record.needsNoFurtherChecks {
      if takesAll { take(promotion) } else { judgements.append(Judgement(promotion, isTried: false)) }
      return
    }
    let judgement = try judgeFully(record, &promotion)
    if judgement.state != .refused, takesAll {
      take(judgement.promotion)
    } else if isRequested || judgement.state != .refused || judgement.isRelevant {
      judgements.append(judgement)
    }
  }

  /// Judges a promotion whose qualifier and rule hold. Its effect is tried on a copy of the current
  /// worksheet.
  mutating func judgeQualified(_ record: PromotionRecord, _ index: Int32) throws(PricingError) -> Judgement {
    var promotion = takenPromotion(record, index)
    return record.needsNoFurtherChecks ? Judgement(promotion, isTried: false) : try judgeFully(record, &promotion)
  }

  /// Returns a promotion whose qualifier and rule hold, without its cap.
  @inline(__always)
  private mutating func takenPromotion(_ record: PromotionRecord, _ index: Int32) -> TakenPromotion {
    TakenPromotion(
      index: index, combines: record.combines, steps: record.steps,
      coupon: record.flags.contains(.coupons) ? facts.countingCoupon(of: index) : -1,
      applications: facts.applications(of: record), cap: TakenPromotion.noCap)
  }

  private mutating func judgeFully(
    _ record: PromotionRecord, _ promotion: inout TakenPromotion
  ) throws(PricingError) -> Judgement {
    let index = promotion.index
    if record.flags.contains(.beyond), try !hasEffect(promotion), trial.emptyReward >= 0 {
      return nothingToReward(record, index, trial.emptyReward)
    }
    if let refused = facts.refusal(record, index, coupon: promotion.coupon) {
      var refused = refused
      if facts.explaining != .nothing { refused.isRelevant = try hasEffect(promotion) }
      return refused
    }
    promotion.cap = facts.cap(of: record)
    let isTried =
      record.restrictsCombination || !record.flags.isDisjoint(with: [.late, .beyond])
      || (record.flags.contains(.dependsOnOthers) && !isFirstInItems(record))
    if isTried, try !hasEffect(promotion) { return Judgement(refused: index, for: .noEffect) }
    return Judgement(promotion, isTried: isTried)
  }

  /// Whether a promotion is the first one that changes the cart, and changes it in the items step
  /// only. Its effect is then the same with and without other promotions, so that it need not be
  /// tried alone.
  private mutating func isFirstInItems(_ record: PromotionRecord) -> Bool {
    let items = PromotionAction.Step.items.bit
    return takesAll && record.steps == items && takenSteps & items == 0
  }

  /// Tries each promotion that holds. A promotion without an effect is refused.
  mutating func tryAll() throws(PricingError) {
    for place in judgements.indices where judgements[place].state == .holds {
      if try hasEffect(judgements[place].promotion) {
        judgements[place].state = .eligible
      } else {
        judgements[place] = Judgement(refused: judgements[place].index, for: .noEffect)
      }
    }
  }

  /// Returns the judgement of a promotion whose qualifier or rule does not hold, with its gaps
  /// (§8.39). The judgement is relevant if each gap has a figure above 0 (§8.45).
  mutating func notQualified(_ record: PromotionRecord, _ index: Int32) -> Judgement {
    var judgement = Judgement(refused: index, for: .notQualified)
    let first = gaps.count
    if !facts.appendGaps(of: record, to: &gaps) { gaps.removeSubrange(first...) }
    judgement.gaps = Int32(first)..<Int32(gaps.count)
    judgement.isRelevant = !judgement.gaps.isEmpty
    for place in first..<gaps.count where gaps[place].current <= 0 { judgement.isRelevant = false }
    return judgement
  }
}

extension CartFacts {
  /// Whether a promotion can be refused for a reason that is tested before its qualifier.
  @inline(__always)
  func mayHaveFirstReason(_ record: PromotionRecord) -> Bool {
    !record.flags.isDisjoint(with: reasonFlags) || billingCycle > Int(record.billingCycles)
  }

  /// Returns the first reason, of the reasons that are tested before the qualifier, for which a
  /// promotion is refused (§8.39); nil if there is none.
  mutating func firstReason(_ record: PromotionRecord, _ index: Int32) -> Decision.Reason? {
    let flags = record.flags
    if flags.contains(.inactive) { return .inactive }
    if flags.contains(.dates), let reason = validityReason(source(of: index)) { return reason }
    if isAfterBillingCycles(of: record) { return .billingCycleOver }
    if flags.contains(.experiment), let experiment = source(of: index).experiment,
      !experiment.includes(context.customer?.id)
    {
      return .notInExperiment
    }
    if flags.contains(.amounts), isForeign || flags.contains(.tables),
      !hasCurrency(source(of: index))
    {
      return .notInCurrency
    }
    if flags.contains(.coupons), countingCoupon(of: index) < 0 { return .couponMissing }
    return nil
  }

  /// Whether every amount in a promotion and in the segments that it names has a value in the
  /// cart's currency (§1.7).
  private mutating func hasCurrency(_ promotion: Promotion) -> Bool {
    guard promotion.amounts.allSatisfy({ minorUnits($0) != nil }) else { return false }
    for segment in promotion.qualifier?.segments ?? [] {
      if !hasCurrency(inSegment: set.symbol(segment.key, .segment)) { return false }
    }
    return true
  }

  /// Whether every amount in the definition of a segment, and in the segments that it names, has a
  /// value in the cart's currency. Each definition is evaluated once in a pricing.
  private mutating func hasCurrency(inSegment symbol: Int32) -> Bool {
    if let known = segmentsInCurrency[symbol] { return known }
    for next in set.segmentsNamed(by: symbol, unless: { segmentsInCurrency[$0] != nil }) {
      steps.add()
      var hasValues = true
      if let definition = set.segments[next] {
        for amount in definition.amounts where minorUnits(at: amount) == AmountTable.noValue { hasValues = false }
        for named in definition.segments where segmentsInCurrency[named] == false { hasValues = false }
      }
      segmentsInCurrency[next] = hasValues
    }
    return segmentsInCurrency[symbol] ?? true
  }

  /// Whether a promotion's qualifier and rule hold.
  @inline(__always)
  mutating func qualifies(_ record: PromotionRecord) -> Bool {
    (record.when < 0 || holds(at: record.when)) && isRuleMet(of: record)
  }

  /// Returns the first limit or constraint that refuses a promotion (§8.40, §8.41); nil if there is
  /// none.
  mutating func refusal(_ record: PromotionRecord, _ index: Int32, coupon: Int32) -> Judgement? {
    if let refusal = customerRefusal(record, index, coupon: coupon) { return refusal }
    if record.flags.contains(.constraints), source(of: index).constraints.requiresSameBillingInterval,
      hasMixedBillingIntervals
    {
      return Judgement(refused: index, for: .mixedBillingIntervals)
    }
    return nil
  }

  /// Returns the limit or the constraint on spend that refuses a promotion; nil if there is none.
  /// Neither depends on the lines of the cart.
  mutating func customerRefusal(_ record: PromotionRecord, _ index: Int32, coupon: Int32) -> Judgement? {
    // The code that counts is at its limit only if all entered codes of the promotion are, and then
    // it is the first of them.
    let couponLimit = coupon >= 0 ? entered[Int(coupon)].limit : nil
    // §8.40: a code that needs a customer comes before the limits of the promotion.
    if couponLimit == .customerUnknown {
      return Judgement(refused: index, for: .limitReached, limit: .customerUnknown)
    }
    if record.flags.contains(.constraints), let limit = usageLimit(source(of: index)) {
      return Judgement(refused: index, for: .limitReached, limit: limit)
    }
    if let couponLimit { return Judgement(refused: index, for: .limitReached, limit: couponLimit) }
    if record.flags.contains(.constraints), let spend = source(of: index).constraints.customerSpend, !holds(spend) {
      return Judgement(refused: index, for: .customerSpend)
    }
    return nil
  }
}
