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

// MARK: - Compilation

extension PromotionCompiler {
  /// Compiles the kinds of the fees to numbers, ascending and without duplicates; nil for fees of
  /// every kind.
  mutating func compileFees(ofKinds kinds: [String]?, into record: inout ActionRecord) {
    record.kind = .fees
    record.feeKinds = kinds.map { feeKindLists.append(feeKinds.list($0.map { TextKey($0) })) }
  }
}

extension ActionRecord {
  /// The kinds of the fees that an action of the kind `fees` discounts; nil for fees of every kind.
  var feeKinds: IndexList<TextKey>? {
    get {
      guard let first = OptionalIndex<IndexList<TextKey>>(rawValue: firstPart).index else { return nil }
      return IndexList(first: first.rawValue, count: count)
    }
    set {
      firstPart = OptionalIndex<IndexList<TextKey>>(newValue.map { Index(rawValue: $0.first) }).rawValue
      count = newValue?.count ?? 0
    }
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
    guard !source.isEmpty else { return }
    facts.sortFees()
    var selected: [Int] = []
    selected.reserveCapacity(source.count)
    for rank in facts.feesByID.indices {
      let fee = facts.feesByID[rank].position
      if facts.selects(action, fee: fee) { selected.append(fee) }
    }
    let uncapped: [Int128]
    switch discount {
    case .percent(let rate, _), .percentUpTo(let rate, _, _):
      uncapped = selected.map { Int128(facts.round(fees[$0], times: rate)) }
    case .amount(let amount, _):
      let remaining = selected.map { Int128(fees[$0]) }
      uncapped = Allocation.shares(of: min(Int128(amount), remaining.reduce(0, +)), over: remaining)
    case .price, .priceByAttribute: return  // Such a promotion is refused when a set is validated.
    }
    for (fee, amount) in zip(selected, capped(uncapped, for: place)) {
      takeOffFee(fee, Int64(amount), for: place)
    }
  }
}

extension CartFacts {
  /// Finds the order of the cart's fees by id (§1.13), once a pricing.
  mutating func sortFees() {
    let source = cart.members.fees
    if feesByID.count == source.count { return }
    feesByID.append(source.count) { Index($0) }
    feesByID.sort { source[$0.position].id < source[$1.position].id }
  }

  /// Whether an action selects a fee. O(log n) for n kinds; the kinds of the cart's fees are looked up once a pricing.
  mutating func selects(_ action: ActionRecord, fee: Int) -> Bool {
    guard let list = action.feeKinds else { return true }
    if feeNumbers.isEmpty {
      for fee in cart.members.fees { feeNumbers.append(OptionalIndex(set.feeKinds.number(of: TextKey(fee.kind)))) }
    }
    steps.add()
    guard let number = feeNumbers[fee].index else { return false }
    let position = list.positions.partitionPoint { set.feeKindLists[$0] < number }
    return position < list.positions.upperBound && set.feeKindLists[position] == number
  }

  /// The upper bound of what can be taken off fees.
  mutating func mostOffFees(_ action: ActionRecord, _ discount: ResolvedDiscount) -> Int128 {
    var sum: Int128 = 0
    for fee in cart.members.fees.indices where selects(action, fee: fee) {
      let amount = cart.members.fees[fee].amount.minorUnits(in: currency) ?? 0
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
