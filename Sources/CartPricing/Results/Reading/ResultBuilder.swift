// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Collects the records of a result while its document is read, in the layout that a pricing writes.
struct ResultBuilder {
  /// The cart as far as the document shows it: the currency, and the ids and texts of lines, fees and shipping.
  var cart: Cart
  var customer: CustomerID?
  /// The codes that were entered, in the order of the document.
  var enteredCodes: [CouponCode] = []
  var promotions = StoredPromotions.Builder()
  /// The figures of the result as a whole; ``finished()`` adds where the records are.
  var layout = ResultLayout()
  /// The lines of the cart; those of gifts are in ``gifts``.
  var lines: [LineRecord] = []
  var gifts: [GiftRecord] = []
  var adjustments: [AdjustmentRecord] = []
  var runs: [RunRecord] = []
  var fees: [FeeRecord] = []
  var applied: [AppliedRecord] = []
  var credits: [CreditRecord] = []
  var coupons: [CouponRecord] = []
  var decisions: [DecisionRecord] = []
  var gaps: [GapRecord] = []
  var issued: [IssuedRecord] = []
  var points: [PointsRecord] = []
  var tenders: [TenderRecord] = []
  var taxDiscounts: [TaxDiscountRecord] = []
  var nextSteps: [NextStepRecord] = []
  var redemptions: [RedemptionRecord] = []
  var messages: [MessageRecord] = []
  var offers: [OfferRecord] = []
  var failedPaths: [String] = []

  /// A result in a currency, without records.
  init(_ currency: Currency = .none) { cart = Cart(currency: currency) }

  /// How many decimals an amount may have; the most that a currency can have where the currency is not known.
  var decimals: Int { cart.currency.isKnown ? cart.currency.decimals : 4 }

  /// The index of an entered code; nil if it was not entered.
  func index(of code: CouponCode) -> EnteredCodeIndex? {
    enteredCodes.firstIndex(of: code).map { EnteredCodeIndex($0) }
  }

  /// The storage of the result.
  consuming func finished() -> PricedStorage {
    var words = UniqueArray<Int64>()
    addLines(to: &words)
    addFees(to: &words)
    layout.adjustments = words.add(adjustments) { $0.append(to: &$1) }
    layout.runs = words.add(runs) { $0.append(to: &$1) }
    layout.applied = words.add(applied) { $0.append(to: &$1) }
    layout.credits = words.add(credits) { $0.append(to: &$1) }
    layout.coupons = words.add(coupons) { $0.append(to: &$1) }
    layout.decisions = words.add(decisions) { $0.append(to: &$1) }
    layout.gaps = words.add(gaps) { $0.append(to: &$1) }
    layout.issued = words.add(issued) { $0.append(to: &$1) }
    layout.points = words.add(points) { $0.append(to: &$1) }
    layout.tenders = words.add(tenders) { $0.append(to: &$1) }
    layout.taxDiscounts = words.add(taxDiscounts) { $0.append(to: &$1) }
    layout.nextSteps = words.add(nextSteps) { $0.append(to: &$1) }
    layout.redemptions = words.add(redemptions) { $0.append(to: &$1) }
    layout.named = words.add(promotions.named) { $0.append(to: &$1) }
    return PricedStorage(
      cart: finishedCart(), promotions: promotions.finished(), customer: customer, words: words, layout: layout,
      messages: messages,
      extras: ResultExtras(distinctCodes: enteredCodes, offers: offers, failedPaths: failedPaths))
  }

  /// Adds the lines of the cart and of gifts.
  private mutating func addLines(to words: inout UniqueArray<Int64>) {
    layout.lines = RecordRange(first: words.count, count: lines.count)
    for line in lines {
      words.append(Int64(line.adjustments.first, line.runs.first))
      words.append(line.total)
    }
    words.append(Int64(lines.last?.adjustments.end ?? 0, lines.last?.runs.end ?? 0))
    if lines.contains(where: { $0.tax != 0 }) {
      layout.taxes = OptionalIndex(words.count)
      for line in lines { words.append(line.tax) }
    }
    layout.gifts = RecordRange(first: words.count, count: gifts.count)
    for gift in gifts {
      let offset = words.count
      words.append(repeating: 0, count: GiftRecord.wordCount)
      gift.write(to: &words, at: offset)
    }
  }

  private mutating func addFees(to words: inout UniqueArray<Int64>) {
    layout.fees = RecordRange(first: words.count, count: fees.count)
    guard let last = fees.last else { return }
    for fee in fees {
      words.append(Int64(fee.adjustments.first, 0))
      words.append(fee.amount)
      words.append(fee.discount)
    }
    words.append(Int64(last.adjustments.end, 0))
    guard fees.contains(where: { $0.tax != nil }) else { return }
    layout.feeTaxes = OptionalIndex(words.count)
    for fee in fees { words.append(fee.tax ?? -1) }
  }

  /// The cart with the quantities and prices of its lines as a result reads them.
  private func finishedCart() -> Cart {
    var projected = UniqueArray<ProjectedLine>(capacity: lines.count)
    for line in lines {
      projected.append(
        ProjectedLine(
          quantity: line.quantity, unitPrice: line.unitPrice, value: line.subtotal, floor: 0, rate: 0, rank: 0,
          isDiscountable: true, isSubscription: false))
    }
    return Cart(ProjectedCart(unprojected: cart.storage.members, lines: projected))
  }
}

extension UniqueArray where Element == Int64 {
  /// Appends the words of records and returns their range.
  fileprivate mutating func add<Record>(
    _ records: [Record], _ append: (Record, inout UniqueArray<Int64>) -> Void
  ) -> RecordRange {
    let first = count
    for record in records { append(record, &self) }
    return RecordRange(first: first, count: records.count)
  }
}
