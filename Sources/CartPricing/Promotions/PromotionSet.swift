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

/// What the checks of a promotion read of the set that it belongs to.
struct PromotionScope {
  /// The currency of plain amounts.
  let currency: Currency?
  private let scores: Set<ScoreID>

  init(_ set: PromotionSet) {
    currency = set.currency
    scores = Set(set.scores.map { $0.id })
  }

  /// Whether the set defines a score.
  func isDefined(_ score: ScoreID) -> Bool { scores.contains(score) }
}

extension PromotionSet: Checkable {
  func check(into sink: inout some FaultSink) {
    checkCurrency(into: &sink)
    Self.check(promotions, PromotionScope(self), into: &sink)
    checkDefinitions(into: &sink)
  }

  /// Checks a set apart from its promotions. The compiler calls this function, and checks each promotion where it compiles
  /// the promotion.
  func checkFrame(into sink: inout some FaultSink) {
    checkCurrency(into: &sink)
    sink.check(list: promotions, at: "promotions", atMost: Limits.promotions, mayBeEmpty: true)
    checkDefinitions(into: &sink)
  }

  private func checkCurrency(into sink: inout some FaultSink) {
    guard let currency, !currency.isKnown else { return }
    sink.report(at: "currency", FaultCollector.unknownMessage(currency))
  }

  private func checkDefinitions(into sink: inout some FaultSink) {
    let scope = PromotionScope(self)
    Segment.check(segments, scope, into: &sink)
    Score.check(scores, into: &sink)
    policy.check(into: &sink)
  }

  /// Checks a list of promotions under the key `promotions`.
  static func check(_ promotions: [Promotion], _ scope: PromotionScope, into sink: inout some FaultSink) {
    sink.check(list: promotions, at: "promotions", atMost: Limits.promotions, mayBeEmpty: true)
    sink.push("promotions")
    for index in promotions.indices {
      sink.push(index)
      promotions[index].check(scope, into: &sink)
      sink.pop()
    }
    sink.checkDistinct(promotions) { $0.id }
    PromotionCoupon.checkDistinct(promotions, into: &sink)
    sink.pop()
  }
}

// MARK: - Compilation

// MARK: - Evaluation
