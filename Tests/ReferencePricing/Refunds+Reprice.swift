// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders

/// The policy `reprice`: "the discounts are those that what is kept would have had".
extension ReferenceRefunds {
  static func repriced(_ request: RefundRequest, _ order: PaidOrder) throws(NoPrice) -> [GivenRefund] {
    var refunds: [GivenRefund] = []
    var before = Returned(order)
    // "With M what was paid for all lines, less the merchandise refunds of earlier returns"
    var paid = order.paidForLines
    var tax = order.taxOfLines
    // "the least that it was in the order and after each earlier return"
    var least: Taken = [:]
    for promotion in order.applied { least[promotion] = order.discountOnLines(of: promotion) }
    var released: Set<Int> = []
    for entry in request.returns {
      var after = before
      after.add(entry, of: request.cart, order)
      let left = try whatIsLeft(of: request, after, order)
      var refund = GivenRefund()
      // "M − M′ is given back, but not less than 0; where M′ is more, the difference is shortfall"
      // (§O2.17)
      let amount = max(0, paid - left.paidForLines)
      refund.shortfall = max(0, left.paidForLines - paid)
      // "Tax likewise, within 0 and the amount; the return after which no line is left gives back
      // what is left of the tax." (§O2.18)
      let ofTax = after.isAllLines(order) ? tax : min(max(0, tax - left.taxOfLines), amount)
      paid -= amount
      tax -= ofTax
      refund.amount = amount
      refund.tax = ofTax
      addShippingAndFees(of: entry, before, after, request.cart, order, to: &refund)
      for promotion in order.applied {
        // "by how much each of the order's promotions has fallen, in its discount on lines, below
        // the least …, and what shipping and fees give back" (§O2.20)
        let now = left.discountOnLines(of: promotion)
        let fallen = max(0, least[promotion, default: 0] - now)
        least[promotion] = min(least[promotion, default: 0], now)
        refund.discounts[promotion] =
          fallen + after.discountBesidesLines(of: promotion, order) - before.discountBesidesLines(of: promotion, order)
        // "released, once, if it is no longer applied and nothing of its discount on shipping or
        // fees is kept" (§O2.21)
        if !released.contains(promotion), !left.applied.contains(promotion),
          !after.keepsDiscountBesidesLines(of: promotion, order)
        {
          released.insert(promotion)
          refund.released.append(promotion)
        }
      }
      refund.held = Held(of: order, lessEarned: left, lessReturned: after)
      refunds.append(refund)
      before = after
    }
    return refunds
  }

  /// "After each return the cart that is left (quantities lowered, lines of 0 gone; coupons,
  /// choices, shipping, fees and context as they were) is priced again with the same promotions;
  /// when no line is left nothing is priced" (§O2.16)
  private static func whatIsLeft(
    of request: RefundRequest, _ returned: Returned, _ order: PaidOrder
  ) throws(NoPrice) -> PaidOrder {
    var cart = request.cart
    var lines: [CartLine] = []
    for (index, line) in request.cart.lines.enumerated() {
      var line = line
      line.quantity -= returned.units[index]
      if line.quantity > 0 { lines.append(line) }
    }
    if lines.isEmpty { return .nothing }
    cart.lines = lines
    return try PaidOrder(PricingRequest(promotions: request.promotions, cart: cart, context: request.context))
  }
}
