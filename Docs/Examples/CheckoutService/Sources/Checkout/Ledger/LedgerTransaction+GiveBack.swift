// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing
internal import CartPricingOrders

extension LedgerTransaction {
  /// Takes the discount of a return back from every money counter of each promotion, and the uses of
  /// promotions that are released; those of codes and campaigns when all promotions that they brought are.
  /// - Throws: ``LedgerError`` as `RedemptionLedger.giveBack` does, or what the database throws.
  func giveBack(_ order: OrderID, return number: Int, _ discounts: [RefundedDiscount], at: Instant) throws {
    guard let stored = try records(of: [order], locked: true)[order] else {
      throw LedgerError.invalid("nobody knows the order \"\(order)\"")
    }
    let byPromotion = try Self.byPromotion(discounts, in: stored.record.currency)
    if number >= 1, number <= stored.record.returns {
      let given = stored.record.returned.filter { $0.number == number }
      if given.count == discounts.count, given.allSatisfy({ byPromotion[$0.discount.promotion] == $0.discount }) {
        return
      }
      throw LedgerError.conflict("return \(number) of the order \"\(order)\" was given with other discounts")
    }
    let next = stored.record.returns + 1
    if number != next {
      throw LedgerError.conflict("the next return of the order \"\(order)\" is \(next), not \(number)")
    }
    if stored.record.state != .redeemed { throw LedgerError.conflict("the order \"\(order)\" is not redeemed") }
    var changed = stored
    changed.remaining = try Self.remaining(of: stored, after: byPromotion)
    changed.record.returns = number
    try sql.insert(
      into: "given_back (order_id, number, promotion, given_at, amount, released)",
      discounts.map { discount in
        [
          .text(order.text), .integer(Int64(number)), .text(discount.promotion.text), .text(at.description),
          .integer(discount.amount.minorUnits), .integer(discount.isReleased ? 1 : 0),
        ]
      })
    try change([stored], to: [changed])
  }

  /// The discounts by their promotions, which have to differ.
  private static func byPromotion(
    _ discounts: [RefundedDiscount], in currency: Currency
  ) throws(LedgerError) -> [PromotionID: RefundedDiscount] {
    var found: [PromotionID: RefundedDiscount] = [:]
    for discount in discounts {
      try LedgerChecks.check(id: discount.promotion.text, "a promotion id")
      if discount.amount.currency != currency {
        throw .invalid("a discount is in \(discount.amount.currency), and the order is in \(currency)")
      }
      if discount.amount.minorUnits < 0 { throw .invalid("a discount is below 0: \(discount.amount)") }
      if found.updateValue(discount, forKey: discount.promotion) != nil {
        throw .invalid("the promotion \"\(discount.promotion)\" is given back twice")
      }
    }
    return found
  }

  /// What the claims of a redeemed order count after a return.
  private static func remaining(
    of stored: LedgerRecord, after discounts: [PromotionID: RefundedDiscount]
  ) throws(LedgerError) -> [Int64] {
    var remaining = stored.remaining
    var claimed: Set<PromotionID> = []
    var claimedMoney: Set<PromotionID> = []
    let released = stored.released.union(discounts.values.filter { $0.isReleased }.map { $0.promotion })
    for (place, claim) in stored.record.claims.enumerated() {
      let concerned = claim.sharing.filter { discounts[$0] != nil }
      if concerned.isEmpty { continue }
      claimed.formUnion(concerned)
      if claim.counter.currency == nil {
        if claim.sharing.allSatisfy({ released.contains($0) }) { remaining[place] = 0 }
        continue
      }
      for promotion in concerned {
        guard let amount = discounts[promotion]?.amount.minorUnits else { continue }
        claimedMoney.insert(promotion)
        if amount > remaining[place] { throw tooMuch(promotion, stored) }
        remaining[place] -= amount
      }
    }
    for (promotion, discount) in discounts {
      let isClaimed = claimed.contains(promotion)
      let hasMoney = claimedMoney.contains(promotion) || discount.amount.minorUnits == 0
      let isReleasedTwice = discount.isReleased && stored.released.contains(promotion)
      if !isClaimed || !hasMoney || isReleasedTwice { throw tooMuch(promotion, stored) }
    }
    return remaining
  }

  private static func tooMuch(_ promotion: PromotionID, _ stored: LedgerRecord) -> LedgerError {
    .invalid("more of \"\(promotion)\" is given back than is left of the order \"\(stored.record.order)\"")
  }
}
