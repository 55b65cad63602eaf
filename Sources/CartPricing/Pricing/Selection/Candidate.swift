// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A promotion that a set may contain, with the upper bounds of its discounts and credits.
struct Candidate: Sendable {
  /// Its index among the eligible promotions; nil for a late promotion.
  let eligible: OptionalIndex<TakenPromotion>
  let promotion: TakenPromotion
  let isGrouped: Bool
  /// The number that skipping it adds to the number of a set: the place value of its exclusive
  /// group's digit.
  var weight = 0
  var isLastOfExclusiveGroup = false
  /// Whether it and another candidate exclude one another, groups aside.
  var isExcluding = false
  /// The number of coupons that it issues.
  var coupons: Int128 = 0
  /// Whether it may give gift units, which are an effect even if they are worth nothing.
  var mayGiveGifts = false
  /// The upper bound of the value of its gifts, whatever units are open.
  var gifts: Int128 = 0
  /// The upper bound of its discounts on shipping, fees and tax.
  var extras: Int128 = 0
  var credit: Int128 = 0
  /// Where its claims on lines begin: first those of the items step, then those of the cart step,
  /// and their end.
  var firstClaim = Index<Claim>(0)
  var firstCartClaim = Index<Claim>(0)
  var endClaim = Index<Claim>(0)

  init(_ promotion: TakenPromotion, at eligible: EligibleIndex?, isGrouped: Bool) {
    self.eligible = OptionalIndex(eligible)
    self.promotion = promotion
    self.isGrouped = isGrouped
  }

  /// Whether it shares no units, and has no effect on lines but a discount on all of their units
  /// without a cap. Two such promotions discount disjoint units.
  var hasDisjointUnits = false
  /// Of such a promotion: the upper bound of its benefit beside the discount on each line.
  var besideDisjointClaim: Int128 = 0

  var isExclusive: Bool { promotion.combines == .notOnSameItems }

  /// Whether it can have a discount or a credit after the items step.
  var hasRest: Bool { firstCartClaim < endClaim || extras > 0 || credit > 0 }
}

/// A claim: the upper bound of an action's discount on lines.
struct Claim: Sendable {
  /// The upper bound of the whole discount.
  let most: Int64
  /// The largest part of the open value that the action takes, in parts per million.
  let rate: Int64
  /// Whether it is a percentage of the open value of its lines, or a discount on each of their
  /// units.
  let isOfAllUnits: Bool
  /// Whether it is bounded by the open value of all lines, and not by claims on its lines.
  let isOfAllLines: Bool
  /// The claims on its lines, as a range of the claims on single lines.
  let lines: Range<Int32>

  static let whole: Int64 = 1_000_000

  /// Returns a figure that is not negative times a rate, rounded up: no other rounding gives more.
  @inline(__always)
  static func roundedUp(_ figure: Int64, times rate: Int64) -> Int128 {
    if figure <= 0xffff_ffff {
      return Int128((UInt64(figure) &* UInt64(rate) &+ 999_999) / 1_000_000)
    }
    return (Int128(figure) * Int128(rate) + 999_999) / 1_000_000
  }
}

/// The upper bound of an action's discount on one line.
struct LineClaim: Sendable {
  let line: LineIndex
  let most: Int64
}
