/// Laying the result out.
extension PricingState {
  /// The result of the pricing that has just been done.
  mutating func result() throws(PricingError) -> PricedStorage {
    if let figure = sheet.outOfRange { throw .amountOutOfRange(figure) }
    explain()
    writer.begin()
    writer.addLines(sheet, facts)
    writer.addGifts(sheet)
    writer.addExtras(sheet, facts)
    for place in order where sheet.promotions[Int(place)].hasEffect { writer.add(sheet.promotions[Int(place)]) }
    try writer.addTotals(sheet, facts)
    writer.layout.isOptimal = isOptimal
    let words = writer.layOut(sheet, explanation)
    // Most carts have no code twice; then the cart's own list serves.
    let codes = facts.cart.coupons
    return PricedStorage(
      cart: facts.cart, set: set, customer: facts.context.customer?.id,
      enteredCodes: codes.count == facts.entered.count ? codes : facts.entered.map { $0.code }, words: words,
      layout: writer.layout, messages: explanation.messages)
  }
}

/// Gathers the figures of a finished pricing and lays them out as words.
struct ResultWriter {
  var layout = ResultLayout()
  private var lines: [LineRecord] = []
  private var gifts: [GiftRecord] = []
  private var adjustments: [AdjustmentRecord] = []
  private var runs: [RunRecord] = []
  private var fees: [FeeRecord] = []
  private var applied: [AppliedRecord] = []
  private var credits: [CreditRecord] = []
  /// For each line the first of the discounts on it, and for each discount the next one; -1 for none.
  private var firstDiscounts: [Int32] = []
  private var nextDiscounts: [Int32] = []

  mutating func begin() {
    layout = ResultLayout()
    lines.removeAll(keepingCapacity: true)
    gifts.removeAll(keepingCapacity: true)
    adjustments.removeAll(keepingCapacity: true)
    runs.removeAll(keepingCapacity: true)
    fees.removeAll(keepingCapacity: true)
    applied.removeAll(keepingCapacity: true)
    credits.removeAll(keepingCapacity: true)
  }

  mutating func add(_ promotion: TakenPromotion) {
    applied.append(
      AppliedRecord(
        promotion: promotion.index, coupon: promotion.coupon, applications: promotion.applications,
        discount: promotion.discount))
  }

