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

// MARK: - Documents of the other libraries of this package

extension NodeSource {
  /// Reads a promotion set.
  package mutating func promotionSet(_ node: Int) -> PromotionSet { readUnspecialized(node) }

  /// Reads a cart.
  package mutating func cart(_ node: Int) -> Cart { readUnspecialized(node) }

  /// Reads a context.
  package mutating func context(_ node: Int) -> PricingContext { readUnspecialized(node) }

  /// Reads an object of attributes.
  package mutating func attributeMap(_ node: Int) -> [String: AttributeValue] { attributes(node) }

  /// Reads the price scale of a line.
  package mutating func priceScale(_ node: Int) -> [PriceScaleEntry] { filledList(node) }

  /// Reads a billing interval.
  package mutating func billingInterval(_ node: Int) -> BillingInterval { read(node) }

  /// Reads a rate of tax.
  package mutating func taxRate(_ node: Int) -> Rate { rate(node, atMost: "1000") }
}

extension FaultReport {
  /// Reports the faults of a pricing request, whose keys are below the current path.
  package mutating func check(_ request: PricingRequest) {
    if PricingError.has(request) { request.check(into: &collector) }
  }

  /// Reports the faults of a cart request, whose keys are below the current path.
  package mutating func check(_ request: CartRequest) {
    if PricingError.has(request) { request.check(into: &collector) }
  }
}

extension JSONWriter {
  /// Writes a promotion set.
  package mutating func promotionSet(_ set: PromotionSet) { set.write(to: &self) }

  /// Writes a cart.
  package mutating func cart(_ cart: Cart) { cart.write(to: &self) }

  /// Writes a context.
  package mutating func context(_ context: PricingContext) { context.write(to: &self) }
}

extension DocumentReader {
  /// Reads a document that contains a pricing request, whose keys the document has at its top level,
  /// and checks that request. `body` reads the value at the root and reports faults to the source.
  package static func read<Value>(
    _ bytes: [UInt8], _ body: (inout NodeSource, _ root: Int) -> Value, checking request: (Value) -> PricingRequest
  ) throws(PricingError) -> Value {
    try checkLength(bytes.count)
    return try readNodes(bytes, body, checking: request)
  }

  /// Reads a document, and throws all faults of its form.
  package static func read<Value>(
    _ bytes: [UInt8], _ body: (inout NodeSource, _ root: Int) -> Value
  ) throws(PricingError) -> Value {
    try readUnchecked(bytes, body)
  }
}
