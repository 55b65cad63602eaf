extension Worksheet {
  /// `items`: single units, each for itself. Source: PRICING.md section 6.
  ///
  /// Without a discount, because no step of its tiers is reached, the action is void; whether there is anything to reward
  /// beyond the units that were counted is noted all the same.
  mutating func takeOffItems(
    _ action: ActionRecord, _ discount: ResolvedDiscount?, rule: PromotionRecord, for place: Int,
    _ facts: inout CartFacts
  ) throws(PricingError) {
    let promotion = promotions[place]
    let selection = facts.selection(action.selector)
    if !rule.hasRule && action.count < 0 {
      guard let discount, selection.count > 0 else { return }
      _ = takeUpAll(of: selection, for: promotion, facts)
      cutItems(discount, facts)
      return try takeCuts(for: place)
    }
    let candidates =
      action.order == .cart
      ? classesInCartOrder(of: [selection], for: promotion, facts)
      : classes(of: [selection], for: promotion, dearestFirst: action.order == .mostExpensive, facts)
    let costly = candidates.filter { $0.price > 0 }
    let picks: [UnitClass]
    if rule.hasRule {
      let each = action.count < 0 ? Int64(rule.ruleRewarded) : Int64(action.count)
      if rule.flags.contains(.beyond) {
        let counted = facts.selection(rule.ruleSelector)
        picks = beyond(costly, each: each, units: Int64(rule.ruleUnits), counted, promotion.applications, facts)
        if picks.isEmpty { noteEmptyReward(of: action.selector) }
      } else {
        picks = Self.first(Int128(promotion.applications) * Int128(each), of: costly)
      }
    } else {
      picks = Self.first(Int128(action.count), of: costly)
    }
    guard let discount else { return }
    takeUp(picks, for: promotion, facts)
    cutItems(discount, facts)
    try takeCuts(for: place)
  }

  /// Makes cuts of a discount on single units from the ranges at hand: a percentage of each line's value, rounded once a
  /// line, an amount off each unit, or a price for each.
  mutating func cutItems(_ discount: ResolvedDiscount, _ facts: borrowing CartFacts) {
    cuts.removeAll(keepingCapacity: true)
    switch discount {
    case .percent(let rate, let base):
      var first = 0
      while first < ranges.count {
        let end = endOfLine(from: first)
        let value = value(of: first..<end)
        let amount: Int64
        switch base {
        case .current: amount = facts.round(value, times: rate)
        case .original: amount = min(facts.round(originalValue(of: first..<end, facts), times: rate), value)
        }
        split(amount, within: first..<end)
        first = end
      }
    case .amount(let amount, _):
      for range in ranges {
        cuts.append(UnitCut(line: range.line, start: range.start, count: range.count, each: min(amount, range.price)))
      }
    case .price(let price):
      for range in ranges where range.price > price {
        cuts.append(UnitCut(line: range.line, start: range.start, count: range.count, each: range.price - price))
      }
    }
  }

  /// What the units of ranges at hand cost before promotions.
  func originalValue(of range: Range<Int>, _ facts: borrowing CartFacts) -> Int64 {
    var sum: Int64 = 0
    for index in range { sum += facts.lines[Int(ranges[index].line)].unitPrice * ranges[index].count }
    return sum
  }

  /// The first so many units of classes.
  private static func first(_ wanted: Int128, of classes: [UnitClass]) -> [UnitClass] {
    var picks: [UnitClass] = []
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
    _ classes: [UnitClass], each: Int64, units: Int64, _ counted: LineSelection, _ applications: Int64,
    _ facts: borrowing CartFacts
  ) -> [UnitClass] {
    var available: Int128 = 0
    var union = Int128(counted.units)
    for unitClass in classes {
      available += Int128(unitClass.count)
      if !facts.contains(Int(unitClass.line), in: counted) { union += Int128(unitClass.count) }
    }
    let (k, c) = (Int128(units), Int128(each))
    let reward = { (n: Int128) in min(n * c, available, union - n * k) }
    let crossing = union / (c + k)
    let best = [crossing, crossing + 1].map { reward(min(max($0, 1), Int128(applications))) }.max() ?? 0
    guard best > 0 else { return [] }
    let used = (best + c - 1) / c
    var countedLeft = Int128(counted.units) - used * k
    var left = best
    var picks: [UnitClass] = []
    for unitClass in classes {
      guard left > 0 else { break }
      let isCounted = facts.contains(Int(unitClass.line), in: counted)
      let count = min(isCounted ? min(left, countedLeft) : left, Int128(unitClass.count))
      guard count > 0 else { continue }
      picks.take(Int64(count), of: unitClass)
      left -= count
      if isCounted { countedLeft -= count }
    }
    return picks
  }
}
