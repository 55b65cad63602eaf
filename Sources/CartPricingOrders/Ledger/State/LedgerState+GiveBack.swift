// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

extension LedgerState {
  /// Takes the discount of a return back from every money counter of each promotion, and the uses of
  /// promotions that are released; those of codes and campaigns when all promotions that they brought
  /// are released (§O4.9).
  ///
  /// The same return again changes nothing, also after the order was released (§O4.16).
  /// - Parameters:
  ///   - order: The order.
  ///   - number: The number of the return: 1 for the first one of an order, then the next.
  ///   - discounts: What the return takes back, each promotion once; may be empty.
  ///   - at: When it is given back; it is kept in the record.
  /// - Throws: `conflict` if the number was given with other discounts, or is not the next one, or the
  ///   order is not redeemed; `invalid` for an order that nobody knows, and if more is given back than
  ///   is left of the claims.
  public mutating func giveBack(
    _ order: OrderID, return number: Int, _ discounts: [RefundedDiscount], at: Instant
  ) throws(LedgerError) {
    try Self.check(order)
    try Self.check(at)
    guard let stored = records[order] else { throw .invalid("nobody knows the order \"\(order)\"") }
    let byPromotion = try Self.byPromotion(discounts, in: stored.record.currency)
    if number >= 1, number <= stored.record.returns {
      let given = stored.discounts(ofReturn: number)
      if given.count == discounts.count, given.allSatisfy({ byPromotion[$0.discount.promotion] == $0.discount }) {
        return
      }
      throw .conflict("return \(number) of the order \"\(order)\" was given with other discounts")
    }
    if number != stored.record.returns + 1 {
      throw .conflict("the next return of the order \"\(order)\" is \(stored.record.returns + 1), not \(number)")
    }
    if stored.record.state != .redeemed { throw .conflict("the order \"\(order)\" is not redeemed") }
    let counts = try Self.counts(of: stored, after: byPromotion)
    takeBack(order, counts: counts, return: number, discounts, at: at)
  }

  /// The discounts by their promotions, which have to differ.
  private static func byPromotion(
    _ discounts: [RefundedDiscount], in currency: Currency
  ) throws(LedgerError) -> [PromotionID: RefundedDiscount] {
    var found: [PromotionID: RefundedDiscount] = [:]
    for discount in discounts {
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
  private static func counts(
    of stored: StoredRecord, after discounts: [PromotionID: RefundedDiscount]
  ) throws(LedgerError) -> [Int64] {
    var counts = stored.counts
    var claimed: Set<PromotionID> = []
    var claimedMoney: Set<PromotionID> = []
    let released = stored.released.union(discounts.values.filter { $0.isReleased }.map { $0.promotion })
    for (place, claim) in stored.record.claims.enumerated() {
      let sharing = claim.sharing
      let concerned = sharing.filter { discounts[$0] != nil }
      if concerned.isEmpty { continue }
      claimed.formUnion(concerned)
      guard claim.isMoney else {
        if sharing.allSatisfy({ released.contains($0) }) { counts[place] = 0 }
        continue
      }
      for promotion in concerned {
        guard let amount = discounts[promotion]?.amount.minorUnits else { continue }
        claimedMoney.insert(promotion)
        if amount > counts[place] { throw tooMuch(promotion, stored) }
        counts[place] -= amount
      }
    }
    for (promotion, discount) in discounts {
      let isClaimed = claimed.contains(promotion)
      let hasMoney = claimedMoney.contains(promotion) || discount.amount.minorUnits == 0
      let isReleasedTwice = discount.isReleased && stored.released.contains(promotion)
      if !isClaimed || !hasMoney || isReleasedTwice { throw tooMuch(promotion, stored) }
    }
    return counts
  }

  private static func tooMuch(_ promotion: PromotionID, _ stored: StoredRecord) -> LedgerError {
    .invalid("more of \"\(promotion)\" is given back than is left of the order \"\(stored.record.order)\"")
  }

  /// Records a return, and lowers the counters of a redeemed order.
  private mutating func takeBack(
    _ order: OrderID, counts: [Int64], return number: Int, _ discounts: [RefundedDiscount], at: Instant
  ) {
    guard var stored = records.removeValue(forKey: order) else { return }
    statistics.remove(stored)
    for (place, number) in stored.counters.enumerated() where counts[place] != stored.counts[place] {
      counters[number].redeemed -= Int128(stored.counts[place]) - Int128(counts[place])
      counters[number].revision &+= 1
    }
    stored.counts = counts
    stored.record.returns = number
    for discount in discounts {
      stored.record.returned.append(RedemptionRecord.GivenBack(number: number, at: at, discount: discount))
      if discount.isReleased { stored.released.insert(discount.promotion) }
    }
    statistics.add(stored)
    records[order] = stored
  }
}
