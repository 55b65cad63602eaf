// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

extension PromotionCompiler {
  /// Compiles the target `tax`.
  mutating func compileTax(_ select: LineSelector, into record: inout ActionRecord) {
    record.kind = .tax
    record.selector = place(of: select)
  }
}

// MARK: - Evaluation
