// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A condition of the branch and bound. Debug builds check it for each set that is completed.
extension PromotionSetSearch {
  /// Traps if the path's set, which is complete, is worth more than the upper bound of the path.
  /// Release builds do nothing.
  mutating func checkBound(ofPathWorth worth: SetWorth) {
    #if DEBUG
      measure()
      var most = SetWorth(promotions: path.count)
      addPath(to: &most)
      for index in number..<candidates.count { addMost(ofLate: index, to: &most) }
      assert(worth.benefit <= most.benefit, "a set that is worth more than its bound")
      assert(worth.issuedCoupons <= most.issuedCoupons, "a set that issues more coupons than its bound")
    #endif
  }
}
