// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A promotion that is carried out on a worksheet, with the results of judging it and its effects
/// so far.
struct TakenPromotion: Sendable {
  /// The promotion's index among the candidates, which are in canonical order.
  let index: Int32
  let combines: Combination
  /// A bit for each step in which it has an action.
  let steps: UInt8
  /// The index, among the entered codes, of the code that counts; -1 for none.
  let coupon: Int32
  let applications: Int64
  /// The largest discount that it may take; the largest number for no limit.
  var cap: Int64
  /// The discount that it has taken so far.
  var discount: Int64 = 0
  /// Whether it gave something that is no discount: a gift unit, credit or coupons.
  var gives = false

  var hasEffect: Bool { discount > 0 || gives }
}
