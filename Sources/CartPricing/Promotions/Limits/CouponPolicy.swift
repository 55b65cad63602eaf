// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension Policy {
  /// The policy that decides which entered codes count.
  @nonexhaustive
  public enum CouponPolicy: String, Sendable, Hashable, CaseIterable {
    /// All known codes.
    case all
    /// The last known code.
    case latest
    /// All known codes, but on a subscription line only the last of them.
    case latestOnSubscriptions
  }
}

// MARK: - Document

extension Policy.CouponPolicy: JSONWritable {}

// MARK: - Evaluation

extension CartFacts {
  /// Under `latest`, lets only the last known code count (§5.40).
  mutating func applyCouponPolicy() {
    // Under the other policies every known code counts (§5.39).
    guard set.source.policy.coupons == .latest else { return }
    var isReplaced = false
    for index in entered.indices.reversed() where entered[index].symbol >= 0 {
      if isReplaced { entered[index].counts = false }
      isReplaced = true
    }
  }
}

extension Worksheet {
  /// Whether a line is closed to a promotion by `latestOnSubscriptions` (§5.41).
  @inline(__always)
  func isClosed(line: Int, to promotion: TakenPromotion, _ facts: inout CartFacts) -> Bool {
    guard !closedBefore.isEmpty, facts.cart.lines[line].isSubscription, promotion.coupon >= 0 else { return false }
    return closedBefore[line] > promotion.coupon
  }

  /// Under `latestOnSubscriptions`, closes each subscription line to the taken promotions whose
  /// code was entered before the last code of a taken promotion that selects the line (§5.41).
  mutating func closeLines(_ facts: inout CartFacts) {
    guard facts.set.source.policy.coupons == .latestOnSubscriptions else { return }
    var closes = false
    for place in promotions.indices where promotions[place].coupon >= 0 { closes = true }
    guard closes else { return }
    closedBefore.removeAll(keepingCapacity: true)
    closedBefore.append(repeating: -1, count: facts.cart.lines.count)
    for place in promotions.indices where promotions[place].coupon >= 0 {
      let promotion = promotions[place]
      facts.findMerchandiseSelections(of: promotion.index, &selections)
      for selection in selections.indices {
        for line in closedBefore.indices where facts.contains(line, in: selections[selection]) {
          closedBefore[line] = max(closedBefore[line], promotion.coupon)
        }
      }
    }
  }
}
