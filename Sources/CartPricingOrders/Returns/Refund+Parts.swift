// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// What a return gives back for shipping and fees, under either policy.
extension Refund {
  /// Adds what is given back for shipping: the amount that is returned, and of its tax and its
  /// discounts what corresponds to all amounts so far.
  mutating func addShipping<Policy: ReturnPolicy>(
    of next: JudgedReturn, of order: PaidOrder, _ policy: inout Policy, taking taken: inout TakenDiscounts,
    _ pricer: inout RefundPricer
  ) throws(PricingError) {
    guard let (before, after) = next.shipping, let part = order.shipping else { return }
    let given = after.amount - before.amount
    shipping = order.money(given)
    add(given, tax: after.share(of: part.tax, paid: part.paid) - before.share(of: part.tax, paid: part.paid), order)
    let discounts = order.shippingDiscounts
    try pricer.spend(discounts.count, each: 64)
    for discount in discounts {
      let share = after.share(of: discount.amount, paid: part.paid)
      takeBack(share - before.share(of: discount.amount, paid: part.paid), of: discount, &policy, &taken)
    }
  }

  /// Adds what is given back for fees, each as a whole.
  mutating func addFees<Policy: ReturnPolicy>(
    of next: JudgedReturn, of order: PaidOrder, _ policy: inout Policy, taking taken: inout TakenDiscounts,
    _ pricer: inout RefundPricer
  ) throws(PricingError) {
    for place in next.fees {
      let part = order.fees[place]
      fees.append(RefundedFee(id: order.priced.fees[place].id, amount: order.money(part.paid)))
      add(part.paid, tax: part.tax, order)
      let discounts = order.discounts(ofFee: place)
      try pricer.spend(discounts.count, each: 64)
      for discount in discounts { takeBack(discount.amount, of: discount, &policy, &taken) }
    }
  }

  private mutating func add(_ amount: Int64, tax: Int64, _ order: PaidOrder) {
    self.amount = order.money(self.amount.minorUnits + amount)
    self.tax = order.money(self.tax.minorUnits + tax)
  }

  private func takeBack<Policy: ReturnPolicy>(
    _ amount: Int64, of discount: PaidOrder.Discount, _ policy: inout Policy, _ taken: inout TakenDiscounts
  ) {
    taken.add(amount, of: discount.promotion)
    policy.takeBack(amount, of: discount.promotion)
  }
}
