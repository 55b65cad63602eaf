// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// How a policy values the goods of returns, and what it takes back of promotions and rewards. An
/// instance follows the returns of one order, one after the other.
protocol ReturnPolicy {
  /// Returns what the lines of the next return give back, and adds to `taken` the discounts that are
  /// taken back with them.
  mutating func refundGoods(
    of next: JudgedReturn, taking taken: inout TakenDiscounts, _ pricer: inout RefundPricer
  ) throws(PricingError) -> RefundedGoods

  /// Notes that a discount on shipping or on a fee has been taken back.
  mutating func takeBack(_ amount: Int64, of promotion: Int)

  /// Adds to `taken` the promotions that no longer count as used after the return.
  mutating func release(
    into taken: inout TakenDiscounts, _ pricer: inout RefundPricer
  ) throws(PricingError)

  /// Adds to a refund what the customer holds without a claim to it after the return.
  mutating func addHeld(to refund: inout Refund, _ pricer: inout RefundPricer) throws(PricingError)
}

/// What the lines of one return give back, in minor units.
struct RefundedGoods {
  var lines: [RefundedLine] = []
  var amount: Int64 = 0
  var tax: Int64 = 0
  var shortfall: Int64 = 0
}

/// The discounts that one return takes back, by the indices of the promotions of the order.
struct TakenDiscounts {
  private var amounts: [Int64]
  private var areReleased: [Bool]
  /// The promotions with an entry, in any order.
  private var touched: [Int] = []
  private var isTouched: [Bool]

  /// No discounts, of a number of promotions.
  init(promotions count: Int) {
    amounts = [Int64](repeating: 0, count: count)
    areReleased = [Bool](repeating: false, count: count)
    isTouched = areReleased
  }

  /// Adds an amount to what is taken back of the discount of a promotion.
  mutating func add(_ amount: Int64, of promotion: Int) {
    if amount == 0 { return }
    amounts[promotion] += amount
    touch(promotion)
  }

  /// Marks a promotion as one that no longer counts as used.
  mutating func release(_ promotion: Int) {
    areReleased[promotion] = true
    touch(promotion)
  }

  private mutating func touch(_ promotion: Int) {
    if isTouched[promotion] { return }
    isTouched[promotion] = true
    touched.append(promotion)
  }

  /// Returns the discounts in canonical order, and removes them.
  mutating func takeAll(of order: PaidOrder) -> [RefundedDiscount] {
    touched.sort()
    var found: [RefundedDiscount] = []
    found.reserveCapacity(touched.count)
    for promotion in touched {
      found.append(
        RefundedDiscount(
          promotion: order.promotions[promotion], amount: order.money(amounts[promotion]),
          isReleased: areReleased[promotion]))
      amounts[promotion] = 0
      areReleased[promotion] = false
      isTouched[promotion] = false
    }
    touched.removeAll(keepingCapacity: true)
    return found
  }
}
