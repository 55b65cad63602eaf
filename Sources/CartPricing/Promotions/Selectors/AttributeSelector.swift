extension LineSelector {
  /// Lines whose attribute of this name compares.
  public static func attribute(_ name: String, _ comparison: Comparison) -> LineSelector {
    LineSelector(.attribute(name, comparison))
  }
}

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation
