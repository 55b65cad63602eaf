// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// How much a promotion may take, and taking it (§5.34, §6.60 to §6.62).
extension Interpreter {
  /// The amount that a promotion may still take; nil without a cap. "maxDiscount caps the sum of
  /// what a promotion takes off, over its actions in the order they are carried out"; "what is left
  /// of it (budget − usage.spent) is a cap like maxDiscount" (§6.60, §5.34).
  func left(_ situation: Situation, _ sheet: Worksheet) -> Int128? {
    if !situation.isCapped { return nil }
    let promotion = promotions[situation.promotion]
    let taken = sheet.takenBy[situation.promotion, default: 0]
    var caps: [Int128] = []
    if let most = promotion.maxDiscount { caps.append(money(most) - taken) }
    if let budget = promotion.constraints.budget {
      caps.append(money(budget) - money(usage(promotion).spent) - taken)
    }
    for limit in promotion.constraints.limits {
      if let rest = restOfBudget(limit, promotion) { caps.append(rest - taken) }
    }
    // "What is left of a campaign's budget is one more cap, shared by its promotions in the order
    // in which their actions are carried out."
    if let campaign = campaign(of: promotion), let budget = campaign.budget {
      let takenByAll = sum(
        promotions.indices.filter { self.campaign(of: promotions[$0])?.id == campaign.id }.map {
          sheet.takenBy[$0, default: 0]
        })
      caps.append(money(budget) - money(usage(campaign).spent) - takenByAll)
    }
    return caps.min().map { max(0, $0) }
  }

  // MARK: - Usage

  /// How often a promotion was used before.
  func usage(_ promotion: Promotion) -> PromotionUsage {
    for (id, usage) in context.usage.promotions where same(id.text, promotion.id.text) { return usage }
    return PromotionUsage(total: 0, customerTotal: 0, spent: "0")
  }

  /// How often a campaign was used before.
  func usage(_ campaign: Campaign) -> CampaignUsage {
    for (id, usage) in context.usage.campaigns where same(id.text, campaign.id.text) { return usage }
    return CampaignUsage()
  }

  /// The campaign of a promotion.
  func campaign(of promotion: Promotion) -> Campaign? {
    guard let id = promotion.campaign else { return nil }
    return set.campaigns.first { same($0.id.text, id.text) }
  }

  /// The uses and the discount that a further limit counts: "of all or of this customer, ever or in
  /// the local calendar period of now (read from usage.promotions[id], or its during[period])".
  private func counted(_ limit: FurtherLimit, _ promotion: Promotion) -> (uses: Int, spent: Int128) {
    let usage = usage(promotion)
    guard let period = limit.period else {
      return limit.isPerCustomer
        ? (usage.customerTotal, money(usage.customerSpent)) : (usage.total, money(usage.spent))
    }
    let during = usage.periods[period] ?? PeriodUsage()
    return limit.isPerCustomer
      ? (during.customerTotal, money(during.customerSpent)) : (during.total, money(during.spent))
  }

  /// What is left of a further limit that is a budget.
  private func restOfBudget(_ limit: FurtherLimit, _ promotion: Promotion) -> Int128? {
    guard case .budget(let budget) = limit.kind else { return nil }
    return money(budget) - counted(limit, promotion).spent
  }

  /// Whether a further limit is reached: "limits are further ones of the same two kinds".
  func isReached(_ limit: FurtherLimit, _ promotion: Promotion) -> Bool {
    switch limit.kind {
    case .uses(let most): return counted(limit, promotion).uses >= most
    case .budget: return restOfBudget(limit, promotion) ?? 0 <= 0
    }
  }

  // MARK: - Taking

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
    precondition(amount <= room(place, sheet), "no promotion takes a unit below its minimum")
    sheet.units[place.line][place.number].price -= amount
    sheet.units[place.line][place.number].discountedBy.append(situation.promotion)
    sheet.lineTaken[place.line][situation.promotion, default: 0] += amount
    sheet.takenBy[situation.promotion, default: 0] += amount
  }

  /// Takes an amount off what remains of shipping.
  func takeFromShipping(_ amount: Int128, _ situation: Situation, _ sheet: inout Worksheet) {
    sheet.shippingTaken[situation.promotion, default: 0] += amount
    sheet.takenBy[situation.promotion, default: 0] += amount
  }

  /// Takes amounts off what remains of fees.
  func takeFromFees(_ amounts: [Int128], of fees: [Int], _ situation: Situation, _ sheet: inout Worksheet) {
    for (fee, amount) in zip(fees, amounts) {
      sheet.feeTaken[fee][situation.promotion, default: 0] += amount
      sheet.takenBy[situation.promotion, default: 0] += amount
    }
  }

  func remainsOfShipping(_ sheet: Worksheet) -> Int128 { sheet.shippingCost - sum(sheet.shippingTaken.values) }

  func remains(ofFee fee: Int, _ sheet: Worksheet) -> Int128 {
    money(cart.fees[fee].amount) - sum(sheet.feeTaken[fee].values)
  }
}
