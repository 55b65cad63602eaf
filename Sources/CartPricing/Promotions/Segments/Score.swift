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

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation
