// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension Qualifier {
  /// The customer has at least a number of points: `.score("activity", atLeast: 200)` holds for
  /// 200. False without a customer.
  public static func score(_ score: ScoreID, atLeast: Int) -> Qualifier {
    .score(score, atLeast: atLeast, atMost: nil)
  }

  /// The customer has at most a number of points: `.score("activity", atMost: 199)` holds for 199.
  /// False without a customer.
  public static func score(_ score: ScoreID, atMost: Int) -> Qualifier {
    .score(score, atLeast: nil, atMost: atMost)
  }

  /// The customer's points are in a range: `.score("activity", in: CountRange(above: 199))`. False
  /// without a customer.
  public static func score(_ score: ScoreID, in range: CountRange) -> Qualifier { Qualifier(.score(score, range)) }

  /// The customer's points are within both bounds, which are inclusive; nil for both is a fault.
  public static func score(_ score: ScoreID, atLeast: Int?, atMost: Int?) -> Qualifier {
    Qualifier(.score(score, CountRange(atLeast: atLeast, atMost: atMost)))
  }
}

// MARK: - Document

extension Qualifier.Node {
  enum ScoreKey: String, PlainRangeKeys {
    case id, atLeast, atMost, above, below
    static let table = KeyTable(ScoreKey.self, "a condition on a score", required: [.id])
  }

  static func readScore<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Self {
    var id = ScoreID(key: .empty)
    var range = CountRange()
    var object = source.open(value, ScoreKey.self)
    while let (key, value) = source.next(&object, ScoreKey.self) {
      switch key {
      case .id: id = source.read(value)
      case .atLeast: range.atLeast = source.read(value)
      case .atMost: range.atMost = source.read(value)
      case .above: range.above = source.read(value)
      case .below: range.below = source.read(value)
      }
    }
    return .score(id, range)
  }

  static func writeScore(_ id: ScoreID, _ range: CountRange, to writer: inout JSONWriter) {
    writer.object(Qualifier.Key.score) { writer in
      writer.member(ScoreKey.id, id)
      range.writeMembers(to: &writer)
    }
  }
}

// MARK: - Checks

extension Qualifier {
  static func checkScore(
    _ id: ScoreID, _ range: CountRange, _ scope: PromotionScope, into sink: inout some FaultSink
  ) {
    sink.push("score")
    sink.check(id, at: "id")
    // §4.27
    if !scope.isDefined(id) { sink.report(at: "id", "the set does not define a score \"\(id)\"") }
    range.check(in: -Limits.count...Limits.count, into: &sink)
    sink.pop()
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Whether the customer's points are within bounds (§4.17); false without a customer (§4.20), or
  /// without a definition of the score.
  mutating func holds(_ score: ScoreIndex?, _ range: CountRange) -> Bool {
    guard let score, let points = points(ofScore: score) else { return false }
    return range.contains(points)
  }
}
