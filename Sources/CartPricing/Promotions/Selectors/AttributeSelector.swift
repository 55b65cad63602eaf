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
  /// that begins at an index of ``bits``. O(lines that have the attribute), after its values have been found once.
  mutating func insertLines(having attribute: Index<ComparedAttribute>, _ top: Int) {
    let condition = set.selectors.attributes[attribute]
    let (name, comparison) = (condition.name, condition.comparison)
    var next = attributes.first(name, of: cart, set.selectors)
    // `exists: false` holds for the other lines.
    let holdsWithout = comparison.holds(for: nil, &steps)
    while let index = next {
      let entry = attributes.entries[index]
      guard budget.take(comparison.steps(forWeight: Int(entry.weight))) else { return }
      if comparison.holds(for: entry.value, hash: entry.hash, &steps) != holdsWithout {
        _ = insert(entry.line.position, top)
      }
      next = entry.next.index
    }
    if holdsWithout { complement(top) }
  }
}

// MARK: - Words

extension ReceiptSelector {
  /// Lines whose attribute compares: "with color red".
  func words(forAttribute name: String, _ comparison: Comparison) -> String {
    "with \(clean(name)) \(words(for: comparison))"
  }
}
