/// A cart with the exact price of every unit, and why it is so.
///
/// Every sum holds at every level: a line's units add up to its ``PricedLine/total``, its adjustments to its
/// ``PricedLine/discount``, all adjustments to ``discount``, and
/// `total = subtotal + shipping cost + fees + tax (if it is not included) − discount`.
///
/// The value is flat: one reference to a few arrays, with views over them that are made when they are read. Copying it
/// is free. Source: PRICING.md section 8.
public struct PricedCart: Sendable {
  let storage: PricedStorage

  init(storage: PricedStorage) { self.storage = storage }

  /// The currency of every figure.
  public var currency: Currency { storage.cart.currency }

  /// The cart's lines in its order, then the lines that gifts added.
  public var lines: ResultList<PricedLine> { list(storage.lines.indices) }

  /// The lines before promotions, gifts included.
  public var subtotal: Money { storage.money(storage.subtotal) }

  /// Shipping, if the cart has any.
  public var shipping: PricedShipping? { storage.shipping.map { _ in PricedShipping(storage: storage) } }

  /// The cart's fees, in its order; empty if it has none.
  public var fees: ResultList<PricedFee> { list(storage.fees.indices) }

  /// The tax of lines and shipping.
  public var tax: PricedTax { PricedTax(storage: storage) }

  /// Everything that promotions took off lines, shipping, fees and tax.
  public var discount: Money { storage.money(storage.discount) }

  /// What is to be paid; never negative.
  public var total: Money { storage.money(storage.total) }

  /// The promotions that had an effect, in canonical order.
  public var promotions: ResultList<AppliedPromotion> { list(storage.applied.indices) }

  /// What became of each code that was entered, in that order.
  public var coupons: ResultList<CouponOutcome> { list(storage.coupons.indices) }

  /// Why promotions were not applied, in canonical order; which ones says ``Context/explain``.
  public var decisions: ResultList<Decision> { list(storage.decisions.indices) }

  /// Texts for the shopper, in canonical order of their promotions.
  public var messages: ResultList<Message> { list(storage.messages.indices) }

  /// Store credit to give.
  public var credits: ResultList<IssuedCredit> { list(storage.credits.indices) }

  /// Coupons to create.
  public var issuedCoupons: ResultList<IssuedCoupon> { list(storage.issued.indices) }

  /// What the host is to count when the cart is paid, one for each applied promotion.
  public var redemptions: ResultList<Redemption> { list(storage.applied.indices) }

  /// Whether no candidate set was left unpriced. Always true for `selection: "priority"`.
  public var isOptimal: Bool { storage.isOptimal }

  private func list<Element: ResultElement>(_ range: Range<Int>) -> ResultList<Element> {
    ResultList(storage: storage, range: range)
  }
}

extension PricedCart: Hashable {
  /// Whether both results are the same document.
  public static func == (left: PricedCart, right: PricedCart) -> Bool {
    left.storage === right.storage || left.jsonBytes == right.jsonBytes
  }

  /// Hashes the result's document.
  public func hash(into hasher: inout Hasher) { hasher.combine(jsonBytes) }
}
