// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Writes the result.
extension PricingState {
  /// Returns the result of the finished pricing: lines in the cart's order, promotions in canonical
  /// order, and codes in the order of entry (§8.33).
  mutating func result(_ cart: borrowing Cart, _ context: borrowing PricingContext) throws(PricingError)
    -> PricedStorage
  {
    if let figure = worksheet.outOfRange { throw .amountOutOfRange(figure) }
    explain()
    try facts.budget.check()
    writer.begin(&facts)
    writer.addLines(&worksheet, &facts)
    writer.addGifts(&worksheet, &facts)
    writer.addExtras(&worksheet, &facts)
    for place in worksheet.promotions.indices {
      // §8.38
      if worksheet.promotions[place].hasEffect { writer.add(worksheet.promotions[place], &facts) }
    }
    try writer.addTotals(&worksheet, &facts)
    writer.layout.isOptimal = isOptimal
    let words = writer.layOut(&worksheet, &explanation, &facts)
    return PricedStorage(
      cart: copy cart, promotions: set, customer: context.customer?.id,
      enteredCodes: enteredCodes(cart.coupons.map { $0.code }),
      words: words, layout: writer.layout, messages: explanation.messages)
  }

  /// Returns the distinct codes that were entered.
  private mutating func enteredCodes(_ codes: [CouponCode]) -> [CouponCode] {
    // Most carts have no duplicate codes; then the cart's own list is the result.
    if codes.count == facts.entered.count { return codes }
    var distinct: [CouponCode] = []
    for place in facts.entered.indices { distinct.append(codes[Int(facts.entered[place].place)]) }
    return distinct
  }
}

/// Collects the figures of a finished pricing and writes them as words.
struct ResultWriter: ~Copyable, Sendable {
  var layout = ResultLayout()
  // The words of each kind of record.
  private var lines = UniqueArray<Int64>()
  private var gifts = UniqueArray<Int64>()
  private var adjustments = UniqueArray<Int64>()
  private var runs = UniqueArray<Int64>()
  private var fees = UniqueArray<Int64>()
  private var applied = UniqueArray<Int64>()
  private var credits = UniqueArray<Int64>()
  private var named = UniqueArray<Int64>()
  /// For each candidate its index among the promotions that the result names; -1 if it is not named
  /// yet.
  private var indices = UniqueArray<Int32>()
  private var appliedDiscount: Int128 = 0
  private var feeAmount: Int128 = 0
  /// A scratch buffer for the adjustments of one target.
  private var found = UniqueArray<AdjustmentRecord>()

  mutating func begin(_ facts: inout CartFacts) {
    layout = ResultLayout()
    indices.removeAll(keepingCapacity: true)
    indices.append(repeating: -1, count: facts.candidates.count)
    named.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    gifts.removeAll(keepingCapacity: true)
    adjustments.removeAll(keepingCapacity: true)
    runs.removeAll(keepingCapacity: true)
    fees.removeAll(keepingCapacity: true)
    applied.removeAll(keepingCapacity: true)
    credits.removeAll(keepingCapacity: true)
    appliedDiscount = 0
    feeAmount = 0
  }

  /// Returns the index of a candidate among the promotions that the result names, and adds the
  /// candidate to them if it is new; -1 for no candidate.
  @inline(__always)
  private mutating func mention(_ candidate: Int32, _ facts: inout CartFacts) -> Int32 {
    if candidate < 0 { return -1 }
    let known = indices[Int(candidate)]
    return known >= 0 ? known : name(candidate, &facts)
  }

  private mutating func name(_ candidate: Int32, _ facts: inout CartFacts) -> Int32 {
    let index = Int32(truncatingIfNeeded: named.count / NamedRecord.wordCount)
    let slot = facts.candidates[Int(candidate)]
    NamedRecord(facts.set.id(of: slot), slot: slot).append(to: &named)
    indices[Int(candidate)] = index
    return index
  }

