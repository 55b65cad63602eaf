// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension Qualifier {
  /// The value of the selected lines is at least this: `.subtotal(atLeast: "50")` holds from 50.00
  /// on.
  ///
  /// With `after`, the value is measured after discounts, see ``DiscountStage``. If the value is
  /// below the bound, the result has a gap with the missing amount.
  public static func subtotal(
    of selector: LineSelector = .all, atLeast: AmountByCurrency, after stage: DiscountStage? = nil
  ) -> Qualifier {
    subtotal(of: selector, atLeast: atLeast, atMost: nil, after: stage)
  }

  /// The value of the selected lines is at most this: `.subtotal(atMost: "50")` holds up to 50.00
  /// and for an empty cart.
  public static func subtotal(
    of selector: LineSelector = .all, atMost: AmountByCurrency, after stage: DiscountStage? = nil
  ) -> Qualifier {
    subtotal(of: selector, atLeast: nil, atMost: atMost, after: stage)
  }

  /// The value of the selected lines is within both bounds, which are inclusive; nil for both is a
  /// fault.
  public static func subtotal(
    of selector: LineSelector = .all, atLeast: AmountByCurrency?, atMost: AmountByCurrency?,
    after stage: DiscountStage? = nil
  ) -> Qualifier {
    Qualifier(.subtotal(selector, AmountRange(atLeast: atLeast, atMost: atMost), after: stage))
  }
}

// MARK: - Document

extension Qualifier.Node {
  /// The keys of the leaf; without `of` every line is measured (§4.3).
  enum SubtotalKey: String, DocumentKey {
    case of, atLeast, atMost, after
    static let table = KeyTable(SubtotalKey.self, "a subtotal")
  }

  static func readSubtotal<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Self {
    var selector = LineSelector.all
    var range = AmountRange()
    var after: DiscountStage?
    var object = source.open(value, SubtotalKey.self)
    while let (key, value) = source.next(&object, SubtotalKey.self) {
      switch key {
      case .of: selector = source.read(value)
      case .atLeast: range.atLeast = source.read(value)
      case .atMost: range.atMost = source.read(value)
      case .after: after = source.word(value, or: .items)
      }
    }
    return .subtotal(selector, range, after: after)
  }

  static func writeSubtotal(
    _ selector: LineSelector, _ range: AmountRange, after: DiscountStage?, to writer: inout JSONWriter
  ) {
    writer.object(Qualifier.Key.subtotal) { writer in
      writer.member(SubtotalKey.of, selector, unless: .all)
      range.writeMembers(to: &writer)
      writer.member(SubtotalKey.after, ifPresent: after)
    }
  }
}

// MARK: - Checks

extension Qualifier {
  @inline(__always)
  static func checkSubtotal(
    of selector: LineSelector, _ range: AmountRange, after: DiscountStage?, _ scope: PromotionScope,
    _ stages: StageRule, into sink: inout some FaultSink
  ) {
    sink.push("subtotal")
    selector.check(at: "of", scope, into: &sink)
    range.check(scope, into: &sink)
    if let after, let objection = stages.objection(to: after) { sink.report(at: "after", objection) }
    sink.pop()
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// Compiles the leaf. A subtotal after discounts makes the promotion late.
  mutating func compileSubtotal(of selector: LineSelector, _ range: AmountRange, after stage: DiscountStage?) {
    if stage != nil { flags.insert(.late) }
    qualifiers.append(
      .subtotal, length: 1, first: place(of: selector), least: place(of: range.atLeast),
      most: place(of: range.atMost), after: stage)
  }

  /// Appends the index terms of the leaf: those of its selector, if the subtotal must be above 0.
  mutating func appendTerms(ofSubtotal operation: QualifierOperation) -> Int? {
    guard operation.least >= 0, amounts.isAboveZero(Int32(operation.least)) else { return nil }
    return appendTerms(ofSelector: operation.first)
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Returns the value of the selected lines and the bounds of the leaf (§4.4). A bound without a
  /// value in the cart's currency is never met.
  @inline(__always)
  mutating func subtotal(of operation: QualifierOperation) -> BoundedFigure {
    var least = operation.least < 0 ? .min : minorUnits(at: Int32(truncatingIfNeeded: operation.least))
    let most = operation.most < 0 ? .max : minorUnits(at: Int32(truncatingIfNeeded: operation.most))
    if operation.least >= 0, least == AmountTable.noValue { least = .max }
    // Without a value, the upper bound is the smallest number.
    var current = selection(operation.first).value
    if let stage = operation.after { current = value(of: operation.first, after: stage) }
    return BoundedFigure(
      measure: .subtotal, selector: operation.first, current: current, least: least, most: most)
  }
}

// MARK: - Words

extension ReceiptWords {
  /// "Spend 0.50 USD more on all items (49.50 of 50.00)"
  func adviceOnSubtotal(_ gap: Gap, _ items: ReceiptSelector) -> String {
    let amount = "\(figure(gap.missingNumber))\u{A0}\(storage.cart.currency.code)"
    return
      "Spend \(amount) more on \(items.text(all: "all items")) (\(figure(gap.currentNumber)) of \(figure(gap.requiredNumber)))"
  }

  private func figure(_ minorUnits: Int64) -> String {
    var bytes: [UInt8] = []
    Money.append(minorUnits, decimals: storage.cart.currency.decimals, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
