// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The location of a customer, or the destination of a shipment. A field that is nil matches no condition.
public struct CustomerLocation: Sendable, Hashable {
  /// The country, in the notation of the host.
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

// MARK: - Document

extension CustomerLocation: DocumentValue {
  /// The keys of a location (§2.6).
  enum Key: String, DocumentKey {
    case country, region, city, postalCode
    static let table = KeyTable(Key.self, "a location")
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> CustomerLocation {
    var location = CustomerLocation()
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .country: location.country = source.read(value)
      case .region: location.region = source.read(value)
      case .city: location.city = source.read(value)
      case .postalCode: location.postalCode = source.read(value)
      }
    }
    return location
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.country, ifPresent: country)
      writer.member(Key.region, ifPresent: region)
      writer.member(Key.city, ifPresent: city)
      writer.member(Key.postalCode, ifPresent: postalCode)
    }
  }
}
