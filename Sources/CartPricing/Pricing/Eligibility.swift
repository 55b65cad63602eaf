/// Judges promotions one by one on the cart as it came. Source: PRICING.md sections 5, 7 and 8.
struct Eligibility {
  let facts: CartFacts
  /// The cart before any promotion.
  let untouched: Worksheet
  private var context: Context { facts.context }

  init(_ facts: CartFacts) {
    self.facts = facts
    untouched = Worksheet(facts)
  }

  /// What is to be said of a promotion before any is carried out.
  func judge(_ index: Int32) throws(PricingError) -> Verdict {
    let promotion = facts.set.promotions[Int(index)]
    if let reason = firstReason(promotion, index) { return .refused(Refusal(reason: reason)) }
    if promotion.isLate { return .late }
    return try judgeQualified(index, on: untouched, after: nil)
  }

  /// What is to be said of a promotion that nothing before its qualifier refuses; `sheet` is what its effect is tried
  /// on, `after` what discounts have left for a late one.
  func judgeQualified(_ index: Int32, on sheet: Worksheet, after: StageValues?) throws(PricingError) -> Verdict {
    let promotion = facts.set.promotions[Int(index)]
    let applications = applications(of: promotion)
    guard promotion.when.map({ facts.holds($0, after: after) }) ?? true, applications > 0 else {
      let gaps = facts.gaps(of: promotion, after: after) ?? []
      let isNear = !gaps.isEmpty && gaps.allSatisfy { $0.current > 0 }
      return .refused(Refusal(reason: .notQualified, gaps: gaps, isRelevant: isNear))
    }
    let counting = promotion.source.coupons.isEmpty ? [] : facts.entered.counting(for: index)
    let coupon = counting.first { facts.entered.codes[$0].limit == nil } ?? counting.first
    let cap = cap(of: promotion)
    let taken = TakenPromotion(
      index: index, applications: applications, coupon: coupon.map { Int32($0) } ?? -1,
      combines: promotion.source.combines, cap: cap)
    let uncapped = TakenPromotion(
      index: index, applications: applications, coupon: taken.coupon, combines: taken.combines, cap: nil)
    if promotion.rule?.isBeyond ?? false {
      let trial = try Self.trial(of: uncapped, from: promotion.firstStep, on: sheet)
      if !trial.hasEffect, let selector = trial.emptyReward {
        return .refused(nothingToReward(promotion, selector))
      }
    }
    if let refusal = constraintRefusal(promotion, index) {
      var refusal = refusal
      refusal.isRelevant = try Self.trial(of: uncapped, from: promotion.firstStep, on: sheet).hasEffect
      return .refused(refusal)
    }
    guard try Self.trial(of: taken, from: promotion.firstStep, on: sheet).hasEffect else {
      return .refused(Refusal(reason: .noEffect))
    }
    return .eligible(taken)
  }

  /// Carries a promotion out alone on a copy of a worksheet.
  private static func trial(
    of promotion: TakenPromotion, from first: Action.Step, on sheet: Worksheet
  ) throws(PricingError) -> (hasEffect: Bool, emptyReward: Int32?) {
    var copy = sheet
    copy.emptyReward = nil
    for step in Action.Step.allCases where step >= first { try copy.carryOut(step, for: [promotion]) }
    return (!(copy.effects[promotion.index]?.isNone ?? true), copy.emptyReward)
  }

  /// The first reason against a promotion that comes before its qualifier.
  func firstReason(_ promotion: CompiledPromotion, _ index: Int32) -> Decision.Reason? {
    let source = promotion.source
    if !source.isActive { return .inactive }
    if let from = source.validFrom, context.now.isBefore(from) { return .notStarted }
    if let until = source.validUntil, until.isAtOrBefore(context.now) { return .expired }
    if case .first(let cycles) = source.billingCycles, context.billingCycle > cycles { return .billingCycleOver }
    if let experiment = source.experiment, !experiment.includes(context.customer?.id) { return .notInExperiment }
    if !hasCurrency(promotion) { return .notInCurrency }
    if !source.coupons.isEmpty, facts.entered.counting(for: index).isEmpty { return .couponMissing }
    return nil
  }

  /// Whether every amount in a promotion and in the segments that it names has a value in the cart's currency.
  private func hasCurrency(_ promotion: CompiledPromotion) -> Bool {
    promotion.amounts.allSatisfy { facts.lines.minorUnits($0) != nil }
      && promotion.segments.allSatisfy { facts.hasCurrency($0) }
  }

  /// How many times a promotion applies; 0 if its rule is not met.
  private func applications(of promotion: CompiledPromotion) -> Int64 {
    guard let rule = promotion.rule else { return 1 }
    let applications = facts.selection(rule.selector).units / rule.units
    return rule.limit == 0 ? applications : min(applications, rule.limit)
  }

