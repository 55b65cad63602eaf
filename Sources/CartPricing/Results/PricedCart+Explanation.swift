// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension PricedCart {
  /// An explanation of what became of a coupon code, in plain English, for support.
  ///
  /// ```swift
  /// print(priced.explanation(ofCode: "SUN"))
  /// // SUN: not applied yet. Add 6 more items (3 of 9) for “summer”.
  /// ```
  ///
  /// Codes and names are shown without control characters. The text is for people; programs read ``coupons`` and
  /// ``decisions``.
  ///
  /// Complexity: O(n) in the number of codes and decisions.
  /// - Parameter code: The code; it needs not have been entered.
  /// - Returns: One or two sentences that begin with the code.
  public func explanation(ofCode code: CouponCode) -> String {
    let words = ReceiptWords(storage)
    guard let outcome = coupons.first(where: { $0.code == code }) else {
      return "\(words.clean(code.text)): not entered."
    }
    var text = "\(words.clean(code.text)): \(words.outcome(of: outcome))"
    if outcome.outcome == .applied, let applied = promotions.first(where: { $0.id == outcome.promotion }) {
      text += words.effect(of: applied)
    }
    return ended(text)
  }

  /// An explanation of what became of a promotion, in plain English, for support.
  ///
  /// ```swift
  /// print(priced.explanation(ofPromotion: "free-shipping"))
  /// // “Free shipping”: not applied yet. Spend 10.50 EUR more on all items (49.50 of 60.00).
  /// ```
  ///
  /// By default a result has no decision on promotions that have nothing to do with the cart; price with
  /// ``PricingContext/Explain/all`` to have one on each promotion of the set. A result does not know the set: the text for
  /// an id that the set does not have is the same as for a promotion without a decision, “x”: not applied, and this result
  /// has no decision on it. ``PricingEngine/promotion(_:)`` is nil for such an id.
  ///
  /// Complexity: O(n) in the number of applied promotions and decisions.
  /// - Parameter id: The id of the promotion.
  /// - Returns: One or two sentences that begin with the name of the promotion, or with its id if it has none.
  public func explanation(ofPromotion id: PromotionID) -> String {
    let words = ReceiptWords(storage)
    if let applied = promotions.first(where: { $0.id == id }) {
      return ended("\(words.quoted(applied.record.promotion)): applied\(words.effect(of: applied))")
    }
    guard let decision = decisions.first(where: { $0.promotion == id }) else {
      return "“\(words.clean(id.text))”: not applied, and this result has no decision on it."
    }
    let name = words.quoted(decision.record.promotion)
    guard decision.gaps.isEmpty else { return ended("\(name): not applied yet. \(words.advice(on: decision))") }
    return ended("\(name): not applied; it \(words.reason(of: decision))")
  }

  /// A text with a full stop at its end and with plain spaces; receipts use no-break spaces, for wrapping.
  private func ended(_ text: String) -> String {
    let plain = String(text.map { $0 == "\u{A0}" ? " " : $0 })
    return plain.utf8.last == UInt8(ascii: ".") ? plain : plain + "."
  }
}

extension ReceiptWords {
  /// What an applied promotion did, as the end of a sentence: ", 4.95 EUR off" and how many times it applied.
  fileprivate func effect(of applied: AppliedPromotion) -> String {
    var text = applied.discount.minorUnits == 0 ? "" : ", \(applied.discount) off"
    if applied.applications > 1 { text += ", \(applied.applications) times" }
    if let next = adviceOnNextStep(of: applied) { text += ". \(next)" }
    return text
  }
}
