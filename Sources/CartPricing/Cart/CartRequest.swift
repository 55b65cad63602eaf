/// A cart and its context as one document: what an engine that holds the promotions already is asked to price.
///
/// `{"cart": {"currency": "EUR", "lines": []}, "context": {"now": "2026-05-04T09:30:00+02:00"}}`
public struct CartRequest: Sendable, Hashable {
  /// The cart.
  public var cart: Cart
  /// The context.
  public var context: Context

  /// A request of these parts.
  public init(cart: Cart, context: Context) {
    self.cart = cart
    self.context = context
  }
}

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation
