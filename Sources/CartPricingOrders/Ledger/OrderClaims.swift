// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// What an order claims: the argument of ``LedgerState/reserve(_:at:until:)`` and of
/// ``LedgerState/redeem(_:at:)``.
public struct OrderClaims: Sendable, Hashable {
  /// The order, which is one attempt to buy.
  public var order: OrderID
  /// Its customer; nil if unknown.
  public var customer: CustomerID?
  /// Its currency, in which all its discounts are.
  public var currency: Currency
  /// What is counted, on counters that differ; may be empty.
  public var claims: [Claim]

  /// The claims of an order.
  public init(_ order: OrderID, customer: CustomerID? = nil, currency: Currency, _ claims: [Claim]) {
    self.order = order
    self.customer = customer
    self.currency = currency
    self.claims = claims
  }
}

/// A counter on which a claim did not fit.
public struct FullCounter: Sendable, Hashable {
  /// The counter.
  public var counter: Counter
  /// What could still have been claimed: uses, or minor units of the counter's currency; 0 or more.
  public var left: Int64

  /// A counter and what it still had.
  public init(_ counter: Counter, left: Int64) {
    self.counter = counter
    self.left = left
  }
}

/// The answer to a reservation.
public enum ReserveOutcome: Sendable, Hashable {
  /// All claims are counted until the reservation ends.
  case reserved
  /// Nothing was counted; these are all counters that are full, in the order of the claims.
  case refused([FullCounter])
}

/// The answer to a redemption.
public enum RedeemOutcome: Sendable, Hashable {
  /// All claims are counted for good.
  case redeemed
  /// Nothing was counted; these are all counters that are full, in the order of the claims.
  case refused([FullCounter])
}

extension OrderClaims {
  /// What a result counts when its order is placed: the claims of `engine.claims(of:in:)`, with the
  /// customer of the context and the currency of the result.
  ///
  /// ```swift
  /// let order = try OrderClaims("o-1001", of: priced, in: context, by: engine)
  /// let outcome = try await ledger.redeem(order, at: now)
  /// ```
  /// - Throws: ``ClaimError`` if the result is not of the engine's set or of this context.
  public init(
    _ order: OrderID, of priced: PricedCart, in context: PricingContext, by engine: PricingEngine
  ) throws(ClaimError) {
    self.init(
      order, customer: context.customer?.id, currency: priced.currency, try engine.claims(of: priced, in: context))
  }
}
