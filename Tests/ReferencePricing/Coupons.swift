// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// Codes, batches and the coupon policy (§2.16, §2.18, §2.19, §5.6, §5.38 to §5.41).
extension Interpreter {
  // MARK: - Listing and naming

  /// The batch of an entered code.
  func batch(of code: String) -> String? {
    entered.firstIndex { same($0, code) }.flatMap { batches[$0] }
  }

  /// A promotion's entry for an entered code: "A code that a promotion lists itself and by its
  /// batch is that of its own entry."
  func couponEntry(of code: String, in promotion: Promotion) -> PromotionCoupon? {
    // "An entered code that is empty is no fault …: it is unknown", with a batch too.
    if code.isEmpty { return nil }
    if let entry = promotion.coupons.first(where: { entry in
      entry.code.map { same(normalizedCode($0.text), code) } ?? false
    }) {
      return entry
    }
    guard let batch = batch(of: code) else { return nil }
    return promotion.coupons.first { entry in entry.batch.map { same($0.text, batch) } ?? false }
  }

  /// "it counts wherever its code is listed or named, and wherever a promotion lists that batch"
  func lists(_ promotion: Promotion, _ code: String) -> Bool { couponEntry(of: code, in: promotion) != nil }

  /// "A code is known if a promotion lists it or a coupon leaf anywhere in the set names it"
  /// (§5.38).
  func isKnown(_ code: String) -> Bool {
    isOne(code, of: named) || promotions.contains { lists($0, code) }
  }

  // MARK: - The coupon policy

  /// The interpreter of the same request of which these codes count.
  func with(counting codes: [String]) -> Interpreter {
    var other = self
    other.counting = codes
    other.memory = Memory()
    return other
  }

  /// The entered codes that count: "all: every known entered code counts. … latestOnSubscriptions:
  /// all count" (§5.39 to §5.41).
  func codesThatCount() -> [String] {
    let known = entered.filter { isKnown($0) }
    if set.policy.coupons != .latest { return known }
    // "latest: only the last known one with which a promotion that lists it would be eligible
    // (section 7) or taken late were it the only one that counts, or that a leaf names; if there is
    // none, the last known one"
    for code in known.reversed() where isOne(code, of: named) || doesSomething(code) { return [code] }
    return known.suffix(1)
  }

  private func doesSomething(_ code: String) -> Bool {
    let decided = with(counting: [code]).decided()
    return promotions.indices.contains { index in
      guard lists(promotions[index], code) else { return false }
      // "it takes no part in the selection": what is taken of late ones is taken late.
      return isLate(promotions[index]) ? decided.pricing.taken.contains(index) : decided.eligible.contains(index)
    }
  }

  // MARK: - The coupon of a promotion

  /// "redeemed: promotions that this subscription redeemed at an earlier billing".
  func isRedeemed(_ promotion: Promotion) -> Bool {
    isOne(promotion.id.text, of: context.redeemed.map(\.text))
  }

  /// The codes of a promotion that are entered and count, as entered.
  func countingCodes(_ promotion: Promotion) -> [String] { counting.filter { lists(promotion, $0) } }

  /// The limit that a code of a promotion has reached, or why it is not valid, if anything. Without
  /// a customer a limit per customer is reached; `limitReached` says then that the customer is
  /// unknown.
  func reachedLimit(_ promotion: Promotion, _ code: String) -> String? {
    // "For them … coupons (a code's own customer too) … and limits on uses … count as met".
    guard !isRedeemed(promotion), let coupon = couponEntry(of: code, in: promotion) else { return nil }
    if let owner = coupon.customer, !(context.customer.map { same($0.id.text, owner.text) } ?? false) {
      return "couponNotForCustomer"
    }
    if let from = coupon.validFrom, !hasBegun(from) { return "couponNotStarted" }
    if let until = coupon.validUntil, hasEnded(until) { return "couponExpired" }
    var usage = CouponUsage(total: 0, customerTotal: 0)
    for (used, uses) in context.usage.coupons where same(normalizedCode(used.text), code) { usage = uses }
    if let limit = coupon.maxUses, usage.total >= limit { return "couponMaxUses" }
    if let limit = coupon.maxUsesPerCustomer {
      // "a limit per customer without a customer is reached" (§5.32)
      if context.customer == nil || usage.customerTotal >= limit { return "couponMaxUsesPerCustomer" }
    }
    return nil
  }

  /// "the one that counts is the first entered that is still within its limits and, where its entry
  /// has a validity or a customer of its own, valid now and this customer's" (§5.6); else the first
  /// entered one, of which nothing is ever shown.
  func couponThatCounts(_ promotion: Promotion) -> String? {
    let codes = countingCodes(promotion)
    return codes.first { reachedLimit(promotion, $0) == nil } ?? codes.first
  }

  /// The place of the coupon of a promotion among the entered codes; nil for one without a coupon.
  /// A redeemed one "whose code is not entered, or not among those that count, counts as with a
  /// coupon entered before all others".
  private func entryPlace(_ promotion: Int) -> Int? {
    if promotions[promotion].coupons.isEmpty { return nil }
    guard let code = couponThatCounts(promotions[promotion]) else { return -1 }
    return entered.firstIndex { same($0, code) }
  }

  // MARK: - latestOnSubscriptions

  /// "a subscription line is closed to a taken promotion with a coupon if another taken promotion
  /// with a later-entered coupon takes something from the line when it is priced alone (section 7)"
  /// (§5.41).
  func linesClosedByCoupon(to promotion: Int, taken: [Int]) -> Set<Int> {
    guard set.policy.coupons == .latestOnSubscriptions, let own = entryPlace(promotion) else { return [] }
    var closed: Set<Int> = []
    for other in taken where other != promotion {
      if let place = entryPlace(other), place > own { closed.formUnion(linesTakenFromAlone(other)) }
    }
    return closed.filter { lines[$0].line.billing != nil }
  }

  /// The lines from which a promotion takes something when it is priced alone on the cart.
  private func linesTakenFromAlone(_ promotion: Int) -> Set<Int> {
    if let known = memory.takenFromAlone[promotion] { return known }
    let sheet = alone(promotion, from: .items, taken: [], isCapped: true, on: freshWorksheet())
    let found = Set(lines.indices.filter { sheet.lineTaken[$0][promotion, default: 0] > 0 })
    memory.takenFromAlone[promotion] = found
    return found
  }
}

/// What an interpreter has found out once.
final class Memory {
  /// The lines from which a promotion takes something when it is priced alone.
  var takenFromAlone: [Int: Set<Int>] = [:]
}
