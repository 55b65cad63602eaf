// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The result of judging a promotion.
struct Judgement: Sendable {
  /// The promotion's index among the candidates, which are in canonical order.
  let index: Int32
  var state: State
  /// Why it is not applied, and which limit is reached.
  var reason: Decision.Reason = .noEffect
  var limit: Decision.Limit?
  /// The index of the promotion that excludes it; -1 for none.
  var by: Int32 = -1
  /// The gaps of its qualifier and its rule, as a range of ``PricingState/gaps``.
  var gaps: Range<Int32> = 0..<0
  /// Whether the reason is relevant to this cart (§8.45). An entered code of the promotion makes
  /// any reason relevant, too.
  var isRelevant = false
  /// The promotion to carry out, if it is eligible.
  var promotion: TakenPromotion

  enum State: UInt8, Sendable {
    /// Its qualifier and its rule hold. Its effect alone has not been tried, because no other
    /// promotion depends on it.
    case holds
    /// Its qualifier and its rule hold, and it has an effect when it is applied alone.
    case eligible
    /// It is judged when the first step of its actions begins.
    case late
    case refused
  }

  /// Creates the judgement of a promotion that is refused.
  init(refused index: Int32, for reason: Decision.Reason, limit: Decision.Limit? = nil) {
    self.init(index, .refused)
    self.reason = reason
    self.limit = limit
  }

  /// Creates the judgement of a late promotion: it is postponed until its first step begins.
  init(late index: Int32) { self.init(index, .late) }

  /// Creates the judgement of a promotion whose qualifier and rule hold.
  init(_ promotion: TakenPromotion, isTried: Bool) {
    self.init(promotion.index, isTried ? .eligible : .holds)
    self.promotion = promotion
  }

  private init(_ index: Int32, _ state: State) {
    self.index = index
    self.state = state
    promotion = TakenPromotion(index: index, combines: .always, steps: 0, coupon: -1, applications: 0, cap: 0)
  }
}
