extension Worksheet {
  /// `items`: single units, each for itself. Source: PRICING.md section 6.
  ///
  /// Without a discount, because no step of its tiers is reached, the action is void; whether there is anything to reward
  /// beyond the units that were counted is noted all the same.
  mutating func takeOffItems(
    _ discount: ResolvedDiscount?, selector: Int32, count: Int64?, order: ItemsTarget.Order, rule: CompiledRule?,
    for promotion: TakenPromotion
  ) throws(PricingError) {
    let selected = facts.selection(selector).lines
    let candidates =
      order == .cart
      ? classesInCartOrder(in: selected, for: promotion)
      : classes(in: selected, for: promotion, dearestFirst: order == .mostExpensive)
    let costly = candidates.filter { $0.price > 0 }
    let picks: [UnitPick]
    if let rule {
      let each = count ?? rule.rewarded
      if rule.isBeyond {
        picks = beyond(costly, each: each, rule: rule, applications: promotion.applications)
        if picks.isEmpty { noteEmptyReward(of: selector) }
      } else {
        picks = Self.first(facts.times(promotion.applications, each), of: costly)
      }
    } else {
      picks = Self.first(count.map { Int128($0) } ?? .max, of: costly)
    }
    guard let discount else { return }
    try take(itemCuts(discount, on: ranges(of: picks, for: promotion)), for: promotion)
  }

  /// What a discount on single units takes off ranges that stand by line id, then unit number: a percentage of each
  /// line's value, rounded once a line, an amount off each unit, or a price for each.
  func itemCuts(_ discount: ResolvedDiscount, on ranges: [UnitRange]) -> [UnitCut] {
    var cuts: [UnitCut] = []
    cuts.reserveCapacity(ranges.count)
    switch discount {
    case .percent(let rate, let base):
      for slice in Self.slices(of: ranges) {
        let value = Self.value(of: ranges[slice])
        let amount: Int64
        switch base {
        case .current: amount = facts.round(value, times: rate)
        case .original: amount = min(facts.round(originalValue(of: ranges[slice]), times: rate), value)
        }
        split(amount, within: ranges[slice], into: &cuts)
      }
    case .amount(let amount, _):
      for range in ranges {
        cuts.append(
          UnitCut(line: range.line, start: range.start, count: range.count, each: min(amount, range.price)))
      }
    case .price(let price):
      for range in ranges where range.price > price {
        cuts.append(UnitCut(line: range.line, start: range.start, count: range.count, each: range.price - price))
      }
    }
    return cuts
  }

  /// What the units of ranges of one line cost before promotions.
  func originalValue(of ranges: ArraySlice<UnitRange>) -> Int64 {
    ranges.reduce(0) { $0 + facts.lines.lines[Int($1.line)].unitPrice * $1.count }
  }

  /// The first so many units of classes.
  private static func first(_ wanted: Int128, of classes: [UnitClass]) -> [UnitPick] {
    var picks: [UnitPick] = []
    var left = wanted
    for unitClass in classes {
      guard left > 0 else { break }
      let count = Int64(min(left, Int128(unitClass.count)))
      picks.take(count, of: unitClass)
      left -= Int128(count)
    }
    return picks
  }

  /// The units that are rewarded beyond those that the rule counted.
  ///
  /// With a units counted, k for each application and c rewarded by each, n' applications reward
  /// r(n') = min(n'·c, |T|, |A ∪ T| − n'·k) units. The first term grows and the last falls with n', so the largest r is
  /// found beside n' = |A ∪ T| / (c + k), and the smallest n' with that r is ⌈r / c⌉.
  private func beyond(
    _ classes: [UnitClass], each: Int64, rule: CompiledRule, applications: Int64
  ) -> [UnitPick] {
    let counted = facts.selection(rule.selector)
    let inBoth = { (unitClass: UnitClass) in counted.lines.contains(Int(unitClass.line)) }
    let available = classes.reduce(Int128(0)) { $0 + Int128($1.count) }
    let union = classes.reduce(Int128(counted.units)) { inBoth($1) ? $0 : $0 + Int128($1.count) }
    let (k, c) = (Int128(rule.units), Int128(each))
    let reward = { (n: Int128) in min(n * c, available, union - n * k) }
    let crossing = union / (c + k)
    let best = [crossing, crossing + 1].map { reward(min(max($0, 1), Int128(applications))) }.max() ?? 0
    guard best > 0 else { return [] }
    let used = (best + c - 1) / c
    var countedLeft = Int128(counted.units) - used * k
    var left = best
    var picks: [UnitPick] = []
    for unitClass in classes {
      guard left > 0 else { break }
      let open = inBoth(unitClass) ? min(left, countedLeft) : left
      let count = min(open, Int128(unitClass.count))
      guard count > 0 else { continue }
      picks.take(Int64(count), of: unitClass)
      left -= count
      if inBoth(unitClass) { countedLeft -= count }
    }
    return picks
  }
}
