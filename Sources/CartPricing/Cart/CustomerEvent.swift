// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// An action of a customer, such as an order, a sign-up or an abandoned cart.
public struct CustomerEvent: Sendable, Hashable {
  /// The type of the event; the amounts of events of the type `order` are a customer's spend.
  public var type: EventType
  /// The instant of the event. Events after ``PricingContext/now`` never match.
  public var time: Instant
  /// The currency of the amount; nil for the cart's. An event in another currency than the cart's
  /// counts as an event and adds nothing to sums.
  public var currency: Currency?
  /// The amount of the event; nil adds 0 to a sum.
  public var amount: Amount?
  /// The SKUs that the event refers to; at most 1,000.
  public var skus: [SKU]
  /// The categories that the event refers to; at most 1,000.
  public var categories: [CategoryID]
  /// Further attributes that qualifiers can compare, by name of 1 to 256 bytes; at most 1,000.
  public var attributes: [String: AttributeValue]
}

extension CustomerEvent {
  /// An event of these parts.
  public init(
    _ type: EventType, at time: Instant, amount: Amount? = nil, currency: Currency? = nil, skus: [SKU] = [],
    categories: [CategoryID] = [], attributes: [String: AttributeValue] = [:]
  ) {
    self.init(
      type: type, time: time, currency: currency, amount: amount, skus: skus, categories: categories,
      attributes: attributes)
  }
}

// MARK: - Document

extension CustomerEvent: DocumentValue {
  /// The keys of an event (§2.6).
  enum Key: String, DocumentKey {
    case type, at, amount, currency, skus, categories, attributes
    static let table = KeyTable(Key.self, "an event", required: [.type, .at])
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> CustomerEvent {
    var type = EventType(key: .empty)
    var time = Instant(secondsSinceEpoch: 0)
    var amount: Amount?
    var currency: Currency?
    var skus: [SKU] = []
    var categories: [CategoryID] = []
    var attributes = [String: AttributeValue]()
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .type: type = source.read(value)
      case .at: time = source.read(value)
      case .amount: amount = source.read(value)
      case .currency: currency = source.read(value)
      case .skus: skus = source.read(value)
      case .categories: categories = source.read(value)
      case .attributes: attributes = source.attributes(value)
      }
    }
    return CustomerEvent(
      type: type, time: time, currency: currency, amount: amount, skus: skus, categories: categories,
      attributes: attributes)
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.type, type)
      writer.member(Key.at, time)
      writer.member(Key.amount, ifPresent: amount)
      writer.member(Key.currency, ifPresent: currency)
      writer.member(Key.skus, ifAny: skus)
      writer.member(Key.categories, ifAny: categories)
      writer.member(Key.attributes, ifAny: attributes)
    }
  }
}

// MARK: - Checks

extension CustomerEvent {
  /// Checks an event, whose amount is in its own currency or in that of the cart, if that is known.
  @inline(__always)
  func check(in currency: Currency?, into sink: inout some FaultSink) {
    sink.check(type, at: "type")
    sink.check(time, at: "at")
    if let amount { sink.check(amount, in: self.currency ?? currency, at: "amount") }
    if let currency = self.currency, !currency.isKnown {
      sink.report(at: "currency", FaultCollector.unknownMessage(currency))
    }
    sink.check(skus, at: "skus", atMost: Limits.facts, mayBeEmpty: true)
    sink.check(categories, at: "categories", atMost: Limits.facts, mayBeEmpty: true)
    sink.check(attributes, at: "attributes")
  }
}

// MARK: - Evaluation

extension PricingContext {
  /// Whether an instant is not after now and, if a span is given, later than this long before now
  /// (§4.21, §4.23).
  func isPast(_ instant: Instant, within span: TimeSpan?) -> Bool {
    guard instant.isAtOrBefore(now) else { return false }
    guard let span else { return true }
    // now − span < instant; the difference does not go below the first instant.
    let (seconds, overflows) = now.secondsSinceEpoch.subtractingReportingOverflow(span.seconds)
    guard !overflows else { return true }
    return seconds != instant.secondsSinceEpoch
      ? seconds < instant.secondsSinceEpoch : now.nanoseconds < instant.nanoseconds
  }
}
