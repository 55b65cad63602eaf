// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The worth of a set of promotions: the figures by which sets are compared.
struct SetWorth: Sendable {
  /// The customer's benefit: the sum of all discounts and credits.
  var benefit: Int128 = 0
  var issuedCoupons: Int128 = 0
  /// The number of selected promotions, without late ones.
  var promotions = 0

  /// Returns a number above 0 if this set is worth more than another one, below 0 if it is worth
  /// less: by the larger benefit, then by more coupons, then by fewer promotions (§7.14).
  func compared(to other: SetWorth) -> Int {
    if benefit != other.benefit { return benefit > other.benefit ? 1 : -1 }
    if issuedCoupons != other.issuedCoupons { return issuedCoupons > other.issuedCoupons ? 1 : -1 }
    return other.promotions - promotions
  }
}

extension Worksheet {
  /// Returns the worth of the promotions that were carried out, of which `number` were selected
  /// (§7.14).
  mutating func worth(of number: Int) -> SetWorth {
    var worth = SetWorth(promotions: number)
    for place in promotions.indices { worth.benefit += Int128(promotions[place].discount) }
    for place in credits.indices { worth.benefit += credits[place].amount }
    for place in issued.indices { worth.issuedCoupons += Int128(issued[place].count) }
    return worth
  }
}
