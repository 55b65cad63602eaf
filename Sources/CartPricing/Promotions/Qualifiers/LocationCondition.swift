// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Conditions on a customer's location. A list that is nil is no condition; any other list has at
/// least one entry.
package struct LocationMatch: Sendable, Hashable {
  /// The countries that match.
  package var country: [String]?
  /// The regions that match.
  package var region: [String]?
  /// The cities that match.
  package var city: [String]?
  /// The prefixes of postal codes that match.
  package var postalPrefix: [String]?

  /// At least one list.
  package init(
    country: [String]? = nil, region: [String]? = nil, city: [String]? = nil, postalPrefix: [String]? = nil
  ) {
    self.country = country
    self.region = region
    self.city = city
    self.postalPrefix = postalPrefix
  }
}

extension Qualifier {
  /// The customer's location has one of these values in every list that is given:
  /// `.location(country: ["DE", "AT"])`. Postal codes match by their beginning. False without a
  /// customer.
  public static func location(
    country: [String], region: [String]? = nil, city: [String]? = nil, postalPrefix: [String]? = nil
  ) -> Qualifier {
    Qualifier(.location(LocationMatch(country: country, region: region, city: city, postalPrefix: postalPrefix)))
  }

  /// The customer's location has one of these values in every list that is given:
  /// `.location(region: ["BE"])`. Postal codes match by their beginning. False without a customer.
  public static func location(
    region: [String], city: [String]? = nil, postalPrefix: [String]? = nil
  ) -> Qualifier {
    .location(country: nil, region: region, city: city, postalPrefix: postalPrefix)
  }

  /// The customer's location has one of these values in every list that is given:
  /// `.location(city: ["Bonn"])`. Postal codes match by their beginning. False without a customer.
  public static func location(city: [String], postalPrefix: [String]? = nil) -> Qualifier {
    .location(country: nil, region: nil, city: city, postalPrefix: postalPrefix)
  }

  /// The customer's location has one of these values: `.location(postalPrefix: ["10"])`. Postal
  /// codes match by their beginning. False without a customer.
  public static func location(postalPrefix: [String]) -> Qualifier {
    .location(country: nil, region: nil, city: nil, postalPrefix: postalPrefix)
  }

  /// The customer's location has one of these values in every list that is given; none at all is a
  /// fault.
  public static func location(
    country: [String]?, region: [String]?, city: [String]?, postalPrefix: [String]?
  ) -> Qualifier {
    Qualifier(.location(LocationMatch(country: country, region: region, city: city, postalPrefix: postalPrefix)))
  }
}

// MARK: - Document

extension LocationMatch: DocumentValue {
  enum Key: String, DocumentKey {
    case country, region, city, postalPrefix
    static let table = KeyTable(Key.self, "a condition on the location")
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> LocationMatch {
    var match = LocationMatch()
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .country: match.country = source.read(value)
      case .region: match.region = source.read(value)
      case .city: match.city = source.read(value)
      case .postalPrefix: match.postalPrefix = source.read(value)
      }
    }
    return match
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.country, ifPresent: country)
      writer.member(Key.region, ifPresent: region)
      writer.member(Key.city, ifPresent: city)
      writer.member(Key.postalPrefix, ifPresent: postalPrefix)
    }
  }
}

// MARK: - Checks

extension LocationMatch {
  func check(into sink: inout some FaultSink) {
    sink.push("location")
    if country == nil, region == nil, city == nil, postalPrefix == nil {
      sink.report("needs at least one of \"country\", \"region\", \"city\", \"postalPrefix\"")
    }
    if let country { sink.check(list: country, at: "country") }
    if let region { sink.check(list: region, at: "region") }
    if let city { sink.check(list: city, at: "city") }
    if let postalPrefix { sink.check(list: postalPrefix, at: "postalPrefix") }
    sink.pop()
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// Appends the index terms of the leaf: the values of the list that is cheapest to index by.
  /// Postal codes are no terms, because they match by their beginning.
  mutating func appendTerms(of match: LocationMatch) -> Int? {
    var best: Int?
    let first = terms.count
    keepCheaper(&best, from: first) { $0.appendTerms(match.country, .country) }
    keepCheaper(&best, from: first) { $0.appendTerms(match.region, .region) }
    keepCheaper(&best, from: first) { $0.appendTerms(match.city, .city) }
    return best
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Whether the customer's location matches (§4.11); false without a customer (§4.20).
  mutating func holds(_ match: LocationMatch) -> Bool { context.customer.map { match.matches($0.location) } ?? false }

  /// Adds the promotions that are indexed by a value of the customer's location to the candidates.
  mutating func findCandidates(ofLocation context: borrowing PricingContext, _ set: CompiledSet) {
    guard hasCustomer, context.customer?.location != nil else { return }
    add(indexedBy: context.customer?.location?.country, .country, set)
    add(indexedBy: context.customer?.location?.region, .region, set)
    add(indexedBy: context.customer?.location?.city, .city, set)
  }
}

extension LocationMatch {
  /// Whether no list is given.
  var hasNoList: Bool { country == nil && region == nil && city == nil && postalPrefix == nil }

  /// Whether every list that is given has the location's value.
  func matches(_ location: CustomerLocation?) -> Bool {
    guard let location else { return false }
    return country.allows(location.country) && region.allows(location.region) && city.allows(location.city)
      && (postalPrefix.map { prefixes in
        location.postalCode.map { code in prefixes.contains { code.beginsWithBytes(of: $0) } } ?? false
      } ?? true)
  }
}
