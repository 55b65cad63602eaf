// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// MARK: - Evaluation

extension Worksheet {
  /// Discounts all open units, what remains of shipping and what remains of the fees together, and
  /// splits the discount over the lines by room, then shipping, then the fees by what remains
  /// (§6.17).
  mutating func takeOffOrder(
    _ discount: ResolvedDiscount, for place: Int, _ facts: inout CartFacts
  ) throws(PricingError) {
    let promotion = promotions[place]
    let (value, room) = findAllRanges(of: facts.selection(.all), for: promotion, &facts)
    var lines: [Range<Int>] = []
    var weights: [Int128] = []
    var first = 0
    while first < ranges.count {
      let end = endOfLine(from: first)
      lines.append(first..<end)
      weights.append(Int128(self.room(of: first..<end)))
      first = end
    }
    weights.append(Int128(shipping.left))
    // §1.13: by id
    let source = facts.cart.members.fees
    let sorted = source.indices.sorted { source[$0].id < source[$1].id }
    var others = Int128(shipping.left)
    for fee in sorted {
      weights.append(Int128(fees[fee]))
      others += Int128(fees[fee])
    }
    let most = Int128(room) + others
    let amount: Int128
    switch discount {
    case .percent(let rate, _), .percentUpTo(let rate, _, _):
      let product = (Int128(value) + others) * Int128(rate)
      amount = min(facts.set.source.policy.rounding.divide(product, by: 1_000_000), most)
    case .amount(let figure, _): amount = min(Int128(figure) * Int128(promotion.applications), most)
    case .price, .priceByAttribute: return  // a fault of the promotion
    }
    guard amount > 0 else { return }
    let shares = Allocation.shares(of: amount, over: weights)
    // §6.61
    let capped = self.capped(shares, for: place)
    try takeOffLines(lines, shares, capped, for: place)
    takeOffShipping(Int64(capped[lines.count]), for: place)
    for (index, fee) in sorted.enumerated() { takeOffFee(fee, Int64(capped[lines.count + 1 + index]), for: place) }
  }

  /// Takes shares of a discount off lines, of which each is a range of ``ranges``. A share that a cap
  /// has lowered is split over the units by their uncapped discounts.
  private mutating func takeOffLines(
    _ lines: [Range<Int>], _ shares: [Int128], _ capped: [Int128], for place: Int
  ) throws(PricingError) {
    let all = ranges.array
    var discounts: [UnitDiscount] = []
    for index in lines.indices where capped[index] > 0 {
      ranges.removeAll(keepingCapacity: true)
      ranges.append(contentsOf: Array(all[lines[index]]))
      unitDiscounts.removeAll(keepingCapacity: true)
      split(Int64(shares[index]), within: ranges.indices)
      if capped[index] < shares[index] { capUnitDiscounts(to: Int64(capped[index])) }
      discounts += unitDiscounts.array
    }
    unitDiscounts.removeAll(keepingCapacity: true)
    unitDiscounts.append(contentsOf: discounts)
    try takeUnitDiscounts(for: place)
  }
}

extension CartFacts {
  /// The upper bound of what can be taken off the order.
  mutating func mostOffOrder(_ discount: ResolvedDiscount, times applications: Int128) -> Int128 {
    var sum = Int128(cart.subtotal) + Int128(cart.frame.shippingCost)
    for fee in cart.members.fees { sum += Int128(fee.amount.minorUnits(in: currency) ?? 0) }
    switch discount {
    case .percent(let rate, _), .percentUpTo(let rate, _, _): return (sum * Int128(rate) + 999_999) / 1_000_000
    case .amount(let amount, _): return min(Int128(amount) * applications, sum)
    case .price, .priceByAttribute: return 0
    }
  }
}
