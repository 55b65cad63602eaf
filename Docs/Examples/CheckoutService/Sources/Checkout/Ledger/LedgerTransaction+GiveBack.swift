// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing
internal import CartPricingOrders

extension LedgerTransaction {
  /// Takes back the discount of a return, and the uses of promotions that are released.
  /// - Throws: ``LedgerError`` as `RedemptionLedger.giveBack` does, or what the database throws.
  func giveBack(_ order: OrderID, return number: Int, _ discounts: [RefundedDiscount], at: Instant) throws {
    guard let stored = try records(of: [order], locked: true)[order] else {
      throw LedgerError.invalid("nobody knows the order \"\(order)\"")
    }
    var changed = stored
    guard try changed.giveBack(return: number, discounts, at: at) else { return }
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
}
