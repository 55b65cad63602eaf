// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// What is found of a promotion when it is judged.
struct Judgement: Sendable {
  /// The promotion's place in canonical order.
  let index: Int32
  var state: State
  /// Why it is not applied, and which limit is reached.
  var reason: Decision.Reason = .noEffect
  var limit: Decision.Limit?
  /// The promotion that excludes it; -1 for none.
  var by: Int32 = -1
  /// What is missing for it, as a range of the gaps at hand.
  var gaps: Range<Int32> = 0..<0
  /// Whether the reason is relevant to this cart (§8.45). An entered code of the promotion makes any
  /// reason relevant, too.
  var isRelevant = false
  /// What is carried out, if it is eligible.
  var promotion: TakenPromotion

  enum State: UInt8, Sendable {
    /// It holds; whether it has an effect alone has not been asked, since nobody else depends on that.
    case holds
    /// It holds and has an effect alone.
    case eligible
    /// It is judged when the first step of its actions begins.
    case late
    case refused
  }

  /// A promotion that is refused.
  init(refused index: Int32, for reason: Decision.Reason, limit: Decision.Limit? = nil) {
    self.init(index, .refused)
    self.reason = reason
    self.limit = limit
  }

  /// A promotion that waits for its step.
  init(late index: Int32) { self.init(index, .late) }

  /// A promotion that holds.
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
