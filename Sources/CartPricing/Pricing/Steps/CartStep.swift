extension Worksheet {
  /// `cart` and `subset`: one discount on the value of all selected open units, split over them.
  /// Source: PRICING.md section 6.
  mutating func takeOffOrder(
    _ discount: ResolvedDiscount, selector: Int32, for promotion: TakenPromotion
  ) throws(PricingError) {
    let ranges = openRanges(of: selector, for: promotion)
    let value = ranges.reduce(0) { $0 + $1.price * $1.count }
    switch discount {
    case .percent(let rate, let base):
      let amount: Int64
      switch base {
      case .current: amount = facts.round(value, times: rate)
      case .original: amount = min(facts.round(originalValue(of: ranges[...]), times: rate), value)
      }
      try take(split(amount, over: ranges), for: promotion)
    case .amount(let amount, let basis):
      let amount = facts.times(promotion.applications, amount)
      if let basis, (basis == .gross) != facts.cart.taxIncluded {
        try take(split(amount, in: basis, over: ranges), for: promotion)
      } else {
        try take(split(Int64(min(amount, Int128(value))), over: ranges), for: promotion)
      }
    case .price: break  // a fault of the promotion
    }
  }

  /// Splits an amount that is meant in the other basis than the cart's: over the lines by their values in that basis,
  /// each share brought back into the cart's.
  private func split(_ amount: Int128, in basis: FlatDiscount.Basis, over ranges: [UnitRange]) -> [UnitCut] {
    let slices = Self.slices(of: ranges)
    let values = slices.map { Int128(Self.value(of: ranges[$0])) }
    let rates = slices.map { facts.lines.lines[Int(ranges[$0.lowerBound].line)].taxRate }
    let weights = zip(values, rates).map { value, rate in
      basis == .gross ? value + added(rate, to: value) : value - contained(rate, in: value)
    }
    let shares = Allocation.shares(of: min(amount, weights.reduce(0, +)), over: weights)
    var cuts: [UnitCut] = []
    for index in slices.indices {
      let share = shares[index]
      // round(s / (1 + t)) is not the same as s − round(s·t / (1 + t)) where a half is rounded
      let back = basis == .gross ? net(of: share, rates[index]) : share + added(rates[index], to: share)
      split(Int64(min(back, values[index])), within: ranges[slices[index]], into: &cuts)
    }
    return cuts
  }

  /// round(figure × rate).
  private func added(_ rate: Rate, to figure: Int128) -> Int128 {
    facts.set.policy.rounding.divide(figure * Int128(rate.partsPerMillion), by: 1_000_000)
  }

  /// round(figure × rate / (1 + rate)).
  private func contained(_ rate: Rate, in figure: Int128) -> Int128 {
    facts.set.policy.rounding.divide(
      figure * Int128(rate.partsPerMillion), by: 1_000_000 + Int128(rate.partsPerMillion))
  }

  /// round(figure / (1 + rate)).
  private func net(of figure: Int128, _ rate: Rate) -> Int128 {
    facts.set.policy.rounding.divide(figure * 1_000_000, by: 1_000_000 + Int128(rate.partsPerMillion))
  }
}
