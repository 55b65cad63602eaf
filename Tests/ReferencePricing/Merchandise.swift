// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// The actions on merchandise: `items`, `group`, `bundle`, gifts, `cart` and `subset` (§6.10 to
/// §6.13).
extension Interpreter {
  // MARK: - Tiers

  /// The discount itself; of tiers "The step with the largest `from` ≤ the measure; none: the
  /// action is void" (§6.42).
  func flat(_ discount: Discount) -> FlatDiscount? {
    switch discount {
    case .flat(let flat): return flat
    case .tiers(let tiers):
      // "of the cart as it came" (§6.43)
      let measured: Int128
      switch tiers.measure {
      case .subtotal(let of): measured = subtotal(of)
      case .quantity(let of): measured = quantity(of)
      case .lines(let of): measured = lineCount(of)
      case .leastQuantity(let of): measured = leastQuantity(of)
      }
      var best: (from: Int128, discount: FlatDiscount)?
      for step in tiers.steps {
        let from: Int128
        switch step.threshold {
        case .amount(let amount): from = money(amount)
        case .count(let count): from = Int128(count)
        }
        if from <= measured, from > best?.from ?? -1 { best = (from, step.discount) }
      }
      return best?.discount
    }
  }

  // MARK: - cart and subset

  func takeFromCart(
    _ discount: FlatDiscount, of selector: LineSelector, _ situation: Situation, _ sheet: inout Worksheet
  ) {
    var chosen: ChosenUnits = lines.map { _ in [] }
    for place in openUnits(selector, situation, sheet) { chosen[place.line].append(place.number) }
    let current = sum(lines.indices.map { value(chosen[$0], ofLine: $0, sheet) })
    let original = sum(lines.indices.map { originalValue(chosen[$0], ofLine: $0, sheet) })
    switch discount {
    case .percent(let rate, let base):
      // "of the total value, rounded once" (§6.10)
      let amount = percentage(rate, base, current: current, original: original)
      take(splitOverLines(amount, over: chosen, sheet), situation, &sheet)
    case .amount(let amount, let basis):
      // "n × amount, at most the value" (§6.10)
      let wanted = Int128(applications(promotions[situation.promotion])) * money(amount)
      let own: FlatDiscount.Basis = cart.isTaxIncluded ? .gross : .net
      if let basis, basis != own {
        take(split(wanted, in: basis, over: chosen, sheet), situation, &sheet)
      } else {
        take(splitOverLines(min(wanted, current), over: chosen, sheet), situation, &sheet)
      }
    case .price: return
    }
  }