  mutating func addLines(_ sheet: borrowing Worksheet, _ facts: borrowing CartFacts) {
    chain(sheet.lineDiscounts, places: facts.lines.count)
    for line in facts.lines.indices {
      let firstAdjustment = adjustments.count
      _ = addChained(sheet.lineDiscounts, of: line)
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

  /// Chains the discounts on each place, in their order.
  private mutating func chain(_ discounts: [Worksheet.LineDiscount], places: Int) {
    firstDiscounts.removeAll(keepingCapacity: true)
    nextDiscounts.removeAll(keepingCapacity: true)
    for _ in 0..<places { firstDiscounts.append(-1) }
    for _ in discounts.indices { nextDiscounts.append(-1) }
    for index in discounts.indices.reversed() {
      let place = Int(discounts[index].line)
      nextDiscounts[index] = firstDiscounts[place]
      firstDiscounts[place] = Int32(index)
    }
  }

  /// Adds the chained discounts on a place as adjustments; what they come to.
  private mutating func addChained(_ discounts: [Worksheet.LineDiscount], of place: Int) -> Int64 {
    let first = adjustments.count
    var sum: Int64 = 0
    var index = firstDiscounts[place]
    while index >= 0 {
      let entry = discounts[Int(index)]
      adjustments.append(AdjustmentRecord(promotion: entry.promotion, amount: entry.amount))
      sum += entry.amount
      index = nextDiscounts[Int(index)]
    }
    addUp(from: first)
    return sum
  }

  /// Brings the adjustments from a place on into canonical order, and adds up those of one promotion. Within a step they
  /// stand so already.
  private mutating func addUp(from first: Int) {
    guard adjustments.count > first + 1 else { return }
    if adjustments.count - first <= 16 {
      // few, as on most lines: each is moved before those that come after it
      for index in first + 1..<adjustments.count {
        var place = index
        while place > first, adjustments[place - 1].promotion > adjustments[place].promotion {
          adjustments.swapAt(place - 1, place)
          place -= 1
        }
      }
    } else {
      adjustments[first...].sort { $0.promotion < $1.promotion }
    }
    var last = first
    for index in first + 1..<adjustments.count {
      if adjustments[index].promotion == adjustments[last].promotion {
        adjustments[last].amount += adjustments[index].amount
      } else {
        last += 1
        adjustments[last] = adjustments[index]
      }
    }
    adjustments.removeLast(adjustments.count - last - 1)
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
    guard !facts.cart.fees.isEmpty else { return }
    chain(sheet.feeDiscounts, places: facts.cart.fees.count)
    for fee in facts.cart.fees.indices {
      let first = adjustments.count
      let discount = addChained(sheet.feeDiscounts, of: fee)
      fees.append(
        FeeRecord(amount: sheet.fees[fee] + discount, discount: discount, adjustments: first..<adjustments.count))
    }
  }

  /// Adds up discounts by promotion, in canonical order.
  private mutating func add(_ discounts: [AdjustmentRecord]) -> Range<Int> {
    let first = adjustments.count
    adjustments += discounts
    addUp(from: first)
    return first..<adjustments.count
  }

  mutating func addTotals(_ sheet: borrowing Worksheet, _ facts: borrowing CartFacts) throws(PricingError) {
    func exact(_ figure: Int128, _ name: String) throws(PricingError) -> Int64 {
      guard let exact = Int64(exactly: figure) else { throw .amountOutOfRange(name) }
      return exact
    }
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
    for credit in sheet.credits {
      let amount = try exact(credit.amount, "the credit of a promotion")
      credits.append(CreditRecord(promotion: credit.promotion, amount: amount))
    }
  }

  /// Lays all records out as words, those of one kind together.
  mutating func layOut(_ sheet: borrowing Worksheet, _ explanation: borrowing Explanation) -> [Int64] {
    var first: Int32 = 0
    func range(_ count: Int, _ wordCount: Int) -> RecordRange {
      defer { first += Int32(count * wordCount) }
      return RecordRange(first: first, count: Int32(count))
    }
    layout.lines = range(lines.count, LineRecord.wordCount)
    layout.gifts = range(gifts.count, GiftRecord.wordCount)
    layout.adjustments = range(adjustments.count, AdjustmentRecord.wordCount)
    layout.runs = range(runs.count, RunRecord.wordCount)
    layout.fees = range(fees.count, FeeRecord.wordCount)
    layout.applied = range(applied.count, AppliedRecord.wordCount)
    layout.coupons = range(explanation.coupons.count, CouponRecord.wordCount)
    layout.decisions = range(explanation.decisions.count, DecisionRecord.wordCount)
    layout.gaps = range(explanation.gaps.count, GapRecord.wordCount)
    layout.credits = range(credits.count, CreditRecord.wordCount)
    layout.issued = range(sheet.issued.count, IssuedRecord.wordCount)
    return [Int64](capacity: Int(first)) { words in
      for record in lines { record.append(to: &words) }
      for record in gifts { record.append(to: &words) }
      for record in adjustments { record.append(to: &words) }
      for record in runs { record.append(to: &words) }
      for record in fees { record.append(to: &words) }
      for record in applied { record.append(to: &words) }
      for record in explanation.coupons { record.append(to: &words) }
      for record in explanation.decisions { record.append(to: &words) }
      for record in explanation.gaps { record.append(to: &words) }
      for record in credits { record.append(to: &words) }
      for record in sheet.issued { record.append(to: &words) }
    }
  }
}
