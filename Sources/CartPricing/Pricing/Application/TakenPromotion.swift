// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The index of a promotion among the eligible ones.
typealias EligibleIndex = Index<TakenPromotion>

/// An eligible promotion, with the results of evaluating it; once it is carried out on a worksheet,
/// also with its effects so far.
struct TakenPromotion: Sendable {
  /// The promotion's index among the candidates, which are in canonical order.
  let index: CandidateIndex
  let combines: Combination
  /// Whether its discounts leave the tax as it was (§8.9).
  let keepsTax: Bool
  /// Whether it uses up units (§5.26).
  var consumes = false
  /// A bit for each step in which it has an action.
  let steps: UInt8
  /// The index, among the entered codes, of the code that counts; -1 for none.
  let coupon: Int32
  /// The number of its group per line; -1 for none.
  let lineGroup: Int32
  /// The number of its applications. That of a promotion with `consumes` is formed anew in its turn.
  var applications: Int64
  /// The largest discount that it may take; the largest number for no limit.
  var cap: Int64
  /// Whether it was found to have an effect when it is applied alone.
  var isTried = false
  /// The discount that it has taken so far.
  var discount: Int64 = 0
  /// Whether it gave something that is no discount: a gift unit, credit or coupons.
  var gives = false

  /// Whether it is a promotion with a code; that of a renewal need not be entered.
  var hasCode: Bool { coupon != -1 }

  var hasEffect: Bool { discount > 0 || gives }
}
