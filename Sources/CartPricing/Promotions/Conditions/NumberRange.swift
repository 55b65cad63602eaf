// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Bounds on a number, which is compared as an IEEE double; one bound may be missing. ``atLeast`` and ``atMost`` are part of the range,
/// ``above`` and ``below`` are not.
public struct NumberRange: Sendable, Hashable {
  /// The lower bound; nil for none.
  private(set) var lower: Double?
  /// The upper bound; nil for none.
  private(set) var upper: Double?
  /// Which of the two is not part of the range.
  private(set) var excluded = ExcludedBounds.none

  /// Bounds that are part of the range; at least one of them. `atLeast` above `atMost` is no fault,
  /// but no number is in the range.
  public init(atLeast: Double? = nil, atMost: Double? = nil) {
    lower = atLeast
    upper = atMost
  }

  /// More than a bound and, if a second one is given, less than that.
  public init(above: Double, below: Double? = nil) {
    (lower, upper) = (above, below)
    excluded = ExcludedBounds(lower: true, upper: below != nil)
  }

  /// Less than a bound.
  public init(below: Double) {
    upper = below
    excluded = .upper
  }

  /// More than the first bound, and at most the second one.
  public init(above: Double, atMost: Double) {
    (lower, upper) = (above, atMost)
    excluded = .lower
  }

  /// At least the first bound, and less than the second one.
  public init(atLeast: Double, below: Double) {
    (lower, upper) = (atLeast, below)
    excluded = .upper
  }

  /// The least number that is in the range; nil for none. It replaces ``above``.
  public var atLeast: Double? {
    get { excluded.lower ? nil : lower }
    set { setLower(newValue, isExcluded: false) }
  }

  /// The largest number that is in the range; nil for none. It replaces ``below``.
  public var atMost: Double? {
    get { excluded.upper ? nil : upper }
    set { setUpper(newValue, isExcluded: false) }
  }

  /// The bound that every number of the range is above; nil for none. It replaces ``atLeast``.
  public var above: Double? {
    get { excluded.lower ? lower : nil }
    set { setLower(newValue, isExcluded: true) }
  }

  /// The bound that every number of the range is below; nil for none. It replaces ``atMost``.
  public var below: Double? {
    get { excluded.upper ? upper : nil }
    set { setUpper(newValue, isExcluded: true) }
  }

  private mutating func setLower(_ bound: Double?, isExcluded: Bool) {
    guard bound != nil || excluded.lower == isExcluded else { return }
    lower = bound
    excluded.lower = isExcluded && bound != nil
  }

  private mutating func setUpper(_ bound: Double?, isExcluded: Bool) {
    guard bound != nil || excluded.upper == isExcluded else { return }
    upper = bound
    excluded.upper = isExcluded && bound != nil
  }

  /// Whether no bound is given.
  var isOpen: Bool { lower == nil && upper == nil }
}

extension NumberRange {
  /// Whether a number is within the bounds (§1.24).
  func contains(_ number: Double) -> Bool {
    let isAboveLower = lower.map { excluded.lower ? number > $0 : number >= $0 } ?? true
    let isBelowUpper = upper.map { excluded.upper ? number < $0 : number <= $0 } ?? true
    return isAboveLower && isBelowUpper
  }
}

// MARK: - Document

extension NumberRange {
  /// Writes the bounds that are given.
  func writeMembers(to writer: inout JSONWriter) {
    typealias Key = AttributeCondition.Key
    writer.member(Key.atLeast, ifPresent: atLeast)
    writer.member(Key.atMost, ifPresent: atMost)
    writer.member(Key.above, ifPresent: above)
    writer.member(Key.below, ifPresent: below)
  }
}

// MARK: - Checks

extension NumberRange {
  /// Reports a range without a bound, at the current path, and bounds that are not finite.
  func check(into sink: inout some FaultSink) {
    let lowerKey: StaticString = excluded.lower ? "above" : "atLeast"
    let upperKey: StaticString = excluded.upper ? "below" : "atMost"
    if isOpen { sink.report(FaultCollector.rangeMessage) }
    if let lower, !lower.isFinite { sink.report(at: lowerKey, FaultCollector.numberMessage) }
    if let upper, !upper.isFinite { sink.report(at: upperKey, FaultCollector.numberMessage) }
    if let lower, let upper, upper < lower {
      sink.warn(.emptyRange, at: upperKey, "is below \"\(lowerKey)\", so no number is in the range")
    }
  }
}
