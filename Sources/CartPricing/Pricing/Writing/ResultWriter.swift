// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The last stage of a pricing: it writes the figures of a finished worksheet, and the explanation,
/// as the words of a result. ``ResultLayout`` has a picture of these words.
///
/// Input: the worksheet after all steps, the explanation and the facts of the cart. Output: a
/// ``PricedStorage``. The words are allocated once and written from the first to the last. The
/// writer keeps its scratch buffers from one pricing to the next.
struct ResultWriter: ~Copyable, Sendable {
  var layout = ResultLayout()
  var words = UniqueArray<Int64>()
  var named = NamedPromotions()
  /// The stretches of the log of discounts that is being written.
  var stretches = UniqueArray<DiscountStretch>()
  /// The adjustments of one target, while they are brought into canonical order.
  var found = UniqueArray<Worksheet.TargetDiscount>()
}

extension PricingState {
  /// Returns the result of the finished pricing: lines in the cart's order, promotions in canonical
  /// order, and codes in the order of entry (§8.33).
  mutating func result(_ context: borrowing PricingContext) throws(PricingError) -> PricedStorage {
    if let figure = worksheet.outOfRange { throw .amountOutOfRange(figure) }
    writer.named.begin(candidates: facts.candidates.count)
    try explain()
    try facts.budget.check()
    let totals = try Totals(&worksheet, &facts)
    let words = try writer.write(&worksheet, &explanation, totals, &facts)
    writer.layout.subtotal = totals.subtotal
    writer.layout.discount = totals.discount
    writer.layout.total = totals.total
    writer.layout.due = totals.due
    writer.layout.tax.amount = totals.tax
    writer.layout.tax.discount = totals.taxDiscount
    writer.layout.isOptimal = isOptimal
    return PricedStorage(
      cart: Cart(facts.cart), promotions: set, customer: context.customer?.id, words: words, layout: writer.layout,
      messages: explanation.messages, extras: hasExtras ? extras() : nil)
  }

  /// Whether a code was entered twice, a gift can be chosen, or conditions are listed that do not hold.
  private var hasExtras: Bool {
    mutating get {
      facts.cart.members.coupons.count != facts.entered.count || !worksheet.offers.isEmpty
        || !explanation.failedPaths.isEmpty
    }
  }

  @inline(never)
  private mutating func extras() -> ResultExtras {
    ResultExtras(
      distinctCodes: distinctCodes(), offers: writer.offers(of: &worksheet), failedPaths: explanation.failedPaths)
  }

  /// Returns the distinct codes that were entered, if a code was entered twice; otherwise none.
  private mutating func distinctCodes() -> [CouponCode] {
    var distinct: [CouponCode] = []
    if facts.cart.members.coupons.count == facts.entered.count { return distinct }
    for place in facts.entered.indices {
      distinct.append(facts.cart.members.coupons[facts.entered[place].position].code)
    }
    return distinct
  }
}

extension ResultWriter {
  /// Writes the words of a result, one kind of record after the other, and sets the ranges of the
  /// ``layout``.
  mutating func write(
    _ worksheet: inout Worksheet, _ explanation: inout Explanation, _ totals: Totals, _ facts: inout CartFacts
  ) throws(PricingError) -> UniqueArray<Int64> {
    layout = ResultLayout()
    let capacity = capacity(for: &worksheet, &explanation, &facts)
    words = UniqueArray(capacity: capacity)
    addLines(&worksheet, &facts)
    addAdjustments(&worksheet, &facts)
    addRuns(&worksheet)
    addApplied(&worksheet)
    addRedemptions(&worksheet, &facts)
    try addCredits(&worksheet)
    addExplanation(&explanation)
    addIssued(&worksheet)
    try addRare(&worksheet, totals, &facts)
    layout.named = named.append(to: &words, &facts)
    var written = UniqueArray<Int64>()
    swap(&written, &words)
    return written
  }

  /// An upper bound of the number of words, but for promotions that are named and have no effect.
  private func capacity(
    for worksheet: inout Worksheet, _ explanation: inout Explanation, _ facts: inout CartFacts
  ) -> Int {
    let lines = facts.cart.lines.count
    var count = LineRecord.wordCount * lines + worksheet.taxes.count + GiftRecord.wordCount * worksheet.gifts.count
    count += FeeRecord.wordCount * worksheet.fees.count + 2
    var adjustments = worksheet.lineDiscounts.entries.count + worksheet.feeDiscounts.entries.count
    adjustments += worksheet.gifts.count + worksheet.shippingDiscounts.count + worksheet.taxDiscounts.count
    count += AdjustmentRecord.wordCount * adjustments
    // A line of several runs has at most twice as many as it has more than one.
    count += RunRecord.wordCount * 2 * (worksheet.runs.inUse - lines)
    count += (AppliedRecord.wordCount + NamedRecord.wordCount) * worksheet.promotions.count
    count += CreditRecord.wordCount * worksheet.credits.count + IssuedRecord.wordCount * worksheet.issued.count
    count += explanation.coupons.count + explanation.gaps.count + explanation.nextSteps.count
    count += explanation.decisions.count / DecisionRecord.wordCount * (DecisionRecord.wordCount + NamedRecord.wordCount)
    return count
  }

  // MARK: Lines

