// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension Qualifier {
  /// The number of selected lines is at least this: `.lines(atLeast: 3)` holds for 3, not for 2. A
  /// line of 5 units counts as one line.
  public static func lines(of selector: LineSelector = .all, atLeast: Int) -> Qualifier {
    lines(of: selector, atLeast: atLeast, atMost: nil)
  }

  /// The number of selected lines is at most this: `.lines(atMost: 3)` holds for 3, not for 4.
  public static func lines(of selector: LineSelector = .all, atMost: Int) -> Qualifier {
    lines(of: selector, atLeast: nil, atMost: atMost)
  }

  /// The number of selected lines is within both bounds, which are inclusive; nil for both is a
  /// fault.
  public static func lines(of selector: LineSelector = .all, atLeast: Int?, atMost: Int?) -> Qualifier {
    Qualifier(.lines(selector, CountRange(atLeast: atLeast, atMost: atMost)))
  }

  /// The number of selected lines is in a range:
  /// `.lines(in: CountRange(above: 3))`.
  public static func lines(of selector: LineSelector = .all, in range: CountRange) -> Qualifier {
    Qualifier(.lines(selector, range))
  }
}

// MARK: - Document

extension Qualifier.Node {
  static func readLineCount<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Self {
    let measure: LineCountRange = source.read(value)
    return .lines(measure.of, measure.range)
  }
}

// MARK: - Checks

extension Qualifier {
  @inline(__always)
  static func checkLines(
    of selector: LineSelector, _ range: CountRange, _ scope: PromotionScope, into sink: inout some FaultSink
  ) {
    sink.push("lines")
    selector.check(at: "of", scope, into: &sink)
    range.check(into: &sink)
    sink.pop()
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Returns the number of selected lines and the bounds of the leaf (§4.6).
  @inline(__always)
  mutating func lineCount(of operation: QualifierOperation) -> BoundedFigure {
    BoundedFigure(Int64(selection(operation.selector).count), .lines, within: operation)
  }
}

// MARK: - Words

extension ReceiptWords {
  /// "Add 1 more line of items in shoes (1 of 2)"
  func adviceOnLines(_ gap: Gap, _ items: ReceiptSelector) -> String {
    let noun = gap.missingNumber == 1 ? "line" : "lines"
    let counts = "(\(gap.current.description) of \(gap.required.description))"
    return "Add \(gap.missing.description) more \(noun) of \(items.text(one: false)) \(counts)"
  }
}
