// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// Tiers: which step holds, and what the next one lacks (§6.42, §6.43).
extension Interpreter {
  /// The name of a measure, its selector, and its value "of the cart as it came" (§6.43).
  private func measured(_ measure: Tiers.Measure) -> (name: String, of: LineSelector, value: Int128) {
    switch measure {
    case .subtotal(let of, let basis): return ("subtotal", of, subtotal(of, in: basis))
    case .quantity(let of): return ("quantity", of, quantity(of))
    case .lines(let of): return ("lines", of, lineCount(of))
    case .leastQuantity(let of): return ("leastQuantity", of, leastQuantity(of))
    }
  }

  private func threshold(_ step: TierStep) -> Int128 {
    switch step.threshold {
    case .amount(let amount): return money(amount)
    case .count(let count): return Int128(count)
    }
  }

  /// The discount itself; of tiers "The step with the largest `from` ≤ the measure; none: the
  /// action is void" (§6.42).
  func flat(_ discount: Discount) -> FlatDiscount? {
    switch discount {
    case .flat(let flat): return flat
    case .tiers(let tiers):
      let measured = measured(tiers.measure).value
      var best: (from: Int128, discount: FlatDiscount)?
      for step in tiers.steps {
        let from = threshold(step)
        if from <= measured, from > best?.from ?? -1 { best = (from, step.discount) }
      }
      return best?.discount
    }
  }

  /// "next of an applied promotion is what its first action with tiers lacks for its next step: …
  /// as a gap; absent on the last step".
  func nextStep(_ promotion: Promotion) -> Gap? {
    for case .discount(.tiers(let tiers), _) in promotion.actions {
      let (name, of, value) = measured(tiers.measure)
      guard let next = tiers.steps.map({ threshold($0) }).filter({ $0 > value }).min() else { return nil }
      return Gap(name, of: of, required: next, current: value, isMoney: name == "subtotal")
    }
    return nil
  }
}
