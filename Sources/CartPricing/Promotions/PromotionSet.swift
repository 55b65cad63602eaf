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

extension PromotionSet: DocumentValue {
  enum Key: String, DocumentKey {
    case currency, promotions, segments, scores, policy
    static let table = KeyTable(Key.self, "a promotion set", required: [.promotions])

    static var inner: [(key: Key, names: [String])] { [(.policy, Policy.Key.table.names)] }
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> PromotionSet {
    var currency: Currency?
    var promotions: [Promotion] = []
    var segments: [Segment] = []
    var scores: [Score] = []
    var policy = Policy()
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .currency: currency = source.read(value)
      case .promotions: promotions = source.read(value)
      case .segments: segments = source.read(value)
      case .scores: scores = source.read(value)
      case .policy: policy = source.read(value)
      }
    }
    return PromotionSet(currency: currency, promotions, segments: segments, scores: scores, policy: policy)
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.currency, ifPresent: currency)
      writer.member(Key.promotions, promotions)
      writer.member(Key.segments, ifAny: segments)
      writer.member(Key.scores, ifAny: scores)
      writer.member(Key.policy, policy, unless: Policy())
    }
  }
}

extension PromotionSet {
  /// Reads a promotion set from UTF-8 bytes of JSON. O(n) in the length of the text.
  /// - Throws: ``PricingError`` with every fault and its path, such as `promotions[3].actions[0].discount.percent`.
  public init(json bytes: [UInt8]) throws(PricingError) {
    self = try DocumentReader.read(bytes) { PromotionSetValidator.validate($0, &$1) }
  }

  /// Reads a promotion set from JSON text; see ``init(json:)-([UInt8])``.
  public init(json text: String) throws(PricingError) { try self.init(json: Array(text.utf8)) }

  /// The set as compact JSON in UTF-8, in the fixed order of its keys and without members that have their default.
  ///
  /// `PromotionSet(currency: .eur, [])` is `{"currency":"EUR","promotions":[]}`. Maps are written in the order of their
  /// keys' bytes, so equal sets have the same bytes. Values that are a fault are written too, as far as JSON can hold
  /// them; trees of any depth are written without recursion. O(n log n) for n bytes.
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

// MARK: - Compilation

// MARK: - Evaluation
