// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A promotion that may be taken, with the most that it can take and give.
struct Candidate: Sendable {
  /// Its place among the judgements.
  let place: Int32
  let promotion: TakenPromotion
  let isGrouped: Bool
  /// By how much leaving it raises the number of a set.
  var weight = 0
  var isLastOfExclusiveGroup = false
  /// How many coupons it issues.
  var coupons: Int128 = 0
  /// Whether it may give gift units, which are an effect even if they are worth nothing.
  var mayGiveGifts = false
  /// The most that its gifts are worth, whatever is open.
  var gifts: Int128 = 0
  /// The most that it takes off shipping, fees and tax.
  var extras: Int128 = 0
  var credit: Int128 = 0
  /// What it claims of lines, first in the items step, then in the cart step.
  var firstClaim: Int32 = 0
  var firstCartClaim: Int32 = 0
  var endClaim: Int32 = 0

  init(_ promotion: TakenPromotion, at place: Int32, isGrouped: Bool) {
    self.place = place
    self.promotion = promotion
    self.isGrouped = isGrouped
  }

  /// Whether it shares units with nobody and does nothing to lines but to take of all their units.
  var hasDisjointUnits = false

  var isExclusive: Bool { promotion.combines == .notOnSameItems }

  /// Whether it has something to take or give after the items step.
  var hasRest: Bool { firstCartClaim < endClaim || extras > 0 || credit > 0 }
}

/// The most that an action can take off lines.
struct Claim: Sendable {
  /// In all.
  let most: Int64
  /// The part of what is open that it takes, in parts per million.
  let rate: Int64
  /// Whether it is a percentage of what is open of its lines, or on each of their units.
  let isOfAllUnits: Bool
  /// The lines that it is on, as places among the claims on lines; -1 for the value of all lines.
  let firstLine: Int32
  let endLine: Int32

  static let whole: Int64 = 1_000_000

  /// A figure that is not negative times a rate, rounded up: no rounding gives more.
  @inline(__always)
  static func roundedUp(_ figure: Int64, times rate: Int64) -> Int128 {
    if figure <= 0xffff_ffff {
      return Int128((UInt64(figure) &* UInt64(rate) &+ 999_999) / 1_000_000)
    }
    return (Int128(figure) * Int128(rate) + 999_999) / 1_000_000
  }
}

/// The most that an action can take off one line.
struct LineClaim: Sendable {
  let line: Int32
  let most: Int64
}
