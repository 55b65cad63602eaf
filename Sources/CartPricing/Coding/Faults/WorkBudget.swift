// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Counts the elementary steps of a pricing or of a compilation, so that no document keeps the
/// engine busy for long (§11.13). Reading and checking need no counter: their work is bounded for
/// each byte, and ``Limits/documentBytes`` bounds the bytes.
///
/// A step is about a nanosecond of work. Steps are counted by the work and not by the clock, so
/// that a request is too complex on every machine or on none. The work that a pricing does once for
/// each line and promotion is bounded by ``Limits/work`` and not counted here.
struct WorkBudget: Sendable {
  /// The number of steps that are left.
  private(set) var left: Int64

  /// A budget of a number of steps.
  init(_ steps: Int64 = Limits.steps) { left = steps }

  /// Counts steps.
  /// - Throws: ``PricingError`` `tooComplex` if none are left.
  @inline(__always)
  mutating func spend(_ steps: Int) throws(PricingError) {
    left &-= Int64(steps)
    if left < 0 { throw .tooManySteps }
  }

  /// Counts steps where no error can be thrown.
  ///
  /// If none are left, the caller skips the work and returns any value of its type. The next
  /// ``check()`` or ``spend(_:)`` then throws, so that the value is not used.
  /// - Returns: Whether steps are left.
  @inline(__always)
  mutating func take(_ steps: Int) -> Bool {
    if left < 0 { return false }
    left &-= Int64(steps)
    return left >= 0
  }

  /// Throws ``PricingError`` `tooComplex` if no steps are left.
  @inline(__always)
  func check() throws(PricingError) {
    if left < 0 { throw .tooManySteps }
  }

  /// Counts the steps of sorting a number of elements.
  @inline(__always)
  mutating func spend(sorting count: Int) throws(PricingError) {
    try spend(Self.steps(sorting: count))
  }

  /// Returns the steps of sorting a number of elements.
  @inline(__always)
  static func steps(sorting count: Int) -> Int { 8 &* count &* (Int.bitWidth &- count.leadingZeroBitCount) }
}
