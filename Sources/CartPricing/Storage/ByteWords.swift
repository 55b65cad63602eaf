/// Eight bytes at a time, for scanning text: read in one go, and never past the end.
extension Span where Element == UInt8 {
  /// The eight bytes from a place on, the first in the lowest bits; zeros for those behind the end.
  @inline(__always)
  func word(at place: Int) -> UInt64 {
    guard place >= 0, count &- place >= 8 else { return lastWord(at: place) }
    // The place was checked, and any eight bytes are a number.
    return unsafe UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: UInt64.self))
  }

  /// The sixteen bytes from a place on as two words; nil where fewer are left.
  @inline(__always)
  func words(at place: Int) -> (UInt64, UInt64)? {
    guard place >= 0, count &- place >= 16 else { return nil }
    return unsafe (
      UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: UInt64.self)),
      UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place &+ 8, as: UInt64.self))
    )
  }

  /// The bytes from a place on where fewer than eight are left.
  @inline(never)
  private func lastWord(at place: Int) -> UInt64 {
    guard place >= 0, place < count else { return 0 }
    var word: UInt64 = 0
    for at in place..<count { word |= UInt64(self[at]) &<< UInt64(8 &* (at &- place)) }
    return word
  }
}
