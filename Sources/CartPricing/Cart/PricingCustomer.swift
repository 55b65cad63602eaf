// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The customer, with the facts that promotions can depend on.
public struct PricingCustomer: Sendable, Hashable {
  /// The customer's id; 1 to 256 bytes.
  public var id: CustomerID
  /// Segments that the host has put the customer in; the promotion set may define more. At most
  /// 10,000.
  public var segments: [SegmentID]
  /// Attributes that qualifiers can compare, by name of 1 to 256 bytes; at most 1,000.
  public var attributes: [String: AttributeValue]
  /// Dates such as `birthday` or `signedUp`, by name of 1 to 256 bytes; at most 1,000.
  public var dates: [String: LocalDate]
  /// The location of the customer.
  public var location: CustomerLocation?
  /// The events of the customer, in any order; at most 100,000.
  public var events: [CustomerEvent]
}

extension PricingCustomer {
  /// A customer of these parts.
  public init(
    _ id: CustomerID, segments: [SegmentID] = [], attributes: [String: AttributeValue] = [:],
    dates: [String: LocalDate] = [:], location: CustomerLocation? = nil, events: [CustomerEvent] = []
  ) {
    self.init(
      id: id, segments: segments, attributes: attributes, dates: dates, location: location, events: events)
  }
}

// MARK: - Document

extension PricingCustomer: DocumentValue {
  /// The keys of a customer (§2.6).
  enum Key: String, DocumentKey {
    case id, segments, attributes, dates, location, events
    static let table = KeyTable(Key.self, "a customer", required: [.id])

    static var inner: [(key: Key, names: [String])] { [(.location, CustomerLocation.Key.table.names)] }
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> PricingCustomer {
    var id = CustomerID(key: .empty)
    var segments: [SegmentID] = []
    var attributes = [String: AttributeValue]()
    var dates = [String: LocalDate]()
    var location: CustomerLocation?
    var events: [CustomerEvent] = []
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .id: id = source.read(value)
      case .segments: segments = source.read(value)
      case .attributes: attributes = source.attributes(value)
      case .dates: dates = source.map(value, of: "an object of dates")
      case .location: location = source.read(value)
      case .events: events = source.read(value)
      }
    }
    return PricingCustomer(
      id: id, segments: segments, attributes: attributes, dates: dates, location: location, events: events)
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.id, id)
      writer.member(Key.segments, ifAny: segments)
      writer.member(Key.attributes, ifAny: attributes)
      writer.member(Key.dates, ifAny: dates)
      writer.member(Key.location, ifPresent: location)
      writer.member(Key.events, ifAny: events)
    }
  }
}

#if !hasFeature(Embedded)
  // Bounds are checked when a context with the customer is used.
  extension PricingCustomer: JSONCodable {}
#endif

// MARK: - Checks

extension PricingCustomer {
  /// Checks a customer, whose events have amounts in a currency, if that is known.
  @inline(__always)
  func check(in currency: Currency?, into sink: inout some FaultSink) {
    sink.push("customer")
    sink.check(id, at: "id")
    sink.check(segments, at: "segments", atMost: Limits.customerSegments, mayBeEmpty: true)
    sink.check(attributes, at: "attributes")
    sink.check(dates, at: "dates")
    sink.check(list: events, at: "events", atMost: Limits.events, mayBeEmpty: true)
    sink.push("events")
    for index in events.indices {
      sink.push(index)
      events[index].check(in: currency, into: &sink)
      sink.pop()
    }
    sink.pop()
    sink.pop()
  }
}
