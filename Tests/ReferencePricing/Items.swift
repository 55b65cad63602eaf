// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// The target `items`: which units are covered (§6.11, §6.30 to §6.36).
extension Interpreter {
  /// The price of a line's attribute: "the line attribute of that name, a string that is money in
  /// the cart's currency by section 1".
  private func price(_ attribute: String, ofLine line: Int) -> Int128? {
    guard case .text(let text)? = entry(attribute, of: lines[line].line.attributes) else { return nil }
    return Amount(parsing: text).flatMap { $0.minorUnits(in: cart.currency) }.map { Int128($0) }
  }

  /// T: "open units that have room and are selected by select, taken in order" (§6.30); of a price
  /// by attribute, "a line without such a value is not covered (it is in no T)".
  private func rewardable(
    _ target: ItemsTarget, _ discount: FlatDiscount?, _ situation: Situation, _ sheet: Worksheet
  ) -> [UnitPlace] {
    var units = availableUnits(target.selector, situation, sheet).filter { room($0, sheet) > 0 }
    if case .priceByAttribute(let name)? = discount { units = units.filter { price(name, ofLine: $0.line) != nil } }
    return ordered(units, target.order, sheet)
  }

  /// "With a rule, c = count, by default 1 for a quantity (or spend) rule and the rule's quantity
  /// for a linear one" (§6.34).
  private func rewardedEachTime(_ target: ItemsTarget, _ rule: CalculateRule) -> Int {
    if let count = target.count { return count }
    switch rule.kind {
    case .quantity, .spend: return 1
    case .linear(let quantity, _): return quantity
    }
  }

  /// The r and n' of a `beyond` action in one part (§6.36).
  private func beyond(
    _ target: ItemsTarget, _ rule: CalculateRule, _ units: [UnitPlace], countedUnits: Int128, n: Int128,
    countedLines: Set<Int>
  ) -> (rewarded: Int128, applications: Int128) {
    let k = Int128(unitsPerApplication(rule))
    let c = Int128(rewardedEachTime(target, rule))
    let union = countedUnits + Int128(units.count { !countedLines.contains($0.line) })
    // "choose the smallest n' ≤ n with n'·k ≤ |A| that makes r = min(n'·c, |T|, |A ∪ T| − n'·k)
    // largest"
    var best: (rewarded: Int128, applications: Int128) = (0, 0)
    var tried: Int128 = 0
    while tried <= n && tried * k <= countedUnits {
      let rewarded = min(tried * c, Int128(units.count), union - tried * k)
      if rewarded > best.rewarded { best = (rewarded, tried) }
      tried += 1
    }
    return best
  }

  /// The covered units of an `items` action in a part that has n applications, and n' of `beyond`.
  private func covered(
    _ target: ItemsTarget, _ discount: FlatDiscount?, in part: [Int], n: Int, _ situation: Situation,
    _ sheet: Worksheet
  ) -> (units: [UnitPlace], beyond: Int?) {
    let promotion = promotions[situation.promotion]
    let units = rewardable(target, discount, situation, sheet)
    guard let rule = promotion.calculateRule else { return (coveredWithoutRule(target, units), nil) }
    let c = Int128(rewardedEachTime(target, rule))
    if rule.reward == .within {
      // "the first min(|T|, n·c) of T" (§6.35)
      return (Array(units.prefix(Int(min(Int128(units.count), Int128(n) * c)))), nil)
    }
    // A: "the units counted by `of`", "all units of the cart as it came, open or not" (§6.25)
    let countedUnits = Int128(countedUnits(situation.promotion, in: part, sheet).count)
    let countedLines = Set(part.filter { counts($0, by: promotion) })
    let (rewarded, applications) = beyond(
      target, rule, units, countedUnits: countedUnits, n: Int128(n), countedLines: countedLines)
    // "The r rewarded units are taken in order from T, passing over a unit of A ∩ T once |A| −
    // n'·k such units are taken."
    let most = countedUnits - applications * Int128(unitsPerApplication(rule))
    var taken: [UnitPlace] = []
    var takenOfCounted: Int128 = 0
    for place in units where Int128(taken.count) < rewarded {
      if countedLines.contains(place.line) {
        if takenOfCounted >= most { continue }
        takenOfCounted += 1
      }
      taken.append(place)
    }
    return (taken, Int(applications))
  }

  /// "Without a rule and count: all of T. With count c and no rule: the first c; with per beside
  /// count, the first c of each part." (§6.31, §6.32)
  private func coveredWithoutRule(_ target: ItemsTarget, _ units: [UnitPlace]) -> [UnitPlace] {
    guard let count = target.count else { return units }
    return parts(target.partition).flatMap { part in units.filter { part.contains($0.line) }.prefix(count) }
  }

