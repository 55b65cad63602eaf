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
    /// All promotions that are taken, itself included.
    var taken: [Int]
    /// Whether `maxDiscount` and `budget` hold.
    var isCapped: Bool
  }

  // MARK: - Open units

  /// "A unit is open to a promotion unless a promotion has taken it down to 0, its line is not
  /// discountable, or it is closed to it by the coupon policy or by notOnSameItems" (§6.23).
  func isOpen(_ place: UnitPlace, _ situation: Situation, _ sheet: Worksheet) -> Bool {
    let unit = sheet.units[place.line][place.number]
    return !unit.isTakenDown && lines[place.line].line.isDiscountable && !isClosedByCoupon(place.line, situation)
      && !isClosedBySharing(unit, situation)
  }

  /// "a subscription line is closed to a taken promotion with a coupon if another taken promotion
  /// with a later-entered coupon has a merchandise action that selects the line" (§5.41).
  private func isClosedByCoupon(_ line: Int, _ situation: Situation) -> Bool {
    guard set.policy.coupons == .latestOnSubscriptions, lines[line].line.billing != nil else { return false }
    guard let own = entryPlace(situation.promotion) else { return false }
    for other in situation.taken where other != situation.promotion {
      if let place = entryPlace(other), place > own, hasMerchandiseAction(other, on: line) { return true }
    }
    return false
  }

  /// The index of the coupon of a promotion among the entered codes.
  private func entryPlace(_ promotion: Int) -> Int? {
    guard let code = couponThatCounts(promotions[promotion]) else { return nil }
    return entered.firstIndex { same($0, code) }
  }

  /// "(cart: every line; a bundle: by any part; a gift with addMissing: its SKU)" (§5.41).
  private func hasMerchandiseAction(_ promotion: Int, on line: Int) -> Bool {
    promotions[promotion].actions.contains { action in
      switch action {
      case .discount(_, .cart): return true
      case .discount(_, .subset(let selector)): return selects(selector, line)
      case .discount(_, .items(let target)): return selects(target.selector, line)
      case .discount(_, .group(let target)): return selects(target.selector, line)
      case .discount(_, .bundle(let target)): return target.parts.contains { selects($0.selector, line) }
      case .gift(let gift): return gift.mode == .addMissing && same(lines[line].line.sku.text, gift.sku.text)
      case .discount(_, .shipping), .discount(_, .fees), .discount(_, .tax): return false
      case .upgradeShipping, .credit, .issueCoupon: return false
      }
    }
  }

  /// "notOnSameItems: it takes nothing from a unit that another promotion has discounted (by at
  /// least one minor unit of that very unit), and nobody takes from a unit that it has" (§7.10).
  private func isClosedBySharing(_ unit: Unit, _ situation: Situation) -> Bool {
    for other in unit.discountedBy where other != situation.promotion {
      if promotions[situation.promotion].combination == .notOnSameItems { return true }
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

  func price(_ place: UnitPlace, _ sheet: Worksheet) -> Int128 { sheet.units[place.line][place.number].price }

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
        if wanted[price, default: 0] > 0, isOpen(place, situation, sheet) {
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

  /// "within each line over those units with weights = current prices" (§6.26, §6.27).
  func split(
    _ amount: Int128, over numbers: [Int], ofLine line: Int, _ sheet: Worksheet, into discounts: inout UnitDiscounts
  ) {
    let shares = allocate(amount, over: numbers.map { sheet.units[line][$0].price })
    for (number, share) in zip(numbers, shares) { discounts[line][number] += share }
  }

  /// "split over the lines by allocate with weights = the values of their open (selected) units,
  /// then within each line".
  func splitOverLines(_ amount: Int128, over chosen: ChosenUnits, _ sheet: Worksheet) -> UnitDiscounts {
    var discounts = noDiscounts(sheet)
    let shares = allocate(amount, over: linesByID.map { value(chosen[$0], ofLine: $0, sheet) })
    for (line, share) in zip(linesByID, shares) {
      split(share, over: chosen[line], ofLine: line, sheet, into: &discounts)
    }
    return discounts
  }

  /// The percentage of some units, rounded once, "at most their current value" (§6.22).
  func percentage(_ rate: Rate, _ base: FlatDiscount.Base, current: Int128, original: Int128) -> Int128 {
    switch base {
    case .current: return min(share(rate, of: current), current)
    case .original: return min(share(rate, of: original), current)
    }
  }

  // MARK: - Taking

  /// The amount that a promotion may still take; nil without a cap. "maxDiscount caps the sum of
  /// what a promotion takes off, over its actions in the order they are carried out"; "what is left
  /// of it (budget − usage.spent) is a cap like maxDiscount" (§6.60, §5.34).
  func left(_ situation: Situation, _ sheet: Worksheet) -> Int128? {
    if !situation.isCapped { return nil }
    let promotion = promotions[situation.promotion]
    var cap: Int128?
    if let most = promotion.maxDiscount { cap = money(most) }
    if let budget = promotion.constraints.budget {
      let rest = max(0, money(budget) - money(usage(promotion).spent))
      cap = min(cap ?? rest, rest)
    }
    return cap.map { $0 - sheet.takenBy[situation.promotion, default: 0] }
  }

  /// How often a promotion was used before.
  func usage(_ promotion: Promotion) -> PromotionUsage {
    for (id, usage) in context.usage.promotions where same(id.text, promotion.id.text) { return usage }
    return PromotionUsage(total: 0, customerTotal: 0, spent: "0")
  }

  /// Takes discounts off units. "An action that would exceed what is left takes exactly what is
  /// left: split over lines, then units, by allocate with the uncapped discounts as weights"
  /// (§6.61).
  func take(_ uncapped: UnitDiscounts, _ situation: Situation, _ sheet: inout Worksheet) {
    var discounts = uncapped
    if let left = left(situation, sheet), sum(uncapped.map { sum($0) }) > left {
      let shares = allocate(left, over: linesByID.map { sum(uncapped[$0]) })
      for (line, share) in zip(linesByID, shares) { discounts[line] = allocate(share, over: uncapped[line]) }
    }
    for line in lines.indices {
      for number in sheet.units[line].indices {
        take(discounts[line][number], from: UnitPlace(line: line, number: number), situation, &sheet)
      }
    }
  }

  /// Takes an amount off one unit.
  func take(_ amount: Int128, from place: UnitPlace, _ situation: Situation, _ sheet: inout Worksheet) {
    if amount == 0 { return }
    sheet.units[place.line][place.number].price -= amount
    sheet.units[place.line][place.number].discountedBy.append(situation.promotion)
    sheet.lineTaken[place.line][situation.promotion, default: 0] += amount
    sheet.takenBy[situation.promotion, default: 0] += amount
  }
}
