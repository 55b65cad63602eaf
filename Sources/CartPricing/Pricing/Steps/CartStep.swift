extension Worksheet {
  /// `cart` and `subset`: one discount on the value of all selected open units, split over them.
  /// Source: PRICING.md section 6.
  mutating func takeOffOrder(
    _ discount: ResolvedDiscount, _ selection: LineSelection, for place: Int, _ facts: borrowing CartFacts
  ) throws(PricingError) {
    let promotion = promotions[place]
    let value = takeUpAll(of: selection, for: promotion, facts)
    switch discount {
    case .percent(let rate, let base):
      switch base {
      case .current: split(facts.round(value, times: rate))
      case .original: split(min(facts.round(originalValue(of: ranges.indices, facts), times: rate), value))
      }
    case .amount(let amount, let basis):
      let amount = Int128(promotion.applications) * Int128(amount)
      if let basis, (basis == .gross) != facts.cart.taxIncluded {
        split(amount, in: basis, facts)
      } else {
        split(Int64(min(amount, Int128(value))))
      }
    case .price: return  // a fault of the promotion
    }
    try takeCuts(for: place)
  }

  /// Splits an amount that is meant in the other basis than the cart's: over the lines by their values in that basis,
  /// each share brought back into the cart's.
  private mutating func split(_ amount: Int128, in basis: FlatDiscount.Basis, _ facts: borrowing CartFacts) {
    let rounding = facts.set.source.policy.rounding
    var slices: [Range<Int>] = []
    while let first = slices.last?.upperBound ?? ranges.indices.first, first < ranges.count {
      slices.append(first..<endOfLine(from: first))
    }
    let values = slices.map { Int128(value(of: $0)) }
    let taxes = slices.map { BasisTax(rate: Int128(facts.lines[Int(ranges[$0.lowerBound].line)].rate), rounding) }
    let weights = zip(values, taxes).map { value, tax in
      basis == .gross ? value + tax.added(to: value) : value - tax.contained(in: value)
    }
    let shares = Allocation.shares(of: min(amount, weights.reduce(0, +)), over: weights)
    cuts.removeAll(keepingCapacity: true)
    for index in slices.indices {
      let share = shares[index]
      // round(s / (1 + t)) is not the same as s − round(s·t / (1 + t)) where a half is rounded
      let back = basis == .gross ? taxes[index].net(of: share) : share + taxes[index].added(to: share)
      split(Int64(min(back, values[index])), within: slices[index])
    }
  }
}

/// How an amount passes from before tax to after tax and back.
private struct BasisTax {
  /// The rate in parts per million.
  private let rate: Int128
  private let rounding: Rounding

  init(rate: Int128, _ rounding: Rounding) {
    self.rate = rate
    self.rounding = rounding
  }

  /// round(figure × rate).
  func added(to figure: Int128) -> Int128 { rounding.divide(figure * rate, by: 1_000_000) }

  /// round(figure × rate / (1 + rate)).
  func contained(in figure: Int128) -> Int128 { rounding.divide(figure * rate, by: 1_000_000 + rate) }

  /// round(figure / (1 + rate)).
  func net(of figure: Int128) -> Int128 { rounding.divide(figure * 1_000_000, by: 1_000_000 + rate) }
}
