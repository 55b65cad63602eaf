// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// Why a promotion is not applied (§8.39 to §8.42).
struct Verdict {
  var reason: String
  var limit: String?
  var gaps: [Gap]?
  var by: Int?
  /// Whether the default filter lists it, whatever codes are entered.
  var isRelevant = false
}

/// Whether each promotion for itself may be applied (§7.2, §7.3).
extension Interpreter {
  // MARK: - Before the qualifier

  /// The first that holds of `inactive` to `couponMissing`.
  func earlyVerdict(_ promotion: Promotion) -> Verdict? {
    let now = nanoseconds(context.now)
    if !promotion.isActive { return Verdict(reason: "inactive") }
    // "validFrom ≤ now < validUntil" (§5.4)
    if let from = promotion.validFrom, now < nanoseconds(from) { return Verdict(reason: "notStarted") }
    if let until = promotion.validUntil, now >= nanoseconds(until) { return Verdict(reason: "expired") }
    if case .first(let cycles) = promotion.billingCycles, context.billingCycle > cycles {
      return Verdict(reason: "billingCycleOver")
    }
    if let experiment = promotion.experiment, !isIn(experiment) { return Verdict(reason: "notInExperiment") }
    if !isInCurrency(promotion) { return Verdict(reason: "notInCurrency") }
    // "With coupons, one of them must be entered" (§5.6)
    if !promotion.coupons.isEmpty, countingCodes(promotion).isEmpty { return Verdict(reason: "couponMissing") }
    return nil
  }

  /// "in when from ≤ b/100 < until, with b = FNV-1a-64(UTF-8 of name:customerId) mod 10,000; no
  /// customer: out" (§5.12).
  private func isIn(_ experiment: Experiment) -> Bool {
    guard let customer = context.customer else { return false }
    let bucket = fnv1a64(experiment.name + ":" + customer.id.text) % 10_000
    // A hundredth of a percent is 100 parts per million.
    let place = Int(bucket) * 100
    return experiment.start.partsPerMillion <= place && place < experiment.end.partsPerMillion
  }

  // MARK: - Currency

  /// "A promotion is notInCurrency if an amount in it, or in a segment its qualifier names (through
  /// others too), has no value in the cart's currency" (§1.7).
  private func isInCurrency(_ promotion: Promotion) -> Bool {
    var amounts: [AmountByCurrency] = []
    if let when = promotion.qualifier {
      var seen: [String] = []
      amounts += amountsThroughSegments(of: when, &seen)
    }
    if let of = promotion.calculateRule?.selector { amounts += self.amounts(of: of) }
    for action in promotion.actions { amounts += self.amounts(of: action) }
    if let most = promotion.maxDiscount { amounts.append(most) }
    if let budget = promotion.constraints.budget { amounts.append(budget) }
    if let spend = promotion.constraints.customerSpend { amounts += self.amounts(of: spend.range) }
    return amounts.allSatisfy { value(of: $0) != nil }
  }

  private func amounts(of range: AmountRange) -> [AmountByCurrency] {
    [range.atLeast, range.atMost].compactMap { $0 }
  }

  private func amounts(of selector: LineSelector) -> [AmountByCurrency] {
    var found: [AmountByCurrency] = []
    for case .unitPrice(let range) in selector.nodes { found += amounts(of: range) }
    return found
  }

  private func amountsThroughSegments(of qualifier: Qualifier, _ seen: inout [String]) -> [AmountByCurrency] {
    var found: [AmountByCurrency] = []
    for node in qualifier.nodes {
      switch node {
      case .subtotal(let selector, let range, _): found += amounts(of: selector) + amounts(of: range)
      case .quantity(let selector, _), .lines(let selector, _), .leastQuantity(let selector, _):
        found += amounts(of: selector)
      case .events(let match):
        if case .sum(let range) = match.measure { found += amounts(of: range) }
      case .segment(let segment):
        if isOne(segment.text, of: seen) { continue }
        seen.append(segment.text)
        for definition in set.segments where same(definition.id.text, segment.text) {
          found += amountsThroughSegments(of: definition.qualifier, &seen)
        }
      case .coupon, .customerAttribute, .customerID, .location, .store, .score, .anniversary, .schedule, .all, .any,
        .not:
        continue
      }
    }
    return found
  }

