// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// What a set of promotions is worth, by what decides between sets.
struct SetWorth: Sendable {
  /// What the customer gains: all discount and credit.
  var benefit: Int128 = 0
  var issuedCoupons: Int128 = 0
  /// How many promotions were chosen, late ones aside.
  var promotions = 0

  /// Above 0 if this is worth more than another, below 0 if less: the larger benefit; then more
  /// coupons, fewer promotions (§7.14).
  func compared(to other: SetWorth) -> Int {
    if benefit != other.benefit { return benefit > other.benefit ? 1 : -1 }
    if issuedCoupons != other.issuedCoupons { return issuedCoupons > other.issuedCoupons ? 1 : -1 }
    return other.promotions - promotions
  }
}

extension Worksheet {
  /// What the promotions that were carried out are worth, so many of which were chosen (§7.14).
  mutating func worth(of number: Int) -> SetWorth {
    var worth = SetWorth(promotions: number)
    for place in promotions.indices { worth.benefit += Int128(promotions[place].discount) }
    for place in credits.indices { worth.benefit += credits[place].amount }
    for place in issued.indices { worth.issuedCoupons += Int128(issued[place].count) }
    return worth
  }
}