  mutating func add(_ promotion: TakenPromotion, _ facts: inout CartFacts) {
    appliedDiscount += Int128(promotion.discount)
    AppliedRecord(
      promotion: mention(promotion.index, &facts), coupon: promotion.coupon, applications: promotion.applications,
      discount: promotion.discount
    ).append(to: &applied)
  }

  mutating func addLines(_ worksheet: inout Worksheet, _ facts: inout CartFacts) {
    let isTaxed = !worksheet.taxes.isEmpty
    lines.reserveCapacity(facts.cart.lines.count &* LineRecord.wordCount)
    for line in facts.cart.lines.indices {
      let firstAdjustment = countOfAdjustments
      _ = add(worksheet.lineDiscounts, on: line, &facts)
      let firstRun = runs.count / RunRecord.wordCount
      addRuns(&worksheet, of: line)
      LineRecord(
        gift: -1, quantity: facts.cart.lines[line].quantity, unitPrice: facts.cart.lines[line].unitPrice,
        total: worksheet.left[line], tax: isTaxed ? worksheet.taxes[line] : 0,
        adjustments: IndexRange(firstAdjustment, countOfAdjustments),
        runs: IndexRange(firstRun, runs.count / RunRecord.wordCount)
      ).append(to: &lines)
    }
  }

  /// Adds the runs of a line. Adjacent runs with the same price become one (§8.36).
  @inline(__always)
  private mutating func addRuns(_ worksheet: inout Worksheet, of line: Int) {
    var run = worksheet.runs[line]
    while run.next >= 0 {
      let next = worksheet.runs[Int(run.next)]
      if next.price == run.price {
        run.count &+= next.count
        run.next = next.next
      } else {
        RunRecord(count: run.count, price: run.price).append(to: &runs)
        run = next
      }
    }
    RunRecord(count: run.count, price: run.price).append(to: &runs)
  }

  private var countOfAdjustments: Int { adjustments.count / AdjustmentRecord.wordCount }

  /// Adds the discounts on a target as adjustments, one for each promotion in canonical order
  /// (§8.34).
  /// - Returns: The sum of the discounts.
  @inline(__always)
  private mutating func add(_ log: borrowing DiscountLog, on target: Int, _ facts: inout CartFacts) -> Int64 {
    let latest = log.latest(target)
    return latest < 0 ? 0 : add(log, from: latest, &facts)
  }

  private mutating func add(_ log: borrowing DiscountLog, from latest: Int32, _ facts: inout CartFacts) -> Int64 {
    found.removeAll(keepingCapacity: true)
    var sum: Int64 = 0
    var index = latest
    // Within a step, promotions are carried out in canonical order, so the entries mostly descend.
    var descends = true
    var last = Int32.max
    while index >= 0 {
      let entry = log.entries[Int(index)]
      if entry.promotion >= last { descends = false }
      last = entry.promotion
      found.append(AdjustmentRecord(promotion: entry.promotion, amount: entry.amount))
      sum &+= entry.amount
      index = entry.previous
    }
    guard descends else {
      addFound(&facts)
      return sum
    }
    var place = found.count
    while place > 0 {
      place &-= 1
      AdjustmentRecord(promotion: mention(found[place].promotion, &facts), amount: found[place].amount)
        .append(to: &adjustments)
    }
    return sum
  }

  /// Adds the adjustments of ``found`` in canonical order. The adjustments of one promotion are
  /// added up.
  private mutating func addFound(_ facts: inout CartFacts) {
    found.sort { $0.promotion < $1.promotion }
    var index = 0
    while index < found.count {
      var record = found[index]
      index &+= 1
      while index < found.count, found[index].promotion == record.promotion {
        record.amount &+= found[index].amount
        index &+= 1
      }
      record.promotion = mention(record.promotion, &facts)
      record.append(to: &adjustments)
    }
  }