  /// The parts of a promotion's rule with the applications of each.
  private func partsWithApplications(_ promotion: Int, _ sheet: Worksheet) -> [(lines: [Int], n: Int)] {
    let parts = parts(promotions[promotion].calculateRule?.partition)
    return zip(parts, partApplications(promotion, sheet)).map { ($0, $1) }
  }

  /// The situation of an action that is carried out for one part by itself, "on the units of the
  /// part's lines alone".
  func situation(_ situation: Situation, in part: [Int]) -> Situation {
    if promotions[situation.promotion].calculateRule?.partition == nil { return situation }
    var narrowed = situation
    narrowed.onlyLines = Set(part).intersection(situation.onlyLines ?? Set(part))
    return narrowed
  }

  /// Whether an action is "a beyond action with r ≤ 0 or an items action of a promotion with a rule
  /// whose T is empty", and if so its `select` (§10.6). With `per`, parts without an application
  /// aside, this holds in every part.
  func selectOfEmptyReward(_ action: PromotionAction, _ situation: Situation, _ sheet: Worksheet) -> LineSelector? {
    guard case .discount(let discount, .items(let target)) = action,
      promotions[situation.promotion].calculateRule != nil
    else { return nil }
    for (part, n) in partsWithApplications(situation.promotion, sheet) where n > 0 {
      let narrowed = self.situation(situation, in: part)
      if !covered(target, flat(discount), in: part, n: n, narrowed, sheet).units.isEmpty { return nil }
    }
    return target.selector
  }

  /// Carries out an `items` action: "for each part by itself, … parts in the order of the smallest
  /// id of all their lines, a cap falling on one part after the other".
  func takeFromItems(
    _ discount: FlatDiscount, _ target: ItemsTarget, _ situation: Situation, _ sheet: inout Worksheet
  ) {
    for (number, (part, n)) in partsWithApplications(situation.promotion, sheet).enumerated() {
      let narrowed = self.situation(situation, in: part)
      let covered = covered(target, discount, in: part, n: n, narrowed, sheet)
      let chosen = lowestNumbered(covered.units, narrowed, sheet)
      for line in lines.indices {
        for unit in chosen[line] { sheet.turn.rewarded.insert(UnitPlace(line: line, number: unit)) }
      }
      if let times = covered.beyond {
        sheet.turn.beyond[number] = max(sheet.turn.beyond[number] ?? 0, times)
      }
      take(discountEach(discount, chosen, sheet), narrowed, &sheet)
    }
  }

  /// "each for itself": a percentage of each line's covered value, rounded once a line; an amount
  /// off each unit; or a price of each unit. No unit gives more than its room.
  func discountEach(_ discount: FlatDiscount, _ chosen: ChosenUnits, _ sheet: Worksheet) -> UnitDiscounts {
    var discounts = noDiscounts(sheet)
    for line in lines.indices {
      let numbers = chosen[line]
      func percentage(_ rate: Rate, _ base: FlatDiscount.Base) -> Int128 {
        self.percentage(
          rate, base, current: value(numbers, ofLine: line, sheet),
          original: originalValue(numbers, ofLine: line, sheet), room: room(numbers, ofLine: line, sheet))
      }
      func reduce(to price: Int128) {
        // "A price never raises what is paid." (§6.18)
        for number in numbers {
          let unit = sheet.units[line][number]
          discounts[line][number] = min(max(0, unit.price - price), unit.room)
        }
      }
      switch discount {
      case .percent(let rate, let base):
        split(percentage(rate, base), over: numbers, ofLine: line, sheet, into: &discounts)
      case .percentUpTo(let rate, let base, let maxEach):
        // "no unit loses more than this: each line's discount is at most maxEach × its covered
        // units, and the shares within the line are capped by it too (what does not fit is not
        // given)"
        let most = money(maxEach)
        let amount = min(percentage(rate, base), most * Int128(numbers.count))
        split(amount, over: numbers, ofLine: line, sheet, into: &discounts)
        for number in numbers { discounts[line][number] = min(discounts[line][number], most) }
      case .amount(let amount, _):
        for number in numbers { discounts[line][number] = min(money(amount), sheet.units[line][number].room) }
      case .price(let price): reduce(to: money(price))
      case .priceByAttribute(let name): if let price = price(name, ofLine: line) { reduce(to: price) }
      }
    }
    return discounts
  }
}
