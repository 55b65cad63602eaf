// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Bounds on a count; one bound may be missing. ``atLeast`` and ``atMost`` are part of the range,
/// ``above`` and ``below`` are not.
public struct CountRange: Sendable, Hashable {
  /// The lower bound; nil for none.
  private(set) var lower: Int?
  /// The upper bound; nil for none.
  private(set) var upper: Int?
  /// Which of the two is not part of the range.
  private(set) var excluded = ExcludedBounds.none

  /// Bounds that are part of the range; at least one of them. `atLeast` above `atMost` is no fault,
  /// but no count is in the range.
  public init(atLeast: Int? = nil, atMost: Int? = nil) {
    lower = atLeast
    upper = atMost
  }

  /// More than a bound and, if a second one is given, less than that.
  public init(above: Int, below: Int? = nil) {
    (lower, upper) = (above, below)
    excluded = ExcludedBounds(lower: true, upper: below != nil)
  }

  /// Less than a bound.
  public init(below: Int) {
    upper = below
    excluded = .upper
  }

  /// More than the first bound, and at most the second one.
  public init(above: Int, atMost: Int) {
    (lower, upper) = (above, atMost)
    excluded = .lower
  }

  /// At least the first bound, and less than the second one.
  public init(atLeast: Int, below: Int) {
    (lower, upper) = (atLeast, below)
    excluded = .upper
  }

  /// The least count that is in the range; nil for none. It replaces ``above``.
  public var atLeast: Int? {
    get { excluded.lower ? nil : lower }
    set { setLower(newValue, isExcluded: false) }
  }

  /// The largest count that is in the range; nil for none. It replaces ``below``.
  public var atMost: Int? {
    get { excluded.upper ? nil : upper }
    set { setUpper(newValue, isExcluded: false) }
  }

  /// The bound that every count of the range is above; nil for none. It replaces ``atLeast``.
  public var above: Int? {
    get { excluded.lower ? lower : nil }
    set { setLower(newValue, isExcluded: true) }
  }

  /// The bound that every count of the range is below; nil for none. It replaces ``atMost``.
  public var below: Int? {
    get { excluded.upper ? upper : nil }
    set { setUpper(newValue, isExcluded: true) }
  }

  private mutating func setLower(_ bound: Int?, isExcluded: Bool) {
    guard bound != nil || excluded.lower == isExcluded else { return }
    lower = bound
    excluded.lower = isExcluded && bound != nil
  }

  private mutating func setUpper(_ bound: Int?, isExcluded: Bool) {
    guard bound != nil || excluded.upper == isExcluded else { return }
    upper = bound
    excluded.upper = isExcluded && bound != nil
  }

  /// Whether no bound is given.
  var isOpen: Bool { lower == nil && upper == nil }
}

// MARK: - Document

extension CountRange {
  enum Key: String, PlainRangeKeys {
    case atLeast, atMost, above, below
    static let table = KeyTable(Key.self, "a range of counts")
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> CountRange {
    var range = CountRange()
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .atLeast: range.atLeast = source.read(value)
      case .atMost: range.atMost = source.read(value)
      case .above: range.above = source.read(value)
      case .below: range.below = source.read(value)
      }
    }
    return range
  }

  /// Writes the bounds that are given.
  func writeMembers(to writer: inout JSONWriter) {
    writer.member(Key.atLeast, ifPresent: atLeast)
    writer.member(Key.atMost, ifPresent: atMost)
    writer.member(Key.above, ifPresent: above)
    writer.member(Key.below, ifPresent: below)
  }
}

/// Bounds of a count of the selected lines: the form of the leaves `quantity`, `lines` and
/// `leastQuantity`.
struct LineCountRange: DocumentValue {
  var of = LineSelector.all
  var range = CountRange()

  /// The keys of the leaves; without `of` every line is measured (§4.3).
  enum Key: String, PlainRangeKeys {
    case of, atLeast, atMost, above, below
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
      case .above: measure.range.above = source.read(value)
      case .below: measure.range.below = source.read(value)
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
    sink.check(lower, in: bounds, at: lowerKey)
    sink.check(upper, in: bounds, at: upperKey)
    if let lower, let upper, upper < lower {
      sink.warn(.emptyRange, at: upperKey, "is below \"\(lowerKey)\", so no figure is in the range")
    }
  }
}

extension CountRange {
  private var lowerKey: StaticString { excluded.lower ? "above" : "atLeast" }
  private var upperKey: StaticString { excluded.upper ? "below" : "atMost" }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// Compiles a leaf that bounds a count of the selected lines.
  mutating func compileCount(_ kind: QualifierOperation.Kind, of selector: LineSelector, _ range: CountRange) {
    qualifiers.append(kind, of: id(of: selector), least: range.least, most: range.most)
  }

  /// Appends the index terms of a leaf that bounds a count: those of its selector, if the count
  /// must be above 0.
  mutating func appendTerms(ofCount operation: QualifierOperation) -> Int? {
    operation.least >= 1 ? appendTerms(ofSelector: operation.selector) : nil
  }
}

// MARK: - Evaluation

extension BoundedFigure {
  /// A count of the selected lines with the bounds of a leaf.
  @inline(__always)
  init(_ count: Int64, _ measure: Gap.Measure, within operation: QualifierOperation) {
    self.init(
      measure: measure, selector: operation.selector, current: count, least: operation.least, most: operation.most)
  }
}

extension CountRange {
  /// The least count that is in the range (§1.25); nil for none.
  var least: Int? { lower.map { excluded.lower ? $0 + 1 : $0 } }

  /// The largest count that is in the range (§1.25), -1 if there is none; nil for no bound.
  var most: Int? { upper.map { excluded.upper ? $0 - 1 : $0 } }

  /// Whether a figure is within the bounds.
  func contains(_ figure: some BinaryInteger) -> Bool {
    (least.map { figure >= $0 } ?? true) && (most.map { figure <= $0 } ?? true)
  }
}
