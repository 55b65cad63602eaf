// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A cart: the lines, the shipping, the fees and the coupon codes that a shopper entered.
///
/// A cart is a plain value in one currency. It contains no promotions;
/// ``PricingEngine/price(_:in:)`` prices it.
///
/// The lines are checked and prepared for pricing when the cart is made, in O(n) for n lines. A cart that is changed
/// afterwards is prepared anew by each pricing, so make a cart that is priced often of its final members. Copying a
/// cart is O(1).
public struct Cart: Sendable, Hashable {
  @usableFromInline private(set) var storage: ProjectedCart

  /// The members of a cart.
  @usableFromInline
  struct Members: Sendable, Hashable {
    var id: String?
    @usableFromInline var currency: Currency
    @usableFromInline var lines: [CartLine] = []
    var shipping: CartShipping?
    @usableFromInline var fees: [CartFee] = []
    @usableFromInline var coupons: [EnteredCode] = []
    var isTaxIncluded = false
    // Initializers, since that of a literal is not inlined.
    var attributes = [String: AttributeValue]()
    var choices = [PromotionID: SKU]()
    @usableFromInline var tenders: [Tender] = []
    @usableFromInline var cashStep: Amount?
  }

  /// A cart of these parts. O(n) for n lines.
  public init(
    id: String? = nil, currency: Currency, lines: [CartLine] = [], shipping: CartShipping? = nil, fees: [CartFee] = [],
    coupons: [EnteredCode] = [], isTaxIncluded: Bool = false, attributes: [String: AttributeValue] = [:],
    choices: [PromotionID: SKU] = [:], tenders: [Tender] = [], cashStep: Amount? = nil
  ) {
    self.init(
      Members(
        id: id, currency: currency, lines: lines, shipping: shipping, fees: fees, coupons: coupons,
        isTaxIncluded: isTaxIncluded, attributes: attributes, choices: choices, tenders: tenders, cashStep: cashStep))
  }

  private init(_ members: consuming Members) { storage = ProjectedCart(projecting: consume members) }

  /// The cart with a storage.
  init(_ storage: ProjectedCart) { self.storage = storage }

  /// The host's own id of the cart, if it has one; 1 to 256 bytes. Pricing does not read it.
  public var id: String? {
    get { storage.members.id }
    set { change { $0.id = newValue } }
  }

  /// The currency of every amount in the cart and in its context.
  public var currency: Currency {
    @inlinable get { storage.members.currency }
    set { change { $0.currency = newValue } }
  }

  /// The lines in the order in which the result lists them. At most 10,000, with distinct ids; may
  /// be empty.
  public var lines: [CartLine] {
    @inlinable get { storage.members.lines }
    _modify {
      var members = takeMembers()
      defer { storage = ProjectedCart(unprojected: members) }
      yield &members.lines
    }
  }

  /// The shipping of the cart; nil if the cart is not shipped.
  public var shipping: CartShipping? {
    get { storage.members.shipping }
    set { change { $0.shipping = newValue } }
  }

  /// The fees, such as handling or gift wrapping; at most 1,000, with distinct ids.
  public var fees: [CartFee] {
    @inlinable get { storage.members.fees }
    _modify {
      var members = takeMembers()
      defer { storage = ProjectedCart(unprojected: members) }
      yield &members.fees
    }
  }

  /// The codes that the shopper entered, in that order; at most 100. The second entry of a code is
  /// ignored.
  public var coupons: [EnteredCode] {
    get { storage.members.coupons }
    set { change { $0.coupons = newValue } }
  }

  /// Whether the prices of lines and shipping include their tax. By default false: tax is added.
  public var isTaxIncluded: Bool {
    get { storage.members.isTaxIncluded }
    set { change { $0.isTaxIncluded = newValue } }
  }

  /// Facts about the checkout that qualifiers can compare, such as the payment method, by name of 1
  /// to 256 bytes; at most 1,000.
  public var attributes: [String: AttributeValue] {
    get { storage.members.attributes }
    set { change { $0.attributes = newValue } }
  }

  /// The SKUs that the shopper has chosen as gifts, by promotion; see ``GiftChoice``.
  public var choices: [PromotionID: SKU] {
    get { storage.members.choices }
    set { change { $0.choices = newValue } }
  }

  /// Means of payment, such as gift cards, in the order in which they pay; with distinct ids.
  public var tenders: [Tender] {
    @inlinable get { storage.members.tenders }
    set { change { $0.tenders = newValue } }
  }

  /// The step to which cash is rounded, above zero: with `"0.05"` the amount that is due after all
  /// tenders is a multiple of 0.05. Nil for no rounding.
  public var cashStep: Amount? {
    get { storage.members.cashStep }
    set { change { $0.cashStep = newValue } }
  }

