// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A count that may be missing, in 8 bytes instead of 16.
struct CompactCount: Sendable, Hashable {
  private let bits: Int

  /// One integer that is none. It is far outside of the limits, so that as a count it would
  /// be a fault.
  private static let none = Int.min + 1

  init(_ count: Int?) { bits = count ?? CompactCount.none }

  /// The count; nil for none.
  @inline(__always) var value: Int? { bits == CompactCount.none ? nil : bits }

  /// Whether there is a count.
  @inline(__always) var isSome: Bool { bits != CompactCount.none }
}
