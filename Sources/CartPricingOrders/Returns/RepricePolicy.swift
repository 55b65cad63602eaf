// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// The policy by which the discounts are those that what is kept would have had: after each return,
/// the cart that is left is priced again with the same promotions (§O2.16).
///
/// Shipping and fees are priced, too, but keep what was paid for them (§O2.19).
struct RepricePolicy: ReturnPolicy {
  private let order: PaidOrder
  private let cart: Cart
  private let context: PricingContext
  /// The lines of the cart with the units that are left; 0 for none.
  private var quantities: [Int]
  /// The number of lines of the cart that have units left.
  private var openLines: Int
  /// What was paid for all lines and has not been given back, and the tax within it.
  private var paid: Int64 = 0
  private var tax: Int64 = 0
  /// The lines that are left, priced again.
  private var kept: KeptCart
  /// The least discount of each promotion on lines, in the order and after each return so far.
  private var leastDiscounts: [Int64]
  /// The discount of each promotion on shipping and fees that has not been given back.
  private var otherDiscounts: [Int64]
  private var areReleased: [Bool]
  private var gifts: GiftUnits
  private let rewards: EarnedRewards
  /// The rewards that the cart that is left does not earn.
  private var lostRewards = EarnedRewards()

  init(_ order: PaidOrder, _ cart: Cart, in context: PricingContext) throws(PricingError) {
    self.order = order
    self.cart = cart
    self.context = context
    quantities = cart.lines.map { $0.quantity }
    kept = try KeptCart(order.priced, of: order, isTaxIncluded: cart.isTaxIncluded)
    paid = kept.paid
    tax = kept.tax
    leastDiscounts = kept.discounts
    otherDiscounts = [Int64](repeating: 0, count: order.promotions.count)
    areReleased = [Bool](repeating: false, count: order.promotions.count)
    openLines = cart.lines.count
    gifts = GiftUnits(of: order)
    rewards = kept.rewards
    for discount in order.shippingDiscounts { otherDiscounts[discount.promotion] += discount.amount }
    for fee in order.fees.indices {
      for discount in order.discounts(ofFee: fee) { otherDiscounts[discount.promotion] += discount.amount }
    }
    if openLines == 0 { keepNothing() }
  }

  mutating func refundGoods(
    of next: JudgedReturn, taking taken: inout TakenDiscounts, _ pricer: inout RefundPricer
  ) throws(PricingError) -> RefundedGoods {
    var goods = RefundedGoods()
    goods.lines.reserveCapacity(next.lines.count)
    var isChanged = false
    for line in next.lines {
      goods.lines.append(RefundedLine(id: order.priced.lines[line.place].id, quantity: line.quantity))
      guard line.place < order.cartLineCount else { continue }
      quantities[line.place] -= line.quantity
      if quantities[line.place] == 0 { openLines -= 1 }
      isChanged = true
    }
    gifts.take(next)
    if isChanged { try priceAgain(&pricer) }
    try takeBackDiscounts(taking: &taken, &pricer)
    let difference = paid - kept.paid
    goods.amount = max(0, difference)
    goods.shortfall = max(0, -difference)
    // §O2.18
    goods.tax = openLines == 0 ? tax : min(max(0, tax - kept.tax), goods.amount)
    paid -= goods.amount
    tax -= goods.tax
    return goods
  }

  /// Prices the cart that is left; without lines nothing costs, is applied or earned.
  private mutating func priceAgain(_ pricer: inout RefundPricer) throws(PricingError) {
    guard openLines > 0 else { return keepNothing() }
    try pricer.spend(order.lines.count + order.promotions.count, each: 32)
    var lines: [CartLine] = []
    lines.reserveCapacity(openLines)
    for place in quantities.indices where quantities[place] > 0 {
      lines.append(cart.lines[place])
      lines[lines.count - 1].quantity = quantities[place]
    }
    var left = cart
    left.lines = lines
    let priced = try pricer.price(left, in: context)
    kept = try KeptCart(priced, of: order, isTaxIncluded: cart.isTaxIncluded)
    lostRewards = rewards.less(kept.rewards)
  }

  private mutating func keepNothing() {
    kept = KeptCart(promotions: order.promotions.count)
    lostRewards = rewards
  }

  /// Takes back by how much the discount of each promotion on lines has fallen below its least (§O2.20).
  private mutating func takeBackDiscounts(
    taking taken: inout TakenDiscounts, _ pricer: inout RefundPricer
  ) throws(PricingError) {
    try pricer.spend(leastDiscounts.count)
    for promotion in leastDiscounts.indices where kept.discounts[promotion] < leastDiscounts[promotion] {
      taken.add(leastDiscounts[promotion] - kept.discounts[promotion], of: promotion)
      leastDiscounts[promotion] = kept.discounts[promotion]
    }
  }

  mutating func takeBack(_ amount: Int64, of promotion: Int) { otherDiscounts[promotion] -= amount }

  /// Releases the promotions that are no longer applied and of whose discount on shipping and fees
  /// nothing is kept (§O2.21).
  mutating func release(
    into taken: inout TakenDiscounts, _ pricer: inout RefundPricer
  ) throws(PricingError) {
    for promotion in areReleased.indices where !areReleased[promotion] {
      guard !kept.areApplied[promotion], otherDiscounts[promotion] == 0 else { continue }
      areReleased[promotion] = true
      taken.release(promotion)
    }
  }

  mutating func addHeld(to refund: inout Refund, _ pricer: inout RefundPricer) throws(PricingError) {
    try pricer.spend(gifts.lineCount + lostRewards.count, each: 64)
    refund.gifts = gifts.held { kept.gifts[$0] ?? 0 }
    lostRewards.add(to: &refund)
  }
}

/// What the lines that are left of an order cost, and what they earn, when they are priced again.
private struct KeptCart {
  /// What the lines cost, and the tax within it.
  private(set) var paid: Int64 = 0
  private(set) var tax: Int64 = 0
  /// The discount of each promotion of the order on lines, the tax of lines included.
  private(set) var discounts: [Int64]
  /// Whether each promotion of the order is applied.
  private(set) var areApplied: [Bool]
  /// The units of gifts, by the lines that they would have.
  private(set) var gifts: [LineID: Int] = [:]
  private(set) var rewards = EarnedRewards()

  /// No line is left.
  init(promotions count: Int) {
    discounts = [Int64](repeating: 0, count: count)
    areApplied = [Bool](repeating: false, count: count)
  }

  init(_ priced: PricedCart, of order: PaidOrder, isTaxIncluded: Bool) throws(PricingError) {
    self.init(promotions: order.promotions.count)
    for line in priced.lines {
      let costs = PaidOrder.line(line, isTaxIncluded: isTaxIncluded)
      paid += costs.paid
      tax += costs.tax
      if line.isGift { gifts[line.id] = line.quantity }
    }
    for promotion in priced.promotions {
      guard let place = order.place(of: promotion.id) else { continue }
      areApplied[place] = true
      discounts[place] = promotion.discount.minorUnits
    }
    // What is left of its discount is that on lines and their tax.
    if let shipping = priced.shipping { leaveOut(shipping.adjustments, of: order) }
    for fee in priced.fees { leaveOut(fee.adjustments, of: order) }
    rewards = try EarnedRewards(of: priced)
  }

  private mutating func leaveOut(_ adjustments: ResultList<Adjustment>, of order: PaidOrder) {
    for adjustment in adjustments {
      guard let place = order.place(of: adjustment.promotion) else { continue }
      discounts[place] -= adjustment.amount.minorUnits
    }
  }
}
