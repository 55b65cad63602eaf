extension String {
  /// The text whose UTF-8 stands in two big-endian words: up to 15 bytes, zeros behind them. What is not UTF-8 reads as
  /// U+FFFD.
  init(packed head: UInt64, _ tail: UInt64, count: Int) {
    precondition(count >= 0 && count <= 15, "a text that does not fit into two words")
    unsafe self.init(unsafeUninitializedCapacity: 15) { bytes in
      let start = unsafe UnsafeMutableRawPointer(bytes.baseAddress.unsafelyUnwrapped)
      // The second word overlaps the first by a byte, so that it ends with the room.
      unsafe start.storeBytes(of: (head &<< 56 | tail &>> 8).bigEndian, toByteOffset: 7, as: UInt64.self)
      unsafe start.storeBytes(of: head.bigEndian, as: UInt64.self)
      return count
    }
  }
}
