// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A hash index (open addressing with linear probing): from the hash of a key to the index of the key in a list that is kept
/// elsewhere.
///
/// Each slot has four bytes: the index and some bits of the hash, so that most look-ups of a missing key read one slot only.
/// The load factor is at most 5/8; for small tables, which fit into the fastest cache anyway, it is at most 1/8.
struct HashIndex: Sendable {
  /// The slots, in chunks that copies share until one of them changes. The lower bits of a slot, as many as an index of a slot
  /// has, are the index of the key + 1; the upper bits are bits of the hash; 0 is an empty slot. The number of slots is a
  /// power of two.
  private var chunks: [[UInt32]] = [Array(repeating: 0, count: 16)]
  private var mask = 15
  private(set) var count = 0

  @inline(__always)
  private static var bits: Int { 12 }
  @inline(__always)
  private static var chunkMask: Int { 1 &<< bits &- 1 }

  /// The number of slots up to which the load factor is at most 1/8.
  private static let smallLength = 1024

  /// Whether the next insertion needs ``resize(for:hash:)`` first.
  var isFull: Bool { (count + 1) * 8 > (mask + 1) * 5 }

  /// The index of the key with a hash for which `matches` is true, or -1. `matches` may get keys of other hashes, too.
  @inline(__always)
  func find(_ hash: UInt64, _ matches: (Int) -> Bool) -> Int { find(hash, beginningWith: first(hash), matches) }

  /// The content of the slot where the search for a hash begins.
  @inline(__always)
  func first(_ hash: UInt64) -> UInt32 {
    let index = Int(truncatingIfNeeded: hash) & mask
    return chunks[index &>> Self.bits][index & Self.chunkMask]
  }

  /// The index of a key, as ``find(_:_:)`` finds it, if the result of ``first(_:)`` is known already. A caller loads the first
  /// slots of several keys before it compares any of them, so that their cache misses overlap (software prefetch).
  @inline(__always)
  func find(_ hash: UInt64, beginningWith first: UInt32, _ matches: (Int) -> Bool) -> Int {
    let low = UInt32(truncatingIfNeeded: mask)
    let tag = UInt32(truncatingIfNeeded: hash &>> 32) & ~low
    var index = Int(truncatingIfNeeded: hash) & mask
    var slot = first
    while true {
      if slot == 0 { return -1 }
      if slot & ~low == tag {
        let place = Int(slot & low) &- 1
        if matches(place) { return place }
      }
      index = (index &+ 1) & mask
      slot = chunks[index &>> Self.bits][index & Self.chunkMask]
    }
  }

  /// Adds a key that is not in the index. The table must not be full.
  @inline(__always)
  mutating func insert(_ hash: UInt64, _ place: Int) {
    let low = UInt32(truncatingIfNeeded: mask)
    var index = Int(truncatingIfNeeded: hash) & mask
    while chunks[index &>> Self.bits][index & Self.chunkMask] != 0 { index = (index &+ 1) & mask }
    chunks[index &>> Self.bits][index & Self.chunkMask] =
      UInt32(truncatingIfNeeded: hash &>> 32) & ~low | UInt32(truncatingIfNeeded: place &+ 1)
    count &+= 1
  }

  /// Resizes the table for a number of keys, or for the present ones if they are more, and inserts the present keys again,
  /// whose indices are 0, 1, 2 ….
  mutating func resize(for room: Int, hash: (Int) -> UInt64) {
    var length = 16
    let least = max(room, count)
    while length * 5 < least * 8 || (length < Self.smallLength && length < least * 8) { length *= 2 }
    guard length != mask + 1 else { return }
    let places = count
    let perChunk = min(length, Self.chunkMask + 1)
    chunks = (0..<length / perChunk).map { _ in Array(repeating: 0, count: perChunk) }
    mask = length - 1
    count = 0
    for place in 0..<places { insert(hash(place), place) }
  }
}
