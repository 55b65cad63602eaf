/// Which other promotions one may stand beside.
@nonexhaustive
public enum Combination: String, Sendable, Hashable, CaseIterable {
  /// Any.
  case always
  /// None: it is the only promotion applied.
  case never
  /// Any, but no unit is discounted by it and another.
  case notOnSameItems
}

// MARK: - Document

extension Combination: JSONWritable {}

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation
