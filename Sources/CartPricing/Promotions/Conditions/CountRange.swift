// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Inclusive bounds on a count; one bound may be missing.
public struct CountRange: Sendable, Hashable {
  /// The least count that is in the range; nil for none.
  public var atLeast: Int?
  /// The largest count that is in the range; nil for none.
  public var atMost: Int?

  /// Bounds; at least one of them. `atLeast` above `atMost` is no fault, but no count is in the
  /// range.
  public init(atLeast: Int? = nil, atMost: Int? = nil) {
    self.atLeast = atLeast
    self.atMost = atMost
  }

  /// Whether neither bound is given.
  var isOpen: Bool { atLeast == nil && atMost == nil }
}

// MARK: - Document

extension CountRange {
  enum Key: String, DocumentKey {
    case atLeast, atMost
    static let table = KeyTable(Key.self, "a range of counts")
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> CountRange {
    var range = CountRange()
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .atLeast: range.atLeast = source.read(value)
      case .atMost: range.atMost = source.read(value)
      }
    }
    return range
  }

  /// Writes the bounds that are given.
  func writeMembers(to writer: inout JSONWriter) {
    writer.member(Key.atLeast, ifPresent: atLeast)
    writer.member(Key.atMost, ifPresent: atMost)
  }
}

/// Bounds of a count of the selected lines: the form of the leaves `quantity`, `lines` and
/// `leastQuantity`.
struct LineCountRange: DocumentValue {
  var of = LineSelector.all
  var range = CountRange()

  /// The keys of the leaves; without `of` every line is measured (§4.3).
  enum Key: String, DocumentKey {
    case of, atLeast, atMost
    static let table = KeyTable(Key.self, "a measure of the cart")
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> LineCountRange {
    var measure = LineCountRange()
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .of: measure.of = source.read(value)
      case .atLeast: measure.range.atLeast = source.read(value)
      case .atMost: measure.range.atMost = source.read(value)
      }
    }
    return measure
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.of, of, unless: .all)
      range.writeMembers(to: &writer)
    }
  }
}

// MARK: - Checks

extension CountRange {
  /// Reports a range without a bound, at the current path, and bounds outside of the limits.
  /// `atLeast` above `atMost` is no fault (§11.6).
  @inline(__always)
  func check(in bounds: ClosedRange<Int> = 0...Limits.count, into sink: inout some FaultSink) {
    if isOpen { sink.report(FaultCollector.rangeMessage) }
    sink.check(atLeast, in: bounds, at: "atLeast")
    sink.check(atMost, in: bounds, at: "atMost")
    if let atLeast, let atMost, atMost < atLeast {
      sink.warn(.emptyRange, at: "atMost", "is below \"atLeast\", so no figure is in the range")
    }
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// Compiles a leaf that bounds a count of the selected lines.
  mutating func compileCount(_ kind: QualifierOperation.Kind, of selector: LineSelector, _ range: CountRange) {
    qualifiers.append(
      kind, length: 1, first: place(of: selector), least: range.atLeast.map { Int32($0) } ?? -1,
      most: range.atMost.map { Int32($0) })
  }

  /// Appends the index terms of a leaf that bounds a count: those of its selector, if the count
  /// must be above 0.
  mutating func appendTerms(ofCount operation: QualifierOperation) -> Int? {
    operation.least >= 1 ? appendTerms(ofSelector: operation.first) : nil
  }
}

// MARK: - Evaluation

extension BoundedFigure {
  /// A count of the selected lines with the bounds of a leaf.
  @inline(__always)
  init(_ count: Int64, _ measure: Gap.Measure, within operation: QualifierOperation) {
    self.init(
      measure: measure, selector: operation.first, current: count, least: operation.least, most: operation.most)
  }
}

extension CountRange {
  /// Whether a figure is within the bounds.
  func contains(_ figure: some BinaryInteger) -> Bool {
    (atLeast.map { figure >= $0 } ?? true) && (atMost.map { figure <= $0 } ?? true)
  }
}
