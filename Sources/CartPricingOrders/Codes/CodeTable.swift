// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Distinct codes as the numbers of their characters, one byte each, in the order in which they were
/// inserted, and a hash table with open addressing and linear probing to find them.
struct CodeTable {
  /// The number of bytes of each code.
  let width: Int
  private var bytes: [UInt8] = []
  /// One more than the index of a code; 0 for an empty slot. The number of slots is a power of two, of
  /// which at most half are used.
  private var slots: [UInt32]
  private(set) var count = 0

  /// An empty table with memory for a number of codes.
  init(width: Int, capacity: Int) {
    self.width = width
    var size = 16
    while size < 2 * capacity { size *= 2 }
    slots = [UInt32](repeating: 0, count: size)
    bytes.reserveCapacity(width * capacity)
  }

  /// Inserts a code; returns whether it was not there. O(width) on average.
  mutating func insert(_ code: ArraySlice<UInt8>) -> Bool {
    if 2 * (count + 1) > slots.count { grow() }
    var slot = hash(code.span) & (slots.count - 1)
    while slots[slot] != 0 {
      if isEqual(code.span, at: Int(slots[slot]) - 1) { return false }
      slot = (slot + 1) & (slots.count - 1)
    }
    count += 1
    slots[slot] = UInt32(count)
    bytes.append(contentsOf: code)
    return true
  }

  /// The bytes of the codes from an index on.
  consuming func numbers(from start: Int) -> [UInt8] {
    if start > 0 { bytes.removeSubrange(0..<start * width) }
    return bytes
  }

  private func isEqual(_ code: Span<UInt8>, at index: Int) -> Bool {
    let start = index * width
    for place in 0..<width where bytes[start + place] != code[place] { return false }
    return true
  }

  /// A hash with the seed of the process. The order of the codes does not depend on it.
  private func hash(_ code: Span<UInt8>) -> Int {
    var hasher = Hasher()
    var word: UInt64 = 0
    for place in code.indices {
      word = word << 8 | UInt64(code[place])
      if place & 7 == 7 {
        hasher.combine(word)
        word = 0
      }
    }
    hasher.combine(word)
    return hasher.finalize()
  }

  private mutating func grow() {
    var larger = [UInt32](repeating: 0, count: 2 * slots.count)
    for index in 0..<count {
      var slot = hash(bytes.span.extracting(index * width..<(index + 1) * width)) & (larger.count - 1)
      while larger[slot] != 0 { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = UInt32(index + 1)
    }
    slots = larger
  }
}
