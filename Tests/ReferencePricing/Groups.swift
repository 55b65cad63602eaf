// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// The targets `group` and `bundle` (§6.12, §6.13, §6.37 to §6.41).
extension Interpreter {
  func takeFromGroups(
    _ discount: FlatDiscount, _ target: GroupTarget, _ situation: Situation, _ sheet: inout Worksheet
  ) {
    guard let rule = promotions[situation.promotion].calculateRule else {
      // "Without a rule all selected units form one group." (§6.38)
      let units = ordered(availableUnits(target.selector, situation, sheet), target.order, sheet)
      takeFromGroups(discount, target, [units], situation, &sheet)
      return
    }
    for (part, n) in zip(parts(rule.partition), partApplications(situation.promotion, sheet)) {
      let narrowed = self.situation(situation, in: part)
      // "The open selected units in order of current price descending (same ties; order:
      // "cheapest": ascending) are cut into groups of k; only whole groups count, at most n"
      // (§6.37)
      let units = ordered(availableUnits(target.selector, narrowed, sheet), target.order, sheet)
      let size = unitsPerApplication(rule)
      var groups: [[UnitPlace]] = []
      var start = 0
      while start + size <= units.count && groups.count < n {
        groups.append(Array(units[start..<start + size]))
        start += size
      }
      takeFromGroups(discount, target, groups, narrowed, &sheet)
    }
  }

  private func takeFromGroups(
    _ discount: FlatDiscount, _ target: GroupTarget, _ groups: [[UnitPlace]], _ situation: Situation,
    _ sheet: inout Worksheet
  ) {
    for group in groups { sheet.turn.grouped.formUnion(group) }
    if target.reward == .all, !isPercent(discount) {
      takeFromWholes(discount, groups, situation, &sheet)
      return
    }
    let rewarded = groups.flatMap { self.rewarded(target, of: $0, sheet) }
    let chosen = lowestNumbered(rewarded, situation, sheet)
    take(discountEach(discount, chosen, sheet), situation, &sheet)
  }

  /// The rewarded units of a group: "of each group, its units in descending order whichever way it
  /// was cut, the last or first count that have room" (§6.39).
  private func rewarded(_ target: GroupTarget, of group: [UnitPlace], _ sheet: Worksheet) -> [UnitPlace] {
    let descending = ordered(group, UnitOrder.mostExpensive, sheet)
    switch target.reward {
    case .all: return descending
    case .cheapest: return descending.filter { room($0, sheet) > 0 }.suffix(target.count)
    case .mostExpensive: return Array(descending.filter { room($0, sheet) > 0 }.prefix(target.count))
    case .rank(let rank):
      // "the r-th of them, room or not, if there is one and it has room"
      guard rank <= descending.count, room(descending[rank - 1], sheet) > 0 else { return [] }
      return [descending[rank - 1]]
    }
  }

  func takeFromBundles(
    _ discount: FlatDiscount, _ target: BundleTarget, _ situation: Situation, _ sheet: inout Worksheet
  ) {
    let promotion = promotions[situation.promotion]
    // "At most max bundles, 0 for no limit, and at most n with a rule." (§6.41)
    var most = (target.max ?? 0) == 0 ? Int.max : target.max ?? 0
    if promotion.calculateRule != nil { most = min(most, applications(situation.promotion, sheet)) }
    if target.parts.isEmpty { return }
    // "for each part in turn, its count most expensive (order: "cheapest": cheapest) remaining
    // matching open units (same ties)" (§6.40)
    let matching = target.parts.map { part in
      ordered(availableUnits(part.selector, situation, sheet), target.order, sheet)
    }
    var used: Set<UnitPlace> = []
    var bundles: [[UnitPlace]] = []
    search: while bundles.count < most {
      var bundle: [UnitPlace] = []
      for (part, units) in zip(target.parts, matching) {
        let remaining = units.filter { !used.contains($0) && !bundle.contains($0) }
        // "if a part cannot be filled, stop" (§6.40)
        if remaining.count < part.count { break search }
        bundle += remaining.prefix(part.count)
      }
      used.formUnion(bundle)
      bundles.append(bundle)
    }
    sheet.turn.grouped.formUnion(used)
    if isPercent(discount) {
      let chosen = lowestNumbered(bundles.flatMap { $0 }, situation, sheet)
      take(discountEach(discount, chosen, sheet), situation, &sheet)
    } else {
      takeFromWholes(discount, bundles, situation, &sheet)
    }
  }

  private func isPercent(_ discount: FlatDiscount) -> Bool {
    if case .percent = discount { return true }
    return false
  }

  /// "The savings of whole groups or bundles (never below 0, each for itself) are added up, and the
  /// sum is split over the lines of those that save anything, by value of their units in them, then
  /// over these units" (§6.28). A whole saves at most its room, and room is what the sum is split
  /// by.
  private func takeFromWholes(
    _ discount: FlatDiscount, _ wholes: [[UnitPlace]], _ situation: Situation, _ sheet: inout Worksheet
  ) {
    var savings: Int128 = 0
    var saving: [UnitPlace] = []
    for whole in wholes {
      let value = sum(whole.map { price($0, sheet) })
      let wanted: Int128
      switch discount {
      case .amount(let amount, _): wanted = money(amount)
      case .price(let price): wanted = value - money(price)
      case .percent, .percentUpTo, .priceByAttribute: wanted = 0
      }
      let saved = min(max(0, wanted), sum(whole.map { room($0, sheet) }))
      if saved > 0 {
        savings += saved
        saving += whole
      }
    }
    let chosen = lowestNumbered(saving, situation, sheet)
    take(splitOverLines(savings, over: chosen, sheet), situation, &sheet)
  }
}
