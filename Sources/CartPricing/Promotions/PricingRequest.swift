/// Everything that one pricing needs, as one document. Source: PRICING.md, at its head.
public struct PricingRequest: Sendable, Hashable {
  /// The promotions.
  public var promotions: PromotionSet
  /// The cart.
  public var cart: Cart
  /// The context.
  public var context: Context

  /// A request of these parts.
  public init(promotions: PromotionSet, cart: Cart, context: Context) {
    self.promotions = promotions
    self.cart = cart
    self.context = context
  }
}

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation
