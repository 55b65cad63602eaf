// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Bounds on an exact number, such as a weight; one bound may be missing. ``atLeast`` and ``atMost`` are part of the range,
/// ``above`` and ``below`` are not.
public struct DecimalRange: Sendable, Hashable {
  /// The lower bound; nil for none.
  private(set) var lower: ExactDecimal?
  /// The upper bound; nil for none.
  private(set) var upper: ExactDecimal?
  /// Which of the two is not part of the range.
  private(set) var excluded = ExcludedBounds.none

  /// Bounds that are part of the range; at least one of them. `atLeast` above `atMost` is no fault,
  /// but no number is in the range.
  public init(atLeast: ExactDecimal? = nil, atMost: ExactDecimal? = nil) {
    lower = atLeast
    upper = atMost
  }

  /// More than a bound and, if a second one is given, less than that.
  public init(above: ExactDecimal, below: ExactDecimal? = nil) {
    (lower, upper) = (above, below)
    excluded = ExcludedBounds(lower: true, upper: below != nil)
  }

  /// Less than a bound.
  public init(below: ExactDecimal) {
    upper = below
    excluded = .upper
  }

  /// More than the first bound, and at most the second one.
  public init(above: ExactDecimal, atMost: ExactDecimal) {
    (lower, upper) = (above, atMost)
    excluded = .lower
  }

  /// At least the first bound, and less than the second one.
  public init(atLeast: ExactDecimal, below: ExactDecimal) {
    (lower, upper) = (atLeast, below)
    excluded = .upper
  }

  /// The least number that is in the range; nil for none. It replaces ``above``.
  public var atLeast: ExactDecimal? {
    get { excluded.lower ? nil : lower }
    set { setLower(newValue, isExcluded: false) }
  }

  /// The largest number that is in the range; nil for none. It replaces ``below``.
  public var atMost: ExactDecimal? {
    get { excluded.upper ? nil : upper }
    set { setUpper(newValue, isExcluded: false) }
  }

  /// The bound that every number of the range is above; nil for none. It replaces ``atLeast``.
  public var above: ExactDecimal? {
    get { excluded.lower ? lower : nil }
    set { setLower(newValue, isExcluded: true) }
  }

  /// The bound that every number of the range is below; nil for none. It replaces ``atMost``.
  public var below: ExactDecimal? {
    get { excluded.upper ? upper : nil }
    set { setUpper(newValue, isExcluded: true) }
  }

  private mutating func setLower(_ bound: ExactDecimal?, isExcluded: Bool) {
    guard bound != nil || excluded.lower == isExcluded else { return }
    lower = bound
    excluded.lower = isExcluded && bound != nil
  }

  private mutating func setUpper(_ bound: ExactDecimal?, isExcluded: Bool) {
    guard bound != nil || excluded.upper == isExcluded else { return }
    upper = bound
    excluded.upper = isExcluded && bound != nil
  }

  /// Whether no bound is given.
  var isOpen: Bool { lower == nil && upper == nil }
}

extension DecimalRange {
  /// Whether a sum in millionths is within the bounds (§1.24).
  func contains(_ millionths: Int128) -> Bool {
    let isAboveLower = lower.map { millionths > Int128($0.millionths) - (excluded.lower ? 0 : 1) } ?? true
    let isBelowUpper = upper.map { millionths < Int128($0.millionths) + (excluded.upper ? 0 : 1) } ?? true
    return isAboveLower && isBelowUpper
  }
}

// MARK: - Checks

extension DecimalRange {
  /// Reports a range without a bound, at the current path, and bounds that were authored with
  /// malformed literals.
  func check(into sink: inout some FaultSink) {
    let lowerKey: StaticString = excluded.lower ? "above" : "atLeast"
    let upperKey: StaticString = excluded.upper ? "below" : "atMost"
    if isOpen { sink.report(FaultCollector.rangeMessage) }
    if let lower, !lower.isWellFormed { sink.report(at: lowerKey, FaultCollector.decimalMessage(lower)) }
    if let upper, !upper.isWellFormed { sink.report(at: upperKey, FaultCollector.decimalMessage(upper)) }
    if let lower, let upper, upper.millionths < lower.millionths {
      sink.warn(.emptyRange, at: upperKey, "is below \"\(lowerKey)\", so no number is in the range")
    }
  }
}
