// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A code that was entered: whether it is known, counts, and is at its limit.
struct EnteredCoupon: Sendable {
  /// The index of the code's first occurrence among the cart's codes.
  let place: Int32
  /// The code's symbol; ``SymbolTable/unknown`` for a code that neither a promotion nor a qualifier
  /// names.
  let symbol: Int32
  /// The promotion that lists the code, by its index among the candidates (by its slot until the
  /// candidates are known); -1 for none.
  var promotion: Int32
  /// Whether the coupon policy lets it count.
  var counts: Bool
  /// The limit of the code itself that is reached.
  let limit: Decision.Limit?
}

extension CartFacts {
  /// Reads the distinct codes in the order of their first occurrences (§1.21).
  mutating func readCoupons(_ usage: borrowing Usage) {
    entered.removeAll(keepingCapacity: true)
    let codes = cart.members.coupons.map { $0.code }  // SECOND EDITION: not evaluated yet
    if codes.isEmpty { return }
    for place in codes.indices where !codes[..<place].contains(codes[place]) {
      let symbol = set.symbol(ofCode: codes[place].key)
      let owner = symbol < 0 ? -1 : set.symbols[symbol].owner
      entered.append(
        EnteredCoupon(
          place: Int32(truncatingIfNeeded: place), symbol: symbol, promotion: owner, counts: symbol >= 0,
          limit: owner < 0 ? nil : limit(of: codes[place], listedBy: owner, usage)))
    }
    applyCouponPolicy()
  }
}
