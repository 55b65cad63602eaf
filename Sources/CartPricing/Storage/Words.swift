// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// An immutable array of words, such as those of a finished result.
///
/// It is inlinable, so code of other modules reads it without a call. Every access is checked.
@usableFromInline
@safe struct Words: ~Copyable {
  @usableFromInline let base: UnsafeMutablePointer<Int64>?
  @usableFromInline let count: Int

  /// Takes over the words of an array.
  init(_ array: consuming UniqueArray<Int64>) {
    var array = array
    count = array.count
    unsafe base = array.takeStorage()
  }

  deinit {
    unsafe base?.deallocate()
  }

  /// `number` words from an index on; it traps if there are fewer. Words that the caller does not use are not loaded.
  @inlinable
  @inline(__always)
  func read<let number: Int>(_ place: Int) -> InlineArray<number, Int64> {
    precondition(place >= 0 && count &- place >= number, "index out of range")
    return unsafe UnsafeRawPointer(base.unsafelyUnwrapped + place).load(as: InlineArray<number, Int64>.self)
  }
}

extension Words: @unchecked Sendable {}
