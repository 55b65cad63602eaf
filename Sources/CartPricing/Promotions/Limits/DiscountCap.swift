// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// MARK: - Evaluation

extension CartFacts {
  /// The largest discount of a promotion: the smaller of its `maxDiscount` and the rest of its
  /// budget (§6.60, §5.34).
  mutating func cap(of record: PromotionRecord) -> Int64 {
    var cap = TakenPromotion.noCap
    if record.maxDiscount >= 0 { cap = minorUnits(at: record.maxDiscount) }
    if record.flags.contains(.budget), let left = budgetLeft(of: set.source(at: record.source)) {
      cap = min(cap, left)
    }
    return cap
  }
}

extension TakenPromotion {
  /// The cap of a promotion that has none.
  static let noCap = Int64.max

  /// The amount that the promotion may still take off, after its earlier actions (§6.60).
  var left: Int64 { cap == Self.noCap ? cap : max(0, cap - discount) }
}

extension Worksheet {
  /// Lowers ``unitDiscounts``, if they exceed the rest of a cap, to exactly that rest, split over lines,
  /// then units, by the uncapped discounts (§6.61).
  mutating func capUnitDiscounts(to left: Int64) {
    var total: Int128 = 0
    for index in unitDiscounts.indices {
      total += Int128(unitDiscounts[index].each) * Int128(unitDiscounts[index].count)
    }
    guard total > Int128(left) else { return }
    swap(&unitDiscounts, &uncapped)
    unitDiscounts.removeAll(keepingCapacity: true)
    guard left > 0 else { return }
    weights.removeAll(keepingCapacity: true)
    var first = 0
    while first < uncapped.count {
      let end = endOfUncappedLine(from: first)
      var value: Int64 = 0
      for index in first..<end { value += uncapped[index].each * uncapped[index].count }
      weights.append(value)
      first = end
    }
    Allocation.allocate(left, over: weights, shares: &shares, remainders: &remainders)
    first = 0
    for line in shares.indices {
      let end = endOfUncappedLine(from: first)
      splitCapped(shares[line], over: first..<end)
      first = end
    }
  }

  /// Returns the end of the uncapped discounts that are on the same line as the discount at an
  /// index.
  private func endOfUncappedLine(from first: Int) -> Int {
    var end = first + 1
    while end < uncapped.count, uncapped[end].line == uncapped[first].line { end += 1 }
    return end
  }

  /// Appends unit discounts for a discount on one line, split by the uncapped discounts in a range.
  private mutating func splitCapped(_ discount: Int64, over range: Range<Int>) {
    if range.count == 1 {
      let units = uncapped[range.lowerBound]
      let share = discount / units.count
      append(share, extra: discount - share * units.count, of: units.line, from: units.start, count: units.count)
      return
    }
    runAllocation.begin()
    for index in range { runAllocation.append(weight: uncapped[index].each, count: uncapped[index].count) }
    runAllocation.allocate(discount)
    for index in range {
      let (units, share) = (uncapped[index], runAllocation.shares[index - range.lowerBound])
      append(share.share, extra: share.extra, of: units.line, from: units.start, count: units.count)
    }
  }

  /// Discounts on fees or taxes; if they exceed the rest of a cap, exactly that rest, split by the
  /// uncapped discounts (§6.61).
  mutating func capped(_ discounts: [Int128], for place: Int) -> [Int128] {
    let left = promotions[place].left
    guard left != TakenPromotion.noCap, discounts.reduce(0, +) > Int128(left) else { return discounts }
    return Allocation.shares(of: Int128(left), over: discounts)
  }
}
