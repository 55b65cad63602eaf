// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The storage of a priced cart: one array of words, and the cart and the promotions that its texts come from.
///
/// Lines, adjustments and runs of units are ranges of these words, of which `ResultLayout` has a picture; nothing is
/// nested and no text is copied. The class is public so that the views of it can be inlined; it has nothing for a host
/// to use.
public final class PricedStorage: Sendable {
  @usableFromInline let cart: Cart
  let promotions: PromotionCatalog
  @usableFromInline let customer: CustomerID?
  @usableFromInline let words: Words
  @usableFromInline let layout: ResultLayout
  @usableFromInline let messages: [MessageRecord]
  /// Nil for most results.
  @usableFromInline let extras: ResultExtras?

  init(
    cart: Cart, promotions: PromotionCatalog, customer: CustomerID?, words: consuming UniqueArray<Int64>,
    layout: ResultLayout, messages: [MessageRecord], extras: ResultExtras?
  ) {
    self.cart = cart
    self.promotions = promotions
    self.customer = customer
    self.words = Words(words)
    self.layout = layout
    self.messages = messages
    self.extras = extras
  }

  var adjustments: Records<AdjustmentRecord> { Records(self, layout.adjustments) }
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

  /// An entered code, by its index among the distinct ones.
  @inlinable
  @inline(__always)
  func enteredCode(_ index: Int) -> CouponCode {
    if let extras, !extras.distinctCodes.isEmpty { return extras.distinctCodes[index] }
    return cart.storage.members.coupons[index].code
  }

  /// The number of lines: those of the cart, and those of gifts after them.
  @inlinable
  @inline(__always)
  var lineCount: Int { Int(layout.lines.count &+ layout.gifts.count) }

  /// Whether the line with an index is that of a gift.
  @inlinable
  @inline(__always)
  func isGift(_ line: Int) -> Bool { line >= Int(layout.lines.count) }

  // MARK: Lines

  // The figures of a line, by its index. Each is read where it is stored; those of the line of a gift are in one record,
  // which code of other modules does not inline.

  @inlinable
  @inline(__always)
  func quantity(ofLine index: Int) -> Int64 {
    isGift(index) ? giftLine(index).quantity : cart.storage.lines[index].quantity
  }

  @inlinable
  @inline(__always)
  func unitPrice(ofLine index: Int) -> Int64 {
    isGift(index) ? giftLine(index).unitPrice : cart.storage.lines[index].unitPrice
  }

  @inlinable
  @inline(__always)
  func subtotal(ofLine index: Int) -> Int64 {
    isGift(index) ? giftLine(index).subtotal : cart.storage.lines[index].value
  }

  @inlinable
  @inline(__always)
  func total(ofLine index: Int) -> Int64 {
    isGift(index) ? giftLine(index).total : word(Int(layout.lines.first) &+ index &* LineRecord.wordCount &+ 1)
  }

  @inlinable
  @inline(__always)
  func tax(ofLine index: Int) -> Int64 {
    if isGift(index) { return giftLine(index).tax }
    guard let first = layout.taxes.index else { return 0 }
    return word(first.position &+ index)
  }

  /// The tax of a fee; nil if it has no rate.
  @inlinable
  @inline(__always)
  func tax(ofFee index: Int) -> Int64? {
    guard let first = layout.feeTaxes.index else { return nil }
    let tax = word(first.position &+ index)
    return tax < 0 ? nil : tax
  }

  @inlinable
  @inline(__always)
  func adjustments(ofLine index: Int) -> IndexRange {
    if isGift(index) { return giftLine(index).adjustments }
    let (begin, end) = ends(ofLine: index)
    return IndexRange(first: begin.high, end: end.high)
  }

  /// The runs of the units of a line; empty if all units have the same final price.
  @inlinable
  @inline(__always)
  func runs(ofLine index: Int) -> IndexRange {
    if isGift(index) { return giftLine(index).runs }
    let (begin, end) = ends(ofLine: index)
    return IndexRange(first: begin.low, end: end.low)
  }