  /// An amount that is meant in the other basis than the cart's (§6.46).
  private func split(
    _ wanted: Int128, in basis: FlatDiscount.Basis, over chosen: ChosenUnits, _ sheet: Worksheet
  ) -> UnitDiscounts {
    // "each line's weight is its open value in that basis (net v → gross v + round(v·t); gross v →
    // net v − round(v·t/(1+t)))"
    let weights = linesByID.map { line in
      let open = value(chosen[line], ofLine: line, sheet)
      guard let rate = lines[line].line.taxRate else { return open }
      return basis == .gross ? open + share(rate, of: open) : open - containedTax(rate, in: open)
    }
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
      amount = min(amount, value(chosen[line], ofLine: line, sheet))
      split(amount, over: chosen[line], ofLine: line, sheet, into: &discounts)
    }
    return discounts
  }

  // MARK: - items

  /// T: "open units that cost more than 0 and are selected by select, taken in order" (§6.30).
  private func rewardable(_ target: ItemsTarget, _ situation: Situation, _ sheet: Worksheet) -> [UnitPlace] {
    let units = openUnits(target.selector, situation, sheet).filter { price($0, sheet) > 0 }
    return ordered(units, target.order, sheet)
  }

  /// "With a rule, c = count, by default 1 for a quantity rule and the rule's quantity for a linear
  /// one" (§6.34).
  private func rewardedEachTime(_ target: ItemsTarget, _ rule: CalculateRule) -> Int {
    if let count = target.count { return count }
    switch rule.kind {
    case .quantity: return 1
    case .linear(let quantity, _): return quantity
    }
  }

  /// The r and n' of a `beyond` action (§6.36).
  private func beyond(
    _ target: ItemsTarget, _ rule: CalculateRule, _ units: [UnitPlace], _ situation: Situation
  ) -> (rewarded: Int128, applications: Int128) {
    let promotion = promotions[situation.promotion]
    let n = Int128(applications(promotion))
    let k = Int128(unitsPerApplication(rule))
    let c = Int128(rewardedEachTime(target, rule))
    // A: "the units counted by `of`", "all units of the cart as it came, open or not" (§6.25)
    let of = counted(promotion)
    let countedUnits = quantity(of)
    let union = countedUnits + Int128(units.count { !selects(of, $0.line) })
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

  /// The covered units of an `items` action (§6.11).
  private func covered(_ target: ItemsTarget, _ situation: Situation, _ sheet: Worksheet) -> [UnitPlace] {
    let promotion = promotions[situation.promotion]
    let units = rewardable(target, situation, sheet)
    guard let rule = promotion.calculateRule else {
      // "Without a rule and count: all of T. With count c and no rule: the first c." (§6.31, §6.32)
      return Array(units.prefix(target.count ?? units.count))
    }
    let c = Int128(rewardedEachTime(target, rule))
    switch rule.reward {
    case .within:
      // "the first min(|T|, n·c) of T" (§6.35)
      return Array(units.prefix(Int(min(Int128(units.count), Int128(applications(promotion)) * c))))
    case .beyond:
      let (rewarded, applications) = beyond(target, rule, units, situation)
      // "The r rewarded units are taken in order from T, passing over a unit of A ∩ T once |A| −
      // n'·k such units are taken."
      let of = counted(promotion)
      let most = quantity(of) - applications * Int128(unitsPerApplication(rule))
      var taken: [UnitPlace] = []
      var takenOfCounted: Int128 = 0
      for place in units where Int128(taken.count) < rewarded {
        if selects(of, place.line) {
          if takenOfCounted >= most { continue }
          takenOfCounted += 1
        }
        taken.append(place)
      }
      return taken
    }
  }

  /// Whether an action is "a beyond action with r ≤ 0", and if so its `select` (§10.6).
  func selectOfVoidBeyond(_ action: PromotionAction, _ situation: Situation, _ sheet: Worksheet) -> LineSelector? {
    guard case .discount(_, .items(let target)) = action,
      let rule = promotions[situation.promotion].calculateRule, rule.reward == .beyond
    else { return nil }
    let units = rewardable(target, situation, sheet)
    return beyond(target, rule, units, situation).rewarded <= 0 ? target.selector : nil
  }

  func takeFromItems(
    _ discount: FlatDiscount, _ target: ItemsTarget, _ situation: Situation, _ sheet: inout Worksheet
  ) {
    let chosen = lowestNumbered(covered(target, situation, sheet), situation, sheet)
    take(discountEach(discount, chosen, sheet), situation, &sheet)
  }

  /// "each for itself": a percentage of each line's covered value, rounded once a line; an amount
  /// off each unit; or a price of each unit.
  private func discountEach(_ discount: FlatDiscount, _ chosen: ChosenUnits, _ sheet: Worksheet) -> UnitDiscounts {
    var discounts = noDiscounts(sheet)
    for line in lines.indices {
      let numbers = chosen[line]
      switch discount {
      case .percent(let rate, let base):
        let amount = percentage(
          rate, base, current: value(numbers, ofLine: line, sheet),
          original: originalValue(numbers, ofLine: line, sheet))
        split(amount, over: numbers, ofLine: line, sheet, into: &discounts)
      case .amount(let amount, _):
        for number in numbers { discounts[line][number] = min(money(amount), sheet.units[line][number].price) }
      case .price(let price):
        // "A price never raises what is paid." (§6.18)
        for number in numbers { discounts[line][number] = max(0, sheet.units[line][number].price - money(price)) }
      }
    }
    return discounts
  }

  // MARK: - group and bundle

  func takeFromGroups(
    _ discount: FlatDiscount, _ target: GroupTarget, _ situation: Situation, _ sheet: inout Worksheet
  ) {
    let promotion = promotions[situation.promotion]
    let units = ordered(openUnits(target.selector, situation, sheet), .mostExpensive, sheet)
    var groups: [[UnitPlace]] = []
    if let rule = promotion.calculateRule {
      // "cut into groups of k; only whole groups count, at most n" (§6.37)
      let size = unitsPerApplication(rule)
      var start = 0
      while start + size <= units.count && groups.count < applications(promotion) {
        groups.append(Array(units[start..<start + size]))
        start += size
      }
    } else {
      // "Without a rule all selected units form one group." (§6.38)
      groups = [units]
    }
    var rewarded: [UnitPlace] = []
    for group in groups {
      switch target.reward {
      case .all: rewarded += group
      // "the last or first count of each group that cost more than 0" (§6.39)
      case .cheapest: rewarded += group.filter { price($0, sheet) > 0 }.suffix(target.count)
      case .mostExpensive: rewarded += group.filter { price($0, sheet) > 0 }.prefix(target.count)
      }
    }
    if target.reward == .all, !isPercent(discount) {
      takeFromWholes(discount, groups, situation, &sheet)
    } else {
      let chosen = lowestNumbered(rewarded, situation, sheet)
      take(discountEach(discount, chosen, sheet), situation, &sheet)
    }
  }

  func takeFromBundles(
    _ discount: FlatDiscount, _ target: BundleTarget, _ situation: Situation, _ sheet: inout Worksheet
  ) {
    let promotion = promotions[situation.promotion]
    // "At most max bundles, 0 for no limit, and at most n with a rule." (§6.41)
    var most = (target.max ?? 0) == 0 ? Int.max : target.max ?? 0
    if promotion.calculateRule != nil { most = min(most, applications(promotion)) }
    if target.parts.isEmpty { return }
    var used: Set<UnitPlace> = []
    var bundles: [[UnitPlace]] = []
    search: while bundles.count < most {
      var bundle: [UnitPlace] = []
      for part in target.parts {
        // "its count most expensive remaining matching open units (same ties); if a part cannot be
        // filled, stop" (§6.40)
        let open = openUnits(part.selector, situation, sheet)
        let remaining = open.filter { !used.contains($0) && !bundle.contains($0) }
        if remaining.count < part.count { break search }
        bundle += ordered(remaining, .mostExpensive, sheet).prefix(part.count)
      }
      used.formUnion(bundle)
      bundles.append(bundle)
    }
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
  /// over these units" (§6.28).
  private func takeFromWholes(
    _ discount: FlatDiscount, _ wholes: [[UnitPlace]], _ situation: Situation, _ sheet: inout Worksheet
  ) {
    var savings: Int128 = 0
    var saving: [UnitPlace] = []
    for whole in wholes {
      let value = sum(whole.map { price($0, sheet) })
      let saved: Int128
      switch discount {
      case .amount(let amount, _): saved = min(money(amount), value)
      case .price(let price): saved = max(0, value - money(price))
      case .percent: saved = 0
      }
      if saved > 0 {
        savings += saved
        saving += whole
      }
    }
    let chosen = lowestNumbered(saving, situation, sheet)
    take(splitOverLines(savings, over: chosen, sheet), situation, &sheet)
  }

  // MARK: - Gifts

  func give(_ gift: Gift, action: Int, _ situation: Situation, _ sheet: inout Worksheet) {
    let quantity = Int128(applications(promotions[situation.promotion])) * Int128(gift.quantity)
    let unitPrice = money(gift.unitPrice)
    // "more than 10⁹ units, or a value above 10¹⁵, make the gift void" (§6.48)
    if quantity > 1_000_000_000 || quantity * unitPrice > 1_000_000_000_000_000 { return }
    var rest = quantity
    if gift.mode == .addMissing {
      // "open units of that SKU among the cart's lines are made free first (by line id, then unit
      // number)" (§6.48)
      for line in linesByID where same(lines[line].line.sku.text, gift.sku.text) {
        for number in sheet.units[line].indices where rest > 0 {
          let place = UnitPlace(line: line, number: number)
          if !isOpen(place, situation, sheet) { continue }
          // "up to the first that what is left does not pay in full" (§6.62)
          if let left = left(situation, sheet), price(place, sheet) > left { return }
          take(price(place, sheet), from: place, situation, &sheet)
          rest -= 1
        }
      }
    }
    if let left = left(situation, sheet), unitPrice > 0 { rest = min(rest, left / unitPrice) }
    if rest == 0 { return }
    sheet.gifts.append(
      GiftLine(
        promotion: situation.promotion, action: action, gift: gift, unitPrice: unitPrice, quantity: rest))
    sheet.takenBy[situation.promotion, default: 0] += rest * unitPrice
  }
}
