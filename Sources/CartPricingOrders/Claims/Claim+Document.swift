// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

extension Claim {
  /// Reads a claim from JSON: `{"counter": {"promotion": "spring"}, "count": 1, "limit": 3}`, or with an
  /// `amount` for a counter with a currency.
  /// - Throws: `PricingError` with every fault and its path, such as `counter.customer`.
  public init(json text: String) throws(PricingError) {
    self = try DocumentReader.read(Array(text.utf8)) { source, node in
      source.claim(node) ?? Claim(Counter(.promotion("")))
    }
  }

  /// The claim as compact JSON.
  public var json: String {
    String(decoding: JSONWriter.bytes(capacity: 128) { write(to: &$0) }, as: UTF8.self)
  }

  /// The keys of a claim.
  enum Key: String, DocumentKey {
    case counter, count, amount, limit, of
    static let table = KeyTable(Key.self, "a claim", required: [.counter], oneOf: [.count, .amount])
  }

  /// Writes the claim: money with the decimals of the counter's currency, uses as integers.
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key(Key.counter)
      counter.write(to: &writer)
      writer.key(counter.currency == nil ? Key.count : Key.amount)
      write(count, to: &writer)
      if let limit {
        writer.key(Key.limit)
        write(limit, to: &writer)
      }
      if promotions.isEmpty { return }
      writer.key(Key.of)
      writer.array(promotions) { $1.identifier($0) }
    }
  }

  /// Writes a figure of the counter.
  private func write(_ figure: Int64, to writer: inout JSONWriter) {
    if let currency = counter.currency {
      writer.money(Money(minorUnits: figure, currency: currency))
    } else {
      writer.integer(figure)
    }
  }
}

extension NodeSource {
  /// Reads a claim; nil with a fault if its counter is none.
  package mutating func claim(_ node: Int) -> Claim? {
    var claim: Claim?
    var object = enter(node, Claim.Key.self)
    while let (key, value) = next(&object, Claim.Key.self) {
      switch key {
      case .counter: claim = counter(value).map { Claim($0, count: 0) }
      case .count, .amount:
        guard let counter = claim?.counter else { continue }
        if (key == .amount) == (counter.currency != nil) {
          claim?.count = figure(value, of: counter)
        } else if key == .count {
          report("the counter has a currency, so that an \"amount\" is claimed")
        } else {
          report("the counter has no currency, so that a \"count\" is claimed")
        }
      case .limit:
        if let counter = claim?.counter { claim?.limit = figure(value, of: counter) }
      case .of:
        let promotions: [PromotionID] = list(value, whole: 0) { $0.checkedIdentifier($1) }
        if case .promotion? = claim?.counter.subject {
          report("stands only on a counter of a coupon or of a campaign")
        }
        claim?.promotions = promotions
      }
    }
    return claim
  }

  /// Reads claims on counters that differ.
  package mutating func claims(_ node: Int) -> [Claim] {
    var seen: Set<Counter> = []
    return list(node, whole: 0) { (source, node) -> Claim? in
      let claim = source.claim(node)
      if let claim, !seen.insert(claim.counter).inserted { source.report("claims a counter that is claimed already") }
      return claim
    }.compactMap { $0 }
  }

  /// Reads a number of uses, or an amount of the counter's currency.
  private mutating func figure(_ node: Int, of counter: Counter) -> Int64 {
    guard let currency = counter.currency else { return Int64(checkedCount(node)) }
    return minorUnits(node, in: currency.isWellFormed ? currency : nil)
  }
}
