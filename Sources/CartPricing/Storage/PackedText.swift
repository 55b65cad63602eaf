// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension String {
  /// The text of up to 15 UTF-8 bytes in two big-endian words, with zeros after the bytes. Invalid UTF-8 becomes U+FFFD.
  ///
  /// This is the only place that makes a `String` of packed words, so a cheaper way needs to be written once.
  init(packed head: UInt64, _ tail: UInt64, count: Int) {
    precondition(count >= 0 && count <= 15, "a text that does not fit into two words")
    unsafe self.init(unsafeUninitializedCapacity: 15) { bytes in
      let start = unsafe UnsafeMutableRawPointer(bytes.baseAddress.unsafelyUnwrapped)
      // The second word overlaps the first one by a byte, so that both are within the 15 bytes.
      unsafe start.storeBytes(of: (head &<< 56 | tail &>> 8).bigEndian, toByteOffset: 7, as: UInt64.self)
      unsafe start.storeBytes(of: head.bigEndian, as: UInt64.self)
      return count
    }
  }
}
