// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import RequestGenerator

/// Makes redemption records and notes at random: few promotions, codes, customers and days, so that
/// they meet.
struct RecordScene {
  var dice: Dice

  init(seed: UInt64) { dice = Dice(seed: seed) }

  /// A record of an order with a number, or a note.
  mutating func line(order number: Int) -> OverviewLine {
    if dice.happens(25) { return note() }
    return .record(record(order: OrderID("o\(number)")))
  }

  private mutating func note() -> OverviewLine {
    let subject: RefusalNote.Subject =
      switch dice.number(0...3) {
      case 0: .unknownCoupon
      case 1: .coupon(dice.one(of: ["K", "L"]))
      default: .promotion(promotion())
      }
    return .note(RefusalNote(subject, reason: dice.one(of: ["usedUp", "notQualified", "é\""])), at: instant())
  }

  private mutating func record(order: OrderID) -> RedemptionRecord {
    let currency: Currency = dice.one(of: [.eur, .jpy, .kwd])
    let customer: CustomerID? = dice.happens(70) ? dice.one(of: ["anna", "ben", "=c"]) : nil
    let promotions = Set(dice.some(1...3, of: [promotion(), promotion(), promotion()])).sorted()
    var claims: [Claim] = []
    for id in promotions {
      let discount = Int64(dice.number(0...1999))
      if dice.happens(80) { claims.append(Claim(Counter(.promotion(id)), limit: dice.happens(30) ? 7 : nil)) }
      claims.append(Claim(Counter(.promotion(id), currency: currency), count: discount))
      guard let customer else { continue }
      claims.append(Claim(Counter(.promotion(id), customer: customer, currency: currency), count: discount))
    }
    if dice.happens(50) { claims.append(Claim(Counter(.coupon(dice.one(of: ["K", "L,\"M"]))), of: promotions)) }
    var returned: [RedemptionRecord.GivenBack] = []
    for (place, id) in promotions.enumerated() where dice.happens(30) {
      let amount = Money(minorUnits: Int64(dice.number(0...500)), currency: currency)
      returned.append(
        RedemptionRecord.GivenBack(
          number: place + 1, at: instant(),
          discount: RefundedDiscount(promotion: id, amount: amount, isReleased: dice.happens(50))))
    }
    return RedemptionRecord(
      order: order, customer: customer, currency: currency,
      state: dice.one(of: [.redeemed, .redeemed, .redeemed, .reserved, .released, .expired]), claims: claims,
      placedAt: instant(), expires: dice.happens(20) ? instant() : nil, returns: returned.last?.number ?? 0,
      returned: returned)
  }

  private mutating func promotion() -> PromotionID { dice.one(of: ["p", "q", "=1+1", "r,s"]) }

  private mutating func instant() -> Instant {
    Instant(
      secondsSinceEpoch: 1_796_000_000 + Int64(dice.number(0...400_000)),
      offsetMinutes: Int16(dice.number(-2...2) * 60))
  }
}
