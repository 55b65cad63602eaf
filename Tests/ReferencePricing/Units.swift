// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// Which units of each line, by number, in ascending order.
typealias ChosenUnits = [[Int]]

/// The discount of each unit of each line.
typealias UnitDiscounts = [[Int128]]

/// Open units, their order and how a discount is split over them (§6.23 to §6.30).
extension Interpreter {
  /// The promotion with the worksheet that it finds, for the length of one action.
  struct Situation {
    /// The index of the promotion that acts.
    var promotion: Int
    /// Whether the caps hold: `maxDiscount`, budgets and the budget of the campaign.
    var isCapped: Bool
    /// The lines that the coupon policy closes to the promotion.
    var closedLines: Set<Int>
    /// The only lines of which `items` and `group` actions take; nil for all.
    var onlyLines: Set<Int>?
  }

  func situation(_ promotion: Int, taken: [Int], isCapped: Bool) -> Situation {
    Situation(
      promotion: promotion, isCapped: isCapped, closedLines: linesClosedByCoupon(to: promotion, taken: taken))
  }

  // MARK: - Open units

  /// "A unit is open to a promotion unless a promotion has taken it down to its minimum, its line
  /// is not discountable, its unit price is 0, or it is closed to it by the coupon policy or by
  /// notOnSameItems or notOnDiscounted" (§6.23).
  func isOpen(_ place: UnitPlace, _ situation: Situation, _ sheet: Worksheet) -> Bool {
    let unit = sheet.units[place.line][place.number]
    return !unit.isTakenDown && unit.unitPrice > 0 && lines[place.line].line.isDiscountable
      && !situation.closedLines.contains(place.line) && !isClosedBySharing(unit, situation)
  }

  /// "notOnSameItems: it takes nothing from a unit that another promotion has discounted (by at
  /// least one minor unit of that very unit), and nobody takes from a unit that it has"; "
  /// notOnDiscounted: the first half of it" (§7.10).
  private func isClosedBySharing(_ unit: Unit, _ situation: Situation) -> Bool {
    let own = promotions[situation.promotion].combination
    for other in unit.discountedBy where other != situation.promotion {
      if own == .notOnSameItems || own == .notOnDiscounted { return true }
      if promotions[other].combination == .notOnSameItems { return true }
    }
    return false
  }

  /// The open units of the selected lines, by line position and number.
  func openUnits(_ selector: LineSelector, _ situation: Situation, _ sheet: Worksheet) -> [UnitPlace] {
    var found: [UnitPlace] = []
    for line in selected(selector) {
      for number in sheet.units[line].indices {
        let place = UnitPlace(line: line, number: number)
        if isOpen(place, situation, sheet) { found.append(place) }
      }
    }
    return found
  }

  /// Whether T, groups and bundles of the promotion may have a unit: it is open, of the lines in
  /// question, and not used up.
  private func isAvailable(_ place: UnitPlace, _ situation: Situation, _ sheet: Worksheet) -> Bool {
    if let only = situation.onlyLines, !only.contains(place.line) { return false }
    return isOpen(place, situation, sheet) && !isUsedUp(place, for: situation.promotion, sheet)
  }

  /// The available units of the selected lines, by line position and number.
  func availableUnits(_ selector: LineSelector, _ situation: Situation, _ sheet: Worksheet) -> [UnitPlace] {
    openUnits(selector, situation, sheet).filter { isAvailable($0, situation, sheet) }
  }

  func price(_ place: UnitPlace, _ sheet: Worksheet) -> Int128 { sheet.units[place.line][place.number].price }

  func room(_ place: UnitPlace, _ sheet: Worksheet) -> Int128 { sheet.units[place.line][place.number].room }

  // MARK: - Orders

