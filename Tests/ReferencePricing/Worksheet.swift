// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// One unit of a line of the cart.
struct Unit {
  /// The line's unit price.
  let unitPrice: Int128
  /// The price below which no promotion takes the unit.
  let minimum: Int128
  /// The current price of the unit.
  var price: Int128
  /// The promotions that took at least one minor unit of it.
  var discountedBy: [Int] = []
  /// Whether the unit is used up for promotions that consume.
  var isUsedUp = false

  /// "What a unit's current price has above its minimum is its room."
  var room: Int128 { price - minimum }

  /// Whether "a promotion has taken it down to its minimum" (§6.23).
  var isTakenDown: Bool { room == 0 && unitPrice > minimum }
}

/// One unit by its line's index and its number.
struct UnitPlace: Hashable {
  var line: Int
  var number: Int
}

/// A line that a promotion added.
struct GiftLine {
  var promotion: Int
  var action: Int
  var gift: Gift
  var unitPrice: Int128
  var quantity: Int128
}

/// Coupons that a promotion issued.
struct IssuedCoupon {
  var promotion: Int
  var issue: CouponIssue
  var count: Int
}

/// Store credit that a promotion gave.
struct GivenCredit {
  var promotion: Int
  var amount: Int128
}

/// Points that a promotion gave.
struct GivenPoints {
  var promotion: Int
  var count: Int128
}

/// Gifts of which the shopper may choose one.
struct GiftOffer {
  var promotion: Int
  var action: Int
  var skus: [String]
}

/// The amount that each promotion took from one line, fee, shipping or tax.
typealias Taken = [Int: Int128]

/// The state that pricing changes.
struct Worksheet {
  /// The units of each line of the cart.
  var units: [[Unit]]
  /// The amounts that promotions took from each line of the cart.
  var lineTaken: [Taken]
  /// The lines that promotions added, in that order.
  var gifts: [GiftLine] = []
  var shippingMethod = ""
  var shippingCost: Int128 = 0
  var shippingTaken: Taken = [:]
  /// The amounts that promotions took from each fee.
  var feeTaken: [Taken]
  /// The tax of each line, once the tax step has begun.
  var lineTax: [Int128] = []
  /// The amounts that promotions took from the tax of each line.
  var taxTaken: [Taken]
  var credits: [GivenCredit] = []
  var points: [GivenPoints] = []
  var issued: [IssuedCoupon] = []
  var offers: [GiftOffer] = []
  /// The amount that each promotion took in total, gifts included.
  var takenBy: Taken = [:]
  /// The value of each line after the items step.
  var leftAfterItems: [Int128] = []
  /// The value of each line after the cart step.
  var leftAfterCart: [Int128] = []
  /// n of each part that a consuming promotion has formed anew.
  var formed: [Int: [Int]] = [:]
  /// What the promotion that acts has rewarded and grouped.
  var turn = Turn()

  /// The current value of a line.
  func total(ofLine line: Int) -> Int128 { sum(units[line].map(\.price)) }

  /// Whether a promotion "takes at least one minor unit, or adds a gift unit or offers one, or
  /// gives a credit, points or a coupon" (§7.2).
  func hasEffect(of promotion: Int) -> Bool {
    takenBy[promotion, default: 0] > 0 || gifts.contains { $0.promotion == promotion }
      || credits.contains { $0.promotion == promotion } || points.contains { $0.promotion == promotion }
      || issued.contains { $0.promotion == promotion } || offers.contains { $0.promotion == promotion }
  }
}