  /// Adds the lines of gifts after those of the cart, in the order in which gifts were given
  /// (§6.50).
  mutating func addGifts(_ worksheet: inout Worksheet, _ facts: inout CartFacts) {
    for place in worksheet.gifts.indices {
      let gift = worksheet.gifts[place]
      let value = gift.quantity * gift.unitPrice
      let firstAdjustment = countOfAdjustments
      let promotion = mention(gift.promotion, &facts)
      if value > 0 { AdjustmentRecord(promotion: promotion, amount: value).append(to: &adjustments) }
      let firstRun = runs.count / RunRecord.wordCount
      RunRecord(count: gift.quantity, price: 0).append(to: &runs)
      LineRecord(
        gift: Int32(place), quantity: gift.quantity, unitPrice: gift.unitPrice, total: 0, tax: 0,
        adjustments: IndexRange(firstAdjustment, countOfAdjustments), runs: IndexRange(firstRun, firstRun + 1)
      ).append(to: &lines)
      GiftRecord(promotion: promotion, action: gift.action).append(to: &gifts)
    }
  }

  mutating func addExtras(_ worksheet: inout Worksheet, _ facts: inout CartFacts) {
    if facts.hasShipping {
      let upgrade = worksheet.shipping.upgrade
      layout.shipping = ShippingRecord(
        upgrade: (mention(upgrade.promotion, &facts), upgrade.action), cost: worksheet.shipping.cost,
        discount: worksheet.shipping.cost - worksheet.shipping.left, tax: worksheet.shippingTax,
        adjustments: add(worksheet.shippingDiscounts, &facts))
    }
    guard !facts.cart.members.fees.isEmpty else { return }
    for fee in facts.cart.members.fees.indices {
      let first = countOfAdjustments
      let discount = add(worksheet.feeDiscounts, on: fee, &facts)
      let amount = worksheet.fees[fee] + discount
      feeAmount += Int128(amount)
      FeeRecord(amount: amount, discount: discount, adjustments: IndexRange(first, countOfAdjustments))
        .append(to: &fees)
    }
  }

  /// Adds discounts as adjustments, in canonical order. The discounts of one promotion are added
  /// up.
  private mutating func add(
    _ discounts: borrowing UniqueArray<AdjustmentRecord>, _ facts: inout CartFacts
  ) -> IndexRange {
    let first = countOfAdjustments
    found.copy(discounts)
    addFound(&facts)
    return IndexRange(first, countOfAdjustments)
  }

  mutating func addTotals(_ worksheet: inout Worksheet, _ facts: inout CartFacts) throws(PricingError) {
    let figures = try Totals(&worksheet, &facts, discount: appliedDiscount)
    layout.tax = TaxRecord(
      amount: figures.tax, discount: figures.taxDiscount, adjustments: add(worksheet.taxDiscounts, &facts))
    layout.subtotal = figures.subtotal
    layout.discount = figures.discount
    layout.total = figures.total
    for place in worksheet.credits.indices {
      let credit = worksheet.credits[place]
      let amount = try Totals.exact(credit.amount, "the credit of a promotion")
      CreditRecord(promotion: mention(credit.promotion, &facts), amount: amount).append(to: &credits)
    }
  }

