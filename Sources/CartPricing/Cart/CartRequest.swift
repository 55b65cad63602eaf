// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A cart and its context as one document, for an engine that has been made of the promotions
/// already.
///
/// `{"cart": {"currency": "EUR", "lines": []}, "context": {"now": "2026-05-04T09:30:00+02:00"}}`
public struct CartRequest: Sendable, Hashable {
  /// The cart.
  public var cart: Cart
  /// The context.
  public var context: PricingContext

  /// A request of these parts.
  public init(cart: Cart, context: PricingContext) {
    self.cart = cart
    self.context = context
  }
}

// MARK: - Document

extension CartRequest: DocumentValue {
  enum Key: String, DocumentKey {
    case cart, context
    static let table = KeyTable(Key.self, "a cart request", required: [.cart, .context])

    static var inner: [(key: Key, names: [String])] {
      [(.cart, Cart.Key.table.names), (.context, PricingContext.Key.table.names)]
    }
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> CartRequest {
    var cart = Cart(.empty)
    var context = PricingContext(now: Instant(secondsSinceEpoch: 0), usage: .none)
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .cart: cart = source.read(value)
      case .context: context = source.read(value)
      }
    }
    return CartRequest(cart: cart, context: context)
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.cart, cart)
      writer.member(Key.context, context)
    }
  }
}

extension CartRequest {
  /// Reads a cart and its context from UTF-8 bytes of JSON. O(n) in the length of the text.
  /// - Throws: ``PricingError`` with every fault and its path, such as `cart.lines[0].sku`.
  public init(json bytes: [UInt8]) throws(PricingError) {
    self = try DocumentReader.read(bytes)
  }

  /// Reads a cart and its context from JSON text; see ``init(json:)-([UInt8])``.
  public init(json text: String) throws(PricingError) { try self.init(json: Array(text.utf8)) }

  /// The request as compact JSON in UTF-8, `{"cart":…,"context":…}`.
  ///
  /// Each part is written as its own `jsonBytes`. O(n log n) for n bytes.
  public var jsonBytes: [UInt8] { jsonBytes(capacity: 512 + 256 * cart.lines.count) }

  /// The request as compact JSON: ``jsonBytes`` as text. O(n log n) for n bytes.
  public var json: String { String(decoding: jsonBytes, as: UTF8.self) }
}

#if !hasFeature(Embedded)
  extension CartRequest: JSONCodable {
    init(decoding bytes: [UInt8]) throws(PricingError) { try self.init(json: bytes) }
  }
#endif

// MARK: - Checks

extension CartRequest: Checkable {
  func check(into sink: inout some FaultSink) {
    Self.check(cart, in: context, into: &sink)
  }

  /// Checks a cart and the context that it is priced in, under the keys `cart` and `context`.
  static func check(_ cart: Cart, in context: PricingContext, into sink: inout some FaultSink) {
    sink.push("cart")
    cart.check(into: &sink)
    sink.pop()
    sink.push("context")
    context.check(in: cart.currency, into: &sink)
    sink.pop()
  }
}
