// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Writes what few results have: points, gifts to choose, tenders, taxes of fees, discounts on taxes.
extension ResultWriter {
  /// Adds the records that few results have.
  mutating func addRare(
    _ worksheet: inout Worksheet, _ totals: Totals, _ facts: inout CartFacts
  ) throws(PricingError) {
    if !worksheet.points.isEmpty { try addPoints(&worksheet) }
    if !worksheet.feeTaxes.isEmpty { addFeeTaxes(&worksheet, &facts) }
    if totals.taxDiscount > 0 { addTaxDiscounts(&worksheet) }
    if totals.due != nil { addTenders(totals, &facts) }
    for place in worksheet.offers.indices { _ = named.index(of: worksheet.offers[place].promotion) }
  }

  private mutating func addPoints(_ worksheet: inout Worksheet) throws(PricingError) {
    layout.points = RecordRange(first: words.count, count: worksheet.points.count)
    for place in worksheet.points.indices {
      let points = worksheet.points[place]
      let count = try Totals.exact(points.count, "the points of a promotion")
      PointsRecord(promotion: named.index(of: points.promotion), count: count).append(to: &words)
    }
  }

  /// Adds the tax of each fee; -1 for a fee without a rate.
  private mutating func addFeeTaxes(_ worksheet: inout Worksheet, _ facts: inout CartFacts) {
    layout.feeTaxes = OptionalIndex(words.count)
    for fee in worksheet.feeTaxes.indices {
      words.append(facts.cart.members.fees[fee].taxRate == nil ? -1 : worksheet.feeTaxes[fee])
    }
  }

  /// Adds what tax actions took of the tax of lines.
  private mutating func addTaxDiscounts(_ worksheet: inout Worksheet) {
    let first = words.count
    for line in worksheet.taxes.indices where worksheet.taxesLeft[line] < worksheet.taxes[line] {
      TaxDiscountRecord(
        line: LineIndex(line), amount: worksheet.taxes[line] - worksheet.taxesLeft[line]
      ).append(to: &words)
    }
    layout.taxDiscounts = RecordRange(first: first, count: (words.count - first) / TaxDiscountRecord.wordCount)
  }

  /// Adds what each tender pays of the total, in the cart's order (§2.22).
  private mutating func addTenders(_ totals: Totals, _ facts: inout CartFacts) {
    var payment = Payment(of: totals.total)
    layout.tenders = RecordRange(first: words.count, count: facts.cart.members.tenders.count)
    for tender in facts.cart.members.tenders {
      TenderRecord(amount: payment.pay(with: tender, facts.currency)).append(to: &words)
    }
  }

  /// The gifts that can be chosen, which name their promotions.
  mutating func offers(of worksheet: inout Worksheet) -> [OfferRecord] {
    worksheet.offers.map { OfferRecord(promotion: named.index(of: $0.promotion), action: $0.action, skus: $0.skus) }
  }
}
