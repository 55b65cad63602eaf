// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

extension PromotionCompiler {
  /// Compiles the target `cart`.
  mutating func compileCart(into record: inout ActionRecord) {
    record.kind = .cart
    record.selector = SelectorTable.all
  }

  /// Compiles the target `subset`.
  mutating func compileSubset(_ select: LineSelector, into record: inout ActionRecord) {
    record.kind = .cart
    record.selector = place(of: select)
  }
}

// MARK: - Evaluation
