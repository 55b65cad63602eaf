// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// MARK: - Compilation

extension PromotionCompiler {
  /// Compiles the target `tax`.
  mutating func compileTax(_ select: LineSelector, into record: inout ActionRecord) {
    record.kind = .tax
    record.selector = id(of: select)
  }
}

// MARK: - Evaluation

extension Worksheet {
  /// Takes a percentage off what remains of the tax of each selected line (§6.16).
  mutating func takeOffTax(
    _ discount: ResolvedDiscount, _ selection: LineSelection, for place: Int, _ facts: inout CartFacts
  ) {
    guard case .percent(let rate, _) = discount, !taxes.isEmpty else { return }
    var lines: [Int] = []
    for rank in left.indices where facts.contains(facts.cart.line(rank: rank).position, in: selection) {
      lines.append(facts.cart.line(rank: rank).position)
    }
    var uncapped: [Int128] = []
    for line in lines {
      var amount = facts.round(taxesLeft[line], times: rate)
      // §8.12: where tax is included, at most what is left of the line's total.
      if facts.cart.members.isTaxIncluded { amount = min(amount, left[line] - (taxes[line] - taxesLeft[line])) }
      uncapped.append(Int128(max(amount, 0)))
    }
    for (line, amount) in zip(lines, capped(uncapped, for: place)) {
      takeOffTax(line, Int64(amount), for: place)
    }
  }
}

extension CartFacts {
  /// The upper bound of what can be taken off tax: a percentage of the tax of the lines without
  /// discounts.
  mutating func mostOffTax(_ discount: ResolvedDiscount, _ selection: LineSelection) -> Int128 {
    guard case .percent(let rate, _) = discount else { return 0 }
    var sum: Int128 = 0
    for line in cart.lines.indices where contains(line, in: selection) && cart.lines[line].rate > 0 {
      let whole: Int128 = cart.members.isTaxIncluded ? 1_000_000 + Int128(cart.lines[line].rate) : 1_000_000
      let tax = set.source.policy.rounding.divide(
        Int128(cart.lines[line].value) * Int128(cart.lines[line].rate), by: whole)
      sum += Int128(round(Int64(clamping: tax), times: rate))
    }
    return sum
  }
}
