// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// MARK: - Evaluation

extension Worksheet {
  /// Finds the tax of each line and of shipping from their totals (§8.8, §8.10).
  mutating func assessTax(_ facts: inout CartFacts) {
    taxes.removeAll(keepingCapacity: true)
    if facts.cart.isTaxed {
      for line in left.indices {
        let kept = keptLines.isEmpty ? 0 : keptLines[line]
        taxes.append(assess(Int64(facts.cart.lines[line].rate), on: left[line], kept, &facts))
      }
    }
    taxesLeft.copy(taxes)
    shippingTax = assess(facts.cart.frame.shippingRate, on: shipping.left, keptShipping, &facts)
    feeTaxes.removeAll(keepingCapacity: true)
    guard facts.cart.frame.hasTaxedFees else { return }
    for fee in fees.indices {
      let rate = Int64(facts.cart.members.fees[fee].taxRate?.partsPerMillion ?? 0)
      feeTaxes.append(assess(rate, on: fees[fee], keptFees.isEmpty ? 0 : keptFees[fee], &facts))
    }
  }

  private mutating func assess(_ rate: Int64, on figure: Int64, _ kept: Int64, _ facts: inout CartFacts) -> Int64 {
    guard rate > 0 else { return 0 }
    let whole: Int128 = facts.cart.members.isTaxIncluded ? 1_000_000 + Int128(rate) : 1_000_000
    let amount = facts.set.source.policy.rounding.divide((Int128(figure) + Int128(kept)) * Int128(rate), by: whole)
    if amount > Int128(Int64.max) { recordOutOfRange("the tax of a line") }
    return Int64(clamping: amount)
  }
}
