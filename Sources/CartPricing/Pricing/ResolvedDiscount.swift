/// A discount for one cart: its step chosen, its amounts in the cart's currency.
enum ResolvedDiscount {
  case percent(Rate, base: FlatDiscount.Base)
  case amount(Int64, basis: FlatDiscount.Basis?)
  case price(Int64)
}

extension CartFacts {
  /// What a discount is for this cart; nil if no step of its tiers is reached.
  func resolve(_ discount: CompiledDiscount) -> ResolvedDiscount? {
    switch discount {
    case .flat(let flat): return resolve(flat)
    case .tiers(let by, let steps):
      let measured = measure(by.measure, of: by.selector)
      var reached: (from: Int128, discount: FlatDiscount)?
      for step in steps {
        guard let from = threshold(step.from), from <= measured, from >= reached?.from ?? 0 else { continue }
        reached = (from, step.discount)
      }
      return reached.flatMap { resolve($0.discount) }
    }
  }

  private func threshold(_ from: TierStep.Threshold) -> Int128? {
    switch from {
    case .amount(let amount): lines.minorUnits(amount).map { Int128($0) }
    case .count(let count): Int128(count)
    }
  }

  private func resolve(_ flat: FlatDiscount) -> ResolvedDiscount? {
    switch flat {
    case .percent(let rate, let base): .percent(rate, base: base)
    case .amount(let amount, let basis): lines.minorUnits(amount).map { .amount($0, basis: basis) }
    case .price(let price): lines.minorUnits(price).map { .price($0) }
    }
  }

  /// round(figure × rate); at most the figure for a discount's rate, so within Int64.
  func round(_ figure: Int64, times rate: Rate) -> Int64 { rate.of(figure, rounding: set.policy.rounding) ?? Int64.max }

  /// n × amount without overflow.
  func times(_ applications: Int64, _ amount: Int64) -> Int128 { Int128(applications) * Int128(amount) }
}
