extension Qualifier {
  /// The customer is in the segment: listed in ``Customer/segments``, or the set's definition of it holds.
  public static func segment(_ segment: SegmentID) -> Qualifier { Qualifier(.segment(segment)) }
}

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation
