/// The figures of a finished pricing, laid out for the result.
struct PricedFigures {
  private(set) var lines: [LineRecord] = []
  private(set) var gifts: [GiftRecord] = []
  private(set) var adjustments: [AdjustmentRecord] = []
  private(set) var runs: [RunRecord] = []
  private(set) var shipping: ShippingRecord?
  private(set) var fees: [FeeRecord] = []
  private(set) var tax = TaxRecord(amount: 0, discount: 0, adjustments: 0..<0)
  private(set) var subtotal: Int64 = 0
  private(set) var discount: Int64 = 0
  private(set) var total: Int64 = 0
  private(set) var applied: [AppliedRecord] = []
  private(set) var credits: [CreditRecord] = []
  private(set) var issued: [IssuedRecord] = []

  init(_ course: Course, facts: CartFacts) throws(PricingError) {
    let sheet = course.sheet
    lines.reserveCapacity(facts.lines.count + sheet.gifts.count)
    try addLines(sheet, facts: facts)
    addGifts(sheet, facts: facts)
    try addExtras(sheet, facts: facts)
    for promotion in course.taken {
      guard let effect = sheet.effects[promotion.index], !effect.isNone else { continue }
      applied.append(
        AppliedRecord(
          promotion: promotion.index, coupon: promotion.coupon, applications: promotion.applications,
          discount: try Self.exact(effect.discount, "the discount of a promotion")))
    }
    for credit in sheet.credits {
      credits.append(
        CreditRecord(
          promotion: credit.promotion, amount: try Self.exact(credit.amount, "the credit of a promotion")))
    }
    issued = sheet.issued
    try addTotals(sheet, facts: facts)
  }

  /// A figure of the result; it has to be within Int64. Source: PRICING.md section 11.
  private static func exact(_ figure: Int128, _ name: String) throws(PricingError) -> Int64 {
    guard let exact = Int64(exactly: figure) else { throw .amountOutOfRange(name) }
    return exact
  }

  private mutating func addLines(_ sheet: Worksheet, facts: CartFacts) throws(PricingError) {
    let discounts = sheet.lineDiscounts.sorted { left, right in
      left.line != right.line ? left.line < right.line : left.promotion < right.promotion
    }
    var next = 0
    for (line, known) in facts.lines.lines.enumerated() {
      let firstAdjustment = adjustments.count
      var taken: Int64 = 0
      while next < discounts.count, discounts[next].line == Int32(line) {
        taken += discounts[next].amount
        if adjustments.count > firstAdjustment,
          adjustments[adjustments.count - 1].promotion == discounts[next].promotion
        {
          adjustments[adjustments.count - 1].amount += discounts[next].amount
        } else {
          adjustments.append(AdjustmentRecord(promotion: discounts[next].promotion, amount: discounts[next].amount))
        }
        next += 1
      }
      let firstRun = runs.count
      sheet.units.forEachRun(of: line) { _, run in
        if runs.count > firstRun, runs[runs.count - 1].price == run.price {
          runs[runs.count - 1].count += run.count
        } else {
          runs.append(RunRecord(count: run.count, price: run.price))
        }
      }
      lines.append(
        LineRecord(
          gift: -1, quantity: known.quantity, unitPrice: known.unitPrice, subtotal: known.value,
          total: known.value - taken, tax: try Self.exact(sheet.tax.lines[line], "the tax of a line"),
          adjustments: firstAdjustment..<adjustments.count,
          runs: firstRun..<runs.count))
    }
  }

  private mutating func addGifts(_ sheet: Worksheet, facts: CartFacts) {
    for gift in sheet.gifts {
      let value = gift.quantity * gift.unitPrice
      let firstAdjustment = adjustments.count
      if value > 0 { adjustments.append(AdjustmentRecord(promotion: gift.promotion, amount: value)) }
      runs.append(RunRecord(count: gift.quantity, price: 0))
      lines.append(
        LineRecord(
          gift: Int32(gifts.count), quantity: gift.quantity, unitPrice: gift.unitPrice, subtotal: value, total: 0,
          tax: 0, adjustments: firstAdjustment..<adjustments.count, runs: runs.count - 1..<runs.count))
      gifts.append(GiftRecord(promotion: gift.promotion, action: gift.action))
    }
  }

  private mutating func addExtras(_ sheet: Worksheet, facts: CartFacts) throws(PricingError) {
    if let shipped = sheet.shipping {
      shipping = ShippingRecord(
        upgrade: shipped.upgrade, cost: shipped.cost, discount: shipped.cost - shipped.left,
        tax: try Self.exact(sheet.tax.shipping, "the tax of shipping"), adjustments: add(shipped.discounts))
    }
    for fee in sheet.fees {
      fees.append(FeeRecord(amount: fee.amount, discount: fee.amount - fee.left, adjustments: add(fee.discounts)))
    }
  }

  /// Adds up discounts by promotion, in canonical order.
  private mutating func add(_ discounts: [AdjustmentRecord]) -> Range<Int> {
    let first = adjustments.count
    for discount in discounts.sorted(by: { $0.promotion < $1.promotion }) {
      if adjustments.count > first, adjustments[adjustments.count - 1].promotion == discount.promotion {
        adjustments[adjustments.count - 1].amount += discount.amount
      } else {
        adjustments.append(discount)
      }
    }
    return first..<adjustments.count
  }

  private mutating func addTotals(_ sheet: Worksheet, facts: CartFacts) throws(PricingError) {
    let taxes = sheet.tax.lines.reduce(sheet.tax.shipping, +)
    let taxDiscount = sheet.tax.discounts.reduce(Int128(0)) { $0 + $1.amount }
    tax = TaxRecord(
      amount: try Self.exact(taxes, "the tax"), discount: try Self.exact(taxDiscount, "the discount on tax"),
      adjustments: add(
        sheet.tax.discounts.map { AdjustmentRecord(promotion: $0.promotion, amount: Int64(clamping: $0.amount)) }))
    subtotal = try Self.exact(lines.reduce(0) { $0 + Int128($1.subtotal) }, "the subtotal")
    discount = try Self.exact(applied.reduce(0) { $0 + Int128($1.discount) }, "the discount")
    var sum = Int128(subtotal) + Int128(shipping?.cost ?? 0) + fees.reduce(0) { $0 + Int128($1.amount) }
    if !facts.cart.taxIncluded { sum += taxes }
    total = try Self.exact(sum - Int128(discount), "the total")
  }
}
