// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Which bounds of a range are not part of it: `above` and `below` instead of `atLeast` and `atMost`
/// (§1.24). One byte, so that a range is hardly larger than its bounds.
enum ExcludedBounds: Sendable, Hashable {
  case none, lower, upper, both

  init(lower: Bool, upper: Bool) {
    self = lower ? (upper ? .both : .lower) : (upper ? .upper : .none)
  }

  /// Whether the lower bound is excluded.
  var lower: Bool {
    get { self == .lower || self == .both }
    set { self = ExcludedBounds(lower: newValue, upper: upper) }
  }

  /// Whether the upper bound is excluded.
  var upper: Bool {
    get { self == .upper || self == .both }
    set { self = ExcludedBounds(lower: lower, upper: newValue) }
  }
}

// MARK: - Document

/// The keys of an object that has the bounds of a range.
protocol RangeKeys: DocumentKey {
  static var atLeast: Self { get }
  static var atMost: Self { get }
  static var above: Self { get }
  static var below: Self { get }
}

extension RangeKeys {
  /// The keys of a range.
  static var bounds: KeySet<Self> { [.atLeast, .atMost, .above, .below] }

  /// Reports a range that has one of its bounds twice (§1.24).
  @inline(__always)
  static func checkBounds(_ present: PresentKeys<Self>, _ report: (Self?, String) -> Void) {
    if present.contains(.atLeast), present.contains(.above) { report(nil, "has both \"atLeast\" and \"above\"") }
    if present.contains(.atMost), present.contains(.below) { report(nil, "has both \"atMost\" and \"below\"") }
  }
}

/// The keys of an object of which only the bounds of a range restrict one another.
protocol PlainRangeKeys: RangeKeys {}

extension PlainRangeKeys {
  @inline(__always)
  static func readable(_ present: PresentKeys<Self>, report: (Self?, String) -> Void) -> KeySet<Self> {
    checkBounds(present, report)
    return .all
  }
}
