// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The totals of a cart.
struct Totals: Sendable, Hashable {
  let subtotal: Int64
  let shipping: Int64
  let tax: Int64
  let taxDiscount: Int64
  let discount: Int64
  let fees: Int64
  let total: Int64
  /// What is due after all tenders; nil for a cart without tenders and without a step of cash.
  let due: Int64?

  /// Computes the totals of a finished pricing. Throws if a figure is outside of 64 bits.
  init(_ worksheet: inout Worksheet, _ facts: inout CartFacts) throws(PricingError) {
    var discount: Int128 = 0
    for place in worksheet.promotions.indices { discount += Int128(worksheet.promotions[place].discount) }
    var taxes = Int128(worksheet.shippingTax)
    for line in worksheet.taxes.indices { taxes += Int128(worksheet.taxes[line]) }
    var taxDiscount: Int128 = 0
    for place in worksheet.taxDiscounts.indices { taxDiscount += Int128(worksheet.taxDiscounts[place].amount) }
    for fee in worksheet.feeTaxes.indices { taxes += Int128(worksheet.feeTaxes[fee]) }
    tax = try Self.exact(taxes, "the tax")
    self.taxDiscount = try Self.exact(taxDiscount, "the discount on tax")
    var subtotal = Int128(facts.cart.subtotal)
    for place in worksheet.gifts.indices {
      subtotal += Int128(worksheet.gifts[place].quantity * worksheet.gifts[place].unitPrice)
    }
    // §8.29
    self.subtotal = try Self.exact(subtotal, "the subtotal")
    // §8.30
    self.discount = try Self.exact(discount, "the discount")
    var fees: Int128 = 0
    for fee in worksheet.fees.indices { fees += Int128(worksheet.fees[fee]) }
    for place in worksheet.feeDiscounts.entries.indices { fees += Int128(worksheet.feeDiscounts.entries[place].amount) }
    // §8.31; the discount contains that on tax (§8.11).
    var sum = subtotal + Int128(worksheet.shipping.cost) + fees
    self.fees = Int64(clamping: fees)
    shipping = worksheet.shipping.cost
    if !facts.cart.members.isTaxIncluded { sum += taxes }
    total = try Self.exact(sum - discount, "the total")
    due = try Self.due(of: total, &facts)
  }

  /// The figures that callers of `totals` receive.
  @inline(__always)
  var priced: PricedTotals.Figures {
    PricedTotals.Figures(
      subtotal: subtotal, shipping: shipping, fees: fees, tax: tax, discount: discount, total: total,
      due: due)
  }

  @inline(__always)
  static func exact(_ figure: Int128, _ name: String) throws(PricingError) -> Int64 {
    guard let exact = Int64(exactly: figure) else { throw .amountOutOfRange(name) }
    return exact
  }
}
