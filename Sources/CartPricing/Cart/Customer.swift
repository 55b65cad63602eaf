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

/// Where a customer is. Fields that are nil match nothing. Source: PRICING.md section 2.
public struct Location: Sendable, Hashable {
  /// The country, as the host writes countries.
  public var country: String?
  /// The region or state.
  public var region: String?
  /// The city.
  public var city: String?
  /// The postal code; qualifiers compare its beginning.
  public var postalCode: String?

  /// A location of these parts.
  public init(country: String? = nil, region: String? = nil, city: String? = nil, postalCode: String? = nil) {
    self.country = country
    self.region = region
    self.city = city
    self.postalCode = postalCode
  }
}

/// Something that a customer did: an order, a sign-up, an abandoned cart. Source: PRICING.md sections 2 and 4.
public struct Event: Sendable, Hashable {
  /// What happened; `order` is the type whose amounts are a customer's spend.
  public var type: EventType
  /// When it happened. Events after ``Context/now`` never match.
  public var at: Instant
  /// Its amount in the cart's currency; nil adds 0 to a sum.
  public var amount: Amount?
  /// The SKUs that it was about.
  public var skus: [SKU]
  /// The categories that it was about.
  public var categories: [CategoryID]
  /// Anything else that qualifiers may compare, by name.
  public var attributes: [String: AttributeValue]
}

extension Event {
  /// An event of these parts.
  public init(
    _ type: EventType, at: Instant, amount: Amount? = nil, skus: [SKU] = [], categories: [CategoryID] = [],
    attributes: [String: AttributeValue] = [:]
  ) {
    self.init(type: type, at: at, amount: amount, skus: skus, categories: categories, attributes: attributes)
  }
}
