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
    SelectorOperation(kind: .attribute, first: selectors.place(of: AttributeCondition(name, comparison)))
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Whether a line's attribute compares as a condition of the set's selectors says (§3.3).
  mutating func hasAttribute(_ line: Int, conditionAt place: Int32) -> Bool {
    let condition = set.selectors.attributes[Int(place)]
    return condition.comparison.holds(for: cart.members.lines[line].attributes.value(of: condition.name))
  }
}

// MARK: - Words

extension ReceiptSelector {
  /// Lines whose attribute compares: "with color red".
  func words(forAttribute name: String, _ comparison: Comparison) -> String {
    "with \(clean(name)) \(words(for: comparison))"
  }
}
