// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The sums of a result that span its parts: the totals, and the discount of each promotion.
///
/// The sums within a line, shipping, a fee and the tax are checked where each is read.
enum ResultSums {
  /// Reports the sums that do not hold (§8.32). It also sets whether the tax is included in the
  /// prices, which a document does not say: it is if the total holds without adding the tax.
  static func check(_ builder: inout ResultBuilder, _ faults: inout FaultCollector) {
    let layout = builder.layout
    var subtotal: Int128 = 0
    var taxes = Int128(layout.shipping?.tax ?? 0)
    for line in builder.lines + builder.gifts.map({ $0.line }) {
      subtotal += Int128(line.subtotal)
      taxes += Int128(line.tax)
    }
    var fees: Int128 = 0
    for fee in builder.fees {
      fees += Int128(fee.amount)
      taxes += Int128(fee.tax ?? 0)
    }
    var discount: Int128 = 0
    for adjustment in builder.adjustments { discount += Int128(adjustment.amount) }
    check(Int128(layout.subtotal), subtotal, at: "subtotal", "the sum of the lines' subtotals", builder, &faults)
    if Int128(layout.tax.amount) != taxes {
      faults.push("tax")
      check(Int128(layout.tax.amount), taxes, at: "amount", "the tax of lines, shipping and fees", builder, &faults)
      faults.pop()
    }
    check(Int128(layout.discount), discount, at: "discount", "the sum of all adjustments", builder, &faults)
    checkTaxDiscounts(builder, &faults)
    checkPromotions(builder, &faults)
    let sum = subtotal + Int128(layout.shipping?.cost ?? 0) + fees - discount
    builder.cart.isTaxIncluded = taxes > 0 && Int128(layout.total) == sum
    check(
      Int128(layout.total), builder.cart.isTaxIncluded ? sum : sum + taxes, at: "total",
      "subtotal + shipping + fees + tax − discount", builder, &faults)
    if faults.isEmpty { checkLineIDs(builder, &faults) }
  }

  private static func check(
    _ found: Int128, _ expected: Int128, at key: StaticString, _ meaning: StaticString,
    _ builder: borrowing ResultBuilder, _ faults: inout FaultCollector
  ) {
    guard found != expected else { return }
    let decimals = builder.decimals
    faults.report(at: key, "is \(text(found, decimals)), but \(meaning) is \(text(expected, decimals))")
  }

  /// Reports discounts on the tax of lines that do not add up to the discount on tax. Results of
  /// older versions do not have them.
  private static func checkTaxDiscounts(_ builder: borrowing ResultBuilder, _ faults: inout FaultCollector) {
    guard !builder.taxDiscounts.isEmpty else { return }
    var sum: Int128 = 0
    for record in builder.taxDiscounts { sum += Int128(record.amount) }
    guard sum != Int128(builder.layout.tax.discount) else { return }
    faults.push("tax")
    check(
      Int128(builder.layout.tax.discount), sum, at: "discount", "the sum of the lines' tax discounts", builder,
      &faults)
    faults.pop()
  }

  private static func text(_ figure: Int128, _ decimals: Int) -> String {
    var bytes: [UInt8] = []
    Money.append(figure, decimals: decimals, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reports promotions whose discount is not the sum of their adjustments, and adjustments of other promotions.
  private static func checkPromotions(_ builder: borrowing ResultBuilder, _ faults: inout FaultCollector) {
    var sums: [NamedIndex: Int128] = [:]
    for adjustment in builder.adjustments { sums[adjustment.promotion, default: 0] += Int128(adjustment.amount) }
    faults.push("promotions")
    for (index, record) in builder.applied.enumerated() {
      faults.push(index)
      let sum = sums.removeValue(forKey: record.promotion) ?? 0
      check(Int128(record.discount), sum, at: "discount", "the sum of its adjustments", builder, &faults)
      faults.pop()
    }
    if !sums.isEmpty { faults.report("lacks a promotion that has adjustments") }
    faults.pop()
  }

  /// Reports the later of two lines with one id.
  private static func checkLineIDs(_ builder: borrowing ResultBuilder, _ faults: inout FaultCollector) {
    var seen: Set<LineID> = []
    faults.push("lines")
    for (index, line) in builder.cart.lines.enumerated() where !seen.insert(line.id).inserted {
      faults.push(index)
      faults.report(at: "id", "\(quoted(line.id.text)) is there already")
      faults.pop()
    }
    faults.pop()
  }
}
