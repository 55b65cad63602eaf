// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Where the records of a result are among its words, and the figures of the result as a whole.
///
/// The words of a result with two lines in the cart, both of them taxed, a gift and a fee:
///
///     begin₀ total₀ begin₁ total₁ end       lines of the cart
///     tax₀ tax₁                             their taxes, if any line is taxed
///     promotion|action quantity unitPrice total tax adjustments runs      gifts
///     begin₀ amount₀ discount₀ end          fees, if there are any
///     tax₀                                  their taxes, if any fee is taxed
///     promotion amount …                    adjustments, two words each
///     count price …                         runs of units, two words each
///     …                                     applied promotions, credits, outcomes of codes,
///                                           decisions, gaps, issued coupons, points, tenders,
///                                           discounts on taxes, next steps, redemptions
///     head tail slot …                      promotions that other records name: their ids
///
/// *begin* has the index of the first adjustment of a line or fee in its upper half, and that of its
/// first run in the lower half. The ranges end where those of the next one begin, and *end* says
/// where those of the last one end. *adjustments* and *runs* have both ends of a range.
///
/// - A line of the cart has neither its quantity nor its unit price here: the cart has them.
/// - A line whose units all have the same final price has no runs: that price is its total divided
///   by its quantity.
/// - A record refers to a promotion by its index among those that are named, and not by a slot, since
///   a host that reads the ids of promotions then reads words only.
@usableFromInline
struct ResultLayout: Sendable {
  /// The lines of the cart.
  @usableFromInline var lines = RecordRange()
  /// The offset of the taxes of the lines; nil if no line is taxed.
  @usableFromInline var taxes: OptionalIndex<Int64> = nil
  /// The lines of gifts.
  @usableFromInline var gifts = RecordRange()
  @usableFromInline var fees = RecordRange()
  /// The offset of the taxes of the fees, each -1 for a fee without a rate; nil if no fee has one.
  @usableFromInline var feeTaxes: OptionalIndex<Int64> = nil
  /// The adjustments of all targets: the lines of the cart, gifts, shipping, fees, the tax.
  @usableFromInline var adjustments = RecordRange()
  @usableFromInline var runs = RecordRange()
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
  /// The promotion and the action of an upgrade; nil for none.
  @usableFromInline var upgrade: (promotion: NamedIndex, action: ActionIndex)?
  @usableFromInline var cost: Int64
  @usableFromInline var discount: Int64
  @usableFromInline var tax: Int64
  @usableFromInline var adjustments: IndexRange
}

/// The tax of lines, shipping and fees.
@usableFromInline
struct TaxRecord: Sendable {
  @usableFromInline var amount: Int64
  @usableFromInline var discount: Int64
  @usableFromInline var adjustments: IndexRange
}