  /// "cheapest (default: current price ascending), mostExpensive (descending) or cart (line
  /// position); ties by line id, then unit number" (§6.30).
  func ordered(_ units: [UnitPlace], _ order: ItemsTarget.Order, _ sheet: Worksheet) -> [UnitPlace] {
    units.sorted { left, right in
      let leftPrice = price(left, sheet)
      let rightPrice = price(right, sheet)
      switch order {
      case .cheapest: if leftPrice != rightPrice { return leftPrice < rightPrice }
      case .mostExpensive: if leftPrice != rightPrice { return leftPrice > rightPrice }
      case .cart: if left.line != right.line { return left.line < right.line }
      }
      if left.line != right.line { return precedes(lines[left.line].line.id.text, lines[right.line].line.id.text) }
      return left.number < right.number
    }
  }

  func ordered(_ units: [UnitPlace], _ order: UnitOrder, _ sheet: Worksheet) -> [UnitPlace] {
    let itemsOrder: ItemsTarget.Order = order == .cheapest ? .cheapest : .mostExpensive
    return ordered(units, itemsOrder, sheet)
  }

  /// "Units of one line with the same current price are interchangeable: whichever rule chooses how
  /// many of them, it is the open ones with the lowest numbers that are taken" (§6.29).
  func lowestNumbered(_ units: [UnitPlace], _ situation: Situation, _ sheet: Worksheet) -> ChosenUnits {
    var chosen: ChosenUnits = lines.map { _ in [] }
    for line in lines.indices {
      var wanted: [Int128: Int] = [:]
      for place in units where place.line == line { wanted[price(place, sheet), default: 0] += 1 }
      for number in sheet.units[line].indices {
        let place = UnitPlace(line: line, number: number)
        let price = price(place, sheet)
        if wanted[price, default: 0] > 0, isAvailable(place, situation, sheet) {
          wanted[price, default: 0] -= 1
          chosen[line].append(number)
        }
      }
    }
    return chosen
  }

  // MARK: - Values and splitting

  func noDiscounts(_ sheet: Worksheet) -> UnitDiscounts { sheet.units.map { $0.map { _ in 0 } } }

  /// The current value of some units of a line.
  func value(_ numbers: [Int], ofLine line: Int, _ sheet: Worksheet) -> Int128 {
    sum(numbers.map { sheet.units[line][$0].price })
  }

  /// The unit prices of some units of a line together.
  func originalValue(_ numbers: [Int], ofLine line: Int, _ sheet: Worksheet) -> Int128 {
    sum(numbers.map { sheet.units[line][$0].unitPrice })
  }

  /// What some units of a line have above their minimum: "whatever this page caps by a value, or
  /// splits by values, it caps and splits by room".
  func room(_ numbers: [Int], ofLine line: Int, _ sheet: Worksheet) -> Int128 {
    sum(numbers.map { sheet.units[line][$0].room })
  }

  /// "within each line over those units with weights = current prices" (§6.26, §6.27): by room.
  func split(
    _ amount: Int128, over numbers: [Int], ofLine line: Int, _ sheet: Worksheet, into discounts: inout UnitDiscounts
  ) {
    let shares = allocate(amount, over: numbers.map { sheet.units[line][$0].room })
    for (number, share) in zip(numbers, shares) { discounts[line][number] += share }
  }

  /// "split over the lines by allocate with weights = the values of their open (selected) units,
  /// then within each line": by room.
  func splitOverLines(_ amount: Int128, over chosen: ChosenUnits, _ sheet: Worksheet) -> UnitDiscounts {
    var discounts = noDiscounts(sheet)
    let shares = allocate(amount, over: linesByID.map { room(chosen[$0], ofLine: $0, sheet) })
    for (line, share) in zip(linesByID, shares) {
      split(share, over: chosen[line], ofLine: line, sheet, into: &discounts)
    }
    return discounts
  }

  /// The percentage of some units, rounded once: "a percentage is at most the room it is split
  /// over".
  func percentage(
    _ rate: Rate, _ base: FlatDiscount.Base, current: Int128, original: Int128, room: Int128
  ) -> Int128 {
    switch base {
    case .current: return min(share(rate, of: current), room)
    case .original: return min(share(rate, of: original), room)
    }
  }
}
