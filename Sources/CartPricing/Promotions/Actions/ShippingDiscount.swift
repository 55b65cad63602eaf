// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// MARK: - Evaluation

extension Worksheet {
  /// Discounts what remains to be paid of shipping (§6.14).
  mutating func takeOffShipping(
    _ discount: ResolvedDiscount, for place: Int, _ facts: inout CartFacts
  ) {
    let amount: Int64
    switch discount {
    case .percent(let rate, _), .percentUpTo(let rate, _, _): amount = facts.round(shipping.left, times: rate)
    case .amount(let most, _): amount = min(most, shipping.left)
    case .price(let price): amount = max(shipping.left - price, 0)
    case .priceByAttribute: return  // a fault of the promotion
    }
    takeOffShipping(min(amount, promotions[place].left), for: place)
  }
}

extension CartFacts {
  /// The upper bound of what can be taken off shipping. What remains of it never grows, because
  /// upgrades are discounted.
  mutating func mostOffShipping(_ discount: ResolvedDiscount) -> Int128 {
    switch discount {
    case .percent(let rate, _), .percentUpTo(let rate, _, _): Int128(round(cart.frame.shippingCost, times: rate))
    case .amount(let amount, _): Int128(min(amount, cart.frame.shippingCost))
    case .price(let price): Int128(max(cart.frame.shippingCost - price, 0))
    case .priceByAttribute: 0
    }
  }
}
