extension Worksheet {
  /// Finds the tax of each line and of shipping on what is paid for them. Source: PRICING.md section 8.
  mutating func assessTax(_ facts: inout CartFacts) {
    isAssessed = true
    taxes.removeAll(keepingCapacity: true)
    if facts.isTaxed {
      for line in left.indices { taxes.append(assess(Int64(facts.lines[line].rate), on: left[line], &facts)) }
    }
    taxesLeft.copy(taxes)
    shippingTax = assess(facts.shippingRate, on: shipping.left, &facts)
  }

  private mutating func assess(_ rate: Int64, on figure: Int64, _ facts: inout CartFacts) -> Int64 {
    guard rate > 0 else { return 0 }
    let whole: Int128 = facts.taxIncluded ? 1_000_000 + Int128(rate) : 1_000_000
    let amount = facts.set.source.policy.rounding.divide(Int128(figure) * Int128(rate), by: whole)
    if amount > Int128(Int64.max) { noteOutOfRange("the tax of a line") }
    return Int64(clamping: amount)
  }

  /// `tax`: a percentage of what remains of the tax of each selected line. Source: PRICING.md section 6.
  mutating func takeOffTax(
    _ discount: ResolvedDiscount, _ selection: LineSelection, for place: Int, _ facts: inout CartFacts
  ) {
    guard case .percent(let rate, _) = discount, !taxes.isEmpty else { return }
    var lines: [Int] = []
    for rank in facts.byID.indices where facts.contains(Int(facts.byID[rank]), in: selection) {
      lines.append(Int(facts.byID[rank]))
    }
    var uncapped: [Int128] = []
    for line in lines { uncapped.append(Int128(facts.round(taxesLeft[line], times: rate))) }
    for (line, amount) in zip(lines, capped(uncapped, for: place)) {
      takeOffTax(line, Int64(amount), for: place)
    }
  }
}
