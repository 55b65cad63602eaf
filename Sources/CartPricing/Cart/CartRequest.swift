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

extension CartRequest: Checkable {
  func check(into sink: inout some FaultSink) {
    Self.check(cart, in: context, into: &sink)
  }

  /// Checks a cart and the context that it is priced in, under the keys `cart` and `context`.
  static func check(_ cart: Cart, in context: Context, into sink: inout some FaultSink) {
    sink.push("cart")
    cart.check(into: &sink)
    sink.pop()
    sink.push("context")
    context.check(in: cart.currency, into: &sink)
    sink.pop()
  }
}

// MARK: - Compilation

// MARK: - Evaluation
