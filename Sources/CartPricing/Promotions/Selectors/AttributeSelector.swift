// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension LineSelector {
  /// Lines whose attribute of this name compares.
  public static func attribute(_ name: String, _ comparison: Comparison) -> LineSelector {
    LineSelector(.attribute(name, comparison))
  }
}

// MARK: - Document

extension LineSelector.Node {
  static func readAttribute<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Self {
    let condition: AttributeCondition = source.read(value)
    return .attribute(condition.name, condition.comparison)
  }
}

// MARK: - Checks

extension LineSelector {
  static func checkAttribute(_ name: String, _ comparison: Comparison, into sink: inout some FaultSink) {
    sink.push("attribute")
    sink.check(name: name, at: "name")
    comparison.check(into: &sink)
    sink.pop()
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// The operation of a selector of lines whose attribute compares.
  mutating func compileAttribute(_ name: String, _ comparison: Comparison) -> SelectorOperation {
    SelectorOperation(attribute: selectors.index(ofAttribute: name, comparison))
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Adds the lines whose attribute compares as a condition of the set's selectors says (§3.3) to the empty set of lines
  /// that begins at an index of ``bits``. O(lines that have the attribute), after its values have been found once. For
  /// `is` and a short `in` O(log lines) for each value, and O(1) for each line that has the value.
  mutating func insertLines(having attribute: Index<ComparedAttribute>, _ top: Int) {
    let condition = set.selectors.attributes[attribute]
    let comparison = condition.comparison
    let column = attributes.column(condition.name, of: cart, set.selectors)
    // `exists: false` holds for the lines without the attribute, so those with it are excluded.
    let holdsWithout = comparison.holds(for: nil, &steps)
    if let hashes = comparison.hashes(soughtAmong: column.count) {
      for hash in hashes {
        insertLines(of: attributes.entries(of: column, having: hash), comparison, unless: holdsWithout, top)
      }
    } else {
      insertLines(of: column, comparison, unless: holdsWithout, top)
    }
    if holdsWithout { complement(top) }
  }

  /// Adds the lines of a range of entries of ``attributes`` for which the result of a comparison is not `excluded`.
  private mutating func insertLines(
    of entries: Range<Int>, _ comparison: CompiledComparison, unless excluded: Bool, _ top: Int
  ) {
    for index in entries {
      let entry = attributes.entries[index]
      guard budget.take(comparison.steps(forWeight: Int(entry.weight))) else { return }
      if comparison.holds(for: entry.value, hash: entry.hash, &steps) != excluded {
        _ = insert(entry.line.position, top)
      }
    }
  }
}

// MARK: - Words

extension ReceiptSelector {
  /// Lines whose attribute compares: "with color red".
  func words(forAttribute name: String, _ comparison: Comparison) -> String {
    "with \(clean(name)) \(words(for: comparison))"
  }
}
