// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// An order and its returns, one after the other: the whole input of a refund (§O2.1).
public struct RefundRequest: Sendable, Hashable {
  /// The promotions of the order.
  public var promotions: PromotionSet
  /// The cart of the order.
  public var cart: Cart
  /// The context that the cart was priced in.
  public var context: PricingContext
  /// The total of the order that the host has recorded; nil if it need not be compared.
  public var paid: Amount?
  /// The version of the promotions that the host has recorded; nil if it need not be compared.
  public var version: String?
  /// The returns, the earliest first; at most 1,000 (§O2.5, §O2.25 and §O2.29).
  public var returns: [Return]
  /// The policy, which holds for all returns of the order.
  public var policy: RefundPolicy

  /// The returns of an order.
  public init(
    promotions: PromotionSet, cart: Cart, context: PricingContext, paid: Amount? = nil, version: String? = nil,
    returns: [Return], policy: RefundPolicy = RefundPolicy()
  ) {
    self.promotions = promotions
    self.cart = cart
    self.context = context
    self.paid = paid
    self.version = version
    self.returns = returns
    self.policy = policy
  }

  /// The returns of an order that is kept.
  public init(
    _ order: Order, paid: Amount? = nil, version: String? = nil, returns: [Return],
    policy: RefundPolicy = RefundPolicy()
  ) {
    self.init(
      promotions: order.promotions, cart: order.cart, context: order.context, paid: paid, version: version,
      returns: returns, policy: policy)
  }
}
