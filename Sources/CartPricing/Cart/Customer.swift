/// Who buys, as far as promotions may ask. Source: PRICING.md section 2.
public struct Customer: Sendable, Hashable {
  /// The customer's id; 1 to 256 bytes.
  public var id: CustomerID
  /// Segments that the host has put the customer in; the promotion set may define more.
  public var segments: [SegmentID]
  /// Anything that qualifiers may compare, by name.
  public var attributes: [String: AttributeValue]
  /// Dates such as `birthday` or `signedUp`, by name.
  public var dates: [String: LocalDate]
  /// Where the customer is.
  public var location: Location?
  /// What the customer did, in any order; at most 100,000.
  public var events: [Event]
}

extension Customer {
  /// A customer of these parts.
  public init(
    _ id: CustomerID, segments: [SegmentID] = [], attributes: [String: AttributeValue] = [:],
    dates: [String: LocalDate] = [:], location: Location? = nil, events: [Event] = []
  ) {
    self.init(
      id: id, segments: segments, attributes: attributes, dates: dates, location: location, events: events)
  }
}

// MARK: - Document

// MARK: - Checks

extension Customer {
  /// Checks a customer, whose events have amounts in a currency, if that is known.
  @inline(__always)
  func check(in currency: Currency?, into sink: inout some FaultSink) {
    sink.push("customer")
    sink.check(id, at: "id")
    sink.check(segments, at: "segments", mayBeEmpty: true)
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

// MARK: - Compilation

// MARK: - Evaluation
