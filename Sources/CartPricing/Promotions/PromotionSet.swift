/// All promotions of a shop, with the segments and scores that they name and the policy by which they are chosen.
///
/// Compile it once with ``PricingEngine/init(_:)``. Source: PRICING.md section 5.
public struct PromotionSet: Sendable, Hashable {
  /// The currency of plain amounts in the set; nil if every amount is a table by currency.
  public var currency: Currency?
  /// The promotions, in any order, with distinct ids; at most 2,000,000.
  public var promotions: [Promotion]
  /// Definitions of segments, with distinct ids; at most 10,000.
  public var segments: [Segment]
  /// Definitions of scores, with distinct ids; at most 10,000.
  public var scores: [Score]
  /// How promotions are chosen and figures rounded.
  public var policy: Policy

  /// A set of promotions.
  public init(
    currency: Currency? = nil, _ promotions: [Promotion], segments: [Segment] = [], scores: [Score] = [],
    policy: Policy = Policy()
  ) {
    self.currency = currency
    self.promotions = promotions
    self.segments = segments
    self.scores = scores
    self.policy = policy
  }
}

/// A segment of customers, defined by a qualifier. Source: PRICING.md section 4.
public struct Segment: Sendable, Hashable {
  /// The segment's id; 1 to 256 bytes.
  public var id: SegmentID
  /// Who is in it, beside the customers that list it. It may name other segments, in chains of at most 64.
  public var when: Qualifier

  /// A definition of a segment.
  public init(_ id: SegmentID, when: Qualifier) {
    self.id = id
    self.when = when
  }
}

/// Points that customers collect for what they do. Source: PRICING.md section 4.
public struct Score: Sendable, Hashable {
  /// The score's id; 1 to 256 bytes.
  public var id: ScoreID
  /// The points for one event of each type, within ±1,000,000,000.
  public var points: [EventType: Int]
  /// How far back events count; nil for all of them.
  public var within: TimeSpan?

  /// A definition of a score.
  public init(_ id: ScoreID, points: [EventType: Int], within: TimeSpan? = nil) {
    self.id = id
    self.points = points
    self.within = within
  }
}

/// How promotions are chosen and figures rounded. Source: PRICING.md sections 1, 5 and 7.
public struct Policy: Sendable, Hashable {
  /// How promotions that cannot stand together are chosen.
  public var selection: Selection
  /// How figures are rounded.
  public var rounding: Rounding
  /// Which entered codes count.
  public var coupons: CouponPolicy
  /// How many candidate sets ``Selection/bestForCustomer`` prices at most; 1 to 2,097,152.
  public var searchLimit: Int

  /// A policy.
  public init(
    selection: Selection = .priority, rounding: Rounding = .halfUp, coupons: CouponPolicy = .all,
    searchLimit: Int = 10_000
  ) {
    self.selection = selection
    self.rounding = rounding
    self.coupons = coupons
    self.searchLimit = searchLimit
  }

  /// How promotions that cannot stand together are chosen. Source: PRICING.md section 7.
  public enum Selection: String, Sendable, Hashable, CaseIterable {
    /// In canonical order: priority descending, then id ascending.
    case priority
    /// The set that saves the customer most.
    case bestForCustomer
  }

  /// Which entered codes count. Source: PRICING.md section 5.
  public enum CouponPolicy: String, Sendable, Hashable, CaseIterable {
    /// All known ones.
    case all
    /// The last known one.
    case latest
    /// All known ones, but on a subscription line only the last.
    case latestOnSubscriptions
  }
}
