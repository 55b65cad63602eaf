// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Conditions on the store. A list that is nil is no condition; any other list has at least one
/// entry.
package struct StoreMatch: Sendable, Hashable {
  /// The store ids that match.
  package var id: [String]?
  /// The channels that match.
  package var channel: [String]?
  /// The countries that match.
  package var country: [String]?
  /// The regions that match.
  package var region: [String]?

  /// At least one list.
  package init(
    id: [String]? = nil, channel: [String]? = nil, country: [String]? = nil, region: [String]? = nil
  ) {
    self.id = id
    self.channel = channel
    self.country = country
    self.region = region
  }
}

extension Qualifier {
  /// The store has one of these values in every list that is given: `.store(id: ["s-7"])`. False
  /// where the store has no such value.
  public static func store(
    id: [String], channel: [String]? = nil, country: [String]? = nil, region: [String]? = nil
  ) -> Qualifier {
    Qualifier(.store(StoreMatch(id: id, channel: channel, country: country, region: region)))
  }

  /// The store has one of these values in every list that is given: `.store(channel: ["web"])`.
  /// False where the store has no such value.
  public static func store(
    channel: [String], country: [String]? = nil, region: [String]? = nil
  ) -> Qualifier {
    .store(id: nil, channel: channel, country: country, region: region)
  }

  /// The store has one of these values in every list that is given: `.store(country: ["DE"])`.
  /// False where the store has no such value.
  public static func store(country: [String], region: [String]? = nil) -> Qualifier {
    .store(id: nil, channel: nil, country: country, region: region)
  }

  /// The store has one of these values: `.store(region: ["BE"])`. False where the store has no such
  /// value.
  public static func store(region: [String]) -> Qualifier {
    .store(id: nil, channel: nil, country: nil, region: region)
  }

  /// The store has one of these values in every list that is given; none at all is a fault.
  public static func store(
    id: [String]?, channel: [String]?, country: [String]?, region: [String]?
  ) -> Qualifier {
    Qualifier(.store(StoreMatch(id: id, channel: channel, country: country, region: region)))
  }
}

// MARK: - Document

extension StoreMatch: DocumentValue {
  enum Key: String, DocumentKey {
    case id, channel, country, region
    static let table = KeyTable(Key.self, "a condition on the store")
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> StoreMatch {
    var match = StoreMatch()
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .id: match.id = source.read(value)
      case .channel: match.channel = source.read(value)
      case .country: match.country = source.read(value)
      case .region: match.region = source.read(value)
      }
    }
    return match
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.id, ifPresent: id)
      writer.member(Key.channel, ifPresent: channel)
      writer.member(Key.country, ifPresent: country)
      writer.member(Key.region, ifPresent: region)
    }
  }
}

// MARK: - Checks

extension StoreMatch {
  func check(into sink: inout some FaultSink) {
    sink.push("store")
    if id == nil, channel == nil, country == nil, region == nil {
      sink.report("needs at least one of \"id\", \"channel\", \"country\", \"region\"")
    }
    if let id { sink.check(list: id, at: "id") }
    if let channel { sink.check(list: channel, at: "channel") }
    if let country { sink.check(list: country, at: "country") }
    if let region { sink.check(list: region, at: "region") }
    sink.pop()
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// Appends the index terms of the leaf: the values of the list that is cheapest to index by.
  mutating func appendTerms(of match: StoreMatch) -> Int? {
    var best: Int?
    let first = terms.count
    keepCheaper(&best, from: first) { $0.appendTerms(match.id, .storeID) }
    keepCheaper(&best, from: first) { $0.appendTerms(match.channel, .storeChannel) }
    keepCheaper(&best, from: first) { $0.appendTerms(match.country, .country) }
    keepCheaper(&best, from: first) { $0.appendTerms(match.region, .region) }
    return best
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Whether the store matches (§4.12); false without a store.
  mutating func holds(_ match: StoreMatch) -> Bool { match.matches(context.store) }

  /// Adds the promotions that are indexed by a value of the store to the candidates.
  mutating func findCandidates(ofStore context: borrowing PricingContext, _ set: CompiledSet) {
    guard context.store != nil else { return }
    add(indexedBy: context.store?.id, .storeID, set)
    add(indexedBy: context.store?.channel, .storeChannel, set)
    add(indexedBy: context.store?.country, .country, set)
    add(indexedBy: context.store?.region, .region, set)
  }
}

extension StoreMatch {
  /// Whether every list that is given has the store's value.
  fileprivate func matches(_ store: PricingStore?) -> Bool {
    guard let store else { return false }
    return id.allows(store.id) && channel.allows(store.channel) && country.allows(store.country)
      && region.allows(store.region)
  }
}
