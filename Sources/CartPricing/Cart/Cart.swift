// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A cart: the lines, the shipping, the fees and the coupon codes that a shopper entered.
///
/// A cart is a plain value in one currency. It contains no promotions;
/// ``PricingEngine/price(_:in:)`` prices it.
public struct Cart: Sendable, Hashable {
  /// The host's own id of the cart, if it has one; 1 to 256 bytes. Pricing does not read it.
  public var id: String?
  /// The currency of every amount in the cart and in its context.
  public var currency: Currency
  /// The lines in the order in which the result lists them. At most 10,000, with distinct ids; may
  /// be empty.
  public var lines: [CartLine]
  /// The shipping of the cart; nil if the cart is not shipped.
  public var shipping: Shipping?
  /// The fees, such as handling or gift wrapping; at most 1,000, with distinct ids.
  public var fees: [Fee]
  /// The codes that the shopper entered, in that order; at most 100. The second entry of a code is
  /// ignored.
  public var coupons: [CouponCode]
  /// Whether the prices of lines and shipping include their tax. By default false: tax is added.
  public var isTaxIncluded: Bool

  /// A cart of these parts.
  public init(
    id: String? = nil, currency: Currency, lines: [CartLine] = [], shipping: Shipping? = nil, fees: [Fee] = [],
    coupons: [CouponCode] = [], isTaxIncluded: Bool = false
  ) {
    self.id = id
    self.currency = currency
    self.lines = lines
    self.shipping = shipping
    self.fees = fees
    self.coupons = coupons
    self.isTaxIncluded = isTaxIncluded
  }
}

// MARK: - Document

extension Cart: DocumentValue {
  /// The keys of a cart (§2.1).
  enum Key: String, DocumentKey {
    case id, currency, lines, shipping, fees, coupons, taxIncluded
    static let table = KeyTable(Key.self, "a cart", required: [.currency, .lines])

    static var inner: [(key: Key, names: [String])] { [(.shipping, Shipping.Key.table.names)] }
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Cart {
    var id: String?
    var currency = Currency.none
    var lines: [CartLine] = []
    var shipping: Shipping?
    var fees: [Fee] = []
    var coupons: [CouponCode] = []
    var isTaxIncluded = false
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .id: id = source.read(value)
      case .currency: currency = source.read(value)
      case .lines: lines = source.read(value)
      case .shipping: shipping = source.read(value)
      case .fees: fees = source.read(value)
      case .coupons: coupons = source.read(value)
      case .taxIncluded: isTaxIncluded = source.read(value)
      }
    }
    return Cart(
      id: id, currency: currency, lines: lines, shipping: shipping, fees: fees, coupons: coupons,
      isTaxIncluded: isTaxIncluded)
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.id, ifPresent: id)
      writer.member(Key.currency, currency)
      writer.member(Key.lines, lines)
      writer.member(Key.shipping, ifPresent: shipping)
      writer.member(Key.fees, ifAny: fees)
      writer.member(Key.coupons, ifAny: coupons)
      writer.member(Key.taxIncluded, isTaxIncluded, unless: false)
    }
  }
}

extension Cart {
  /// Reads a cart from UTF-8 bytes of JSON. O(n) in the length of the text.
  /// - Throws: ``PricingError`` with every fault and its path, such as `lines[0].sku`.
  public init(json bytes: [UInt8]) throws(PricingError) {
    self = try DocumentReader.read(bytes)
  }

  /// Reads a cart from JSON text; see ``init(json:)-([UInt8])``.
  public init(json text: String) throws(PricingError) { try self.init(json: Array(text.utf8)) }

  /// The cart as compact JSON in UTF-8, in the fixed order of its keys and without members that
  /// have their default.
  ///
  /// `Cart(currency: .eur)` is `{"currency":"EUR","lines":[]}`. Maps are written in the order of
  /// their keys' bytes, so equal carts have the same bytes. Values that are a fault are written,
  /// too, if JSON can represent them. O(n log n) for n bytes.
  public var jsonBytes: [UInt8] { jsonBytes(capacity: 256 + 256 * lines.count) }

  /// The cart as compact JSON: ``jsonBytes`` as text. O(n log n) for n bytes.
  public var json: String { String(decoding: jsonBytes, as: UTF8.self) }
}

#if !hasFeature(Embedded)
  extension Cart: JSONCodable {
    init(decoding bytes: [UInt8]) throws(PricingError) { try self.init(json: bytes) }
  }
#endif

// MARK: - Checks

extension Cart: Checkable {
  func check(into sink: inout some FaultSink) {
    checkHead(into: &sink)
    sink.push("lines")
    for index in lines.indices {
      sink.push(index)
      CartLine.check(lines, at: index, in: currency, into: &sink)
      sink.pop()
    }
    sink.checkDistinct(lines) { $0[$1].id }
    sink.pop()
    checkTail(into: &sink)
  }

  /// Checks the members before the lines. Pricing calls this function and ``checkTail(into:)`` and
  /// checks each line where it reads the line, so that lines are read once.
  @inline(__always)
  func checkHead(into sink: inout some FaultSink) {
    if let id { sink.check(idText: id, at: "id") }
    if !currency.isKnown { sink.report(at: "currency", FaultCollector.unknownMessage(currency)) }
    sink.check(list: lines, at: "lines", atMost: Limits.lines, mayBeEmpty: true)
  }

  /// Checks the members after the lines.
  @inline(__always)
  func checkTail(into sink: inout some FaultSink) {
    if shipping.isSome { shipping?.check(in: currency, into: &sink) }
    if !fees.isEmpty { checkFees(into: &sink) }
    sink.check(coupons, at: "coupons", mayBeEmpty: true)
    sink.check(list: coupons, at: "coupons", atMost: Limits.coupons, mayBeEmpty: true)
  }

  private func checkFees(into sink: inout some FaultSink) {
    sink.check(list: fees, at: "fees", atMost: Limits.entries, mayBeEmpty: true)
    sink.push("fees")
    for index in fees.indices {
      sink.push(index)
      fees[index].check(in: currency, into: &sink)
      sink.pop()
    }
    sink.checkDistinct(fees) { $0[$1].id }
    sink.pop()
  }
}
