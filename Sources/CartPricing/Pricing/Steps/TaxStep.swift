extension Worksheet {
  /// Finds the tax of each line and of shipping on what is paid for them. Source: PRICING.md section 8.
  mutating func assessTax() throws(PricingError) {
    tax.lines = []
    tax.lines.reserveCapacity(facts.lines.count)
    for line in 0..<facts.lines.count {
      tax.lines.append(try assess(facts.lines.lines[line].taxRate, on: units.value(of: line)))
    }
    tax.left = tax.lines
    if let rate = facts.cart.shipping?.taxRate, let left = shipping?.left { tax.shipping = try assess(rate, on: left) }
  }

  private func assess(_ rate: Rate, on figure: Int64) throws(PricingError) -> Int64 {
    let rounding = facts.set.policy.rounding
    let amount =
      facts.cart.taxIncluded ? rate.contained(in: figure, rounding: rounding) : rate.of(figure, rounding: rounding)
    guard let amount else { throw .amountOutOfRange("the tax of a line") }
    return amount
  }

  /// `tax`: a percentage of what remains of the tax of each selected line. Source: PRICING.md section 6.
  mutating func takeOffTax(
    _ discount: ResolvedDiscount, selector: Int32, for promotion: TakenPromotion
  ) throws(PricingError) {
    guard case .percent(let rate, _) = discount else { return }  // anything else is a fault of the promotion
    let selected = facts.selection(selector).lines
    let lines = facts.lines.byID.map { Int($0) }.filter { selected.contains($0) }
    let uncapped = lines.map { Int128(facts.round(tax.left[$0], times: rate)) }
    for (line, amount) in zip(lines, capped(uncapped, for: promotion)) {
      try takeOffTax(line, Int64(amount), for: promotion)
    }
  }
}
