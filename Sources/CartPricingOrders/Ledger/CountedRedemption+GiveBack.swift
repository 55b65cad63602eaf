// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

extension CountedRedemption {
  /// Takes the discount of a return back from every money counter of each promotion, and the uses of
  /// promotions that are released; those of codes and campaigns when all promotions that they brought
  /// are released (§O4.9). O(claims and discounts).
  /// - Parameters:
  ///   - number: The number of the return: 1 for the first one of an order, then the next.
  ///   - discounts: What the return takes back, each promotion once; may be empty.
  ///   - at: When it is given back.
  /// - Returns: Whether the record has changed: the same return again changes nothing, also after the
  ///   order was released (§O4.16).
  /// - Throws: `conflict` if the number was given with other discounts, or is not the next one, or the
  ///   order is not redeemed; `invalid` for a promotion twice, a malformed discount, and if more is given
  ///   back than is left of the claims.
  public mutating func giveBack(
    return number: Int, _ discounts: [RefundedDiscount], at: Instant
  ) throws(LedgerError) -> Bool {
    let order = record.order
    let byPromotion = try byPromotion(discounts)
    if number >= 1, number <= record.returns {
      let given = self.discounts(ofReturn: number)
      if given.count == discounts.count, given.allSatisfy({ byPromotion[$0.discount.promotion] == $0.discount }) {
        return false
      }
      throw .conflict("return \(number) of the order \"\(order)\" was given with other discounts")
    }
    if number != record.returns + 1 {
      throw .conflict("the next return of the order \"\(order)\" is \(record.returns + 1), not \(number)")
    }
    if record.state != .redeemed { throw .conflict("the order \"\(order)\" is not redeemed") }
    counts = try counts(after: byPromotion)
    record.returns = number
    for discount in discounts {
      record.returned.append(RedemptionRecord.GivenBack(number: number, at: at, discount: discount))
      if discount.isReleased { released.insert(discount.promotion) }
    }
    return true
  }

  /// The discounts by their promotions, which have to differ.
  private func byPromotion(
    _ discounts: [RefundedDiscount]
  ) throws(LedgerError) -> [PromotionID: RefundedDiscount] {
    var found: [PromotionID: RefundedDiscount] = [:]
    for discount in discounts {
      if discount.amount.currency != record.currency {
        throw .invalid("a discount is in \(discount.amount.currency), and the order is in \(record.currency)")
      }
      if discount.amount.minorUnits < 0 { throw .invalid("a discount is below 0: \(discount.amount)") }
      if found.updateValue(discount, forKey: discount.promotion) != nil {
        throw .invalid("the promotion \"\(discount.promotion)\" is given back twice")
      }
    }
    return found
  }

  /// What the claims of a redeemed order count after a return.
  private func counts(after discounts: [PromotionID: RefundedDiscount]) throws(LedgerError) -> [Int64] {
    var counts = counts
    var claimed: Set<PromotionID> = []
    var claimedMoney: Set<PromotionID> = []
    let released = released.union(discounts.values.filter { $0.isReleased }.map { $0.promotion })
    for (place, claim) in record.claims.enumerated() {
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
        if amount > counts[place] { throw tooMuch(promotion) }
        counts[place] -= amount
      }
    }
    for (promotion, discount) in discounts {
      let isClaimed = claimed.contains(promotion)
      let hasMoney = claimedMoney.contains(promotion) || discount.amount.minorUnits == 0
      let isReleasedTwice = discount.isReleased && self.released.contains(promotion)
      if !isClaimed || !hasMoney || isReleasedTwice { throw tooMuch(promotion) }
    }
    return counts
  }

  private func tooMuch(_ promotion: PromotionID) -> LedgerError {
    .invalid("more of \"\(promotion)\" is given back than is left of the order \"\(record.order)\"")
  }

  /// The discounts of a return, which may be empty. O(log n) for n entries before it.
  private func discounts(ofReturn number: Int) -> ArraySlice<RedemptionRecord.GivenBack> {
    let entries = record.returned
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].number < number { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < entries.count, entries[end].number == number { end += 1 }
    return entries[low..<end]
  }
}

extension Claim {
  /// The promotions that share what the claim counts: its own, or those that a code or a campaign
  /// brought.
  fileprivate var sharing: [PromotionID] {
    if case .promotion(let promotion) = counter.subject { return [promotion] }
    return promotions
  }

  /// Whether discount is counted, and not uses.
  var isMoney: Bool { counter.currency != nil }
}
