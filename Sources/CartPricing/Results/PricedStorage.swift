// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The storage of a priced cart: one array of words, and the cart and the promotions that its texts come from.
///
/// Lines, adjustments and runs of units are ranges of these words; nothing is nested and no text is copied. The class is
/// public so that the views of it can be inlined; it has nothing for a host to use.
public final class PricedStorage: Sendable {
  @usableFromInline let cart: Cart
  let promotions: PromotionCatalog
  @usableFromInline let customer: CustomerID?
  /// The distinct codes that were entered, in their order.
  @usableFromInline let enteredCodes: [CouponCode]
  @usableFromInline let words: Words
  @usableFromInline let layout: ResultLayout
  @usableFromInline let messages: [MessageRecord]
  /// The gifts that the shopper can choose.
  @usableFromInline let offers: [OfferRecord]
  /// The paths of conditions that do not hold, of all decisions.
  let failedPaths: [String]

  init(
    cart: Cart, promotions: PromotionCatalog, customer: CustomerID?, enteredCodes: [CouponCode],
    words: consuming UniqueArray<Int64>, layout: ResultLayout, messages: [MessageRecord],
    offers: [OfferRecord] = [], failedPaths: [String] = []
  ) {
    self.cart = cart
    self.promotions = promotions
    self.customer = customer
    self.enteredCodes = enteredCodes
    self.words = Words(words)
    self.layout = layout
    self.messages = messages
    self.offers = offers
    self.failedPaths = failedPaths
  }

  var lines: Records<LineRecord> { Records(self, layout.lines) }
  var gifts: Records<GiftRecord> { Records(self, layout.gifts) }
  var adjustments: Records<AdjustmentRecord> { Records(self, layout.adjustments) }
  var runs: Records<RunRecord> { Records(self, layout.runs) }
  var fees: Records<FeeRecord> { Records(self, layout.fees) }
  var applied: Records<AppliedRecord> { Records(self, layout.applied) }
  var coupons: Records<CouponRecord> { Records(self, layout.coupons) }
  var decisions: Records<DecisionRecord> { Records(self, layout.decisions) }
  var gaps: Records<GapRecord> { Records(self, layout.gaps) }
  var credits: Records<CreditRecord> { Records(self, layout.credits) }
  var issued: Records<IssuedRecord> { Records(self, layout.issued) }
  var points: Records<PointsRecord> { Records(self, layout.points) }
  var tenders: Records<TenderRecord> { Records(self, layout.tenders) }
  var shipping: ShippingRecord? { layout.shipping }
  var tax: TaxRecord { layout.tax }
  var subtotal: Int64 { layout.subtotal }
  var discount: Int64 { layout.discount }
  var total: Int64 { layout.total }
  var isOptimal: Bool { layout.isOptimal }

  /// A record by its index among the records of its kind.
  @inlinable
  @inline(__always)
  func record<Record: WordRecord>(_ index: Int, of range: RecordRange) -> Record {
    Record(words, at: Int(range.first) &+ index &* Record.wordCount)
  }

