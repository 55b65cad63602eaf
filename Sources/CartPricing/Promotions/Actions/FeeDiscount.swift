// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// MARK: - Checks

extension DiscountTarget {
  /// Checks the kinds of fees that a target names.
  static func checkFees(ofKinds kinds: [String], into sink: inout some FaultSink) {
    sink.check(list: kinds, at: "fees")
    sink.push("fees")
    for (index, kind) in kinds.enumerated() where !Limits.idBytes.contains(kind.utf8.count) {
      sink.report(at: index, FaultCollector.idMessage(kind))
    }
    sink.pop()
  }
}

// MARK: - Evaluation

extension Worksheet {
  /// Discounts what remains of the selected fees: a percentage of each fee, or an amount off all of
  /// them together (§6.15).
  mutating func takeOffFees(
    _ action: ActionRecord, _ discount: ResolvedDiscount, for place: Int, _ facts: inout CartFacts
  ) {
    let source = facts.cart.members.fees
    guard !source.isEmpty,
      case .discount(_, .fees(let kinds)) = facts.source(of: promotions[place].index).actions[Int(action.place)]
    else { return }
    // §1.13: by id
    let selected = source.indices
      .filter { fee in kinds.map { $0.contains { $0.utf8.elementsEqual(source[fee].kind.utf8) } } ?? true }
      .sorted { source[$0].id < source[$1].id }
    let remaining = selected.map { Int128(fees[$0]) }
    let uncapped: [Int128]
    switch discount {
    case .percent(let rate, _): uncapped = selected.map { Int128(facts.round(fees[$0], times: rate)) }
    case .amount(let amount, _):
      uncapped = Allocation.shares(of: min(Int128(amount), remaining.reduce(0, +)), over: remaining)
    case .price: return  // Such a promotion is refused when a set is validated.
    }
    for (fee, amount) in zip(selected, capped(uncapped, for: place)) {
      takeOffFee(fee, Int64(amount), for: place)
    }
  }
}

extension CartFacts {
  /// The upper bound of what can be taken off fees.
  mutating func mostOffFees(
    _ action: ActionRecord, _ discount: ResolvedDiscount, of promotion: Int32
  ) -> Int128 {
    guard !cart.members.fees.isEmpty,
      case .discount(_, .fees(let kinds)) = source(of: promotion).actions[Int(action.place)]
    else {
      return 0
    }
    var sum: Int128 = 0
    for fee in cart.members.fees where kinds?.contains(where: { $0.utf8.elementsEqual(fee.kind.utf8) }) ?? true {
      let amount = fee.amount.minorUnits(in: currency) ?? 0
      if case .percent(let rate, _) = discount {
        sum += Int128(round(amount, times: rate))
      } else {
        sum += Int128(amount)
      }
    }
    if case .amount(let amount, _) = discount { sum = min(sum, Int128(amount)) }
    return sum
  }
}
