// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// The targets `cart`, `subset` and `order` (§6.10, §6.17, §6.46).
extension Interpreter {
  /// The open units of the selected lines, by line.
  private func openByLine(_ selector: LineSelector, _ situation: Situation, _ sheet: Worksheet) -> ChosenUnits {
    var chosen: ChosenUnits = lines.map { _ in [] }
    for place in openUnits(selector, situation, sheet) { chosen[place.line].append(place.number) }
    return chosen
  }

  func takeFromCart(
    _ discount: FlatDiscount, of selector: LineSelector, _ situation: Situation, _ sheet: inout Worksheet
  ) {
    let chosen = openByLine(selector, situation, sheet)
    let room = sum(lines.indices.map { self.room(chosen[$0], ofLine: $0, sheet) })
    switch discount {
    case .percent(let rate, let base):
      // "of the total value, rounded once" (§6.10)
      let current = sum(lines.indices.map { value(chosen[$0], ofLine: $0, sheet) })
      let original = sum(lines.indices.map { originalValue(chosen[$0], ofLine: $0, sheet) })
      let amount = percentage(rate, base, current: current, original: original, room: room)
      take(splitOverLines(amount, over: chosen, sheet), situation, &sheet)
    case .amount(let amount, let basis):
      // "n × amount, at most the value" (§6.10): at most the room
      let wanted = Int128(applications(situation.promotion, sheet)) * money(amount)
      let own: FlatDiscount.Basis = cart.isTaxIncluded ? .gross : .net
      if let basis, basis != own {
        take(split(wanted, in: basis, over: chosen, sheet), situation, &sheet)
      } else {
        take(splitOverLines(min(wanted, room), over: chosen, sheet), situation, &sheet)
      }
    case .price, .percentUpTo, .priceByAttribute: return
    }
  }

  /// An amount that is meant in the other basis than the cart's (§6.46).
  private func split(
    _ wanted: Int128, in basis: FlatDiscount.Basis, over chosen: ChosenUnits, _ sheet: Worksheet
  ) -> UnitDiscounts {
    // "each line's weight is its open value in that basis", its room here
    let weights = linesByID.map { line in brought(room(chosen[line], ofLine: line, sheet), ofLine: line, to: basis) }
    // "n × amount is capped by their sum and allocated over them"
    let shares = allocate(min(wanted, sum(weights)), over: weights)
    var discounts = noDiscounts(sheet)
    for (line, share) in zip(linesByID, shares) {
      // "each line's share s is brought back (gross s → net round(s/(1+t)); net s → gross s +
      // round(s·t)), at most the line's open value, then split over its units"
      var amount = share
      if let rate = lines[line].line.taxRate {
        amount = basis == .gross ? net(rate, of: share) : share + self.share(rate, of: share)
      }
      amount = min(amount, room(chosen[line], ofLine: line, sheet))
      split(amount, over: chosen[line], ofLine: line, sheet, into: &discounts)
    }
    return discounts
  }

  // MARK: - order

  /// "all open units, what remains of shipping and what remains of the fees": a percentage "of
  /// their sum, rounded once", or "n × amount, at most their sum; allocated over lines, then
  /// shipping, then fees (each by id) by what remains, lines by room".
  func takeFromOrder(_ discount: FlatDiscount, _ situation: Situation, _ sheet: inout Worksheet) {
    let chosen = openByLine(.all, situation, sheet)
    let value = sum(lines.indices.map { self.value(chosen[$0], ofLine: $0, sheet) })
    let rooms = linesByID.map { room(chosen[$0], ofLine: $0, sheet) }
    let others = [remainsOfShipping(sheet)] + feesByID.map { remains(ofFee: $0, sheet) }
    let weights = rooms + others
    let wanted: Int128
    switch discount {
    case .percent(let rate, _): wanted = share(rate, of: value + sum(others))
    case .amount(let amount, _): wanted = Int128(applications(situation.promotion, sheet)) * money(amount)
    case .price, .percentUpTo, .priceByAttribute: return
    }
    let uncapped = allocate(min(wanted, sum(weights)), over: weights)
    var shares = uncapped
    if let left = left(situation, sheet), sum(uncapped) > left { shares = allocate(left, over: uncapped) }
    var discounts = noDiscounts(sheet)
    for (place, line) in linesByID.enumerated() {
      split(uncapped[place], over: chosen[line], ofLine: line, sheet, into: &discounts)
      // "split over lines, then units, by allocate with the uncapped discounts as weights" (§6.61)
      let units = shares[place] == uncapped[place] ? discounts[line] : allocate(shares[place], over: discounts[line])
      for number in units.indices {
        take(units[number], from: UnitPlace(line: line, number: number), situation, &sheet)
      }
    }
    let rest = Array(shares.dropFirst(linesByID.count))
    takeFromShipping(rest[0], situation, &sheet)
    takeFromFees(Array(rest.dropFirst()), of: feesByID, situation, &sheet)
  }
}
