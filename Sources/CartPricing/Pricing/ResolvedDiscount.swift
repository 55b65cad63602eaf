/// A discount for one cart: its step chosen, its amounts in the cart's currency.
enum ResolvedDiscount {
  case percent(Int64, base: FlatDiscount.Base)
  case amount(Int64, basis: FlatDiscount.Basis?)
  case price(Int64)

  /// Whether it goes by what the units at hand cost now, and by nothing else.
  @inline(__always)
  var isOfCurrentPrices: Bool {
    switch self {
    case .percent(_, let base): base == .current
    case .amount(_, let basis): basis == nil
    case .price: true
    }
  }

  /// What it takes off an order of some value.
  @inline(__always)
  func amount(of value: Int64, times applications: Int64, _ facts: inout CartFacts) -> Int64 {
    switch self {
    case .percent(let rate, _): return facts.round(value, times: rate)
    case .amount(let amount, _):
      let (product, overflows) = amount.multipliedReportingOverflow(by: applications)
      return overflows ? value : min(product, value)
    case .price: return 0  // a fault of the promotion
    }
  }
}

extension CartFacts {
  /// What a discount is for this cart; nil if no step of its tiers is reached.
  @inline(__always)
  mutating func resolve(_ discount: DiscountRecord) -> ResolvedDiscount? {
    discount.kind == .tiers ? resolveTiers(set.tiers[Int(discount.figure)]) : resolveFlat(discount)
  }

  /// Whether a discount goes by what the units at hand cost now, and by nothing else.
  @inline(__always)
  mutating func isOfCurrentPrices(_ discount: DiscountRecord) -> Bool {
    switch discount.kind {
    case .percent: discount.base == .current
    case .amount: discount.basis == nil
    case .tiers: resolve(discount)?.isOfCurrentPrices ?? true
    case .none, .price: true
    }
  }

  private mutating func resolveFlat(_ discount: DiscountRecord) -> ResolvedDiscount? {
    switch discount.kind {
    case .percent: return .percent(Int64(discount.figure), base: discount.base)
    case .amount:
      let amount = minorUnits(at: discount.figure)
      return amount == AmountTable.noValue ? nil : .amount(amount, basis: discount.basis)
    case .price:
      let price = minorUnits(at: discount.figure)
      return price == AmountTable.noValue ? nil : .price(price)
    case .none, .tiers: return nil
    }
  }

  private mutating func resolveTiers(_ tiers: TierRecord) -> ResolvedDiscount? {
    let measured = selection(tiers.selector).figure(tiers.measure)
    var reached: Int64 = -1
    var step: Int?
    for place in Int(tiers.firstStep)..<Int(tiers.firstStep + tiers.stepCount) {
      let place = (place, set.steps[place].from)
      let from = tiers.measure == .subtotal ? minorUnits(at: place.1) : Int64(place.1)
      guard from <= measured, from > reached else { continue }
      reached = from
      step = place.0
    }
    return step.flatMap { resolveFlat(set.steps[$0].discount) }
  }

  /// round(figure × rate) for a rate of at most 100 % in parts per million, and a figure that is not negative.
  @inline(__always)
  func round(_ figure: Int64, times rate: Int64) -> Int64 {
    if figure <= 0xffff_ffff, set.source.policy.rounding == .halfUp {
      // Both are below 2³², so the product fits.
      return Int64(truncatingIfNeeded: (UInt64(figure) &* UInt64(rate) &+ 500_000) / 1_000_000)
    }
    let product = Int128(figure) * Int128(rate)
    return Int64(truncatingIfNeeded: set.source.policy.rounding.divide(product, by: 1_000_000))
  }
}
