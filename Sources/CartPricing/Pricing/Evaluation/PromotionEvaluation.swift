// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Evaluates promotions one by one: whether each is eligible, and if not, why.
extension PricingState {
  /// Evaluates all candidates on the cart before any discount (§7.2, §7.3).
  mutating func evaluateCandidates() throws(PricingError) {
    // A decision that is listed in any case has all gaps.
    switch facts.explaining {
    case .nothing: try evaluateCandidates(for: Holding.self)
    case .relevant: try evaluateCandidates(for: NearGaps.self)
    case .all: try evaluateCandidates(for: AllGaps.self)
    }
    try facts.budget.check()
    evaluation.beginLate()
  }

  private mutating func evaluateCandidates<Purpose: Inquiry>(for purpose: Purpose.Type) throws(PricingError) {
    for index in facts.candidates.indices {
      let (index, row) = (CandidateIndex(index), facts.rows[index])
      guard facts.dependsOnQualifierOnly(row) else {
        try evaluateFully(index, for: purpose)
        continue
      }
      let firstGap = evaluation.gaps.count
      var finding = Finding.holds
      if let when = row.when.index { finding = facts.evaluateRoot(when, for: purpose, &evaluation.gaps) }
      switch finding {
      case .holds: evaluation.eligible.append(TakenPromotion(index, row))
      case .mayHold: evaluation.refusals.append(notQualified(index, firstGap: firstGap))
      case .fails: if facts.explaining == .all { evaluation.refusals.append(Refusal(index, for: .notQualified)) }
      }
    }
  }

  /// Evaluates a promotion of any kind.
  private mutating func evaluateFully<Purpose: Inquiry>(
    _ index: CandidateIndex, for purpose: Purpose.Type
  ) throws(PricingError) {
    let record = facts.record(index)
    // Whether the result has a decision on the promotion even if the reason is not relevant.
    let isRequested =
      facts.explaining == .all
      || facts.explaining == .relevant && record.flags.contains(.coupons) && facts.hasEntered(for: index)
    if facts.mayHaveFirstReason(record), let reason = facts.firstReason(record, index) {
      if isRequested { evaluation.refusals.append(Refusal(index, for: reason)) }
      return
    }
    if record.flags.contains(.late) { return evaluation.late.append(index) }
    let firstGap = evaluation.gaps.count
    let finding =
      isRequested
      ? facts.evaluate(record, for: AllGaps.self, &evaluation.gaps)
      : facts.evaluate(record, for: purpose, &evaluation.gaps)
    switch finding {
    case .holds: try evaluateQualified(record, index, isRequested: isRequested)
    case .mayHold: evaluation.refusals.append(notQualified(index, firstGap: firstGap))
    case .fails: if isRequested { evaluation.refusals.append(Refusal(index, for: .notQualified)) }
    }
  }

  /// Evaluates the limits and constraints of a promotion whose qualifier and rule hold. A refusal
  /// for a reason that is not relevant is kept only if it is requested.
  @inline(__always)
  private mutating func evaluateQualified(
    _ record: PromotionRecord, _ index: CandidateIndex, isRequested: Bool
  ) throws(PricingError) {
    var promotion = qualifiedPromotion(record, index)
    if !record.needsNoFurtherChecks, let refusal = try refusal(record, &promotion) {
      if isRequested || refusal.isRelevant { evaluation.refusals.append(refusal) }
      return
    }
    evaluation.eligible.append(promotion)
  }

  /// Evaluates a late promotion on the figures after the discounts so far. Returns the promotion if
  /// it is eligible; otherwise adds the refusal.
  mutating func evaluateLate(_ record: PromotionRecord, _ index: CandidateIndex) throws(PricingError) -> TakenPromotion?
  {
    let firstGap = evaluation.gaps.count
    switch facts.evaluate(record, for: AllGaps.self, &evaluation.gaps) {
    case .mayHold: evaluation.refusals.append(notQualified(index, firstGap: firstGap))
    case .fails: evaluation.refusals.append(Refusal(index, for: .notQualified))
    case .holds:
      var promotion = qualifiedPromotion(record, index)
      guard let refusal = try refusal(record, &promotion) else { return promotion }
      evaluation.refusals.append(refusal)
    }
    return nil
  }

  /// Returns the refusal of a promotion whose gaps have been appended (§8.39). It is relevant if
  /// each gap has a figure above 0 (§8.45).
  private mutating func notQualified(_ index: CandidateIndex, firstGap: Int) -> Refusal {
    var refusal = Refusal(index, for: .notQualified)
    refusal.gaps = Int32(truncatingIfNeeded: firstGap)..<Int32(truncatingIfNeeded: evaluation.gaps.count)
    refusal.isRelevant = true
    for place in firstGap..<evaluation.gaps.count where evaluation.gaps[place].current <= 0 {
      refusal.isRelevant = false
    }
    return refusal
  }

