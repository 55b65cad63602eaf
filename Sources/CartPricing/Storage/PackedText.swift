// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension String {
  /// The text of up to 15 UTF-8 bytes in two big-endian words, with zeros after the bytes; the lowest byte of the second
  /// word is not read. Invalid UTF-8 becomes U+FFFD.
  ///
  /// This is the only place that makes a `String` of packed words. The small form of a string holds up to 15 bytes in its own
  /// two words, and inlined code of every Swift program on a platform with 64 bits depends on that form, so the words of an
  /// ASCII text are rearranged here: no call is needed. `PackedTextTests` compares each length with the general way.
  @inlinable
  @inline(__always)
  init(packed head: UInt64, _ tail: UInt64, count: Int) {
    #if _pointerBitWidth(_64) && _endian(little)
      if (head | tail & ~255) & 0x8080_8080_8080_8080 == 0, UInt(bitPattern: count) <= 15 {
        // The upper byte of the second word is the flags of a small ASCII string and the number of bytes.
        var words = (head.byteSwapped, tail.byteSwapped & 0x00ff_ffff_ffff_ffff | (0xe0 | UInt64(count)) &<< 56)
        // A bit cast would make a copy, for which a retain is called.
        self = unsafe withUnsafeMutableBytes(of: &words) { bytes in
          unsafe bytes.baseAddress.unsafelyUnwrapped.bindMemory(to: String.self, capacity: 1).move()
        }
        return
      }
    #endif
    self.init(decodingPacked: head, tail, count: count)
  }

  /// The same by the general initialiser of the standard library.
  @usableFromInline
  init(decodingPacked head: UInt64, _ tail: UInt64, count: Int) {
    precondition(count >= 0 && count <= 15, "a text that does not fit into two words")
    unsafe self.init(unsafeUninitializedCapacity: 15) { bytes in
      let start = unsafe UnsafeMutableRawPointer(bytes.baseAddress.unsafelyUnwrapped)
      // The second word overlaps the first one by a byte, so that both are within the 15 bytes.
      unsafe start.storeBytes(of: (head &<< 56 | tail &>> 8).bigEndian, toByteOffset: 7, as: UInt64.self)
      unsafe start.storeBytes(of: head.bigEndian, as: UInt64.self)
      return count
    }
  }

  /// The two words of which ``init(packed:_:count:)`` makes the text, with the number of bytes in the lowest byte of the
  /// second one; nil unless the text is ASCII and in its small form.
  ///
  /// A text of up to 15 ASCII characters can be in another form, and then has no packed words: use this to save work, and
  /// not to compare texts.
  @inline(__always)
  var packedWords: (head: UInt64, tail: UInt64)? {
    #if _pointerBitWidth(_64) && _endian(little)
      let words = unsafe unsafeBitCast(self, to: (UInt64, UInt64).self)
      guard words.1 &>> 60 == 0xe else { return nil }
      return (words.0.byteSwapped, words.1.byteSwapped & ~0xf0)
    #else
      return nil
    #endif
  }
}