  private func amounts(of action: PromotionAction) -> [AmountByCurrency] {
    switch action {
    case .discount(let discount, let target): return amounts(of: discount) + amounts(of: target)
    case .gift(let gift): return [gift.unitPrice]
    case .credit(let credit): return [credit.amount, credit.spend] + [credit.max].compactMap { $0 }
    case .upgradeShipping, .issueCoupon: return []
    }
  }

  private func amounts(of target: DiscountTarget) -> [AmountByCurrency] {
    switch target {
    case .subset(let selector), .tax(let selector): return amounts(of: selector)
    case .items(let target): return amounts(of: target.selector)
    case .group(let target): return amounts(of: target.selector)
    case .bundle(let target): return target.parts.flatMap { amounts(of: $0.selector) }
    case .cart, .shipping, .fees: return []
    }
  }

  private func amounts(of discount: Discount) -> [AmountByCurrency] {
    switch discount {
    case .flat(let flat): return amounts(of: flat)
    case .tiers(let tiers):
      var found: [AmountByCurrency] = []
      switch tiers.measure {
      case .subtotal(let of), .quantity(let of), .lines(let of), .leastQuantity(let of): found += amounts(of: of)
      }
      for step in tiers.steps {
        if case .amount(let amount) = step.threshold { found.append(amount) }
        found += amounts(of: step.discount)
      }
      return found
    }
  }

  private func amounts(of discount: FlatDiscount) -> [AmountByCurrency] {
    switch discount {
    case .percent: return []
    case .amount(let amount, _): return [amount]
    case .price(let price): return [price]
    }
  }

  // MARK: - After the qualifier

  /// The first limit that is reached (§8.40).
  private func limitReached(_ promotion: Promotion) -> String? {
    let uses = usage(promotion)
    let constraints = promotion.constraints
    let codes = countingCodes(promotion)
    let reached = codes.map { reachedLimit(promotion, $0) }
    // "every one of its counting codes is at its limit or not valid"
    let isShut = !codes.isEmpty && reached.allSatisfy { $0 != nil }
    // "customerUnknown (a limit per customer, of the promotion, … or of the first entered code
    // where all are shut, without a customer)"
    if context.customer == nil {
      if constraints.isSingleUsePerCustomer || constraints.maxUsesPerCustomer != nil { return "customerUnknown" }
      if isShut, couponEntry(of: codes[0], in: promotion)?.maxUsesPerCustomer != nil { return "customerUnknown" }
    }
    if constraints.isSingleUsePerCustomer, uses.customerTotal >= 1 { return "singleUsePerCustomer" }
    if let limit = constraints.maxUsesPerCustomer, uses.customerTotal >= limit { return "maxUsesPerCustomer" }
    if let limit = constraints.maxUsesTotal, uses.total >= limit { return "maxUsesTotal" }
    // "none left is a limit reached" (§5.34)
    if let budget = constraints.budget, money(budget) - money(uses.spent) <= 0 { return "budget" }
    // "the last … when every one of its counting codes is at its limit …, as the first entered one
    // is"
    return isShut ? reached[0] : nil
  }

  /// "customerSpend sums the amounts of the customer's order events (without a customer it does not
  /// hold)" (§5.33).
  private func holds(_ spend: CustomerSpend) -> Bool {
    guard let customer = context.customer else { return false }
    var amounts: Int128 = 0
    for event in customer.events where same(event.type.text, "order") {
      if lies(event.time, within: spend.window, before: context.now), let amount = event.amount {
        amounts += money(amount)
      }
    }
    return isIn(spend.range, amounts)
  }

