// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// What a ledger keeps of an order: at most one record for each order id (§O4.1).
public struct RedemptionRecord: Sendable, Hashable, Identifiable {
  /// The state of a redemption (§O4.2).
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// Counted until an instant, while the order is not placed yet.
    case reserved
    /// Counted for good.
    case redeemed
    /// Taken back by the host.
    case released
    /// Taken back since the reservation has ended.
    case expired
  }

  /// A discount that a return has taken back.
  public struct GivenBack: Sendable, Hashable {
    /// The number of the return, from 1.
    public var number: Int
    /// When it was taken back.
    public var at: Instant
    /// The discount.
    public var discount: RefundedDiscount

    /// A discount of a return.
    public init(number: Int, at: Instant, discount: RefundedDiscount) {
      self.number = number
      self.at = at
      self.discount = discount
    }
  }

  /// The order.
  public var order: OrderID
  /// Its customer; nil if unknown.
  public var customer: CustomerID?
  /// Its currency.
  public var currency: Currency
  /// The state of the redemption.
  public var state: State
  /// What the order counts, on counters that differ.
  public var claims: [Claim]
  /// When the order was reserved or, without a reservation, redeemed.
  public var placedAt: Instant
  /// When the reservation ends or has ended; nil for an order that is redeemed or released.
  public var expires: Instant?
  /// The number of returns.
  public var returns: Int
  /// The discounts that returns have taken back, by the numbers of the returns.
  public var returned: [GivenBack]

  /// The order.
  public var id: OrderID { order }

  /// A record of an order.
  public init(
    order: OrderID, customer: CustomerID? = nil, currency: Currency, state: State, claims: [Claim], placedAt: Instant,
    expires: Instant? = nil, returns: Int = 0, returned: [GivenBack] = []
  ) {
    self.order = order
    self.customer = customer
    self.currency = currency
    self.state = state
    self.claims = claims
    self.placedAt = placedAt
    self.expires = expires
    self.returns = returns
    self.returned = returned
  }
}
