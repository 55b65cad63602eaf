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
    .subtotal(of: selector, in: AmountRange(atLeast: atLeast, atMost: atMost), after: stage)
  }

  /// The value of the selected lines is in a range: `.subtotal(in: AmountRange(above: "100"))` holds
  /// from 100.01 on.
  public static func subtotal(
    of selector: LineSelector = .all, in range: AmountRange, after stage: DiscountStage? = nil
  ) -> Qualifier {
    Qualifier(.subtotal(selector, range, stage.map { .after($0) } ?? .asItCame))
  }

  /// The value of the selected lines, before tax or with it, is in a range, whichever prices the
  /// cart has: `.subtotal(in: AmountRange(atLeast: "100"), basis: .net)`.
  ///
  /// The value of each line is converted as discounts of a basis are.
  public static func subtotal(
    of selector: LineSelector = .all, in range: AmountRange, basis: FlatDiscount.Basis
  ) -> Qualifier {
    Qualifier(.subtotal(selector, range, .basis(basis)))
  }
}

/// What of the selected lines a subtotal measures.
package enum SubtotalValue: Sendable, Hashable {
  /// Their value in the cart as it came.
  case asItCame
  /// Their value in the cart as it came, before tax or with it.
  case basis(FlatDiscount.Basis)
  /// What discounts have left of their value.
  case after(DiscountStage)

  /// The stage after which the value is measured; nil for the cart as it came.
  package var stage: DiscountStage? {
    if case .after(let stage) = self { return stage }
    return nil
  }

  /// The basis in which the value is measured; nil for the cart's own.
  package var basis: FlatDiscount.Basis? {
    if case .basis(let basis) = self { return basis }
    return nil
  }
}

// MARK: - Document

extension Qualifier.Node {
  /// The keys of the leaf; without `of` every line is measured (§4.3).
  enum SubtotalKey: String, RangeKeys {
    case of, atLeast, atMost, above, below, after, basis
    static let table = KeyTable(SubtotalKey.self, "a subtotal")

    /// What discounts have left has no other basis than the cart's (§11.9).
    static func readable(
      _ present: PresentKeys<SubtotalKey>, report: (SubtotalKey?, String) -> Void
    ) -> KeySet<SubtotalKey> {
      checkBounds(present, report)
      if present.contains(.after), present.contains(.basis) {
        report(.basis, "does not stand beside \"after\"; a subtotal after discounts is in the cart's own terms")
      }
      return .all
    }
  }

  static func readSubtotal<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Self {
    var selector = LineSelector.all
    var range = AmountRange()
    var measured = SubtotalValue.asItCame
    var object = source.open(value, SubtotalKey.self)
    while let (key, value) = source.next(&object, SubtotalKey.self) {
      switch key {
      case .of: selector = source.read(value)
      case .atLeast: range.atLeast = source.read(value)
      case .atMost: range.atMost = source.read(value)
      case .above: range.above = source.read(value)
      case .below: range.below = source.read(value)
      case .after: measured = .after(source.word(value, or: .items))
      case .basis: measured = .basis(source.word(value, or: .net))
      }
    }
    return .subtotal(selector, range, measured)
  }

  static func writeSubtotal(
    _ selector: LineSelector, _ range: AmountRange, _ measured: SubtotalValue, to writer: inout JSONWriter
  ) {
    writer.object(Qualifier.Key.subtotal) { writer in
      writer.member(SubtotalKey.of, selector, unless: .all)
      range.writeMembers(to: &writer)
      writer.member(SubtotalKey.after, ifPresent: measured.stage)
      writer.member(SubtotalKey.basis, ifPresent: measured.basis)
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
  mutating func compileSubtotal(of selector: LineSelector, _ range: AmountRange, _ measured: SubtotalValue) {
    if measured.stage != nil { flags.insert(.late) }
    qualifiers.append(
      subtotalOf: id(of: selector), least: id(of: range.lower), most: id(of: range.upper),
      options: SubtotalOptions(measured, range.excluded))
  }

  /// Appends the index terms of the leaf: those of its selector, if the subtotal must be above 0.
  mutating func appendTerms(ofSubtotal operation: QualifierOperation) -> Int? {
    guard let least = operation.leastAmount, operation.options.excludesLower || amounts.isAboveZero(least) else {
      return nil
    }
    return appendTerms(ofSelector: operation.selector)
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Returns the value of the selected lines and the bounds of the leaf (§4.4). A bound without a
  /// value in the cart's currency is never met.
  @inline(__always)
  mutating func subtotal(of operation: QualifierOperation) -> BoundedFigure {
    var least = Int64.min
    if let amount = operation.leastAmount {
      least = minorUnits(at: amount)
      if least == AmountTable.noValue { least = .max }
    }
    var most = Int64.max
    if let amount = operation.mostAmount { most = minorUnits(at: amount) }
    // Without a value, the upper bound is the smallest number.
    let selection = selection(operation.selector)
    var value = selection.value
    if !operation.options.isUsual {
      value = self.value(of: selection, operation.options)
      // §1.25: amounts of money are at most 10¹⁵.
      if operation.options.excludesLower, least != .max { least += 1 }
      if operation.options.excludesUpper, most != AmountTable.noValue { most -= 1 }
    }
    return BoundedFigure(
      measure: .subtotal, selector: operation.selector, after: operation.options.after, current: value, least: least,
      most: most)
  }

  /// Returns the value of lines after discounts up to a stage (§9.1), or before tax or with it
  /// (§4.4).
  private mutating func value(of selection: LineSelection, _ options: SubtotalOptions) -> Int64 {
    if let stage = options.after { return value(of: selection, after: stage) }
    guard let basis = options.basis else { return selection.value }
    return value(of: selection, in: basis)
  }

  /// Returns the value of lines before tax or with it, each line converted by itself (§4.4).
  mutating func value(of selection: LineSelection, in basis: FlatDiscount.Basis) -> Int64 {
    guard (basis == .gross) != cart.members.isTaxIncluded, budget.take(4 &* cart.lines.count) else {
      return selection.value
    }
    var sum: Int128 = 0
    var next = firstLine(of: selection, from: 0)
    while let line = next {
      let tax = BasisTax(rate: Int128(cart.lines[line].rate), set.source.policy.rounding)
      sum += tax.value(of: Int128(cart.lines[line].value), in: basis)
      next = firstLine(of: selection, from: line &+ 1)
    }
    return Int64(clamping: sum)
  }
}

// MARK: - Words

extension ReceiptWords {
  /// "Spend 0.50 USD more on all items (49.50 of 50.00)"
  func adviceOnSubtotal(_ gap: Gap, _ items: ReceiptSelector) -> String {
    let amount = "\(figure(gap.missingNumber))\u{A0}\(storage.cart.currency.code)"
    let progress = "\(figure(gap.currentNumber)) of \(figure(gap.requiredNumber))"
    let measured = gap.after == nil ? progress : "\(progress) after discounts"
    return "Spend \(amount) more on \(items.text(all: "all items")) (\(measured))"
  }

  private func figure(_ minorUnits: Int64) -> String {
    var bytes: [UInt8] = []
    Money.append(minorUnits, decimals: storage.cart.currency.decimals, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
