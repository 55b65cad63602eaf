// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// MARK: - Evaluation

extension CartFacts {
  /// Whether a promotion was redeemed at an earlier bill (§2.24).
  @inline(__always)
  mutating func isRedeemed(_ index: CandidateIndex) -> Bool {
    !redeemed.isEmpty && redeemed.contains(set.id(of: candidates[index.position]))
  }

  /// The code with which a promotion is taken. A renewal whose code is not entered counts as with a
  /// code entered before all others: -2 (§2.25).
  mutating func takenCoupon(of index: CandidateIndex) -> Int32 {
    let coupon = countingCoupon(of: index)
    return coupon < 0 && isRedeemed(index) ? -2 : coupon
  }
}
