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

extension PricingRequest: Checkable {
  func check(into sink: inout some FaultSink) {
    sink.push("promotions")
    promotions.check(into: &sink)
    sink.pop()
    CartRequest.check(cart, in: context, into: &sink)
  }
}

// MARK: - Compilation

// MARK: - Evaluation
