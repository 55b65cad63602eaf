// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// What the returns of an order give back (§O2.3).
public struct RefundResult: Sendable, Hashable {
  /// The version of the promotions; nil if the set has none.
  public var version: String?
  /// The currency of all amounts.
  public var currency: Currency
  /// The total of the order.
  public var paid: Money
  /// The refund of each return.
  public var refunds: [Refund]
  /// The sum of all amounts that are given back.
  public var refunded: Money
  /// ``paid`` less ``refunded``; never negative (§O2.7).
  public var remaining: Money

  /// A result of these parts.
  public init(
    version: String? = nil, currency: Currency, paid: Money, refunds: [Refund], refunded: Money, remaining: Money
  ) {
    self.version = version
    self.currency = currency
    self.paid = paid
    self.refunds = refunds
    self.refunded = refunded
    self.remaining = remaining
  }
}