  /// "all subscription lines of the cart share one interval" (§5.35)
  private var hasMixedBillingIntervals: Bool {
    let intervals = lines.compactMap(\.line.billing)
    return intervals.contains { $0 != intervals[0] }
  }

  /// The worksheet after a promotion has acted alone on it, from one step on.
  private func alone(
    _ promotion: Int, from first: Step, taken: [Int], isCapped: Bool, on sheet: Worksheet
  ) -> Worksheet {
    var sheet = sheet
    for step in Step.allCases where step.rawValue >= first.rawValue {
      begin(step, &sheet)
      carryOut(step, of: [promotion], taken: taken + [promotion], isCapped: isCapped, &sheet)
      end(step, &sheet)
    }
    return sheet
  }

  /// The first that holds of `notQualified` to `noEffect`; nil if the promotion is eligible. For a
  /// late promotion `first` is the step that begins, `sheet` what it finds there and `taken` what
  /// is taken already.
  func verdict(_ index: Int, from first: Step, taken: [Int], on sheet: Worksheet) -> Verdict? {
    let promotion = promotions[index]
    if let gaps = gaps(promotion, sheet) {
      // "notQualified with gaps (at least one) of which each has current above 0" (§8.45)
      let isRelevant = !gaps.isEmpty && gaps.allSatisfy { $0.current > 0 }
      return Verdict(reason: "notQualified", gaps: gaps, isRelevant: isRelevant)
    }
    let hasEffectUncapped = alone(index, from: first, taken: taken, isCapped: false, on: sheet).hasEffect(of: index)
    if !hasEffectUncapped {
      // "If all holds but the promotion would have no effect alone even without its caps, and one
      // of its actions is a beyond action with r ≤ 0, it is notQualified with one gap" (§10.6)
      let situation = Situation(promotion: index, taken: taken + [index], isCapped: false)
      for action in promotion.actions {
        guard let select = selectOfVoidBeyond(action, situation, sheet) else { continue }
        var gap = Gap("reward", of: select, required: 1, current: 0)
        gap.isReward = true
        return Verdict(reason: "notQualified", gaps: [gap], isRelevant: isRelevant(gap, of: promotion))
      }
    }
    // "limitReached, customerSpend, mixedBillingIntervals where the promotion would have an effect
    // alone, limits and caps aside" (§8.45)
    if let limit = limitReached(promotion) {
      return Verdict(reason: "limitReached", limit: limit, isRelevant: hasEffectUncapped)
    }
    if let spend = promotion.constraints.customerSpend, !holds(spend) {
      return Verdict(reason: "customerSpend", isRelevant: hasEffectUncapped)
    }
    if promotion.constraints.requiresSameBillingInterval, hasMixedBillingIntervals {
      return Verdict(reason: "mixedBillingIntervals", isRelevant: hasEffectUncapped)
    }
    if !alone(index, from: first, taken: taken, isCapped: true, on: sheet).hasEffect(of: index) {
      return Verdict(reason: "noEffect")
    }
    return nil
  }

  /// "a reward gap whose rule's of is not "all" or whose of selects a line of the cart" (§8.45).
  func isRelevant(_ rewardGap: Gap, of promotion: Promotion) -> Bool {
    !isWrittenAll(counted(promotion)) || !selected(rewardGap.of).isEmpty
  }

  // MARK: - Late promotions

  /// "A promotion with such a leaf is late" (§9.2).
  func isLate(_ promotion: Promotion) -> Bool {
    guard let when = promotion.qualifier else { return false }
    for case .subtotal(_, _, let stage?) in when.nodes where stage == .items || stage == .cart { return true }
    return false
  }

  /// "the earliest step of its actions" (§9.2)
  func earliestStep(_ promotion: Promotion) -> Step {
    var earliest = Step.rewards
    for action in promotion.actions where Step(of: action).rawValue < earliest.rawValue {
      earliest = Step(of: action)
    }
    return earliest
  }
}
