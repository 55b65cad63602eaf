// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// Gifts, and gifts to choose (§6.47 to §6.50).
extension Interpreter {
  private func isUnavailable(_ sku: SKU) -> Bool { isOne(sku.text, of: context.unavailable.map(\.text)) }

  func give(_ gift: Gift, action: Int, _ situation: Situation, _ sheet: inout Worksheet) {
    // "A SKU in context.unavailable is not given: such a gift is void."
    if isUnavailable(gift.sku) { return }
    let quantity = Int128(applications(situation.promotion, sheet)) * Int128(gift.quantity)
    let unitPrice = money(gift.unitPrice)
    // "more than 10⁹ units, or a value above 10¹⁵, make the gift void" (§6.48)
    if quantity > 1_000_000_000 || quantity * unitPrice > 1_000_000_000_000_000 { return }
    var rest = quantity
    if gift.mode == .addMissing {
      guard free(gift.sku, &rest, situation, &sheet) else { return }
    }
    if let left = left(situation, sheet), unitPrice > 0 { rest = min(rest, left / unitPrice) }
    if rest == 0 { return }
    sheet.gifts.append(
      GiftLine(
        promotion: situation.promotion, action: action, gift: gift, unitPrice: unitPrice, quantity: rest))
    sheet.takenBy[situation.promotion, default: 0] += rest * unitPrice
  }

  /// "open units of that SKU among the cart's lines, of lines whose minimum is 0, are made free
  /// first (by line id, then unit number)" (§6.48); false at "the first that what is left does not
  /// pay in full" (§6.62).
  private func free(
    _ sku: SKU, _ rest: inout Int128, _ situation: Situation, _ sheet: inout Worksheet
  ) -> Bool {
    for line in linesByID where same(lines[line].line.sku.text, sku.text) && lines[line].minimum == 0 {
      for number in sheet.units[line].indices where rest > 0 {
        let place = UnitPlace(line: line, number: number)
        if !isOpen(place, situation, sheet) { continue }
        if let left = left(situation, sheet), price(place, sheet) > left { return false }
        take(price(place, sheet), from: place, situation, &sheet)
        rest -= 1
      }
    }
    return true
  }

  /// "With oneOf the gift is the one that cart.choices names for the promotion …. Without a choice
  /// among what is available nothing is added, and the result lists the choices, an entry an
  /// action; with nothing available the gift is void."
  func give(_ choice: GiftChoice, action: Int, _ situation: Situation, _ sheet: inout Worksheet) {
    let available = choice.options.filter { !isUnavailable($0.sku) }
    if available.isEmpty { return }
    let id = promotions[situation.promotion].id.text
    let name = cart.choices.first { same($0.key.text, id) }?.value.text
    if let name, let option = available.first(where: { same($0.sku.text, name) }) {
      let gift = Gift(
        option.sku, quantity: choice.quantity, unitPrice: option.unitPrice, name: option.name, mode: choice.mode)
      give(gift, action: action, situation, &sheet)
      return
    }
    // More than 10⁹ units are void whichever gift it is.
    let quantity = Int128(applications(situation.promotion, sheet)) * Int128(choice.quantity)
    if quantity > 1_000_000_000 { return }
    sheet.offers.append(GiftOffer(promotion: situation.promotion, action: action, skus: available.map(\.sku.text)))
  }
}
