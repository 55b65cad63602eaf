// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// round(a × numerator / denominator), rounded once (§1.10).
func rounded(_ amount: Int128, times numerator: Int128, over denominator: Int128, _ rounding: Rounding) -> Int128 {
  let product = amount * numerator
  let floor = product / denominator
  let rest = product % denominator
  let roundsUp: Bool
  switch rounding {
  case .halfUp: roundsUp = 2 * rest >= denominator
  case .halfDown: roundsUp = 2 * rest > denominator
  case .halfEven: roundsUp = 2 * rest > denominator || (2 * rest == denominator && floor % 2 == 1)
  case .down: roundsUp = false
  }
  return roundsUp ? floor + 1 : floor
}

/// allocate(D, w): "each gets ⌊D·wᵢ/W⌋, and the remaining units go one each to the largest D·wᵢ mod
/// W, ties to the earlier entry. W = 0 gives zeros" (§1.12).
func allocate(_ amount: Int128, over weights: [Int128]) -> [Int128] {
  var whole: Int128 = 0
  for weight in weights { whole += weight }
  if whole == 0 { return weights.map { _ in 0 } }
  precondition(0 <= amount && amount <= whole, "allocate needs 0 ≤ D ≤ W")
  var shares: [Int128] = []
  var remainders: [(index: Int, remainder: UInt128)] = []
  var remaining = amount
  for (index, weight) in weights.enumerated() {
    let product = UInt128(amount).multipliedFullWidth(by: UInt128(weight))
    let (quotient, remainder) = UInt128(whole).dividingFullWidth(product)
    shares.append(Int128(quotient))
    remainders.append((index, remainder))
    remaining -= Int128(quotient)
  }
  remainders.sort { $0.remainder != $1.remainder ? $0.remainder > $1.remainder : $0.index < $1.index }
  for entry in remainders {
    if remaining == 0 { break }
    shares[entry.index] += 1
    remaining -= 1
  }
  return shares
}

/// The sum of some amounts.
func sum(_ amounts: some Sequence<Int128>) -> Int128 {
  var total: Int128 = 0
  for amount in amounts { total += amount }
  return total
}