  @inlinable
  @inline(__always)
  func money(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits, currency: cart.currency) }

  /// The id of a promotion by its index among those that the result names.
  @inlinable
  @inline(__always)
  func promotionID(_ index: Int32) -> PromotionID {
    let named: NamedRecord = record(Int(index), of: layout.named)
    guard UInt8(truncatingIfNeeded: named.tail) != 255 else { return longPromotionID(named.slot) }
    return PromotionID(key: TextKey(head: named.head, tail: named.tail, overflow: nil))
  }

  /// The id of a promotion that has more than 15 bytes.
  @usableFromInline
  func longPromotionID(_ slot: Int32) -> PromotionID { promotions.id(of: slot) }

  /// The slot in the catalog of a promotion by its index among those that the result names.
  func slot(_ index: Int32) -> Int32 { (record(Int(index), of: layout.named) as NamedRecord).slot }

  @usableFromInline
  func promotionName(_ index: Int32) -> String? { promotions.name(of: slot(index)) }

  /// An action of a promotion by the indices of both.
  func action(_ action: Int32, of promotion: Int32) -> PromotionAction {
    promotions.action(action, of: slot(promotion))
  }

  /// The selector that a gap measured, with money in the cart's currency (§10.7).
  @usableFromInline
  func selector(_ selector: Int32) -> LineSelector { promotions.selector(selector, in: cart.currency) }

  /// The gift of a line, by the index of the gift.
  @usableFromInline
  func gift(_ index: Int32) -> Gift {
    let record = gifts[Int(index)]
    switch action(record.action, of: record.promotion) {
    case .gift(let gift): return gift
    case .giftChoice(let choice):
      if let gift = cart.choices[promotionID(record.promotion)].flatMap({ choice.gift(of: $0) }) { return gift }
      preconditionFailure("a gift that the cart does not choose")
    default: preconditionFailure("a gift that no action gives")
    }
  }

  /// The id of the line of a gift, `gift:<promotion id>:<action index>` (§6.50).
  @usableFromInline
  func giftID(_ index: Int32) -> LineID {
    let record = gifts[Int(index)]
    return LineID("gift:\(promotionID(record.promotion).text):\(record.action)")
  }

  /// The method of shipping: that of an upgrade, or the cart's.
  @usableFromInline
  var method: String {
    guard let upgrade = shipping?.upgrade, upgrade.promotion >= 0,
      case .upgradeShipping(let method) = action(upgrade.action, of: upgrade.promotion)
    else { return cart.shipping?.method ?? "" }
    return method
  }
}

/// The figures of a result as a whole, and the ranges of its records.
@usableFromInline
struct ResultLayout: Sendable {
  @usableFromInline var lines = RecordRange()
  @usableFromInline var gifts = RecordRange()
  @usableFromInline var adjustments = RecordRange()
  @usableFromInline var runs = RecordRange()
  @usableFromInline var fees = RecordRange()
  @usableFromInline var applied = RecordRange()
  @usableFromInline var coupons = RecordRange()
  @usableFromInline var decisions = RecordRange()
  @usableFromInline var gaps = RecordRange()
  @usableFromInline var credits = RecordRange()
  @usableFromInline var issued = RecordRange()
  @usableFromInline var points = RecordRange()
  @usableFromInline var tenders = RecordRange()
  /// The discounts on the tax of lines, ascending by line.
  @usableFromInline var taxDiscounts = RecordRange()
  /// The next steps of applied promotions, ascending by their index.
  @usableFromInline var nextSteps = RecordRange()
  /// What is special about redemptions, ascending by the index of the applied promotion.
  @usableFromInline var redemptions = RecordRange()
  /// The amount that is due after all tenders; nil for a cart without tenders and without a step
  /// of cash.
  @usableFromInline var due: Int64?
  /// The promotions that other records name.
  @usableFromInline var named = RecordRange()
  @usableFromInline var shipping: ShippingRecord?
  @usableFromInline var tax = TaxRecord(amount: 0, discount: 0, adjustments: IndexRange(0, 0))
  @usableFromInline var subtotal: Int64 = 0
  @usableFromInline var discount: Int64 = 0
  @usableFromInline var total: Int64 = 0
  @usableFromInline var isOptimal = true
}

/// Shipping, priced.
@usableFromInline
struct ShippingRecord: Sendable {
  /// The promotion and the action of an upgrade; -1 for none.
  @usableFromInline var upgrade: (promotion: Int32, action: Int32)
  @usableFromInline var cost: Int64
  @usableFromInline var discount: Int64
  @usableFromInline var tax: Int64
  @usableFromInline var adjustments: IndexRange
}

/// The tax of lines and shipping.
@usableFromInline
struct TaxRecord: Sendable {
  @usableFromInline var amount: Int64
  @usableFromInline var discount: Int64
  @usableFromInline var adjustments: IndexRange
}
