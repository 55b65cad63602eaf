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
  /// Compiles the definitions of scores.
  mutating func compile(_ definitions: [Score]) {
    for score in definitions {
      var entries: [(type: TextNumber, series: SeriesIndex, points: Int)] = []
      entries.reserveCapacity(score.points.count)
      for (type, points) in score.points {
        let series = events.index(of: type, nil)
        entries.append((events.series[series].type, series, points))
      }
      entries.sort { $0.type < $1.type }
      scoreIndices[score.id] = ScoreIndex(scores.count)
      scores.append(CompiledScore(entries: entries, window: score.window))
    }
  }
}
