// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The complete input of one pricing as one document (§0.2).
public struct PricingRequest: Sendable, Hashable {
  /// The promotions.
  public var promotions: PromotionSet
  /// The cart.
  public var cart: Cart
  /// The context.
  public var context: PricingContext

  /// A request of these parts.
  public init(promotions: PromotionSet, cart: Cart, context: PricingContext) {
    self.promotions = promotions
    self.cart = cart
    self.context = context
  }
}

// MARK: - Document

extension PricingRequest: DocumentValue {
  enum Key: String, DocumentKey {
    case promotions, cart, context
    static let table = KeyTable(Key.self, "a pricing request", required: [.promotions, .cart, .context])

    static var inner: [(key: Key, names: [String])] {
      [
        (.promotions, PromotionSet.Key.table.names), (.cart, Cart.Key.table.names),
        (.context, PricingContext.Key.table.names),
      ]
    }
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> PricingRequest {
    var promotions = PromotionSet([])
    var cart = Cart(currency: .none)
    var context = PricingContext(now: Instant(secondsSinceEpoch: 0))
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .promotions: promotions = source.read(value)
      case .cart: cart = source.read(value)
      case .context: context = source.read(value)
      }
    }
    return PricingRequest(promotions: promotions, cart: cart, context: context)
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.promotions, promotions)
      writer.member(Key.cart, cart)
      writer.member(Key.context, context)
    }
  }
}

extension PricingRequest {
  /// Reads a request from UTF-8 bytes of JSON. O(n) in the length of the text.
  /// - Throws: ``PricingError`` with every fault and its path, such as `cart.lines[0].sku`.
  public init(json bytes: [UInt8]) throws(PricingError) {
    self = try DocumentReader.read(bytes)
  }

  /// Reads a request from JSON text; see ``init(json:)-([UInt8])``.
  public init(json text: String) throws(PricingError) { try self.init(json: Array(text.utf8)) }

  /// The request as compact JSON in UTF-8, `{"promotions":…,"cart":…,"context":…}`.
  ///
  /// Each part is written as its own `jsonBytes`. O(n log n) for n bytes.
  public var jsonBytes: [UInt8] {
    jsonBytes(capacity: 768 + 160 * promotions.promotions.count + 256 * cart.lines.count)
  }

  /// The request as compact JSON: ``jsonBytes`` as text. O(n log n) for n bytes.
  public var json: String { String(decoding: jsonBytes, as: UTF8.self) }
}

#if !hasFeature(Embedded)
  extension PricingRequest: JSONCodable {
    init(decoding bytes: [UInt8]) throws(PricingError) { try self.init(json: bytes) }
  }
#endif

// MARK: - Checks

extension PricingRequest: Checkable {
  func check(into sink: inout some FaultSink) {
    sink.push("promotions")
    promotions.check(into: &sink)
    sink.pop()
    CartRequest.check(cart, in: context, into: &sink)
  }
}
