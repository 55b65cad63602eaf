// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Reads of eight bytes at a time (SWAR: SIMD within a register), for scanning text; never past the end.
extension Span where Element == UInt8 {
  /// The eight bytes from an index on in little-endian order, with zeros for bytes after the end.
  @inline(__always)
  func word(at place: Int) -> UInt64 {
    guard place >= 0, count &- place >= 8 else { return lastWord(at: place) }
    // The index was checked, and any eight bytes are a valid UInt64.
    return unsafe UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: UInt64.self))
  }

  /// The sixteen bytes from an index on as two words; nil if fewer are left.
  @inline(__always)
  func words(at place: Int) -> (UInt64, UInt64)? {
    guard place >= 0, count &- place >= 16 else { return nil }
    return unsafe (
      UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: UInt64.self)),
      UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place &+ 8, as: UInt64.self))
    )
  }

  /// The bytes from an index on if fewer than eight are left.
  @inline(never)
  private func lastWord(at place: Int) -> UInt64 {
    guard place >= 0, place < count else { return 0 }
    var word: UInt64 = 0
    for at in place..<count { word |= UInt64(self[at]) &<< UInt64(8 &* (at &- place)) }
    return word
  }
}
