// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension LineSelector {
  /// Lines of at least this quantity: `.quantity(atLeast: 10)`.
  public static func quantity(atLeast: Int) -> LineSelector { .quantity(in: CountRange(atLeast: atLeast)) }

  /// Lines of at most this quantity: `.quantity(atMost: 2)`.
  public static func quantity(atMost: Int) -> LineSelector { .quantity(in: CountRange(atMost: atMost)) }

  /// Lines whose quantity is in a range.
  public static func quantity(in range: CountRange) -> LineSelector { LineSelector(.quantity(range)) }
}

// MARK: - Checks

extension LineSelector {
  static func checkQuantity(_ range: CountRange, into sink: inout some FaultSink) {
    sink.push("quantity")
    range.check(into: &sink)
    sink.pop()
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// The operation of a selector of lines whose quantity is in a range.
  mutating func compileQuantity(_ range: CountRange) -> SelectorOperation {
    SelectorOperation(quantityFrom: range.least, to: range.most)
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Adds the lines whose quantity is within the bounds of an operation (§3.5).
  mutating func insertLines(countedWithin operation: SelectorOperation, _ top: Int) {
    let (least, most) = (operation.leastQuantity, operation.mostQuantity)
    insertLines(top) { $0.quantity >= least && $0.quantity <= most }
  }
}

// MARK: - Words

extension ReceiptSelector {
  /// Lines whose quantity is in a range: "in lines of 10 or more".
  func words(forQuantity range: CountRange) -> String {
    let least = range.atLeast.map { "\($0) or more" } ?? range.above.map { "more than \($0)" }
    let most = range.atMost.map { "at most \($0)" } ?? range.below.map { "fewer than \($0)" }
    let bounds = [least, most].compactMap { $0 }
    return "in lines of " + (bounds.isEmpty ? "any quantity" : bounds.joined(separator: " and "))
  }
}
