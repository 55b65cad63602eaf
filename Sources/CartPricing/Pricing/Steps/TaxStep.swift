extension Worksheet {
  /// Finds the tax of each line and of shipping on what is paid for them. Source: PRICING.md section 8.
  mutating func assessTax() {
    tax.lines = []
    tax.lines.reserveCapacity(facts.lines.count)
    for line in 0..<facts.lines.count {
      tax.lines.append(assess(facts.lines.lines[line].taxRate, on: units.value(of: line)))
    }
    tax.left = tax.lines
    if let rate = facts.cart.shipping?.taxRate, let left = shipping?.left { tax.shipping = assess(rate, on: left) }
  }

  private func assess(_ rate: Rate, on figure: Int64) -> Int128 {
    let parts = Int128(rate.partsPerMillion)
    return facts.set.policy.rounding.divide(
      Int128(figure) * parts, by: facts.cart.taxIncluded ? 1_000_000 + parts : 1_000_000)
  }

  /// `tax`: a percentage of what remains of the tax of each selected line. Source: PRICING.md section 6.
  mutating func takeOffTax(
    _ discount: ResolvedDiscount, selector: Int32, for promotion: TakenPromotion
  ) {
    guard case .percent(let rate, _) = discount else { return }  // anything else is a fault of the promotion
    let selected = facts.selection(selector).lines
    let lines = facts.lines.byID.map { Int($0) }.filter { selected.contains($0) }
    let uncapped = lines.map { line in
      facts.set.policy.rounding.divide(tax.left[line] * Int128(rate.partsPerMillion), by: 1_000_000)
    }
    for (line, amount) in zip(lines, capped(uncapped, for: promotion)) {
      takeOffTax(line, amount, for: promotion)
    }
  }
}
