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

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation
