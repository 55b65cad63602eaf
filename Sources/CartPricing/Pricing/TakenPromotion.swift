// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A promotion that is carried out on a worksheet, with what was found when it was judged and what it has done so far.
struct TakenPromotion: Sendable {
  /// The promotion's place in canonical order.
  let index: Int32
  let combines: Combination
  /// A bit for each step in which it has an action.
  let steps: UInt8
  /// The place of the code that counts among the entered ones; -1 for none.
  let coupon: Int32
  let applications: Int64
  /// The most that it may take off; the largest number for no limit.
  var cap: Int64
  /// What it has taken off.
  var discount: Int64 = 0
  /// Whether it gave something that is no discount: a gift unit, credit or coupons.
  var gives = false

  var hasEffect: Bool { discount > 0 || gives }
}
