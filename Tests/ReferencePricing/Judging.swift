// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// Why a promotion is not applied (§8.39 to §8.42).
struct Verdict {
  var reason: String
  var limit: String?
  var gaps: [Gap]?
  /// The paths of what decides that it does not hold.
  var failed: [String]?
  var by: Int?
  /// Whether the default filter lists it, whatever codes are entered.
  var isRelevant = false
}

/// Whether each promotion for itself may be applied (§7.2, §7.3).
extension Interpreter {
  // MARK: - Before the qualifier

  /// The first that holds of `inactive` to `couponMissing`.
  func earlyVerdict(_ promotion: Promotion) -> Verdict? {
    // For a redeemed one "active, validity, coupons …, experiment and limits on uses, their
    // campaign's too, count as met".
    let isRedeemed = isRedeemed(promotion)
    let campaign = campaign(of: promotion)
    if !isRedeemed {
      // "A promotion of a campaign is judged by both: active and validity of either, limits of
      // either."
      if !promotion.isActive || campaign?.isActive == false { return Verdict(reason: "inactive") }
      // "validFrom ≤ now < validUntil; with days: validFrom ≤ local date of now ≤ validUntil"
      // (§5.4, §5.5)
      for from in [promotion.validFrom, campaign?.validFrom] {
        if let from, !hasBegun(from) { return Verdict(reason: "notStarted") }
      }
      for until in [promotion.validUntil, campaign?.validUntil] {
        if let until, hasEnded(until) { return Verdict(reason: "expired") }
      }
    }
    switch promotion.billingCycles {
    case .all: break
    case .first(let cycles): if context.billingCycle > cycles { return Verdict(reason: "billingCycleOver") }
    case .range(let from, let until):
      if context.billingCycle < from { return Verdict(reason: "billingCycleNotReached") }
      if let until, context.billingCycle > until { return Verdict(reason: "billingCycleOver") }
    }
    if !isRedeemed, let experiment = promotion.experiment, !isIn(experiment) {
      return Verdict(reason: "notInExperiment")
    }
    if !isInCurrency(promotion) { return Verdict(reason: "notInCurrency") }
    // "With coupons, one of them must be entered" (§5.6)
    if !isRedeemed, !promotion.coupons.isEmpty, countingCodes(promotion).isEmpty {
      return Verdict(reason: "couponMissing")
    }
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

  // MARK: - After the qualifier

  /// The first limit that is reached (§8.40).
  private func limitReached(_ promotion: Promotion) -> String? {
    let isRedeemed = isRedeemed(promotion)
    let uses = usage(promotion)
    let constraints = promotion.constraints
    let campaign = campaign(of: promotion)
    let codes = countingCodes(promotion)
    let reached = codes.map { reachedLimit(promotion, $0) }
    // "every one of its counting codes is at its limit or not valid"
    let isShut = !codes.isEmpty && reached.allSatisfy { $0 != nil }
    if isCustomerUnknown(promotion, campaign, firstCode: isShut ? codes[0] : nil) { return "customerUnknown" }
    if !isRedeemed {
      if constraints.isSingleUsePerCustomer, uses.customerTotal >= 1 { return "singleUsePerCustomer" }
      if let limit = constraints.maxUsesPerCustomer, uses.customerTotal >= limit { return "maxUsesPerCustomer" }
      if let limit = constraints.maxUsesTotal, uses.total >= limit { return "maxUsesTotal" }
    }
    // "none left is a limit reached" (§5.34)
    if let budget = constraints.budget, money(budget) - money(uses.spent) <= 0 { return "budget" }
    // "furtherLimit (the first of limits that is reached)"
    if constraints.limits.contains(where: { holds($0, for: promotion) && isReached($0, promotion) }) {
      return "furtherLimit"
    }
    if let campaign {
      let uses = usage(campaign)
      if !isRedeemed {
        if let limit = campaign.maxUsesPerCustomer, uses.customerTotal >= limit { return "campaignMaxUsesPerCustomer" }
        if let limit = campaign.maxUsesTotal, uses.total >= limit { return "campaignMaxUsesTotal" }
      }
      if let budget = campaign.budget, money(budget) - money(uses.spent) <= 0 { return "campaignBudget" }
    }
    // "the last five when every one of its counting codes is at its limit or not valid, as the
    // first entered one is"
    return isShut ? reached[0] : nil
  }

  /// Whether a further limit binds a promotion: of a redeemed one, only budgets.
  private func holds(_ limit: FurtherLimit, for promotion: Promotion) -> Bool {
    if case .uses = limit.kind { return !isRedeemed(promotion) }
    return true
  }

  /// "customerUnknown (a limit per customer, of the promotion, its campaign, or of the first
  /// entered code where all are shut, without a customer)"
  private func isCustomerUnknown(_ promotion: Promotion, _ campaign: Campaign?, firstCode: String?) -> Bool {
    if context.customer != nil { return false }
    let constraints = promotion.constraints
    if constraints.limits.contains(where: { $0.isPerCustomer && holds($0, for: promotion) }) { return true }
    if isRedeemed(promotion) { return false }
    if constraints.isSingleUsePerCustomer || constraints.maxUsesPerCustomer != nil { return true }
    if campaign?.maxUsesPerCustomer != nil { return true }
    return firstCode.flatMap { couponEntry(of: $0, in: promotion) }?.maxUsesPerCustomer != nil
  }

  /// "customerSpend sums the amounts of the customer's order events (without a customer it does not
  /// hold)" (§5.33).
  private func holds(_ spend: CustomerSpend) -> Bool {
    guard let customer = context.customer else { return false }
    var amounts: Int128 = 0
    for event in customer.events where same(event.type.text, "order") {
      if lies(event.time, within: spend.window, before: context.now) { amounts += summed(event) }
    }
    return isIn(spend.range, amounts)
  }

  /// "all subscription lines of the cart share one interval" (§5.35)
  private var hasMixedBillingIntervals: Bool {
    let intervals = lines.compactMap(\.line.billing)
    return intervals.contains { $0 != intervals[0] }
  }

  /// The worksheet after a promotion has acted alone on it, from one step on.
  func alone(
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
      return Verdict(
        reason: "notQualified", gaps: gaps, failed: failed(promotion, sheet), isRelevant: isRelevant)
    }
    let hasEffectUncapped = alone(index, from: first, taken: taken, isCapped: false, on: sheet).hasEffect(of: index)
    if !hasEffectUncapped {
      // "If all holds but the promotion would have no effect alone even without its caps, and one
      // of its actions is a beyond action with r ≤ 0 or an items action of a promotion with a rule
      // whose T is empty, it is notQualified with one gap" (§10.6)
      let situation = situation(index, taken: taken + [index], isCapped: false)
      for action in promotion.actions {
        guard let select = selectOfEmptyReward(action, situation, sheet) else { continue }
        var gap = Gap("reward", of: select, required: 1, current: 0)
        gap.isReward = true
        return Verdict(
          reason: "notQualified", gaps: [gap], failed: ["calculateRule.reward"],
          isRelevant: isRelevant(gap, of: promotion))
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
    for case .subtotal(_, _, .after) in when.nodes { return true }
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
