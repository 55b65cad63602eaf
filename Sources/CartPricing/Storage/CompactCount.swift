// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A count that may be missing, in 8 bytes instead of 16. The smallest integer stands for none; it
/// is far outside of the limits, so that no count that is meant is lost.
struct CompactCount: Sendable, Hashable {
  private let bits: Int

  init(_ count: Int?) { bits = count ?? .min }

  /// The count; nil for none.
  @inline(__always) var value: Int? { bits == .min ? nil : bits }

  /// Whether there is a count.
  @inline(__always) var isSome: Bool { bits != .min }
}
