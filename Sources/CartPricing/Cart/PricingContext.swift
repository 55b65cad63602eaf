// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The facts besides the cart that promotions can depend on: the time, the customer, the store and
/// past uses.
///
/// Pricing reads no clock and no database: all such facts come from the context.
public struct PricingContext: Sendable, Hashable {
  /// The instant for which the cart is priced. Local dates, weekdays and times of day are read in
  /// the offset of this instant.
  public var now: Instant
  /// The number of the bill of a subscription; 1 is the initial purchase.
  public var billingCycle: Int
  /// The customer, if known. Without a customer every leaf about the customer is false.
  public var customer: PricingCustomer?
  /// The store in which the cart is bought, if known.
  public var store: PricingStore?
  /// The earlier redemptions of promotions and coupons. A promotion or a code without an entry
  /// counts as unused, so limits and budgets hold only if the host fills this in.
  public var usage: Usage
  /// The promotions that this subscription redeemed at an earlier bill. They are kept for the bills
  /// they were promised for, whatever their coupons, their validity and their limits of uses say
  /// now. An id that the set does not have is no fault.
  public var redeemed: [PromotionID]
  /// SKUs that cannot be given as gifts, since they are out of stock.
  public var unavailable: [SKU]
  /// The decisions that the result lists.
  public var explain: Explain

  /// The promotions for which the result has a decision if they were not applied.
  @nonexhaustive
  public enum Explain: String, Sendable, Hashable, CaseIterable {
    /// The promotions that are relevant to this cart: those that are excluded, that have reached a limit and would
    /// have an effect otherwise, that nearly apply, or of which a code was entered (§8.45).
    case relevant
    /// Every promotion of the set.
    case all
  }
}

extension PricingContext {
  // In an extension, so that the struct keeps the memberwise initializer of the compiler, which does
  // not copy the large value. Its parameters are in the order of the properties.

  /// A context of these parts.
  public init(
    now: Instant, billingCycle: Int = 1, customer: PricingCustomer? = nil, store: PricingStore? = nil,
    usage: Usage = Usage(), explain: Explain = .relevant, redeemed: [PromotionID] = [], unavailable: [SKU] = []
  ) {
    self.init(
      now: now, billingCycle: billingCycle, customer: customer, store: store, usage: usage, redeemed: redeemed,
      unavailable: unavailable, explain: explain)
  }
}

// MARK: - Document

extension PricingContext: DocumentValue {
  /// The keys of a context (§2.5).
  enum Key: String, DocumentKey {
    case now, billingCycle, customer, store, usage, explain, redeemed, unavailable
    static let table = KeyTable(Key.self, "a context", required: [.now])

    static var inner: [(key: Key, names: [String])] {
      [(.customer, PricingCustomer.Key.table.names), (.store, PricingStore.Key.table.names)]
    }
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> PricingContext {
    var now = Instant(secondsSinceEpoch: 0)
    var billingCycle = 1
    var customer: PricingCustomer?
    var store: PricingStore?
    var usage = Usage.none
    var explain = Explain.relevant
    var redeemed: [PromotionID] = []
    var unavailable: [SKU] = []
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .now: now = source.read(value)
      case .billingCycle: billingCycle = source.read(value)
      case .customer: customer = source.read(value)
      case .store: store = source.read(value)
      case .usage: usage = source.read(value)
      case .explain: explain = source.word(value, or: .relevant)
      case .redeemed: redeemed = source.read(value)
      case .unavailable: unavailable = source.read(value)
      }
    }
    return PricingContext(
      now: now, billingCycle: billingCycle, customer: customer, store: store, usage: usage, redeemed: redeemed,
      unavailable: unavailable, explain: explain)
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.now, now)
      writer.member(Key.billingCycle, billingCycle, unless: 1)
      writer.member(Key.customer, ifPresent: customer)
      writer.member(Key.store, ifPresent: store)
      writer.member(Key.usage, usage, unless: Usage())
      writer.member(Key.explain, explain, unless: .relevant)
      writer.member(Key.redeemed, ifAny: redeemed)
      writer.member(Key.unavailable, ifAny: unavailable)
    }
  }
}

extension PricingContext.Explain: JSONWritable {}

extension PricingContext {
  /// Reads a context from UTF-8 bytes of JSON. O(n) in the length of the text.
  ///
  /// The number of decimals of its amounts depends on the cart's currency, and is checked when a
  /// cart is priced.
  /// - Throws: ``PricingError`` with every fault and its path, such as `customer.events[2].at`.
  public init(json bytes: [UInt8]) throws(PricingError) {
    self = try DocumentReader.read(bytes)
  }

  /// Reads a context from JSON text; see ``init(json:)-([UInt8])``.
  public init(json text: String) throws(PricingError) { try self.init(json: Array(text.utf8)) }

  /// The context as compact JSON in UTF-8, in the fixed order of its keys and without members that
  /// have their default.
  ///
  /// `PricingContext(now: now)` is `{"now":"2026-11-27T18:30:00+01:00"}`. Maps are written in the
  /// order of their keys' bytes, so equal contexts have the same bytes. Values that are a fault are
  /// written, too, if JSON can represent them. O(n log n) for n bytes.
  public var jsonBytes: [UInt8] { jsonBytes(capacity: 256 + 96 * (customer?.events.count ?? 0)) }

  /// The context as compact JSON: ``jsonBytes`` as text. O(n log n) for n bytes.
  public var json: String { String(decoding: jsonBytes, as: UTF8.self) }
}

#if !hasFeature(Embedded)
  extension PricingContext: JSONCodable {
    init(decoding bytes: [UInt8]) throws(PricingError) { try self.init(json: bytes) }
  }
#endif

// MARK: - Checks

extension PricingContext: Checkable {
  /// Checks a context without a cart, which determines the number of decimals of its amounts.
  func check(into sink: inout some FaultSink) { check(in: nil, into: &sink) }

  /// Checks a context whose amounts are in the currency of its cart, if that is known.
  @inline(__always)
  func check(in currency: Currency?, into sink: inout some FaultSink) {
    sink.check(now, at: "now")
    sink.check(billingCycle, in: 1...Limits.count, at: "billingCycle")
    if customer.isSome { customer?.check(in: currency, into: &sink) }
    if store.isSome { store?.check(into: &sink) }
    if !usage.isEmpty { usage.check(in: currency, into: &sink) }
    sink.check(redeemed, at: "redeemed", mayBeEmpty: true)
    sink.check(unavailable, at: "unavailable", mayBeEmpty: true)
  }
}
