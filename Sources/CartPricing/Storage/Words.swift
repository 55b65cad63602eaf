/// The words of something that is finished: a column of them that no longer changes.
///
/// Code of other modules reads it without a call. Every access is checked.
@usableFromInline
@safe struct Words: ~Copyable {
  @usableFromInline let base: UnsafeMutablePointer<Int64>?
  @usableFromInline let count: Int

  /// Takes over the words of a column.
  init(_ column: consuming Column<Int64>) {
    var column = column
    count = column.count
    unsafe base = column.giveUp()
  }

  deinit {
    unsafe base?.deallocate()
  }

  /// As many words as are asked for, from a place on; it traps where there are fewer. What is not used is not loaded.
  @inlinable
  @inline(__always)
  func read<let number: Int>(_ place: Int) -> InlineArray<number, Int64> {
    precondition(place >= 0 && count &- place >= number, "a place outside of the words")
    return unsafe UnsafeRawPointer(base.unsafelyUnwrapped + place).load(as: InlineArray<number, Int64>.self)
  }
}

extension Words: @unchecked Sendable {}
