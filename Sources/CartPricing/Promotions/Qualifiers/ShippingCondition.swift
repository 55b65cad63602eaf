// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Conditions on the shipping of a cart as it came. A list that is nil is no condition; any other
/// list has at least one entry.
public struct ShippingMatch: Sendable, Hashable {
  /// The methods that match.
  public var method: [String]?
  /// The countries of the destination that match.
  public var country: [String]?
  /// The regions of the destination that match.
  public var region: [String]?
  /// The cities of the destination that match.
  public var city: [String]?
  /// The prefixes of the destination's postal code that match.
  public var postalPrefix: [String]?
  /// The bounds on the cost; nil for any cost.
  public var cost: AmountRange?

  /// At least one condition.
  public init(
    method: [String]? = nil, country: [String]? = nil, region: [String]? = nil, city: [String]? = nil,
    postalPrefix: [String]? = nil, cost: AmountRange? = nil
  ) {
    self.method = method
    self.country = country
    self.region = region
    self.city = city
    self.postalPrefix = postalPrefix
    self.cost = cost
  }
}

extension Qualifier {
  /// The shipping of the cart as it came matches in every condition that is given; none at all is a
  /// fault: `.shipping(ShippingMatch(country: ["DE", "AT"]))`. False without shipping.
  public static func shipping(_ match: ShippingMatch) -> Qualifier { Qualifier(.shipping(match)) }

  /// The cart is shipped to one of these countries. False without shipping or without a
  /// destination.
  public static func shipping(country: [String]) -> Qualifier { .shipping(ShippingMatch(country: country)) }

  /// The cart is shipped by one of these methods. False without shipping.
  public static func shipping(method: [String]) -> Qualifier { .shipping(ShippingMatch(method: method)) }
}

// MARK: - Document

extension ShippingMatch: DocumentValue {
  enum Key: String, PlainRangeKeys {
    case method, country, region, city, postalPrefix, atLeast, atMost, above, below
    static let table = KeyTable(Key.self, "a condition on shipping")
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> ShippingMatch {
    var match = ShippingMatch()
    var cost = AmountRange()
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .method: match.method = source.read(value)
      case .country: match.country = source.read(value)
      case .region: match.region = source.read(value)
      case .city: match.city = source.read(value)
      case .postalPrefix: match.postalPrefix = source.read(value)
      case .atLeast: cost.atLeast = source.read(value)
      case .atMost: cost.atMost = source.read(value)
      case .above: cost.above = source.read(value)
      case .below: cost.below = source.read(value)
      }
    }
    if !cost.isOpen { match.cost = cost }
    return match
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.method, ifPresent: method)
      writer.member(Key.country, ifPresent: country)
      writer.member(Key.region, ifPresent: region)
      writer.member(Key.city, ifPresent: city)
      writer.member(Key.postalPrefix, ifPresent: postalPrefix)
      cost?.writeMembers(to: &writer)
    }
  }
}

// MARK: - Checks

extension ShippingMatch {
  /// Checks the leaf. A list without an entry and a range without a bound are faults, too (§4.13).
  func check(_ scope: PromotionScope, into sink: inout some FaultSink) {
    sink.push("shipping")
    if method == nil, country == nil, region == nil, city == nil, postalPrefix == nil, cost == nil {
      sink.report(
        "needs at least one of \"method\", \"country\", \"region\", \"city\", \"postalPrefix\", or a bound of the cost")
    }
    if let method { sink.check(list: method, at: "method") }
    if let country { sink.check(list: country, at: "country") }
    if let region { sink.check(list: region, at: "region") }
    if let city { sink.check(list: city, at: "city") }
    if let postalPrefix { sink.check(list: postalPrefix, at: "postalPrefix") }
    if let cost { cost.check(scope, into: &sink) }
    sink.pop()
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// Appends the index terms of the leaf: the values of the list that is cheapest to index by.
  mutating func appendTerms(of match: ShippingMatch) -> Int? {
    var best: Int?
    let first = terms.count
    keepCheaper(&best, from: first) { $0.appendTerms(match.method, .shippingMethod) }
    keepCheaper(&best, from: first) { $0.appendTerms(match.country, .country) }
    keepCheaper(&best, from: first) { $0.appendTerms(match.region, .region) }
    keepCheaper(&best, from: first) { $0.appendTerms(match.city, .city) }
    return best
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Whether the shipping of the cart as it came matches (§4.13); false without shipping.
  mutating func holds(_ match: ShippingMatch) -> Bool {
    guard let shipping = cart.members.shipping, match.method.allows(shipping.method) else { return false }
    if let cost = match.cost, !contains(Int128(cart.frame.shippingCost), in: cost) { return false }
    return match.matches(shipping.destination)
  }

  /// Adds the promotions that are indexed by the method or the destination of the shipping to the
  /// candidates.
  mutating func findCandidates(ofShipping set: CompiledSet) {
    guard cart.frame.hasShipping else { return }
    add(indexedBy: cart.members.shipping?.method, .shippingMethod, set)
    add(indexedBy: cart.members.shipping?.destination?.country, .country, set)
    add(indexedBy: cart.members.shipping?.destination?.region, .region, set)
    add(indexedBy: cart.members.shipping?.destination?.city, .city, set)
  }
}

extension ShippingMatch {
  /// Whether every list about the destination that is given has the destination's value.
  fileprivate func matches(_ destination: CustomerLocation?) -> Bool {
    let place = LocationMatch(country: country, region: region, city: city, postalPrefix: postalPrefix)
    return place.hasNoList || place.matches(destination)
  }
}
