// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// MARK: - Evaluation

extension CartFacts {
  /// The largest discount of a promotion: the smaller of its `maxDiscount` and the rest of its
  /// budget (§6.60, §5.34).
  mutating func cap(of record: PromotionRecord) -> Int64 {
    var cap = TakenPromotion.noCap
    if let amount = record.maxDiscount.index { cap = minorUnits(at: amount) }
    guard record.flags.contains(.budget) else { return cap }
    let promotion = set.source(at: record.source)
    if let left = budgetLeft(of: promotion) { cap = min(cap, left) }
    for limit in promotion.constraints.limits {
      let usage = context.usage.promotions[promotion.id] ?? .none
      if let left = left(of: limit, usage) { cap = min(cap, left) }
    }
    if let campaign = campaign(of: promotion), let left = budgetLeft(of: campaign) { cap = min(cap, left) }
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
  /// then units, by the uncapped discounts (§6.61). Replaces ``ranges``, too.
  mutating func capUnitDiscounts(to left: Int64) {
    var total: Int128 = 0
    for index in unitDiscounts.indices {
      total += Int128(unitDiscounts[index].each) * Int128(unitDiscounts[index].count)
    }
    guard total > Int128(left) else { return }
    // The uncapped discounts in the place of the room of units: the rest is split by them.
    ranges.removeAll(keepingCapacity: true)
    for index in unitDiscounts.indices {
      let uncapped = unitDiscounts[index]
      ranges.append(
        UnitRange(
          line: uncapped.line, start: uncapped.start, count: uncapped.count, price: uncapped.each, room: uncapped.each))
    }
    split(left)
  }

  /// Discounts on fees or taxes; if they exceed the rest of a cap, exactly that rest, split by the
  /// uncapped discounts (§6.61).
  mutating func capped(_ discounts: [Int128], for place: Int) -> [Int128] {
    let left = promotions[place].left
    guard left != TakenPromotion.noCap, discounts.reduce(0, +) > Int128(left) else { return discounts }
    return Allocation.shares(of: Int128(left), over: discounts)
  }
}
