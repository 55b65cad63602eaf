// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// Names an order: `OrderID("o-1001")` or the literal `"o-1001"`.
///
/// An id is one attempt to buy: a cart that changes is reserved under a new one (§O4.4).
public typealias OrderID = Identifier<IdentifierKind.Order>

extension IdentifierKind {
  /// An order; its ids are ``OrderID``.
  public enum Order {}
}

/// What an order keeps: the request that was priced. Pricing it again gives the same result, so
/// nothing else needs to be kept (§O1.1 and §O1.2).
public struct Order: Sendable, Hashable, Identifiable {
  /// The id of the order.
  public var id: OrderID
  /// When the order was placed.
  public var placedAt: Instant
  /// The promotions. A host that keeps its sets by version keeps `PromotionSet.version` in their place
  /// (§O1.3).
  public var promotions: PromotionSet
  /// The cart.
  public var cart: Cart
  /// The context that the cart was priced in (§O1.4).
  public var context: PricingContext

  /// An order of a request that was priced.
  public init(id: OrderID, placedAt: Instant, promotions: PromotionSet, cart: Cart, context: PricingContext) {
    self.id = id
    self.placedAt = placedAt
    self.promotions = promotions
    self.cart = cart
    self.context = context
  }
}
