/// Inclusive bounds on a count; one of them may be open. Source: PRICING.md section 4.
public struct CountRange: Sendable, Hashable {
  /// The least count that is in the range; nil for none.
  public var atLeast: Int?
  /// The largest count that is in the range; nil for none.
  public var atMost: Int?

  /// Bounds; at least one of them. `atLeast` above `atMost` is no fault, just never true.
  public init(atLeast: Int? = nil, atMost: Int? = nil) {
    self.atLeast = atLeast
    self.atMost = atMost
  }

  /// Whether neither bound is given.
  var isOpen: Bool { atLeast == nil && atMost == nil }
}

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation
