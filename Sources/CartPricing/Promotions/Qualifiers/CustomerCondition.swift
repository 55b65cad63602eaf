extension Qualifier {
  /// The customer's attribute of this name compares.
  public static func customer(attribute name: String, _ comparison: Comparison) -> Qualifier {
    Qualifier(.customerAttribute(name, comparison))
  }

  /// The customer is one of these; at least one.
  public static func customer(id ids: [CustomerID]) -> Qualifier { Qualifier(.customerID(ids)) }
}

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation
