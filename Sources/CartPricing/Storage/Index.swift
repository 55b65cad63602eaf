// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The index of an element of one table, in four bytes. An index of another table has another type,
/// so that the compiler refuses it.
///
/// `Element` is the type of the table's elements. It only tells the types of indices apart; an index
/// has no value of it.
@usableFromInline
struct Index<Element: ~Copyable>: Hashable, Comparable, Sendable {
  @usableFromInline let rawValue: Int32

  @inlinable
  @inline(__always)
  init(rawValue: Int32) { self.rawValue = rawValue }

  /// The index of an element by its position, which must be below 2³¹.
  @inlinable
  @inline(__always)
  init(_ position: Int) { rawValue = Int32(truncatingIfNeeded: position) }

  /// The position in the table.
  @inlinable
  @inline(__always)
  var position: Int { Int(rawValue) }

  /// The index after this one.
  @inlinable
  @inline(__always)
  var next: Self { Self(rawValue: rawValue &+ 1) }

  @inlinable
  @inline(__always)
  static func == (left: Self, right: Self) -> Bool { left.rawValue == right.rawValue }

  @inlinable
  @inline(__always)
  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  @inlinable
  func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}

/// The index of an element of a table, or nil, in four bytes: an `Index<Element>?` takes eight in a
/// record.
@usableFromInline
struct OptionalIndex<Element: ~Copyable>: Hashable, Sendable, ExpressibleByNilLiteral {
  /// The index; -1 for nil.
  @usableFromInline let rawValue: Int32

  @inlinable
  @inline(__always)
  init(rawValue: Int32) { self.rawValue = rawValue }

  @inlinable
  @inline(__always)
  init(_ index: Index<Element>?) { rawValue = index?.rawValue ?? -1 }

  /// The index of an element by its position, or nil.
  @inlinable
  @inline(__always)
  init(_ position: Int?) { rawValue = position.map { Int32(truncatingIfNeeded: $0) } ?? -1 }

  @inlinable
  @inline(__always)
  init(nilLiteral: ()) { rawValue = -1 }

  /// The index, which must not be nil.
  @inlinable
  @inline(__always)
  var unwrapped: Index<Element> {
    assert(rawValue >= 0, "an index that is nil")
    return Index(rawValue: rawValue)
  }

  /// The index; nil if there is none.
  @inlinable
  @inline(__always)
  var index: Index<Element>? { rawValue < 0 ? nil : Index(rawValue: rawValue) }

  @inlinable
  @inline(__always)
  static func == (left: Self, right: Index<Element>) -> Bool { left.rawValue == right.rawValue }
}
