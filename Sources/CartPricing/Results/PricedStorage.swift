/// What a priced cart holds: one flat array of words, and the cart and the promotions that its texts come from.
///
/// Lines, adjustments and runs of units are stretches of these words; nothing is nested and no text is copied. It is public
/// so that the views over it can be inlined; there is nothing in it for a host to use.
public final class PricedStorage: Sendable {
  let cart: Cart
  let set: CompiledSet
  let customer: CustomerID?
  /// The distinct codes that were entered, in their order.
  let enteredCodes: [CouponCode]
  let words: Column<Int64>
  let layout: ResultLayout
  let messages: [MessageRecord]

  init(
    cart: Cart, set: CompiledSet, customer: CustomerID?, enteredCodes: [CouponCode], words: consuming Column<Int64>,
    layout: ResultLayout, messages: [MessageRecord]
  ) {
    self.cart = cart
    self.set = set
    self.customer = customer
    self.enteredCodes = enteredCodes
    self.words = words
    self.layout = layout
    self.messages = messages
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
  var shipping: ShippingRecord? { layout.shipping }
  var tax: TaxRecord { layout.tax }
  var subtotal: Int64 { layout.subtotal }
  var discount: Int64 { layout.discount }
  var total: Int64 { layout.total }
  var isOptimal: Bool { layout.isOptimal }

  func money(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits, currency: cart.currency) }

  func promotion(_ index: Int32) -> Promotion { set.source(index) }

  func promotionID(_ index: Int32) -> PromotionID { set.id(of: index) }

  /// The selector that a gap measured, with money in the cart's currency.
  func selector(of gap: GapRecord) -> LineSelector {
    set.selector(at: gap.selector).inCurrency(cart.currency, plainIn: set.source.currency)
  }

  /// The method of an upgrade; nil if none was given.
  var upgradedMethod: String? {
    guard let upgrade = shipping?.upgrade, upgrade.promotion >= 0,
      case .upgradeShipping(let method) = promotion(upgrade.promotion).actions[Int(upgrade.action)]
    else { return nil }
    return method
  }
}

/// The figures of a result as a whole, and where its records stand.
struct ResultLayout: Sendable {
  var lines = RecordRange()
  var gifts = RecordRange()
  var adjustments = RecordRange()
  var runs = RecordRange()
  var fees = RecordRange()
  var applied = RecordRange()
  var coupons = RecordRange()
  var decisions = RecordRange()
  var gaps = RecordRange()
  var credits = RecordRange()
  var issued = RecordRange()
  var shipping: ShippingRecord?
  var tax = TaxRecord(amount: 0, discount: 0, adjustments: PlaceRange(0, 0))
  var subtotal: Int64 = 0
  var discount: Int64 = 0
  var total: Int64 = 0
  var isOptimal = true
}

/// Shipping, priced.
struct ShippingRecord: Sendable {
  /// The promotion and the action of an upgrade; -1 for none.
  var upgrade: (promotion: Int32, action: Int32)
  var cost: Int64
  var discount: Int64
  var tax: Int64
  var adjustments: PlaceRange
}

/// The tax of lines and shipping.
struct TaxRecord: Sendable {
  var amount: Int64
  var discount: Int64
  var adjustments: PlaceRange
}
