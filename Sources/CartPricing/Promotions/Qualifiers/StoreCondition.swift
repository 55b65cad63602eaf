/// What the store must be; nil asks nothing, every list that is given has at least one entry.
/// Source: PRICING.md section 4.
public struct StoreMatch: Sendable, Hashable {
  /// The store ids that match.
  public var id: [String]?
  /// The channels that match.
  public var channel: [String]?
  /// The countries that match.
  public var country: [String]?
  /// The regions that match.
  public var region: [String]?

  /// At least one list.
  public init(
    id: [String]? = nil, channel: [String]? = nil, country: [String]? = nil, region: [String]? = nil
  ) {
    self.id = id
    self.channel = channel
    self.country = country
    self.region = region
  }
}

extension Qualifier {
  /// The store has one of these values in every list that is given: `.store(id: ["s-7"])`. False where the store has no
  /// such value. Source: PRICING.md section 4.
  public static func store(
    id: [String], channel: [String]? = nil, country: [String]? = nil, region: [String]? = nil
  ) -> Qualifier {
    Qualifier(.store(StoreMatch(id: id, channel: channel, country: country, region: region)))
  }

  /// The store has one of these values in every list that is given: `.store(channel: ["web"])`. False where the store
  /// has no such value. Source: PRICING.md section 4.
  public static func store(
    channel: [String], country: [String]? = nil, region: [String]? = nil
  ) -> Qualifier {
    .store(id: nil, channel: channel, country: country, region: region)
  }

  /// The store has one of these values in every list that is given: `.store(country: ["DE"])`. False where the store
  /// has no such value. Source: PRICING.md section 4.
  public static func store(country: [String], region: [String]? = nil) -> Qualifier {
    .store(id: nil, channel: nil, country: country, region: region)
  }

  /// The store has one of these values: `.store(region: ["BE"])`. False where the store has no such value. Source:
  /// PRICING.md section 4.
  public static func store(region: [String]) -> Qualifier {
    .store(id: nil, channel: nil, country: nil, region: region)
  }

  /// The store has one of these values in every list that is given; none at all is a fault. Source: PRICING.md sections
  /// 4 and 11.
  public static func store(
    id: [String]?, channel: [String]?, country: [String]?, region: [String]?
  ) -> Qualifier {
    Qualifier(.store(StoreMatch(id: id, channel: channel, country: country, region: region)))
  }
}

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation
