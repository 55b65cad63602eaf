extension Worksheet {
  /// `fees`: a percentage of what remains of each fee, or an amount off all of them together.
  /// Source: PRICING.md section 6.
  mutating func takeOffFees(
    _ action: ActionRecord, _ discount: ResolvedDiscount, for place: Int, _ facts: inout CartFacts
  ) {
    let source = facts.fees
    guard !source.isEmpty,
      case .discount(_, .fees(let kinds)) = facts.source(of: promotions[place].index).actions[Int(action.place)]
    else { return }
    let selected = source.indices
      .filter { fee in kinds.map { $0.contains { $0.utf8.elementsEqual(source[fee].kind.utf8) } } ?? true }
      .sorted { source[$0].id < source[$1].id }
    let remaining = selected.map { Int128(fees[$0]) }
    let uncapped: [Int128]
    switch discount {
    case .percent(let rate, _): uncapped = selected.map { Int128(facts.round(fees[$0], times: rate)) }
    case .amount(let amount, _):
      uncapped = Allocation.shares(of: min(Int128(amount), remaining.reduce(0, +)), over: remaining)
    case .price: return  // a fault of the promotion
    }
    for (fee, amount) in zip(selected, capped(uncapped, for: place)) {
      takeOffFee(fee, Int64(amount), for: place)
    }
  }

  /// Discounts, or if they are more than a promotion may still take exactly that, split by them.
  mutating func capped(_ discounts: [Int128], for place: Int) -> [Int128] {
    let left = promotions[place].left
    guard left != TakenPromotion.noCap, discounts.reduce(0, +) > Int128(left) else { return discounts }
    return Allocation.shares(of: Int128(left), over: discounts)
  }
}
