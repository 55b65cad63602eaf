// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A value behind one reference, for a field that few values have: it takes 8 bytes in the others.
///
/// A class and not an indirect enum: the compiler cannot take a consumed value apart that holds an
/// indirect generic enum.
@usableFromInline
final class Boxed<Value: Sendable & Hashable>: Sendable, Hashable {
  /// The value.
  @usableFromInline let value: Value

  init(_ value: Value) { self.value = value }

  /// Whether the values are equal.
  @usableFromInline
  static func == (left: Boxed, right: Boxed) -> Bool { left === right || left.value == right.value }

  /// Hashes the value.
  @usableFromInline
  func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
