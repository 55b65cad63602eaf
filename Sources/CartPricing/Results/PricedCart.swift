// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A cart with the exact price of every unit, and why it is so.
///
/// Every sum holds at every level: a line's units add up to its ``PricedLine/total``, its adjustments to its
/// ``PricedLine/discount``, all adjustments to ``discount``, and
/// `total = subtotal + shipping cost + fees + tax (if it is not included) − discount`.
///
/// The value is one reference to flat storage; its lists make views of the storage when they are read. Copying the value
/// costs one retain.
public struct PricedCart: Sendable {
  @usableFromInline let storage: PricedStorage

  @inlinable @inline(__always) init(storage: PricedStorage) { self.storage = storage }

  /// The name of the state of the promotion set that priced the cart; nil if it has none.
  public var version: String? { storage.version }

  /// The currency of every figure.
  @inlinable @inline(__always) public var currency: Currency { storage.cart.currency }

  /// The cart's lines in its order, then the lines that gifts added.
  @inlinable @inline(__always) public var lines: ResultList<PricedLine> { list(0..<storage.lineCount) }

  /// The lines before promotions, gifts included.
  @inlinable @inline(__always) public var subtotal: Money { storage.money(storage.layout.subtotal) }

  /// Shipping, if the cart has any.
  @inlinable @inline(__always) public var shipping: PricedShipping? {
    storage.layout.shipping.map { PricedShipping(storage: storage, record: $0) }
  }

  /// The cart's fees, in its order; empty if it has none.
  @inlinable @inline(__always) public var fees: ResultList<PricedFee> { list(storage.layout.fees.indices) }

  /// The tax of lines, shipping and fees.
  @inlinable @inline(__always) public var tax: PricedTax { PricedTax(storage: storage) }

  /// Everything that promotions took off lines, shipping, fees and tax.
  @inlinable @inline(__always) public var discount: Money { storage.money(storage.layout.discount) }

  /// The amount to pay; never negative.
  @inlinable @inline(__always) public var total: Money { storage.money(storage.layout.total) }

  /// Every amount that a promotion took off: the adjustments of all lines in their order, then those of shipping, of fees
  /// and of the tax. They add up to ``discount``; ``Adjustment/target`` says what each was taken off.
  @inlinable @inline(__always) public var adjustments: ResultList<Adjustment> {
    list(storage.layout.adjustments.indices)
  }

  /// The promotions that had an effect, in canonical order.
  @inlinable @inline(__always) public var promotions: ResultList<AppliedPromotion> {
    list(storage.layout.applied.indices)
  }

  /// The outcome of each code that was entered, in the order of entry.
  @inlinable @inline(__always) public var coupons: ResultList<CouponOutcome> { list(storage.layout.coupons.indices) }

  /// The reasons why promotions were not applied, in canonical order. ``PricingContext/explain`` says on which promotions there is
  /// a decision.
  @inlinable @inline(__always) public var decisions: ResultList<Decision> { list(storage.layout.decisions.indices) }

  /// Texts for the shopper, in canonical order of their promotions.
  @inlinable @inline(__always) public var messages: ResultList<Message> { list(storage.messages.indices) }

  /// Store credit to give.
  @inlinable @inline(__always) public var credits: ResultList<IssuedCredit> { list(storage.layout.credits.indices) }

  /// Points to give.
  @inlinable @inline(__always) public var points: ResultList<IssuedPoints> { list(storage.layout.points.indices) }

  /// Coupons to create.
  @inlinable @inline(__always) public var issuedCoupons: ResultList<IssuedCoupon> {
    list(storage.layout.issued.indices)
  }

  /// Gifts that the shopper can choose and has not chosen yet.
  @inlinable @inline(__always) public var choices: ResultList<GiftOffer> { list(storage.offers.indices) }

  /// What each tender of the cart pays, in the cart's order.
  @inlinable @inline(__always) public var tenders: ResultList<PaidTender> { list(storage.layout.tenders.indices) }

  /// The amount that is due after all tenders, rounded to the cart's step of cash; nil if the cart
  /// has neither tenders nor such a step.
  @inlinable @inline(__always) public var due: Money? { storage.layout.due.map { storage.money($0) } }

  /// The uses to count when the cart is paid, one for each applied promotion.
  @inlinable @inline(__always) public var redemptions: ResultList<Redemption> { list(storage.layout.applied.indices) }

  /// Whether no candidate set was left unpriced. Always true for `selection: "priority"`.
  @inlinable @inline(__always) public var isOptimal: Bool { storage.layout.isOptimal }

  @inlinable @inline(__always) func list<Element: ResultElement>(_ range: Range<Int>) -> ResultList<Element> {
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

extension PricedCart: CustomStringConvertible {
  /// ``receipt``.
  public var description: String { receipt }
}
