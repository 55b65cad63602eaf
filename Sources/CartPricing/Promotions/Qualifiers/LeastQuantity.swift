// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension Qualifier {
  /// The smallest quantity of any selected line is at least this: `.leastQuantity(atLeast: 3)`
  /// holds for 3, not for 2. Lines of 3 and 5 are 3; no line is 0.
  public static func leastQuantity(of selector: LineSelector = .all, atLeast: Int) -> Qualifier {
    leastQuantity(of: selector, atLeast: atLeast, atMost: nil)
  }

  /// The smallest quantity of any selected line is at most this: `.leastQuantity(atMost: 3)` holds
  /// for 3, not for 4.
  public static func leastQuantity(of selector: LineSelector = .all, atMost: Int) -> Qualifier {
    leastQuantity(of: selector, atLeast: nil, atMost: atMost)
  }

  /// The smallest quantity of any selected line is within both bounds, which are inclusive; nil for
  /// both is a fault.
  public static func leastQuantity(of selector: LineSelector = .all, atLeast: Int?, atMost: Int?) -> Qualifier {
    Qualifier(.leastQuantity(selector, CountRange(atLeast: atLeast, atMost: atMost)))
  }

  /// The smallest quantity of a selected line is in a range:
  /// `.leastQuantity(in: CountRange(above: 3))`.
  public static func leastQuantity(of selector: LineSelector = .all, in range: CountRange) -> Qualifier {
    Qualifier(.leastQuantity(selector, range))
  }
}

// MARK: - Document

extension Qualifier.Node {
  static func readLeastQuantity<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Self {
    let measure: LineCountRange = source.read(value)
    return .leastQuantity(measure.of, measure.range)
  }
}

// MARK: - Checks

extension Qualifier {
  @inline(__always)
  static func checkLeastQuantity(
    of selector: LineSelector, _ range: CountRange, _ scope: PromotionScope, into sink: inout some FaultSink
  ) {
    sink.push("leastQuantity")
    selector.check(at: "of", scope, into: &sink)
    range.check(into: &sink)
    sink.pop()
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Returns the smallest quantity of a selected line, 0 without such a line, and the bounds of the
  /// leaf (§4.7).
  @inline(__always)
  mutating func leastQuantity(of operation: QualifierOperation) -> BoundedFigure {
    BoundedFigure(selection(operation.selector).leastQuantity, .leastQuantity, within: operation)
  }
}

// MARK: - Words

extension ReceiptWords {
  /// "Take at least 3 of each line of items in shoes (now 2)"
  func adviceOnLeastQuantity(_ gap: Gap, _ items: ReceiptSelector) -> String {
    "Take at least \(gap.required.description) of each line of \(items.text(one: false)) (now \(gap.current.description))"
  }
}