  /// The limit or the spend that stands against a promotion, whatever is in the cart.
  func customerRefusal(_ promotion: CompiledPromotion, _ index: Int32) -> Refusal? {
    let counting = promotion.source.coupons.isEmpty ? [] : facts.entered.counting(for: index)
    if let limit = usageLimit(promotion) ?? couponLimit(counting) {
      return Refusal(reason: .limitReached, limit: limit)
    }
    if let spend = promotion.source.constraints.customerSpend, !facts.holds(spend) {
      return Refusal(reason: .customerSpend)
    }
    return nil
  }

  /// The most that a promotion may take off: its own cap and what is left of its budget.
  func cap(of promotion: CompiledPromotion) -> Int64? {
    let most = promotion.source.maxDiscount.flatMap { facts.lines.minorUnits($0) }
    let budget = budgetLeft(of: promotion)
    return [most, budget].compactMap { $0 }.min()
  }

  private func budgetLeft(of promotion: CompiledPromotion) -> Int64? {
    guard let budget = promotion.source.constraints.budget, let most = facts.lines.minorUnits(budget) else {
      return nil
    }
    return max(0, most - (facts.usage(of: promotion).spent.minorUnits(in: facts.cart.currency) ?? 0))
  }

  /// The first limit or constraint that stands against a promotion.
  private func constraintRefusal(_ promotion: CompiledPromotion, _ index: Int32) -> Refusal? {
    if let refusal = customerRefusal(promotion, index) { return refusal }
    if promotion.source.constraints.sameBillingInterval, facts.hasMixedBillingIntervals {
      return Refusal(reason: .mixedBillingIntervals)
    }
    return nil
  }

  private func usageLimit(_ promotion: CompiledPromotion) -> Decision.Limit? {
    let constraints = promotion.source.constraints
    let usage = facts.usage(of: promotion)
    let isUnknown = context.customer == nil
    if constraints.singleUsePerCustomer, isUnknown || usage.customer >= 1 { return .singleUsePerCustomer }
    if let most = constraints.maxUsesPerCustomer, isUnknown || usage.customer >= most { return .maxUsesPerCustomer }
    if let most = constraints.maxUsesTotal, usage.total >= most { return .maxUsesTotal }
    if let left = budgetLeft(of: promotion), left == 0 { return .budget }
    return nil
  }

  /// The limit of the first entered code, if every one that counts is at its limit.
  private func couponLimit(_ counting: [Int]) -> Decision.Limit? {
    let limits = counting.map { facts.entered.codes[$0].limit }
    return limits.allSatisfy { $0 != nil } ? limits.first ?? nil : nil
  }

  private func nothingToReward(_ promotion: CompiledPromotion, _ selector: Int32) -> Refusal {
    let gap = GapRecord(measure: .reward, selector: selector, required: 1, current: 0)
    let countsAll = promotion.rule.map { facts.set.selectors[Int($0.selector)].source.isAll } ?? true
    return Refusal(
      reason: .notQualified, gaps: [gap], isRelevant: !countsAll || !facts.selection(selector).lines.isEmpty)
  }
}

extension CartFacts {
  func usage(of promotion: CompiledPromotion) -> PromotionUsage {
    context.usage.promotions[promotion.source.id] ?? PromotionUsage()
  }

  /// Whether subscription lines of the cart have different billing intervals.
  var hasMixedBillingIntervals: Bool {
    var shared: BillingInterval?
    for line in cart.lines {
      guard let interval = line.billing else { continue }
      if let shared, shared != interval { return true }
      shared = interval
    }
    return false
  }

  /// Whether every amount in a segment's definition, and in those of the segments that it names, has a value in the
  /// cart's currency. Recursion is bounded by the length of chains of segments, 64.
  func hasCurrency(_ segment: SegmentID) -> Bool {
    if let known = segmentCurrencies[segment] { return known }
    guard let definition = set.segments[segment] else { return true }
    let answer =
      definition.amounts.allSatisfy { lines.minorUnits($0) != nil }
      && definition.segments.allSatisfy { hasCurrency($0) }
    segmentCurrencies[segment] = answer
    return answer
  }
}

extension Experiment {
  /// Whether a customer is in the share; never without one.
  func includes(_ customer: CustomerID?) -> Bool {
    guard let customer else { return false }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ text: String) {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    add(name)
    add(":")
    add(customer.text)
    // a place in hundredths of a percent, which are 100 parts per million each
    let place = Int(hash % 10_000) * 100
    return from.partsPerMillion <= place && place < until.partsPerMillion
  }
}