  /// Adds the lines of the cart, their tax, and the lines of gifts after them, in the order in which
  /// gifts were given (§6.50). Where the adjustments and the runs of each line of the cart begin is
  /// written later.
  private mutating func addLines(_ worksheet: inout Worksheet, _ facts: inout CartFacts) {
    let count = facts.cart.lines.count
    words.append(repeating: 0, count: LineRecord.wordCount * count + 1)
    layout.lines = RecordRange(first: 0, count: count)
    worksheet.left.withSpan { left in
      words.withMutableSpan { words in
        for line in left.indices { words[LineRecord.wordCount &* line &+ 1] = left[line] }
      }
    }
    if !worksheet.taxes.isEmpty {
      layout.taxes = OptionalIndex(words.count)
      words.append(contentsOf: worksheet.taxes)
    }
    layout.gifts = RecordRange(first: words.count, count: worksheet.gifts.count)
    // Their adjustments follow those of the lines of the cart.
    words.append(repeating: 0, count: GiftRecord.wordCount * worksheet.gifts.count)
    let fees = facts.cart.members.fees.count
    layout.fees = RecordRange(first: words.count, count: fees)
    if fees > 0 { words.append(repeating: 0, count: FeeRecord.wordCount * fees + 1) }
  }

  /// Adds the runs of the lines that have several. Adjacent runs with the same price become one
  /// (§8.36).
  private mutating func addRuns(_ worksheet: inout Worksheet) {
    layout.runs = RecordRange(first: words.count, count: 0)
    let lines = Int(layout.lines.count)
    guard worksheet.runs.inUse > lines else { return }
    var count: Int64 = 0
    for line in 0..<lines {
      // The index of the first adjustment is in the upper half of the word.
      words[LineRecord.wordCount &* line] |= count
      let first = LineRuns.first(ofLine: LineIndex(line))
      if worksheet.runs[first].next.index != nil { count &+= addRuns(&worksheet, from: first) }
    }
    words[LineRecord.wordCount &* lines] |= count
    layout.runs = RecordRange(first: Int(layout.runs.first), count: Int(count))
  }

  /// Adds the runs of a line from its first one on, and returns their number. Units that all cost the
  /// same are no run.
  private mutating func addRuns(_ worksheet: inout Worksheet, from first: Index<Run>) -> Int64 {
    var count: Int64 = 0
    var run = worksheet.runs[first]
    while let index = run.next.index {
      let next = worksheet.runs[index]
      if next.price == run.price {
        run.count &+= next.count
        run.next = next.next
      } else {
        RunRecord(count: run.count, price: run.price).append(to: &words)
        count &+= 1
        run = next
      }
    }
    if count == 0 { return 0 }
    RunRecord(count: run.count, price: run.price).append(to: &words)
    return count &+ 1
  }

  // MARK: Promotions

  /// Adds the promotions that had an effect, in canonical order (§8.38).
  private mutating func addApplied(_ worksheet: inout Worksheet) {
    let first = words.count
    for place in worksheet.promotions.indices {
      let promotion = worksheet.promotions[place]
      guard promotion.hasEffect else { continue }
      AppliedRecord(
        promotion: named.index(of: promotion.index), coupon: OptionalIndex(promotion.code.index),
        applications: promotion.applications,
        discount: promotion.discount
      ).append(to: &words)
    }
    layout.applied = RecordRange(first: first, count: (words.count - first) / AppliedRecord.wordCount)
  }

  /// Adds what is special about the redemptions of the applied promotions: few have anything
  /// (§2.17, §2.26).
  private mutating func addRedemptions(_ worksheet: inout Worksheet, _ facts: inout CartFacts) {
    layout.redemptions = RecordRange(first: words.count, count: 0)
    if facts.redeemed.isEmpty {
      guard facts.entered.indices.contains(where: { facts.entered[$0].batch.slot.index != nil }) else { return }
    }
    let first = words.count
    var applied = 0
    for place in worksheet.promotions.indices {
      let promotion = worksheet.promotions[place]
      guard promotion.hasEffect else { continue }
      let isOfBatch =
        promotion.code.index.map { facts.entered[$0.position].batch.candidate == promotion.index } ?? false
      let record = RedemptionRecord(
        applied: Index(applied), isRenewal: facts.isRedeemed(promotion.index), isOfBatch: isOfBatch)
      if record.isRenewal || record.isOfBatch { record.append(to: &words) }
      applied &+= 1
    }
    layout.redemptions = RecordRange(first: first, count: words.count - first)
  }

  private mutating func addCredits(_ worksheet: inout Worksheet) throws(PricingError) {
    layout.credits = RecordRange(first: words.count, count: worksheet.credits.count)
    for place in worksheet.credits.indices {
      let credit = worksheet.credits[place]
      let amount = try Totals.exact(credit.amount, "the credit of a promotion")
      CreditRecord(promotion: named.index(of: credit.promotion), amount: amount).append(to: &words)
    }
  }

  private mutating func addIssued(_ worksheet: inout Worksheet) {
    layout.issued = RecordRange(first: words.count, count: worksheet.issued.count)
    for place in worksheet.issued.indices {
      let issued = worksheet.issued[place]
      IssuedRecord(promotion: named.index(of: issued.promotion), action: issued.action, count: issued.count)
        .append(to: &words)
    }
  }

  /// Adds records that are words already.
  @inline(__always)
  private mutating func add<Record: WordRecord>(
    _ records: borrowing UniqueArray<Int64>, of kind: Record.Type
  ) -> RecordRange {
    let range = RecordRange(first: words.count, count: records.count / Record.wordCount)
    words.append(contentsOf: records)
    return range
  }

  /// Adds the outcomes of codes, the decisions and their gaps.
  private mutating func addExplanation(_ explanation: inout Explanation) {
    layout.coupons = add(explanation.coupons, of: CouponRecord.self)
    layout.decisions = add(explanation.decisions, of: DecisionRecord.self)
    layout.gaps = add(explanation.gaps, of: GapRecord.self)
    layout.nextSteps = add(explanation.nextSteps, of: NextStepRecord.self)
  }
}
