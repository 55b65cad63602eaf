/// An attribute by name and how it must compare. Source: PRICING.md section 4.
public struct AttributeCondition: Sendable, Hashable {
  /// The attribute's name.
  public var name: String
  /// How its value must compare.
  public var comparison: Comparison

  /// A condition on one attribute.
  public init(_ name: String, _ comparison: Comparison) {
    self.name = name
    self.comparison = comparison
  }
}

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation
