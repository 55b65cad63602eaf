// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders

/// What has been returned of an order in all.
struct Returned {
  /// k of each line, that of a gift too.
  var units: [Int]
  /// What has been given back for shipping.
  var shipping: Int128 = 0
  /// Whether the rest of the shipping has been returned.
  var hasRestOfShipping = false
  /// Whether each fee has been returned.
  var fees: [Bool]

  init(_ order: PaidOrder) {
    units = order.lines.map { _ in 0 }
    fees = order.fees.map { _ in false }
  }

  /// Adds a return that has no fault.
  mutating func add(_ entry: Return, of cart: Cart, _ order: PaidOrder) {
    for line in entry.lines {
      if let index = order.line(line.line.text) { units[index] += line.quantity }
    }
    switch entry.shipping {
    case nil: break
    case .rest?:
      shipping = order.shipping?.paid ?? 0
      hasRestOfShipping = true
    case .amount(let amount)?: shipping += Int128(amount.minorUnits(in: cart.currency) ?? 0)
    }
    for fee in entry.fees {
      if let index = Self.fee(fee.text, of: cart) { fees[index] = true }
    }
  }

  /// The index of a fee.
  static func fee(_ id: String, of cart: Cart) -> Int? { cart.fees.indices.first { same(cart.fees[$0].id.text, id) } }
}

/// What returns give back in all: sums over everything that has been returned until then.
extension Returned {
  /// Whether all units of a line have been returned.
  func isAll(ofLine line: Int, _ order: PaidOrder) -> Bool { units[line] == order.lines[line].quantity }

  /// Whether all lines of the cart have been returned; without any they have.
  func isAllLines(_ order: PaidOrder) -> Bool { order.cartLines.allSatisfy { isAll(ofLine: $0, order) } }

  /// Of an amount that belongs to the shipping, its tax or a discount, what corresponds to what was
  /// given back of the shipping: "in proportion, rounded down, in all returns together" (§O2.8). Of
  /// shipping for which nothing was paid the rest alone gives something back.
  func share(ofShipping amount: Int128, _ order: PaidOrder) -> Int128 {
    if hasRestOfShipping { return amount }
    guard let paid = order.shipping?.paid, paid > 0 else { return 0 }
    return amount * shipping / paid
  }

  /// Whether all of the shipping has been given back.
  func isAllShipping(_ order: PaidOrder) -> Bool {
    guard let paid = order.shipping?.paid else { return true }
    return hasRestOfShipping || (paid > 0 && shipping == paid)
  }

  /// What shipping and fees give back of a promotion's discount.
  func discountBesidesLines(of promotion: Int, _ order: PaidOrder) -> Int128 {
    var amount: Int128 = 0
    if let part = order.shipping { amount += share(ofShipping: part.taken[promotion, default: 0], order) }
    for (fee, part) in order.fees.enumerated() where fees[fee] { amount += part.taken[promotion, default: 0] }
    return amount
  }

  /// Whether something of a promotion's discount on shipping or fees is kept.
  func keepsDiscountBesidesLines(of promotion: Int, _ order: PaidOrder) -> Bool {
    if let part = order.shipping, part.taken[promotion, default: 0] > 0, !isAllShipping(order) { return true }
    return order.fees.indices.contains { order.fees[$0].taken[promotion, default: 0] > 0 && !fees[$0] }
  }

  /// What shipping and fees give back, and the tax within it.
  func besidesLines(_ order: PaidOrder) -> (amount: Int128, tax: Int128) {
    var (amount, tax): (Int128, Int128) = (shipping, 0)
    if let part = order.shipping { tax += share(ofShipping: part.tax, order) }
    for (fee, part) in order.fees.enumerated() where fees[fee] {
      amount += part.paid
      tax += part.tax
    }
    return (amount, tax)
  }
}
