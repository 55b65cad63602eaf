extension Worksheet {
  /// `fees`: a percentage of what remains of each fee, or an amount off all of them together.
  /// Source: PRICING.md section 6.
  mutating func takeOffFees(
    _ discount: ResolvedDiscount, kinds: [String]?, for promotion: TakenPromotion
  ) {
    let source = facts.cart.fees
    let selected = source.indices
      .filter { fee in kinds.map { $0.contains { $0.utf8.elementsEqual(source[fee].kind.utf8) } } ?? true }
      .sorted { source[$0].id < source[$1].id }
    let remaining = selected.map { Int128(fees[$0].left) }
    let uncapped: [Int128]
    switch discount {
    case .percent(let rate, _): uncapped = remaining.map { Int128(facts.round(Int64($0), times: rate)) }
    case .amount(let amount, _):
      uncapped = Allocation.shares(of: min(Int128(amount), remaining.reduce(0, +)), over: remaining)
    case .price: return  // a fault of the promotion
    }
    for (fee, amount) in zip(selected, capped(uncapped, for: promotion)) {
      takeOffFee(fee, Int64(amount), for: promotion)
    }
  }

  /// Discounts, or if they are more than a promotion may still take exactly that, split by them.
  func capped(_ discounts: [Int128], for promotion: TakenPromotion) -> [Int128] {
    guard let left = left(for: promotion), discounts.reduce(0, +) > Int128(left) else { return discounts }
    return Allocation.shares(of: Int128(max(left, 0)), over: discounts)
  }
}