  /// Returns a promotion whose qualifier and rule hold, without its cap.
  @inline(__always)
  private mutating func qualifiedPromotion(_ record: PromotionRecord, _ index: CandidateIndex) -> TakenPromotion {
    TakenPromotion(
      index: index, combines: record.combines, keepsTax: record.flags.contains(.keepsTax),
      consumes: record.flags.contains(.consumes), steps: record.steps,
      code: record.flags.contains(.coupons) ? facts.takenCode(of: index) : .none, lineGroup: record.lineGroup,
      applications: facts.applications(of: record), cap: TakenPromotion.noCap)
  }

  /// Returns the reason, beyond its qualifier and its rule, for which a promotion is not eligible;
  /// nil if there is none. Completes the promotion.
  private mutating func refusal(
    _ record: PromotionRecord, _ promotion: inout TakenPromotion
  ) throws(PricingError) -> Refusal? {
    if record.flags.contains(.beyond), try !hasEffect(promotion, record), let select = trial.emptyReward {
      return nothingToReward(record, promotion.index, select)
    }
    if var refusal = facts.refusal(record, promotion.index, promotion.code.index) {
      if facts.explaining != .nothing {
        refusal.isRelevant = try hasEffect(promotion, record)
        if !refusal.isRelevant, let select = trial.emptyReward {
          return nothingToReward(record, promotion.index, select)
        }
      }
      return refusal
    }
    promotion.cap = facts.cap(of: record)
    promotion.isTried =
      record.restrictsCombination || !record.flags.isDisjoint(with: [.late, .beyond, .consumes])
      || record.lineGroup.index != nil
    // Not within the expression: it would copy the whole state for a closure.
    if !promotion.isTried, record.flags.contains(.dependsOnOthers) { promotion.isTried = !isFirstInItems(record) }
    if promotion.isTried, try !hasEffect(promotion, record) { return try refusalWithoutEffect(promotion) }
    return nil
  }

  /// Returns the refusal of a promotion that has no effect. If it found no unit to reward, and had no
  /// effect alone without its caps either, its reward is missing (§10.6).
  mutating func refusalWithoutEffect(_ promotion: TakenPromotion) throws(PricingError) -> Refusal {
    let record = facts.record(promotion.index)
    guard record.flags.contains(.rewardsItems), facts.explaining != .nothing else {
      return Refusal(promotion.index, for: .noEffect)
    }
    var uncapped = promotion
    uncapped.cap = TakenPromotion.noCap
    uncapped.discount = 0
    uncapped.gives = false
    guard try !hasEffect(uncapped, record), let select = trial.emptyReward else {
      return Refusal(promotion.index, for: .noEffect)
    }
    return nothingToReward(record, promotion.index, select)
  }

  /// Whether a promotion is the first one that changes the cart, changes it in the items step only,
  /// and cannot be excluded. Its effect is then the same with and without other promotions, so that
  /// it need not be tried alone.
  private mutating func isFirstInItems(_ record: PromotionRecord) -> Bool {
    let items = PromotionAction.Step.items.bit
    guard set.hasNoConflicts, record.steps == items else { return false }
    for place in evaluation.eligible.indices where evaluation.eligible[place].steps & items != 0 { return false }
    return true
  }

  /// Tries a promotion: carries it out alone on a copy of the cart's figures; for a late promotion,
  /// of the figures after the discounts so far. Returns whether it has an effect.
  mutating func hasEffect(_ promotion: TakenPromotion, _ record: PromotionRecord) throws(PricingError) -> Bool {
    let isLate = record.flags.contains(.late)
    let runs = isLate ? worksheet.runs.inUse : facts.cart.lines.count
    try facts.budget.spend(64 &+ 2 &* (runs &+ facts.targetCount))
    if isLate { trial.begin(from: &worksheet) } else { trial.begin(&facts) }
    trial.promotions.append(promotion)
    for step in PromotionAction.Step.allCases where promotion.steps & step.bit != 0 {
      try trial.carryOut(step, &facts)
    }
    return trial.promotions[0].hasEffect
  }

  /// Tries each eligible promotion that has not been tried. A promotion without an effect is
  /// refused.
  mutating func tryAll() throws(PricingError) {
    var kept = 0
    for place in evaluation.eligible.indices {
      var promotion = evaluation.eligible[place]
      if !promotion.isTried, try !hasEffect(promotion, facts.record(promotion.index)) {
        evaluation.refusals.append(try refusalWithoutEffect(promotion))
      } else {
        promotion.isTried = true
        evaluation.eligible[kept] = promotion
        kept &+= 1
      }
    }
    evaluation.eligible.removeSubrange(kept...)
    evaluation.refusals.sort { $0.promotion < $1.promotion }
    evaluation.beginLate()
  }
}

