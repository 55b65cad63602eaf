/// Laying the result out.
extension PricingState {
  /// The result of the pricing that has just been done.
  mutating func result() throws(PricingError) -> PricedStorage {
    let explanation = Explanation(self)
    var writer = ResultWriter()
    writer.addLines(sheet, facts)
    writer.addGifts(sheet)
    writer.addExtras(sheet, facts)
    for place in order where sheet.promotions[Int(place)].hasEffect {
      let promotion = sheet.promotions[Int(place)]
      writer.applied.append(
        AppliedRecord(
          promotion: promotion.index, coupon: promotion.coupon, applications: promotion.applications,
          discount: promotion.discount))
    }
    try writer.addTotals(sheet, facts)
    writer.layout.isOptimal = isOptimal
    writer.layOut(sheet, explanation)
    // Most carts have no code twice; then the cart's own list serves.
    let codes = facts.cart.coupons
    return PricedStorage(
      cart: facts.cart, set: set, customer: facts.context.customer?.id,
      enteredCodes: codes.count == facts.entered.count ? codes : facts.entered.map { $0.code }, words: writer.words,
      layout: writer.layout, messages: explanation.messages)
  }
}

/// Gathers the figures of a finished pricing and lays them out as words.
private struct ResultWriter {
  private(set) var words: [Int64] = []
  var layout = ResultLayout()
  private var lines: [LineRecord] = []
  private var gifts: [GiftRecord] = []
  private var adjustments: [AdjustmentRecord] = []
  private var runs: [RunRecord] = []
  private var fees: [FeeRecord] = []
  var applied: [AppliedRecord] = []

  mutating func addLines(_ sheet: borrowing Worksheet, _ facts: borrowing CartFacts) {
    let discounts = sheet.lineDiscounts.sorted { left, right in
      left.line != right.line ? left.line < right.line : left.promotion < right.promotion
    }
    lines.reserveCapacity(facts.lines.count + sheet.gifts.count)
    var next = 0
    for line in facts.lines.indices {
      let firstAdjustment = adjustments.count
      while next < discounts.count, discounts[next].line == Int32(line) {
        let discount = discounts[next]
        if adjustments.count > firstAdjustment, adjustments[adjustments.count - 1].promotion == discount.promotion {
          adjustments[adjustments.count - 1].amount += discount.amount
        } else {
          adjustments.append(AdjustmentRecord(promotion: discount.promotion, amount: discount.amount))
        }
        next += 1
      }
      let firstRun = runs.count
      var place = Int32(line)
      repeat {
        let run = sheet.runs[Int(place)]
        if runs.count > firstRun, runs[runs.count - 1].price == run.price {
          runs[runs.count - 1].count += run.count
        } else {
          runs.append(RunRecord(count: run.count, price: run.price))
        }
        place = run.next
      } while place >= 0
      lines.append(
        LineRecord(
          gift: -1, quantity: facts.lines[line].quantity, unitPrice: facts.lines[line].unitPrice,
          total: sheet.left[line], tax: sheet.taxes.isEmpty ? 0 : sheet.taxes[line],
          adjustments: firstAdjustment..<adjustments.count, runs: firstRun..<runs.count))
    }
  }

  mutating func addGifts(_ sheet: borrowing Worksheet) {
    for gift in sheet.gifts {
      let value = gift.quantity * gift.unitPrice
      let firstAdjustment = adjustments.count
      if value > 0 { adjustments.append(AdjustmentRecord(promotion: gift.promotion, amount: value)) }
      runs.append(RunRecord(count: gift.quantity, price: 0))
      lines.append(
        LineRecord(
          gift: Int32(gifts.count), quantity: gift.quantity, unitPrice: gift.unitPrice, total: 0, tax: 0,
          adjustments: firstAdjustment..<adjustments.count, runs: runs.count - 1..<runs.count))
      gifts.append(GiftRecord(promotion: gift.promotion, action: gift.action))
    }
  }

  mutating func addExtras(_ sheet: borrowing Worksheet, _ facts: borrowing CartFacts) {
    if facts.cart.shipping != nil {
      layout.shipping = ShippingRecord(
        upgrade: sheet.shipping.upgrade, cost: sheet.shipping.cost, discount: sheet.shipping.cost - sheet.shipping.left,
        tax: sheet.shippingTax, adjustments: add(sheet.shippingDiscounts))
    }
    for fee in facts.cart.fees.indices {
      var discounts: [AdjustmentRecord] = []
      var discount: Int64 = 0
      for entry in sheet.feeDiscounts where entry.line == Int32(fee) {
        discounts.append(AdjustmentRecord(promotion: entry.promotion, amount: entry.amount))
        discount += entry.amount
      }
      fees.append(FeeRecord(amount: sheet.fees[fee] + discount, discount: discount, adjustments: add(discounts)))
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

  mutating func addTotals(_ sheet: borrowing Worksheet, _ facts: borrowing CartFacts) throws(PricingError) {
    func exact(_ figure: Int128, _ name: String) throws(PricingError) -> Int64 {
      guard let exact = Int64(exactly: figure) else { throw .amountOutOfRange(name) }
      return exact
    }
    if sheet.isOutOfRange { throw .amountOutOfRange("a figure of the result") }
    var taxes = Int128(sheet.shippingTax)
    for tax in sheet.taxes { taxes += Int128(tax) }
    var taxDiscount: Int128 = 0
    for discount in sheet.taxDiscounts { taxDiscount += Int128(discount.amount) }
    layout.tax = TaxRecord(
      amount: try exact(taxes, "the tax"), discount: try exact(taxDiscount, "the discount on tax"),
      adjustments: add(sheet.taxDiscounts))
    var subtotal = Int128(facts.subtotal)
    for gift in sheet.gifts { subtotal += Int128(gift.quantity * gift.unitPrice) }
    layout.subtotal = try exact(subtotal, "the subtotal")
    var discount: Int128 = 0
    for record in applied { discount += Int128(record.discount) }
    layout.discount = try exact(discount, "the discount")
    var sum = subtotal + Int128(layout.shipping?.cost ?? 0)
    for fee in fees { sum += Int128(fee.amount) }
    if !facts.cart.taxIncluded { sum += taxes }
    layout.total = try exact(sum - discount, "the total")
  }

  /// Writes all records, those of one kind together.
  mutating func layOut(_ sheet: borrowing Worksheet, _ explanation: borrowing Explanation) {
    var count = lines.count * LineRecord.wordCount + adjustments.count * AdjustmentRecord.wordCount
    count += runs.count * RunRecord.wordCount + gifts.count + fees.count * FeeRecord.wordCount
    count += applied.count * AppliedRecord.wordCount + explanation.decisions.count * DecisionRecord.wordCount
    count += explanation.gaps.count * GapRecord.wordCount + explanation.coupons.count
    count += (sheet.credits.count + sheet.issued.count) * CreditRecord.wordCount
    words.reserveCapacity(count)
    layout.lines = write(lines)
    layout.gifts = write(gifts)
    layout.adjustments = write(adjustments)
    layout.runs = write(runs)
    layout.fees = write(fees)
    layout.applied = write(applied)
    layout.coupons = write(explanation.coupons)
    layout.decisions = write(explanation.decisions)
    layout.gaps = write(explanation.gaps)
    layout.credits = write(sheet.credits)
    layout.issued = write(sheet.issued)
  }

  private mutating func write<Record: WordRecord>(_ records: [Record]) -> RecordRange {
    let range = RecordRange(first: Int32(words.count), count: Int32(records.count))
    for record in records { record.append(to: &words) }
    return range
  }
}
