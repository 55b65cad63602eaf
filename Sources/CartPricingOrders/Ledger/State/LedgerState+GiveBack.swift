// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

extension LedgerState {
  /// Takes the discount of a return back, and the uses of promotions that are released, as
  /// ``CountedRedemption/giveBack(return:_:at:)`` says (§O4.9 and §O4.16).
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
    guard let known = records[order] else { throw .invalid("nobody knows the order \"\(order)\"") }
    var changed = known.redemption
    if try changed.giveBack(return: number, discounts, at: at) { change(known) { $0 = changed } }
  }
}
