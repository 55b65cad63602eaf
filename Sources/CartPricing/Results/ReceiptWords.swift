// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The sentences of a receipt about lines, codes and decisions.
struct ReceiptWords {
  let storage: PricedStorage

  init(_ storage: PricedStorage) { self.storage = storage }

  /// A text that is safe to show.
  func clean(_ text: String) -> String { TerminalText.clean(text) }

  /// So many minor units of the cart's currency.
  func money(_ minorUnits: Int64) -> Money { storage.money(minorUnits) }

  /// The name of a line, or else its SKU.
  func name(of line: PricedLine) -> String { shown(line.name, or: line.sku.text) }

  /// The name of a promotion, or else its id.
  func name(of promotion: NamedIndex) -> String {
    shown(storage.promotionName(promotion), or: storage.promotionID(promotion).text)
  }

  /// The name of a promotion within a sentence.
  func quoted(_ promotion: NamedIndex) -> String { "“\(name(of: promotion))”" }

  private func shown(_ name: String?, or id: String) -> String {
    let cleaned = clean(name ?? "")
    return cleaned.utf8.allSatisfy { $0 == 0x20 } ? clean(id) : cleaned
  }

  /// The final prices of a line's units: "1 × 21.74, 1 × 25.00". Beyond a number of prices the rest is counted.
  func units(of line: PricedLine) -> String {
    let most = 6
    var text = ""
    for run in line.units.prefix(most) {
      if !text.isEmpty { text += ", " }
      text += "\(run.count)\u{A0}×\u{A0}\(run.price.amountText)"
    }
    let rest = line.units.count - most
    if rest > 0 { text += ", and \(rest) more \(rest == 1 ? "run" : "runs") of units" }
    return text
  }

  /// A number of things: "1 coupon", "2 coupons".
  func counted(_ count: Int64, _ noun: String) -> String {
    "\(count.description) \(noun)\(count == 1 ? "" : "s")"
  }

  // MARK: Codes

  /// The outcome of a code in words: "unknown code", "applied, “Spring sale”".
  func outcome(of coupon: CouponOutcome) -> String {
    let record = storage.coupons[coupon.index]
    let promotion = record.promotion.index
    let name = promotion.map { quoted($0) } ?? "a promotion"
    switch coupon.outcome {
    case .unknown: return "unknown code"
    case .replaced: return "not used; a code entered later takes its place"
    case .applied: return "applied, \(name)"
    case .notForCustomer: return "not used; this code is for another customer"
    case .limitReached where record.isLimitOfPromotion: return refusal(of: promotion, for: .limitReached)
    case .limitReached:
      return needsCustomer(coupon)
        ? "not used; this code needs a known customer" : "not used; this code has been used as often as it may be"
    case .notNeeded: return "not needed; \(name) is applied with another code"
    case .recognized: return "accepted as a condition of promotions"
    case .refused(.notStarted) where isOfCodeItself(coupon): return "not used; this code does not hold yet"
    case .refused(.expired) where isOfCodeItself(coupon): return "not used; this code no longer holds"
    case .refused(let reason): return refusal(of: promotion, for: reason)
    }
  }

  /// Whether the outcome is that of the code itself, and not the reason why its promotion is not
  /// applied.
  func isOfCodeItself(_ coupon: CouponOutcome) -> Bool {
    guard case .refused(let reason) = coupon.outcome else { return coupon.outcome == .notForCustomer }
    let promotion = storage.coupons[coupon.index].promotion
    return !storage.decisions.contains { promotion == $0.promotion && $0.reason == reason }
  }

  /// Why a promotion with an entered code is not applied, as a sentence.
  private func refusal(of promotion: NamedIndex?, for reason: Decision.Reason) -> String {
    // A result that was read back can have an outcome without its promotion.
    guard let promotion else { return "not applied" }
    let name = quoted(promotion)
    guard let index = storage.decisions.firstIndex(where: { $0.promotion == promotion }) else {
      return "not applied; \(name) \(words(for: reason, promotion))"
    }
    let decision = Decision(storage: storage, index: index)
    if decision.gaps.isEmpty { return "not applied; \(name) \(self.reason(of: decision))" }
    return "not applied yet. \(advice(on: decision)) for \(name)."
  }

  /// Whether a code has a limit per customer and there is no customer.
  func needsCustomer(_ coupon: CouponOutcome) -> Bool {
    guard storage.customer == nil, let promotion = storage.coupons[coupon.index].promotion.index else { return false }
    if let isLimited = storage.promotions.limitsUsesPerCustomer(
      coupon.code, storage.cart.coupons.first { $0.code == coupon.code }?.batch, of: storage.slot(promotion))
    {
      return isLimited
    }
    return storage.decisions.contains { $0.promotion == promotion && $0.limit == .customerUnknown }
  }

  // MARK: Decisions

