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

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation
