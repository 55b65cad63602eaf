// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension Qualifier {
  /// The total units of the selected lines are at least this: `.quantity(atLeast: 3)` holds for 3,
  /// not for 2. Two lines of 2 and 1 are 3.
  public static func quantity(of selector: LineSelector = .all, atLeast: Int) -> Qualifier {
    quantity(of: selector, atLeast: atLeast, atMost: nil)
  }

  /// The total units of the selected lines are at most this: `.quantity(atMost: 3)` holds for 3,
  /// not for 4.
  public static func quantity(of selector: LineSelector = .all, atMost: Int) -> Qualifier {
    quantity(of: selector, atLeast: nil, atMost: atMost)
  }

  /// The total units of the selected lines are within both bounds, which are inclusive; nil for
  /// both is a fault.
  public static func quantity(of selector: LineSelector = .all, atLeast: Int?, atMost: Int?) -> Qualifier {
    Qualifier(.quantity(selector, CountRange(atLeast: atLeast, atMost: atMost)))
  }

  /// The number of units of the selected lines is in a range:
  /// `.quantity(in: CountRange(above: 3))`.
  public static func quantity(of selector: LineSelector = .all, in range: CountRange) -> Qualifier {
    Qualifier(.quantity(selector, range))
  }
}

// MARK: - Document

extension Qualifier.Node {
  static func readQuantity<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Self {
    let measure: LineCountRange = source.read(value)
    return .quantity(measure.of, measure.range)
  }
}

// MARK: - Checks

extension Qualifier {
  @inline(__always)
  static func checkQuantity(
    of selector: LineSelector, _ range: CountRange, _ scope: PromotionScope, into sink: inout some FaultSink
  ) {
    sink.push("quantity")
    selector.check(at: "of", scope, into: &sink)
    range.check(into: &sink)
    sink.pop()
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Returns the units of the selected lines and the bounds of the leaf (§4.5).
  @inline(__always)
  mutating func quantity(of operation: QualifierOperation) -> BoundedFigure {
    BoundedFigure(selection(operation.selector).units, .quantity, within: operation)
  }
}

// MARK: - Words

extension ReceiptWords {
  /// "Add 2 more items in shoes (1 of 3)"
  func adviceOnQuantity(_ gap: Gap, _ items: ReceiptSelector) -> String {
    let counts = "(\(gap.current.description) of \(gap.required.description))"
    return "Add \(gap.missing.description) more \(items.text(one: gap.missingNumber == 1)) \(counts)"
  }
}
