extension Worksheet {
  /// `items`: single units, each for itself. Source: PRICING.md section 6.
  ///
  /// Without a discount, because no step of its tiers is reached, the action is void; whether there is anything to reward
  /// beyond the units that were counted is noted all the same.
  mutating func takeOffItems(
    _ action: ActionRecord, _ discount: ResolvedDiscount?, for place: Int, _ facts: inout CartFacts
  ) throws(PricingError) {
    let promotion = promotions[place]
    let rule = facts.record(promotion.index)
    let selection = facts.selection(action.selector)
    if !rule.hasRule && action.count < 0 {
      guard let discount, selection.count > 0 else { return }
      if promotion.cap == TakenPromotion.noCap, isOpenWhole(to: promotion), discount.isOfCurrentPrices {
        return try takeOffLines(of: selection, discount, for: place, &facts)
      }
      _ = takeUpAll(of: selection, for: promotion, &facts)
      cutItems(discount, &facts)
      return try takeCuts(for: place)
    }
    selections.removeAll(keepingCapacity: true)
    selections.append(selection)
    if action.order == .cart {
      findClassesInCartOrder(for: promotion, &facts)
    } else {
      findClasses(for: promotion, dearestFirst: action.order == .mostExpensive, &facts)
    }
    picks.removeAll(keepingCapacity: true)
    if rule.hasRule {
      let each = action.count < 0 ? Int64(rule.ruleRewarded) : Int64(action.count)
      if rule.flags.contains(.beyond) {
        let counted = facts.selection(rule.ruleSelector)
        pickBeyond(each: each, units: Int64(rule.ruleUnits), counted, promotion.applications, &facts)
        if picks.isEmpty { noteEmptyReward(of: action.selector) }
      } else {
        pickFirst(Int128(promotion.applications) * Int128(each))
      }
    } else {
      pickFirst(Int128(action.count))
    }
    guard let discount else { return }
    takeUpPicks(for: promotion, &facts)
    cutItems(discount, &facts)
    try takeCuts(for: place)
  }

  /// Takes a discount off all open units of lines none of which has other units that cost more than 0, without a cap.
  private mutating func takeOffLines(
    of selection: LineSelection, _ discount: ResolvedDiscount, for place: Int, _ facts: inout CartFacts
  ) throws(PricingError) {
    let promotion = promotions[place]
    var next = facts.firstLine(of: selection, from: 0)
    while next >= 0 {
      let line = Int32(truncatingIfNeeded: next)
      if left[next] > 0, isOpen(line: next, for: promotion, &facts) {
        switch discount {
        case .percent(let rate, _):
          let amount = facts.round(left[next], times: rate)
          if amount > 0 { takeOff(amount, ofLine: line, for: place) }
        case .amount(let amount, _): lowerUnits(ofLine: line, by: amount, to: 0, for: place)
        case .price(let price): lowerUnits(ofLine: line, by: .max, to: price, for: place)
        }
      }
      next = facts.firstLine(of: selection, from: next &+ 1)
    }
    try checkRuns()
  }

  /// Lowers the price of each unit of a line by an amount, but not below a price.
  private mutating func lowerUnits(ofLine line: Int32, by amount: Int64, to price: Int64, for place: Int) {
    var sum: Int64 = 0
    var run = line
    repeat {
      let each = min(amount, runs[Int(run)].price &- price)
      if each > 0 {
        lower(run, by: each, for: promotions[place].owner)
        sum &+= each &* runs[Int(run)].count
      }
      run = runs[Int(run)].next
    } while run >= 0
    guard sum > 0 else { return }
    joinEqualNeighbours(of: line)
    take(sum, ofLine: line, for: place)
  }

  /// Makes cuts of a discount on single units from the ranges at hand: a percentage of each line's value, rounded once a
  /// line, an amount off each unit, or a price for each.
  mutating func cutItems(_ discount: ResolvedDiscount, _ facts: inout CartFacts) {
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
        case .original: amount = min(facts.round(originalValue(of: first..<end, &facts), times: rate), value)
        }
        split(amount, within: first..<end)
        first = end
      }
    case .amount(let amount, _):
      for index in ranges.indices {
        let range = ranges[index]
        cuts.append(UnitCut(line: range.line, start: range.start, count: range.count, each: min(amount, range.price)))
      }
    case .price(let price):
      for index in ranges.indices where ranges[index].price > price {
        let range = ranges[index]
        cuts.append(UnitCut(line: range.line, start: range.start, count: range.count, each: range.price - price))
      }
    }
  }

  /// What the units of ranges at hand cost before promotions.
  mutating func originalValue(of range: Range<Int>, _ facts: inout CartFacts) -> Int64 {
    var sum: Int64 = 0
    for index in range { sum += facts.lines[Int(ranges[index].line)].unitPrice * ranges[index].count }
    return sum
  }

  /// Picks the first so many units of the classes at hand that cost more than 0.
  private mutating func pickFirst(_ wanted: Int128) {
    var left = wanted
    for place in classes.indices where classes[place].price > 0 {
      guard left > 0 else { break }
      let count = Int64(min(left, Int128(classes[place].count)))
      picks.take(count, of: classes[place])
      left -= Int128(count)
    }
  }

  /// Picks of the classes at hand the units that are rewarded beyond those that the rule counted.
  ///
  /// With a units counted, k for each application and c rewarded by each, n' applications reward
  /// r(n') = min(n'·c, |T|, |A ∪ T| − n'·k) units. The first term grows and the last falls with n', so the largest r is
  /// found beside n' = |A ∪ T| / (c + k), and the smallest n' with that r is ⌈r / c⌉.
  private mutating func pickBeyond(
    each: Int64, units: Int64, _ counted: LineSelection, _ applications: Int64, _ facts: inout CartFacts
  ) {
    var available: Int128 = 0
    var union = Int128(counted.units)
    for place in classes.indices where classes[place].price > 0 {
      available += Int128(classes[place].count)
      if !facts.contains(Int(classes[place].line), in: counted) { union += Int128(classes[place].count) }
    }
    let (k, c) = (Int128(units), Int128(each))
    let reward = { (n: Int128) in min(n * c, available, union - n * k) }
    let crossing = union / (c + k)
    let most = Int128(applications)
    let best = max(reward(min(max(crossing, 1), most)), reward(min(max(crossing + 1, 1), most)))
    guard best > 0 else { return }
    let used = (best + c - 1) / c
    var countedLeft = Int128(counted.units) - used * k
    var left = best
    for place in classes.indices where classes[place].price > 0 {
      guard left > 0 else { break }
      let isCounted = facts.contains(Int(classes[place].line), in: counted)
      let count = min(isCounted ? min(left, countedLeft) : left, Int128(classes[place].count))
      guard count > 0 else { continue }
      picks.take(Int64(count), of: classes[place])
      left -= count
      if isCounted { countedLeft -= count }
    }
  }
}
