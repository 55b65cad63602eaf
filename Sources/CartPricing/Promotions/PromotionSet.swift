// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// All promotions of a shop, with the definitions of segments and scores, and the policy.
///
/// Compile it once with ``PricingEngine/init(_:)``.
public struct PromotionSet: Sendable, Hashable {
  /// A name of this state of the set, which results repeat; 1 to 256 bytes. Nil for none.
  public var version: String?
  /// The currency of plain amounts in the set; nil if every amount is a table by currency.
  public var currency: Currency?
  /// The promotions, in any order, with distinct ids; at most 2,000,000.
  public var promotions: [Promotion]
  /// The campaigns that promotions can belong to, with distinct ids; at most 10,000.
  public var campaigns: [Campaign]
  /// Definitions of segments, with distinct ids; at most 10,000.
  public var segments: [Segment]
  /// Definitions of scores, with distinct ids; at most 10,000.
  public var scores: [Score]
  /// How promotions are chosen and figures rounded.
  public var policy: Policy

  /// A set of promotions.
  public init(
    version: String? = nil, currency: Currency? = nil, _ promotions: [Promotion], campaigns: [Campaign] = [],
    segments: [Segment] = [], scores: [Score] = [], policy: Policy = Policy()
  ) {
    self.version = version
    self.currency = currency
    self.promotions = promotions
    self.campaigns = campaigns
    self.segments = segments
    self.scores = scores
    self.policy = policy
  }
}

// MARK: - Document

extension PromotionSet: DocumentValue {
  /// The keys of a promotion set (§5.1).
  enum Key: String, DocumentKey {
    case version, currency, promotions, campaigns, segments, scores, policy
    static let table = KeyTable(Key.self, "a promotion set", required: [.promotions])

    static var inner: [(key: Key, names: [String])] { [(.policy, Policy.Key.table.names)] }
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> PromotionSet {
    var version: String?
    var currency: Currency?
    var promotions: [Promotion] = []
    var campaigns: [Campaign] = []
    var segments: [Segment] = []
    var scores: [Score] = []
    var policy = Policy()
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .version: version = source.read(value)
      case .currency: currency = source.read(value)
      case .promotions: promotions = source.read(value)
      // All definitions of a set within the limits are read, because faults elsewhere depend on
      // them.
      case .campaigns: campaigns = source.list(value, whole: Limits.definitions) { $0.read($1) }
      case .segments: segments = source.list(value, whole: Limits.definitions) { $0.read($1) }
      case .scores: scores = source.list(value, whole: Limits.definitions) { $0.read($1) }
      case .policy: policy = source.read(value)
      }
    }
    return PromotionSet(
      version: version, currency: currency, promotions, campaigns: campaigns, segments: segments, scores: scores,
      policy: policy)
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.version, ifPresent: version)
      writer.member(Key.currency, ifPresent: currency)
      writer.member(Key.promotions, promotions)
      writer.member(Key.campaigns, ifAny: campaigns)
      writer.member(Key.segments, ifAny: segments)
      writer.member(Key.scores, ifAny: scores)
      writer.member(Key.policy, policy, unless: Policy())
    }
  }
}

extension PromotionSet {
  /// Reads a promotion set from UTF-8 bytes of JSON. O(n) in the length of the text.
  /// - Throws: ``PricingError`` with every fault and its path, such as
  ///   `promotions[3].actions[0].discount.percent`.
  public init(json bytes: [UInt8]) throws(PricingError) {
    self = try DocumentReader.read(bytes)
  }

  /// Reads a promotion set from JSON text; see ``init(json:)-([UInt8])``.
  public init(json text: String) throws(PricingError) { try self.init(json: Array(text.utf8)) }

  /// The set as compact JSON in UTF-8, in the fixed order of its keys and without members that have
  /// their default.
  ///
  /// `PromotionSet(currency: .eur, [])` is `{"currency":"EUR","promotions":[]}`. Maps are written
  /// in the order of their keys' bytes, so equal sets have the same bytes. Values that are a fault
  /// are written, too, if JSON can represent them; trees of any depth are written without
  /// recursion. O(n log n) for n bytes.
  public var jsonBytes: [UInt8] { jsonBytes(capacity: 256 + 160 * promotions.count) }

  /// The set as compact JSON: ``jsonBytes`` as text. O(n log n) for n bytes.
  public var json: String { String(decoding: jsonBytes, as: UTF8.self) }
}

#if !hasFeature(Embedded)
  extension PromotionSet: JSONCodable {
    init(decoding bytes: [UInt8]) throws(PricingError) { try self.init(json: bytes) }
  }
#endif

// MARK: - Checks

/// The facts about a set that the checks of its promotions need.
struct PromotionScope {
  /// The currency of plain amounts.
  let currency: Currency?
  /// The scores that the set defines; nil if the set is not known, so that any score may be
  /// defined.
  private let scores: Set<ScoreID>?
  /// The campaigns that the set defines; nil as for scores.
  private let campaigns: Set<CampaignID>?

  init(_ set: PromotionSet) {
    currency = set.currency
    scores = set.scores.count > Limits.definitions ? nil : Set(set.scores.map { $0.id })
    campaigns = set.campaigns.count > Limits.definitions ? nil : Set(set.campaigns.map { $0.id })
  }

  /// The scope of a single promotion, for a set with a currency.
  init(currency: Currency?) {
    self.currency = currency
    scores = nil
    campaigns = nil
  }

  /// Whether the set defines a score.
  func isDefined(_ score: ScoreID) -> Bool { scores?.contains(score) ?? true }

  /// Whether the set defines a campaign.
  func isDefined(_ campaign: CampaignID) -> Bool { campaigns?.contains(campaign) ?? true }
}

extension PromotionSet: Checkable {
  func check(into sink: inout some FaultSink) {
    checkCurrency(into: &sink)
    Self.check(promotions, PromotionScope(self), into: &sink)
    checkDefinitions(into: &sink)
  }

  /// Checks a set without its promotions. The compiler calls this function, and checks each
  /// promotion where it compiles the promotion.
  func checkFrame(into sink: inout some FaultSink) {
    checkCurrency(into: &sink)
    sink.check(list: promotions, at: "promotions", atMost: Limits.promotions, mayBeEmpty: true)
    checkDefinitions(into: &sink)
  }

  private func checkCurrency(into sink: inout some FaultSink) {
    if let version { sink.check(idText: version, at: "version") }
    guard let currency, !currency.isKnown else { return }
    sink.report(at: "currency", FaultCollector.unknownMessage(currency))
  }

  private func checkDefinitions(into sink: inout some FaultSink) {
    let scope = PromotionScope(self)
    Campaign.check(campaigns, scope, into: &sink)
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
      Promotion.check(promotions, at: index, scope, into: &sink)
      sink.pop()
    }
    sink.checkDistinct(promotions) { $0[$1].id }
    PromotionCoupon.checkDistinct(promotions, into: &sink)
    PromotionGroup.checkKinds(promotions, into: &sink)
    sink.pop()
  }
}
