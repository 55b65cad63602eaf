// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// Applied promotions, redemptions, coupon outcomes and decisions (§8.19, §8.20, §8.22, §8.28, §8.38 to §8.46).
extension Report {
  // MARK: - Promotions

  func appliedEntry(_ index: Int, _ figures: Figures) -> Json {
    var members: [(key: String, value: Json)] = [("id", id(index))]
    if let name = promotions[index].name { members.append(("name", .text(name))) }
    if let coupon = coupon(index) { members.append(("coupon", .text(coupon))) }
    members += [
      ("applications", .integer(interpreter.applications(index, sheet))),
      ("discount", figures.money(sheet.takenBy[index, default: 0])),
    ]
    if let next = interpreter.nextStep(promotions[index]) { members.append(("next", entry(next, figures))) }
    return .object(members)
  }

  func redemption(_ index: Int, _ figures: Figures) -> Json {
    let promotion = promotions[index]
    var members: [(key: String, value: Json)] = [("promotion", id(index))]
    if let campaign = promotion.campaign { members.append(("campaign", .text(campaign.text))) }
    if let coupon = coupon(index) {
      members.append(("coupon", .text(coupon)))
      // "A code that a promotion lists itself and by its batch is that of its own entry."
      if let batch = interpreter.couponEntry(of: coupon, in: promotion)?.batch {
        members.append(("batch", .text(batch.text)))
      }
    }
    if let customer = interpreter.context.customer { members.append(("customer", .text(customer.id.text))) }
    members.append(("discount", figures.money(sheet.takenBy[index, default: 0])))
    // "Their redemptions are marked renewal: they count discount, and no use."
    if interpreter.isRedeemed(promotion) { members.append(("renewal", .bool(true))) }
    return .object(members)
  }

  // MARK: - Coupons

  func couponOutcome(_ code: String) -> Json {
    // "its outcome is that of the first (canonically) that is applied with it, else of the first
    // that lists it"
    let report = report(about: code)
    let listing = promotions.indices.filter { interpreter.lists(promotions[$0], code) }
    let index = listing.first { report.isApplied($0, with: code) } ?? listing.first
    var members: [(key: String, value: Json)] = [
      ("code", .text(code)), ("outcome", .text(report.outcome(code, index))),
    ]
    // "promotion stands wherever one lists it" (§8.46)
    if let index { members.append(("promotion", id(index))) }
    return .object(members)
  }

  /// The report that says what becomes of a code: under `latest`, "one entered after it, which does
  /// nothing, has the outcome that it would have were it the only one that counts".
  private func report(about code: String) -> Report {
    guard interpreter.set.policy.coupons == .latest, interpreter.isKnown(code),
      let counting = interpreter.counting.first,
      let last = interpreter.entered.firstIndex(where: { same($0, counting) }),
      let place = interpreter.entered.firstIndex(where: { same($0, code) }), place > last
    else { return self }
    let other = interpreter.with(counting: [code])
    let decided = other.decided()
    return Report(
      interpreter: other, pricing: decided.pricing, verdicts: decided.verdicts, isOptimal: decided.isOptimal)
  }

  private func isApplied(_ index: Int, with code: String) -> Bool {
    applied.contains(index) && (coupon(index).map { same($0, code) } ?? false)
  }

  /// "the first that holds of unknown, replaced (by the coupon policy), applied (its promotion is
  /// applied with it), notForCustomer, notStarted, expired (its own customer, its own validity),
  /// limitReached (this code is at its limit), notNeeded (its promotion is applied with another
  /// code), recognized (no promotion lists it, a coupon leaf does), else its promotion's decision"
  /// (§8.46)
  private func outcome(_ code: String, _ index: Int?) -> String {
    if !interpreter.isKnown(code) { return "unknown" }
    if !isOne(code, of: interpreter.counting) { return "replaced" }
    guard let index else { return "recognized" }
    if isApplied(index, with: code) { return "applied" }
    switch interpreter.reachedLimit(promotions[index], code) {
    case "couponNotForCustomer"?: return "notForCustomer"
    case "couponNotStarted"?: return "notStarted"
    case "couponExpired"?: return "expired"
    case _?: return "limitReached"
    case nil: break
    }
    if applied.contains(index) { return "notNeeded" }
    return verdicts[index]?.reason ?? ""
  }

  // MARK: - Decisions

  func decisions(_ figures: Figures) -> [Json] {
    let explainsAll = interpreter.context.explain == .all
    var entries: [Json] = []
    for (index, promotion) in promotions.enumerated() {
      guard let verdict = verdicts[index] else { continue }
      // "and any reason where one of the codes that it lists, or of a batch that it lists, is
      // entered" (§8.45)
      let isEntered = interpreter.entered.contains { interpreter.lists(promotion, $0) }
      if !explainsAll, !verdict.isRelevant, !isEntered { continue }
      var members: [(key: String, value: Json)] = [("promotion", id(index)), ("reason", .text(verdict.reason))]
      if let limit = verdict.limit { members.append(("limit", .text(limit))) }
      if let gaps = verdict.gaps { members.append(("gaps", .list(gaps.map { entry($0, figures) }))) }
      // "With explain: "all" … notQualified has failed"
      if explainsAll, let failed = verdict.failed { members.append(("failed", .list(failed.map { .text($0) }))) }
      if let by = verdict.by { members.append(("by", id(by))) }
      entries.append(.object(members))
    }
    return entries
  }

  private func entry(_ gap: Gap, _ figures: Figures) -> Json {
    func figure(_ value: Int128) -> Json { gap.isMoney ? figures.money(value) : figures.count(value) }
    var members: [(key: String, value: Json)] = [("measure", .text(gap.measure)), ("of", selectorEntry(gap.of))]
    if let after = gap.after { members.append(("after", .text(after.rawValue))) }
    members += [
      ("required", figure(gap.required)), ("current", figure(gap.current)), ("missing", figure(gap.missing)),
    ]
    return .object(members)
  }
}