  private mutating func change(_ body: (inout Members) -> Void) {
    var members = storage.members
    body(&members)
    storage = ProjectedCart(unprojected: members)
  }

  /// Takes the members out of the storage, so that an array in them has no other owner and is changed in place.
  private mutating func takeMembers() -> Members {
    let members = storage.members
    storage = .empty
    return members
  }

  /// Whether all members are equal.
  public static func == (left: Cart, right: Cart) -> Bool {
    left.storage === right.storage || left.storage.members == right.storage.members
  }

  /// Hashes all members.
  public func hash(into hasher: inout Hasher) { storage.members.hash(into: &hasher) }
}

// MARK: - Document

extension Cart: DocumentValue {
  /// The keys of a cart (§2.1).
  enum Key: String, DocumentKey {
    case id, currency, lines, shipping, fees, coupons, taxIncluded, attributes, choices, tenders, cashStep
    static let table = KeyTable(Key.self, "a cart", required: [.currency, .lines])

    static var inner: [(key: Key, names: [String])] { [(.shipping, CartShipping.Key.table.names)] }
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Cart {
    var id: String?
    var currency = Currency.none
    var lines: [CartLine] = []
    var shipping: CartShipping?
    var fees: [CartFee] = []
    var coupons: [EnteredCode] = []
    var isTaxIncluded = false
    var attributes = [String: AttributeValue]()
    var choices = [PromotionID: SKU]()
    var tenders: [Tender] = []
    var cashStep: Amount?
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
      case .attributes: attributes = source.attributes(value)
      case .choices: choices = ChosenGifts.read(value, from: &source)
      case .tenders: tenders = source.read(value)
      case .cashStep: cashStep = source.read(value)
      }
    }
    return Cart(
      id: id, currency: currency, lines: lines, shipping: shipping, fees: fees, coupons: coupons,
      isTaxIncluded: isTaxIncluded, attributes: attributes, choices: choices, tenders: tenders, cashStep: cashStep)
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
      writer.member(Key.attributes, ifAny: attributes)
      ChosenGifts.write(choices, to: &writer)
      writer.member(Key.tenders, ifAny: tenders)
      writer.member(Key.cashStep, ifPresent: cashStep)
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

#if !hasFeature(Embedded)
  extension Cart: CustomReflectable {
    /// The members of the cart.
    public var customMirror: Mirror {
      Mirror(self, children: Mirror(reflecting: storage.members).children, displayStyle: .struct)
    }
  }
#endif

// MARK: - Checks

extension Cart: Checkable {
  func check<Sink: FaultSink>(into sink: inout Sink) {
    // A sink that keeps faults may know of more entries than the cart has (``FaultSink/size(of:at:)``).
    let isChecked = storage.frame.isValid && !Sink.keepsFaults
    if !isChecked { storage.members.checkHead(into: &sink) }
    if !storage.hasCheckedLines {
      sink.push("lines")
      for index in lines.indices {
        sink.push(index)
        CartLine.check(lines, at: index, in: currency, into: &sink)
        sink.pop()
      }
      sink.checkDistinct(lines) { $0[$1].id }
      sink.pop()
    }
    if !isChecked { storage.members.checkTail(into: &sink) }
  }
}

extension Cart.Members {
  /// Whether the members except the single lines, which are checked when they are projected, have no
  /// fault.
  var hasValidFrame: Bool {
    var flag = FaultFlag()
    checkHead(into: &flag)
    checkTail(into: &flag)
    return !flag.isRaised
  }

  /// Checks the members before the lines.
  @inline(__always)
  fileprivate func checkHead(into sink: inout some FaultSink) {
    if let id { sink.check(idText: id, at: "id") }
    if !currency.isKnown { sink.report(at: "currency", FaultCollector.unknownMessage(currency)) }
    sink.check(list: lines, at: "lines", atMost: Limits.lines, mayBeEmpty: true)
  }

  /// Checks the members after the lines.
  @inline(__always)
  fileprivate func checkTail(into sink: inout some FaultSink) {
    if shipping.isSome { shipping?.check(in: currency, into: &sink) }
    if !fees.isEmpty { checkFees(into: &sink) }
    if !coupons.isEmpty { EnteredCode.check(coupons, into: &sink) }
    if !attributes.isEmpty { sink.check(attributes, at: "attributes") }
    if !choices.isEmpty { ChosenGifts.check(choices, into: &sink) }
    if !tenders.isEmpty { Tender.check(tenders, in: currency, into: &sink) }
    if cashStep.isSome { checkCashStep(into: &sink) }
  }

  private func checkCashStep(into sink: inout some FaultSink) {
    guard let step = cashStep else { return }
    if sink.check(step, in: currency, at: "cashStep") == 0 {
      sink.report(at: "cashStep", FaultCollector.notAboveZeroMessage)
    }
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
