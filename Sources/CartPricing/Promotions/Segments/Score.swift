// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A score: points that customers get for their events.
public struct Score: Sendable, Hashable {
  /// The score's id; 1 to 256 bytes.
  public var id: ScoreID
  /// The points for one event of each type, within ±1,000,000,000.
  public var points: [EventType: Int]
  /// The period before now in which events count; nil for all events.
  public var window: TimeSpan?

  /// A definition of a score.
  public init(_ id: ScoreID, points: [EventType: Int], within window: TimeSpan? = nil) {
    self.id = id
    self.points = points
    self.window = window
  }
}

// MARK: - Document

extension Score: DocumentValue {
  enum Key: String, DocumentKey {
    case id, points, within
    static let table = KeyTable(Key.self, "a score", required: [.id, .points])
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Score {
    var score = Score(ScoreID(key: .empty), points: [:])
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .id: score.id = source.read(value)
      case .points:
        source.map(value, of: "an object of points by event type") { source, key, value in
          if score.points.updateValue(source.read(value), forKey: EventType(key)) != nil {
            source.report("the type \(quoted(key)) is there already")
          }
        }
      case .within: score.window = source.read(value)
      }
    }
    return score
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.id, id)
      writer.key(Key.points)
      writer.map(points, name: { $0.text }) { $0.write(to: &$1) }
      writer.member(Key.within, ifPresent: window)
    }
  }
}

// MARK: - Checks

extension Score {
  /// Checks the scores of a set, under the key `scores`.
  static func check(_ scores: [Score], into sink: inout some FaultSink) {
    sink.check(list: scores, at: "scores", atMost: Limits.definitions, mayBeEmpty: true)
    sink.push("scores")
    for (index, score) in scores.enumerated() {
      sink.push(index)
      sink.check(score.id, at: "id")
      sink.push("points")
      sink.forEach(score.points, by: { $0 < $1 }) { type, points, sink in
        if !type.key.isWithinLimits { sink.report(at: type.text, FaultCollector.idMessage(type.text)) }
        if !(-Limits.count...Limits.count).contains(points) {
          sink.report(at: type.text, FaultCollector.countMessage(points, -Limits.count...Limits.count))
        }
      }
      sink.pop()
      sink.check(score.window, at: "within")
      sink.pop()
    }
    sink.checkDistinct(scores) { $0[$1].id }
    sink.pop()
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// Keeps the definitions of scores by their ids.
  mutating func compile(_ definitions: [Score]) {
    for score in definitions { scores[score.id] = score }
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// The customer's points: those of each past event of a type that the score counts (§4.26). Nil
  /// without a customer, or without a definition of the score.
  mutating func points(_ id: ScoreID) -> Int128? {
    guard let customer = context.customer, let score = set.scores[id] else { return nil }
    var points: Int128 = 0
    for event in customer.events {
      guard let each = score.points[event.type], context.isPast(event.time, within: score.window) else { continue }
      points += Int128(each)
    }
    return points
  }
}
