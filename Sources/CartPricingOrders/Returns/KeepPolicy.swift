// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// The policy by which the customer keeps the discounts on what is kept, and what is returned is
/// worth what was paid for it.
///
/// Everything that has been given back of a line is a function of the number of its units that have
/// been returned, so that a line that is returned whole gives back exactly what was paid for it, in
/// however many returns (§O2.12).
struct KeepPolicy: ReturnPolicy {
  private let order: PaidOrder
  private let units: RefundPolicy.Units
  /// The units of lines of which some were returned, if their prices matter.
  private var prices: [Int: UnitPrices] = [:]
  private var uses: KeptUses
  private var gifts: GiftUnits
  /// The number of lines of the cart that have units that were not returned.
  private var openLines: Int
  private let rewards: EarnedRewards

  init(_ order: PaidOrder, units: RefundPolicy.Units) throws(PricingError) {
    self.order = order
    self.units = units
    uses = KeptUses(of: order)
    gifts = GiftUnits(of: order)
    openLines = order.cartLineCount
    rewards = try EarnedRewards(of: order.priced)
  }

  mutating func refundGoods(
    of next: JudgedReturn, taking taken: inout TakenDiscounts, _ pricer: inout RefundPricer
  ) throws(PricingError) -> RefundedGoods {
    var goods = RefundedGoods()
    goods.lines.reserveCapacity(next.lines.count)
    for line in next.lines {
      let before = try givenBack(line.before, ofLine: line.place, &pricer)
      let after = try givenBack(line.after, ofLine: line.place, &pricer)
      let (amount, tax) = (after.amount - before.amount, after.tax - before.tax)
      goods.lines.append(
        RefundedLine(
          id: order.priced.lines[line.place].id, quantity: line.quantity, amount: order.money(amount),
          tax: order.money(tax)))
      goods.amount += amount
      goods.tax += tax
      try takeBackDiscounts(with: line, taking: &taken, &pricer)
    }
    gifts.take(next)
    return goods
  }

  /// What is given back of a line for its first units that are returned, and the tax within it.
  private mutating func givenBack(
    _ count: Int, ofLine place: Int, _ pricer: inout RefundPricer
  ) throws(PricingError) -> (amount: Int64, tax: Int64) {
    let line = order.lines[place]
    guard line.total > 0 else {
      let (count, quantity) = (Int64(count), Int64(line.quantity))
      return (line.paid.share(count, of: quantity), line.tax.share(count, of: quantity))
    }
    let value = try self.value(ofFirst: count, ofLine: place, &pricer)
    return (line.paid.share(value, of: line.total), line.tax.share(value, of: line.total))
  }

  /// The value of the first units of a line that are returned, of its total (§O2.11).
  private mutating func value(
    ofFirst count: Int, ofLine place: Int, _ pricer: inout RefundPricer
  ) throws(PricingError) -> Int64 {
    let line = order.lines[place]
    guard units != .average else { return line.total.share(Int64(count), of: Int64(line.quantity)) }
    if let known = prices[place] { return known.sum(ofFirst: count) }
    let priced = order.priced.lines[place]
    try pricer.spend(priced.units.count)
    let found = UnitPrices(of: priced, dearestFirst: units == .dearest)
    prices[place] = found
    return found.sum(ofFirst: count)
  }

  /// Takes back the discounts on units of a line: of each, in proportion to the units that have been
  /// returned, rounded down (§O2.13).
  private mutating func takeBackDiscounts(
    with line: JudgedReturn.Line, taking taken: inout TakenDiscounts, _ pricer: inout RefundPricer
  ) throws(PricingError) {
    let discounts = order.discounts(ofLine: line.place)
    try pricer.spend(discounts.count + 1, each: 64)
    let quantity = order.lines[line.place].quantity
    let isGift = line.place >= order.cartLineCount
    for discount in discounts {
      let before = discount.amount.share(Int64(line.before), of: Int64(quantity))
      let after = discount.amount.share(Int64(line.after), of: Int64(quantity))
      taken.add(after - before, of: discount.promotion)
      if !isGift { uses.takeBack(after - before, of: discount.promotion) }
    }
    if isGift {
      uses.takeGifts(line.quantity, ofLine: line.place)
    } else if line.after == quantity {
      openLines -= 1
    }
  }

  mutating func takeBack(_ amount: Int64, of promotion: Int) { uses.takeBack(amount, of: promotion) }

  mutating func release(
    into taken: inout TakenDiscounts, _ pricer: inout RefundPricer
  ) throws(PricingError) {
    for promotion in uses.released(areAllLinesReturned: openLines == 0) { taken.release(promotion) }
  }

  /// Only when all lines of the cart have been returned: all rewards, and the gifts that were not
  /// returned (§O2.15).
  mutating func addHeld(to refund: inout Refund, _ pricer: inout RefundPricer) throws(PricingError) {
    guard openLines == 0 else { return }
    try pricer.spend(gifts.lineCount + rewards.count, each: 64)
    refund.gifts = gifts.held { _ in 0 }
    rewards.add(to: &refund)
  }
}