  /// Writes all records as words, the records of one kind together.
  mutating func layOut(
    _ worksheet: inout Worksheet, _ explanation: inout Explanation, _ facts: inout CartFacts
  ) -> UniqueArray<Int64> {
    mentionPromotions(of: &explanation, &facts)
    let others =
      explanation.coupons.count * CouponRecord.wordCount + explanation.decisions.count * DecisionRecord.wordCount
      + explanation.gaps.count * GapRecord.wordCount + worksheet.issued.count * IssuedRecord.wordCount
    var words = UniqueArray<Int64>(
      capacity: lines.count + gifts.count + adjustments.count + runs.count + fees.count + applied.count
        + credits.count + others + named.count)
    layout.lines = words.add(lines, each: LineRecord.wordCount)
    layout.gifts = words.add(gifts, each: GiftRecord.wordCount)
    layout.adjustments = words.add(adjustments, each: AdjustmentRecord.wordCount)
    layout.runs = words.add(runs, each: RunRecord.wordCount)
    layout.fees = words.add(fees, each: FeeRecord.wordCount)
    layout.applied = words.add(applied, each: AppliedRecord.wordCount)
    layout.credits = words.add(credits, each: CreditRecord.wordCount)
    layout.coupons = RecordRange(first: Int32(words.count), count: Int32(explanation.coupons.count))
    for place in explanation.coupons.indices { explanation.coupons[place].append(to: &words) }
    layout.decisions = RecordRange(first: Int32(words.count), count: Int32(explanation.decisions.count))
    for place in explanation.decisions.indices { explanation.decisions[place].append(to: &words) }
    layout.gaps = RecordRange(first: Int32(words.count), count: Int32(explanation.gaps.count))
    for place in explanation.gaps.indices { explanation.gaps[place].append(to: &words) }
    layout.issued = RecordRange(first: Int32(words.count), count: Int32(worksheet.issued.count))
    for place in worksheet.issued.indices {
      var record = worksheet.issued[place]
      record.promotion = mention(record.promotion, &facts)
      record.append(to: &words)
    }
    layout.named = words.add(named, each: NamedRecord.wordCount)
    return words
  }
}

extension ResultWriter {
  /// Replaces candidates by their indices among the promotions that the result names.
  private mutating func mentionPromotions(of explanation: inout Explanation, _ facts: inout CartFacts) {
    for place in explanation.coupons.indices {
      explanation.coupons[place].promotion = mention(explanation.coupons[place].promotion, &facts)
    }
    for place in explanation.decisions.indices {
      explanation.decisions[place].promotion = mention(explanation.decisions[place].promotion, &facts)
      explanation.decisions[place].by = mention(explanation.decisions[place].by, &facts)
    }
    for place in explanation.messages.indices {
      explanation.messages[place].promotion = mention(explanation.messages[place].promotion, &facts)
    }
  }
}

extension UniqueArray where Element == Int64 {
  /// Appends the words of records of one kind, and returns their range.
  @inline(__always)
  fileprivate mutating func add(_ words: borrowing UniqueArray<Int64>, each: Int) -> RecordRange {
    let range = RecordRange(first: Int32(count), count: Int32(words.count / each))
    append(contentsOf: words)
    return range
  }
}

/// The totals of a cart.
struct Totals: Sendable, Hashable {
  let subtotal: Int64
  let shipping: Int64
  let tax: Int64
  let taxDiscount: Int64
  let discount: Int64
  let fees: Int64
  let total: Int64

  /// Computes the totals of a finished pricing whose promotions took off `discount`. Throws if a
  /// figure is outside of 64 bits.
  init(
    _ worksheet: inout Worksheet, _ facts: inout CartFacts, discount: Int128
  ) throws(PricingError) {
    var taxes = Int128(worksheet.shippingTax)
    for line in worksheet.taxes.indices { taxes += Int128(worksheet.taxes[line]) }
    var taxDiscount: Int128 = 0
    for place in worksheet.taxDiscounts.indices { taxDiscount += Int128(worksheet.taxDiscounts[place].amount) }
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
  }

  /// The figures that callers of `totals` receive.
  @inline(__always)
  var priced: PricedTotals.Figures {
    PricedTotals.Figures(
      subtotal: subtotal, shipping: shipping, fees: fees, tax: tax, discount: discount, total: total)
  }

  @inline(__always)
  static func exact(_ figure: Int128, _ name: String) throws(PricingError) -> Int64 {
    guard let exact = Int64(exactly: figure) else { throw .amountOutOfRange(name) }
    return exact
  }
}
