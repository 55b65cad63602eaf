// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders

/// The policy `keep`: "the customer keeps the discounts on what is kept, and what is returned is
/// worth what was paid for it".
extension ReferenceRefunds {
  static func kept(_ request: RefundRequest, _ order: PaidOrder) -> [GivenRefund] {
    var refunds: [GivenRefund] = []
    var before = Returned(order)
    var released: Set<Int> = []
    for entry in request.returns {
      var after = before
      after.add(entry, of: request.cart, order)
      var refund = GivenRefund()
      for line in entry.lines {
        guard let index = order.line(line.line.text) else { continue }
        let given = inAll(of: order.lines[index], after.units[index], request.policy.units)
        let earlier = inAll(of: order.lines[index], before.units[index], request.policy.units)
        refund.lines.append((given.amount - earlier.amount, given.tax - earlier.tax))
      }
      addShippingAndFees(of: entry, before, after, request.cart, order, to: &refund)
      refund.amount += sum(refund.lines.map(\.amount))
      refund.tax += sum(refund.lines.map(\.tax))
      for promotion in order.applied {
        refund.discounts[promotion] =
          discountInAll(of: promotion, after, order) - discountInAll(of: promotion, before, order)
        // "A promotion is released, once, by the return after which …" (§O2.14)
        if !released.contains(promotion), isGivenBack(promotion, after, order) {
          released.insert(promotion)
          refund.released.append(promotion)
        }
      }
      // "When all lines of the cart have been returned, gifts that were not, and all credits,
      // points and issuedCoupons, are listed." (§O2.15)
      if after.isAllLines(order) { refund.held = Held(of: order, lessEarned: .nothing, lessReturned: after) }
      refunds.append(refund)
      before = after
    }
    return refunds
  }

  /// What is given back for shipping and fees by one return, under either policy.
  static func addShippingAndFees(
    of entry: Return, _ before: Returned, _ after: Returned, _ cart: Cart, _ order: PaidOrder,
    to refund: inout GivenRefund
  ) {
    if entry.shipping != nil { refund.shipping = after.shipping - before.shipping }
    refund.fees = entry.fees.compactMap { fee in Returned.fee(fee.text, of: cart).map { order.fees[$0].paid } }
    refund.amount += after.besidesLines(order).amount - before.besidesLines(order).amount
    refund.tax += after.besidesLines(order).tax - before.besidesLines(order).tax
  }

  // MARK: - Lines

  /// "the value returned of a line is c(k): average ⌊total·k/q⌋; dearest the sum of the k largest
  /// final unit prices; cheapest of the k smallest" (§O2.11)
  private static func value(of line: PaidLine, _ returned: Int, _ units: RefundPolicy.Units) -> Int128 {
    var prices = line.prices
    switch units {
    case .dearest: prices.sort { $0 > $1 }
    case .cheapest: prices.sort { $0 < $1 }
    default: return line.total * Int128(returned) / Int128(line.quantity)
    }
    return sum(prices.prefix(returned))
  }

  /// "What has been given back of the line is then ⌊paid·c(k)/total⌋ (total 0: ⌊paid·k/q⌋), its tax
  /// part likewise" (§O2.12)
  private static func inAll(
    of line: PaidLine, _ returned: Int, _ units: RefundPolicy.Units
  ) -> (amount: Int128, tax: Int128) {
    var (part, whole) = (value(of: line, returned, units), line.total)
    if whole == 0 { (part, whole) = (Int128(returned), Int128(line.quantity)) }
    return (line.part.paid * part / whole, line.part.tax * part / whole)
  }

  // MARK: - Promotions

  /// "of each adjustment on the line ⌊amount·k/q⌋ in all; of those on shipping and fees what
  /// corresponds to what was given back of them" (§O2.13)
  private static func discountInAll(of promotion: Int, _ returned: Returned, _ order: PaidOrder) -> Int128 {
    var amount = returned.discountBesidesLines(of: promotion, order)
    for (index, line) in order.lines.enumerated() {
      let taken = line.part.taken[promotion, default: 0]
      amount += taken * Int128(returned.units[index]) / Int128(line.quantity)
    }
    return amount
  }

  /// "all its adjustments on lines, shipping and fees have been given back, gifts aside; one that
  /// has no others, when all its gift units have been; one that has none at all, when all lines of
  /// the cart have been" (§O2.14)
  private static func isGivenBack(_ promotion: Int, _ returned: Returned, _ order: PaidOrder) -> Bool {
    let lines = order.cartLines.filter { order.lines[$0].part.taken[promotion, default: 0] > 0 }
    let hasOnShipping = (order.shipping?.taken[promotion] ?? 0) > 0
    let hasOnFees = order.fees.contains { $0.taken[promotion, default: 0] > 0 }
    if !lines.isEmpty || hasOnShipping || hasOnFees {
      return lines.allSatisfy { returned.isAll(ofLine: $0, order) }
        && !returned.keepsDiscountBesidesLines(of: promotion, order)
    }
    let gifts = order.lines.indices.filter { order.lines[$0].giver == promotion }
    if !gifts.isEmpty { return gifts.allSatisfy { returned.isAll(ofLine: $0, order) } }
    return returned.isAllLines(order)
  }
}
