/// What a priced cart holds: a few flat arrays of plain records, and the cart and promotions that its texts come from.
///
/// Lines, adjustments and runs of units are ranges of these arrays; nothing is nested and no text is copied. It is
/// public so that the views over it can be inlined; there is nothing in it for a host to use.
public final class PricedStorage: Sendable {
  let cart: Cart
  let set: CompiledSet
  let context: ResultContext
  let lines: [LineRecord]
  let gifts: [GiftRecord]
  let adjustments: [AdjustmentRecord]
  let runs: [RunRecord]
  let shipping: ShippingRecord?
  let fees: [FeeRecord]
  let tax: TaxRecord
  let subtotal: Int64
  let discount: Int64
  let total: Int64
  let applied: [AppliedRecord]
  let coupons: [CouponRecord]
  let decisions: [DecisionRecord]
  let gaps: [GapRecord]
  let messages: [MessageRecord]
  let credits: [CreditRecord]
  let issued: [IssuedRecord]
  let isOptimal: Bool

  init(
    cart: Cart, set: CompiledSet, context: ResultContext, figures: PricedFigures, explanation: Explanation,
    isOptimal: Bool
  ) {
    self.cart = cart
    self.set = set
    self.context = context
    lines = figures.lines
    gifts = figures.gifts
    adjustments = figures.adjustments
    runs = figures.runs
    shipping = figures.shipping
    fees = figures.fees
    tax = figures.tax
    subtotal = figures.subtotal
    discount = figures.discount
    total = figures.total
    applied = figures.applied
    credits = figures.credits
    issued = figures.issued
    coupons = explanation.coupons
    decisions = explanation.decisions
    gaps = explanation.gaps
    messages = explanation.messages
    self.isOptimal = isOptimal
  }

  func money(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits, currency: cart.currency) }

  func promotion(_ index: Int32) -> Promotion { set.promotions[Int(index)].source }

  /// The selector that a gap measured, with money in the cart's currency.
  func selector(of gap: GapRecord) -> LineSelector {
    set.selectors[Int(gap.selector)].source.inCurrency(cart.currency, plainIn: set.currency)
  }
}

/// What of the context stands in a result.
struct ResultContext: Sendable {
  var customer: CustomerID?
  /// The distinct codes that were entered, in their order.
  var coupons: [CouponCode]
}

/// A line of the result: a line of the cart, or one that a gift added.
struct LineRecord: Sendable {
  /// The place of the gift among the gifts; -1 for a line of the cart.
  var gift: Int32
  var quantity: Int64
  var unitPrice: Int64
  var subtotal: Int64
  var total: Int64
  var tax: Int64
  var adjustments: Range<Int>
  var runs: Range<Int>
}

/// A line that a gift added.
struct GiftRecord: Sendable {
  var promotion: Int32
  var action: Int32
}

/// What one promotion took off something.
struct AdjustmentRecord: Sendable {
  var promotion: Int32
  var amount: Int64
}

/// Neighbouring units of one final price.
struct RunRecord: Sendable {
  var count: Int64
  var price: Int64
}

/// Shipping, priced.
struct ShippingRecord: Sendable {
  /// The method of an upgrade; nil for the cart's own.
  var upgrade: String?
  var cost: Int64
  var discount: Int64
  var tax: Int64
  var adjustments: Range<Int>
}

/// A fee, priced; it stands at the place of the cart's fee.
struct FeeRecord: Sendable {
  var amount: Int64
  var discount: Int64
  var adjustments: Range<Int>
}

/// The tax of lines and shipping.
struct TaxRecord: Sendable {
  var amount: Int64
  var discount: Int64
  var adjustments: Range<Int>
}

/// A promotion that had an effect.
struct AppliedRecord: Sendable {
  var promotion: Int32
  /// The place of the code that counted among the entered ones; -1 for none.
  var coupon: Int32
  var applications: Int64
  var discount: Int64
}

/// What became of an entered code; it stands at the code's place.
struct CouponRecord: Sendable {
  var outcome: CouponOutcome.Outcome
  var promotion: Int32
}

/// Why a promotion was not applied.
struct DecisionRecord: Sendable {
  var promotion: Int32
  var reason: Decision.Reason
  var limit: Decision.Limit?
  /// The promotion that excludes it; -1 for none.
  var by: Int32
  var gaps: Range<Int>
}

/// What is missing for a promotion.
struct GapRecord: Sendable {
  var measure: Gap.Measure
  var selector: Int32
  var required: Int128
  var current: Int128

  var missing: Int128 { required - current }
}

/// A text for the shopper, filled in.
struct MessageRecord: Sendable {
  var kind: Message.Kind
  var promotion: Int32
  var text: String
}

/// Credit that a promotion gives.
struct CreditRecord: Sendable {
  var promotion: Int32
  var amount: Int64
}

/// Coupons that a promotion issues.
struct IssuedRecord: Sendable {
  var promotion: Int32
  var action: Int32
  var count: Int64
}