extension TakenPromotion {
  /// A promotion that is eligible since its qualifier holds. It has no rule, no code and no cap.
  @inline(__always)
  fileprivate init(_ index: CandidateIndex, _ row: PromotionTable.Row) {
    self.init(
      index: index, combines: row.combines, keepsTax: row.flags.contains(.keepsTax), steps: row.steps, code: .none,
      lineGroup: nil, applications: 1, cap: TakenPromotion.noCap)
  }
}

extension CartFacts {
  /// Whether a promotion is eligible as soon as its qualifier holds: it has no rule, no limit and no
  /// cap, it cannot be refused for another reason, and other promotions make no difference.
  @inline(__always)
  func dependsOnQualifierOnly(_ row: PromotionTable.Row) -> Bool {
    row.hasUsualTerms && row.flags.isDisjoint(with: furtherFlags) && billingCycle <= 1
  }

  /// Whether a promotion can be refused for a reason that is tested before its qualifier.
  @inline(__always)
  func mayHaveFirstReason(_ record: PromotionRecord) -> Bool {
    !record.flags.isDisjoint(with: reasonFlags) || billingCycle > Int(record.billingCycles)
  }

  /// Returns the first reason, of the reasons that are tested before the qualifier, for which a
  /// promotion is refused (§8.39); nil if there is none.
  mutating func firstReason(_ record: PromotionRecord, _ index: CandidateIndex) -> Decision.Reason? {
    let flags = record.flags
    let isRenewal = isRedeemed(index)
    if !isRenewal, let reason = scheduleReason(flags, index) { return reason }
    if flags.contains(.laterBills), isBeforeBillingCycles(of: index) { return .billingCycleNotReached }
    if isAfterBillingCycles(of: record) { return .billingCycleOver }
    if !isRenewal, flags.contains(.experiment), let experiment = source(of: index).experiment,
      !experiment.includes(context.customer?.id)
    {
      return .notInExperiment
    }
    if flags.contains(.amounts), isForeign || flags.contains(.tables),
      !hasCurrency(source(of: index))
    {
      return .notInCurrency
    }
    if flags.contains(.coupons), !isRenewal, countingCode(of: index) == nil { return .couponMissing }
    return nil
  }

  /// Whether every amount in a promotion and in the segments that it names has a value in the
  /// cart's currency (§1.7).
  private mutating func hasCurrency(_ promotion: Promotion) -> Bool {
    guard promotion.amounts.allSatisfy({ minorUnits($0) != nil }) else { return false }
    if let budget = campaign(of: promotion)?.budget, minorUnits(budget) == nil { return false }
    for segment in promotion.qualifier?.segments ?? [] {
      if let symbol = set.symbol(segment.key, .segment), !hasCurrency(inSegment: symbol) { return false }
    }
    return true
  }

  /// Whether every amount in the definition of a segment, and in the segments that it names, has a
  /// value in the cart's currency. Each definition is evaluated once in a pricing.
  private mutating func hasCurrency(inSegment symbol: SymbolID) -> Bool {
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

  /// Returns the first limit or constraint that refuses a promotion (§8.40, §8.41); nil if there is
  /// none.
  mutating func refusal(_ record: PromotionRecord, _ index: CandidateIndex, _ code: EnteredCodeIndex?) -> Refusal? {
    if let refusal = customerRefusal(record, index, code) { return refusal }
    if record.flags.contains(.constraints), source(of: index).constraints.requiresSameBillingInterval,
      hasMixedBillingIntervals
    {
      return Refusal(index, for: .mixedBillingIntervals)
    }
    return nil
  }

  /// Returns the limit or the constraint on spend that refuses a promotion; nil if there is none.
  /// Neither depends on the lines of the cart.
  mutating func customerRefusal(_ record: PromotionRecord, _ index: CandidateIndex, _ code: EnteredCodeIndex?)
    -> Refusal?
  {
    // The code that counts is at its limit only if all entered codes of the promotion are, and then
    // it is the first of them.
    let isRenewal = isRedeemed(index)
    var couponLimit: Decision.Limit?
    if let code, !isRenewal { couponLimit = entered[code.position].listing(of: index)?.limit }
    // §8.40: a code that needs a customer comes before the limits of the promotion.
    if couponLimit == .customerUnknown {
      return Refusal(index, for: .limitReached, limit: .customerUnknown)
    }
    if !record.flags.isDisjoint(with: [.constraints, .campaign]),
      let limit = usageLimit(source(of: index), isRenewal: isRenewal)
    {
      return Refusal(index, for: .limitReached, limit: limit)
    }
    if let couponLimit { return Refusal(index, for: .limitReached, limit: couponLimit) }
    if record.flags.contains(.constraints), let spend = source(of: index).constraints.customerSpend, !holds(spend) {
      return Refusal(index, for: .customerSpend)
    }
    return nil
  }
}