  /// The only run of a line whose units all have the same final price.
  @inlinable
  @inline(__always)
  func onlyRun(ofLine index: Int) -> RunRecord {
    let (quantity, total) = (quantity(ofLine: index), total(ofLine: index))
    return RunRecord(count: quantity, price: quantity == 1 ? total : total / quantity)
  }

  /// The words where the adjustments and runs of a line of the cart begin, and where they end.
  @inlinable
  @inline(__always)
  func ends(ofLine index: Int) -> (begin: Int64, end: Int64) {
    let words: InlineArray<3, Int64> = words.read(Int(layout.lines.first) &+ index &* LineRecord.wordCount)
    return (words[0], words[2])
  }

  @inlinable
  @inline(__always)
  func word(_ offset: Int) -> Int64 {
    let words: InlineArray<1, Int64> = words.read(offset)
    return words[0]
  }

  // MARK: Promotions

  /// The id of a promotion by its index among those that the result names.
  @inlinable
  @inline(__always)
  func promotionID(_ index: NamedIndex) -> PromotionID {
    let named: NamedRecord = record(index.position, of: layout.named)
    guard UInt8(truncatingIfNeeded: named.tail) != 255 else { return longPromotionID(named.slot) }
    return PromotionID(key: TextKey(head: named.head, tail: named.tail, overflow: nil))
  }

  // MARK: What code of other modules does not inline

  // `releasenone` tells the optimiser that a call releases nothing that its caller holds. So a loop over a list of the
  // result needs not retain the storage for each element.

  /// The id of a promotion that has more than 15 bytes.
  @usableFromInline
  @_effects(releasenone)
  func longPromotionID(_ slot: PromotionSlot) -> PromotionID { promotions.id(of: slot) }

  /// The slot in the catalog of a promotion by its index among those that the result names.
  func slot(_ index: NamedIndex) -> PromotionSlot { (record(index.position, of: layout.named) as NamedRecord).slot }

  @usableFromInline
  @_effects(releasenone)
  func promotionName(_ index: NamedIndex) -> String? { promotions.name(of: slot(index)) }

  /// An action of a promotion by the indices of both.
  func action(_ action: ActionIndex, of promotion: NamedIndex) -> PromotionAction {
    promotions.action(action, of: slot(promotion))
  }

  /// The selector that a gap measured, with money in the cart's currency (§10.7).
  @usableFromInline
  @_effects(releasenone)
  func selector(_ selector: OptionalIndex<LineSelector>) -> LineSelector {
    guard let id = selector.index else { return .all }
    return promotions.selector(id, in: cart.currency)
  }

  /// The record of the gift that added a line, by the index of the line.
  func giftRecord(ofLine line: Int) -> GiftRecord { record(line &- Int(layout.lines.count), of: layout.gifts) }

  /// The figures of a line that a gift added.
  @usableFromInline
  @_effects(releasenone)
  func giftLine(_ index: Int) -> LineRecord { giftRecord(ofLine: index).line }

  /// The gift that added a line, by the index of the line.
  @usableFromInline
  @_effects(releasenone)
  func gift(ofLine line: Int) -> Gift {
    let record = giftRecord(ofLine: line)
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
  @_effects(releasenone)
  func giftID(ofLine line: Int) -> LineID {
    let record = giftRecord(ofLine: line)
    return LineID("gift:\(promotionID(record.promotion).text):\(record.action.rawValue)")
  }

  /// The method of shipping: that of an upgrade, or the cart's.
  @usableFromInline
  var method: String {
    guard let upgrade = shipping?.upgrade,
      case .upgradeShipping(let method) = action(upgrade.action, of: upgrade.promotion)
    else { return cart.shipping?.method ?? "" }
    return method
  }
}