  /// Why a promotion is not applied, as the end of a sentence that begins with its name.
  func reason(of decision: Decision) -> String {
    let record = storage.decisions[decision.index]
    switch decision.reason {
    case .limitReached: return words(for: decision.limit)
    case .excluded:
      guard let by = record.by.index else { return "is left out; the promotions applied save more without it" }
      return "cannot be combined with \(quoted(by))"
    case .notQualified: return failure(of: decision) ?? words(for: .notQualified, record.promotion)
    default: return words(for: decision.reason, record.promotion)
    }
  }

  private func words(for reason: Decision.Reason, _ promotion: NamedIndex) -> String {
    let validity = storage.promotions.validity(of: storage.slot(promotion))
    switch reason {
    case .inactive: return "is switched off"
    case .notStarted: return "has not started yet\(validity.from.map { ", it starts \(time($0))" } ?? "")"
    case .expired: return "has ended\(validity.until.map { ", on \(time($0))" } ?? "")"
    case .billingCycleNotReached: return "holds for later bills only"
    case .billingCycleOver: return "holds for earlier bills only"
    case .notInExperiment: return "is on trial with other customers"
    case .notInCurrency: return "has no amounts in \(storage.cart.currency.code)"
    case .couponMissing: return "needs a code that counts"
    case .notQualified: return "has conditions that do not hold here"
    case .limitReached: return words(for: nil)
    case .customerSpend: return "asks for another amount of past orders"
    case .mixedBillingIntervals: return "asks for subscriptions with one billing interval"
    case .noEffect: return "would change nothing here"
    case .excluded: return "cannot be combined with what is applied"
    }
  }

  private func words(for limit: Decision.Limit?) -> String {
    switch limit {
    case .customerUnknown: "needs a known customer"
    case .singleUsePerCustomer: "can be used once by each customer"
    case .maxUsesPerCustomer: "has been used by this customer as often as it may be"
    case .maxUsesTotal: "has been used as often as it may be"
    case .budget: "has spent its budget"
    case .furtherLimit: "has reached one of its limits"
    case .campaignMaxUsesPerCustomer: "is part of a campaign that this customer has used as often as it may be"
    case .campaignMaxUsesTotal: "is part of a campaign that has been used as often as it may be"
    case .campaignBudget: "is part of a campaign that has spent its budget"
    case .couponNotForCustomer: "has codes for another customer"
    case .couponNotStarted: "has codes that do not hold yet"
    case .couponExpired: "has codes that no longer hold"
    case .couponMaxUses: "has codes that have been used as often as they may be"
    case .couponMaxUsesPerCustomer: "has codes that this customer has used as often as they may be"
    case nil: "has reached a limit"
    }
  }

  /// The date and time of an instant, "2026-12-01 09:00 (+01:00)".
  private func time(_ bound: ValidityBound) -> String {
    guard let instant = bound.instant else { return bound.description }
    let text = instant.description
    guard text.utf8.count > 19 else { return text }
    let bytes = Array(text.utf8)
    let date = String(decoding: bytes[..<10], as: UTF8.self)
    let minute = String(decoding: bytes[11..<16], as: UTF8.self)
    let zone = bytes.last == UInt8(ascii: "Z") ? "UTC" : String(decoding: bytes.suffix(6), as: UTF8.self)
    return "\(date) \(minute) (\(zone))"
  }

  // MARK: Applied promotions

  /// The code, the campaign and the like by which a promotion is applied: " (code TEN of batch spring)".
  func origin(of redemption: Redemption) -> String {
    var text = ""
    if let coupon = redemption.coupon {
      let batch = redemption.batch.map { " of batch \(clean($0.text))" } ?? ""
      text += " (code \(clean(coupon.text))\(batch))"
    }
    if let campaign = redemption.campaign { text += " (campaign \(clean(campaign.text)))" }
    if redemption.isRenewal { text += " (redeemed before, no new use)" }
    return text
  }

  /// The advice how to reach the next step of an applied promotion; nil without one.
  func adviceOnNextStep(of applied: AppliedPromotion) -> String? {
    applied.next.map { "\(advice(on: $0)) for the next step of \(quoted(applied.record.promotion))" }
  }

  // MARK: Gaps

  /// The advice how to make a promotion apply, a sentence without its full stop: "Spend 0.50 USD more on all items (49.50 of
  /// 50.00)".
  func advice(on decision: Decision) -> String {
    let most = 4
    var text = ""
    for gap in decision.gaps.prefix(most) {
      if !text.isEmpty { text += ", and " }
      let part = advice(on: gap)
      text += text.isEmpty ? part : part.prefix(1).lowercased() + part.dropFirst()
    }
    if decision.gaps.count > most { text += ", and more" }
    return text
  }

  func advice(on gap: Gap) -> String {
    let items = ReceiptSelector(gap.selector, in: storage)
    switch gap.measure {
    case .subtotal: return adviceOnSubtotal(gap, items)
    case .quantity: return adviceOnQuantity(gap, items)
    case .lines: return adviceOnLines(gap, items)
    case .leastQuantity: return adviceOnLeastQuantity(gap, items)
    case .reward: return adviceOnReward(items)
    }
  }
}
