/// The words of something that is finished: an array of them that no longer changes.
///
/// Code of other modules reads it without a call. Every access is checked.
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

  /// As many words as are asked for, from a place on; it traps where there are fewer. What is not used is not loaded.
  @inlinable
  @inline(__always)
  func read<let number: Int>(_ place: Int) -> InlineArray<number, Int64> {
    precondition(place >= 0 && count &- place >= number, "a place outside of the words")
    return unsafe UnsafeRawPointer(base.unsafelyUnwrapped + place).load(as: InlineArray<number, Int64>.self)
  }
}

extension Words: @unchecked Sendable {}
