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
    let uncapped = unitDiscounts.array
    unitDiscounts.removeAll(keepingCapacity: true)
    guard left > 0 else { return }
    var slices: [Range<Int>] = []
    for index in uncapped.indices {
      if let last = slices.indices.last, uncapped[slices[last].lowerBound].line == uncapped[index].line {
        slices[last] = slices[last].lowerBound..<index + 1
      } else {
        slices.append(index..<index + 1)
      }
    }
    weights.removeAll(keepingCapacity: true)
    for slice in slices { weights.append(uncapped[slice].reduce(0) { $0 + $1.each * $1.count }) }
    Allocation.allocate(left, over: weights, shares: &shares, remainders: &remainders)
    for (index, slice) in slices.enumerated() {
      let parts = Allocation.shares(of: shares[index], overRuns: uncapped[slice].map { ($0.each, $0.count) })
      for (unitDiscount, part) in zip(uncapped[slice], parts) {
        append(
          part.share, extra: part.extra, of: unitDiscount.line, from: unitDiscount.start, count: unitDiscount.count)
      }
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
