// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A number of steps, which tests read to show that work is linear.
///
/// Only debug builds count. In a release build the counter has no bytes and ``add(_:)`` does nothing.
struct DebugCounter: Sendable {
  #if DEBUG
    private(set) var count = 0
  #endif

  /// Counts some steps.
  @inline(__always)
  mutating func add(_ steps: Int = 1) {
    #if DEBUG
      count += steps
    #endif
  }
}
