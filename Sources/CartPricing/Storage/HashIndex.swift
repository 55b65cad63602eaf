// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A hash index (open addressing with linear probing): from the hash of a key to the index of the key in a list that is kept
/// elsewhere.
///
/// Each slot has four bytes: the index and some bits of the hash, so that most look-ups of a missing key read one slot only.
/// The load factor is at most 5/8; for small tables, which fit into the fastest cache anyway, it is at most 1/8.
///
/// The keys before ``close()`` are in one flat table. Later keys are in a second table in chunks, which copies share until
/// one of them changes, so that a copy with one key more costs a chunk and not the whole table.
struct HashIndex: Sendable {
  private var first = FlatSlots()
  /// The keys after ``close()``; nil as long as there are none, so that a miss reads one table only.
  private var added: ChunkedSlots?
  private var isClosed = false

  /// The number of keys.
  var count: Int { first.count + (added?.count ?? 0) }

  /// Whether the next insertion needs ``grow(hash:)`` first.
  var isFull: Bool { isClosed ? added?.isFull ?? false : first.isFull }

  /// The index of the key with a hash for which `matches` is true, or nil. `matches` may get keys of other hashes, too.
  @inline(__always)
  func find(_ hash: UInt64, _ matches: (Int) -> Bool) -> Int? { find(hash, beginningWith: firstSlot(hash), matches) }

  /// The content of the slot where the search for a hash begins.
  @inline(__always)
  func firstSlot(_ hash: UInt64) -> UInt32 { first.slot(Int(truncatingIfNeeded: hash) & first.mask) }

  /// Whether keys were added after ``close()``. Without them, an empty first slot means that no key has the hash.
  @inline(__always) var hasAddedKeys: Bool { added != nil }

  /// The index of a key, as ``find(_:_:)`` finds it, if the result of ``firstSlot(_:)`` is known already. A caller loads the
  /// first slots of several keys before it compares any of them, so that their cache misses overlap (software prefetch).
  @inline(__always)
  func find(_ hash: UInt64, beginningWith slot: UInt32, _ matches: (Int) -> Bool) -> Int? {
    if let index = first.find(hash, beginningWith: slot, matches) { return index }
    guard let added else { return nil }
    let base = first.count
    guard let index = added.find(hash, { matches(base &+ $0) }) else { return nil }
    return base &+ index
  }

  /// Adds a key that is not in the index. The table must not be full.
  @inline(__always)
  mutating func insert(_ hash: UInt64, _ place: Int) {
    guard isClosed else { return first.insert(hash, place) }
    if added == nil { added = ChunkedSlots() }
    added?.insert(hash, place &- first.count)
  }

  /// Adds a key, in the place of an older one after ``close()`` for which `isReplaced` is true, so that a key that is replaced
  /// again and again has one slot. The table must not be full.
  mutating func insert(_ hash: UInt64, _ place: Int, replacing isReplaced: (Int) -> Bool) {
    guard isClosed else { return first.insert(hash, place) }
    if added == nil { added = ChunkedSlots() }
    let base = first.count
    added?.insert(hash, place &- base) { isReplaced(base &+ $0) }
  }

  /// Doubles the table and inserts the present keys again, whose indices are 0, 1, 2 …; those without a hash are left out.
  mutating func grow(hash: (Int) -> UInt64?) {
    let base = first.count
    if !isClosed {
      first.resize(for: 2 * base, hash: hash)
    } else {
      let capacity = 2 * (count - base)
      added?.resize(for: capacity) { hash(base + $0) }
    }
  }

  /// Resizes the flat table for a number of keys, or for the present ones if they are more. Not after ``close()``.
  mutating func resize(for capacity: Int, hash: (Int) -> UInt64?) {
    precondition(!isClosed, "a hash index that was closed")
    first.resize(for: capacity, hash: hash)
  }

  /// Ends the flat table.
  mutating func close() { isClosed = true }
}

/// The slots of a hash index.
///
/// The lower bits of a slot, as many as an index of a slot has, are the index of the key + 1; the upper bits are bits of the
/// hash; 0 is an empty slot. The number of slots is a power of two.
private protocol SlotTable {
  /// Empty slots, at least as many.
  init(length: Int)
  /// The number of keys that were inserted, replaced ones among them.
  var count: Int { get set }
  var mask: Int { get }
  func slot(_ index: Int) -> UInt32
  mutating func set(_ index: Int, to slot: UInt32)
}

extension SlotTable {
  /// The number of slots up to which the load factor is at most 1/8.
  private static var smallLength: Int { 1024 }

  var isFull: Bool { (count + 1) * 8 > (mask + 1) * 5 }

  @inline(__always)
  func find(_ hash: UInt64, _ matches: (Int) -> Bool) -> Int? {
    find(hash, beginningWith: slot(Int(truncatingIfNeeded: hash) & mask), matches)
  }

  @inline(__always)
  func find(_ hash: UInt64, beginningWith first: UInt32, _ matches: (Int) -> Bool) -> Int? {
    let low = UInt32(truncatingIfNeeded: mask)
    let tag = UInt32(truncatingIfNeeded: hash &>> 32) & ~low
    var index = Int(truncatingIfNeeded: hash) & mask
    var found = first
    while true {
      if found == 0 { return nil }
      if found & ~low == tag {
        let place = Int(found & low) &- 1
        if matches(place) { return place }
      }
      index = (index &+ 1) & mask
      found = slot(index)
    }
  }

  @inline(__always)
  mutating func insert(_ hash: UInt64, _ place: Int) {
    let low = UInt32(truncatingIfNeeded: mask)
    var index = Int(truncatingIfNeeded: hash) & mask
    while slot(index) != 0 { index = (index &+ 1) & mask }
    set(index, to: UInt32(truncatingIfNeeded: hash &>> 32) & ~low | UInt32(truncatingIfNeeded: place &+ 1))
    count &+= 1
  }

  /// Inserts a key in the slot of a key of the same hash that it replaces, or in an empty slot.
  mutating func insert(_ hash: UInt64, _ place: Int, replacing isReplaced: (Int) -> Bool) {
    let low = UInt32(truncatingIfNeeded: mask)
    let tag = UInt32(truncatingIfNeeded: hash &>> 32) & ~low
    var index = Int(truncatingIfNeeded: hash) & mask
    while slot(index) != 0 {
      if slot(index) & ~low == tag, isReplaced(Int(slot(index) & low) &- 1) { break }
      index = (index &+ 1) & mask
    }
    set(index, to: tag | UInt32(truncatingIfNeeded: place &+ 1))
    count &+= 1
  }

  mutating func resize(for capacity: Int, hash: (Int) -> UInt64?) {
    var length = 16
    let least = max(capacity, count)
    while length * 5 < least * 8 || (length < Self.smallLength && length < least * 8) { length *= 2 }
    guard length != mask + 1 else { return }
    let places = count
    self = Self(length: length)
    for place in 0..<places { if let hash = hash(place) { insert(hash, place) } }
    count = places
  }
}

/// Slots in one array.
private struct FlatSlots: SlotTable, Sendable {
  private var slots: [UInt32]
  let mask: Int
  var count = 0

  /// Sixteen empty slots, which all tables without keys share, so that they allocate nothing.
  private static let empty: [UInt32] = Array(repeating: 0, count: 16)

  init() {
    slots = Self.empty
    mask = slots.count - 1
  }

  init(length: Int) {
    slots = Array(repeating: 0, count: length)
    mask = length - 1
  }

  @inline(__always)
  func slot(_ index: Int) -> UInt32 { slots[index] }

  @inline(__always)
  mutating func set(_ index: Int, to slot: UInt32) { slots[index] = slot }
}

/// Slots in chunks that copies share until one of them changes.
private struct ChunkedSlots: SlotTable, Sendable {
  private var chunks: [[UInt32]]
  let mask: Int
  var count = 0

  private static var bits: Int { 12 }
  private static var chunkMask: Int { 1 &<< bits &- 1 }

  init() { self.init(length: 16) }

  init(length: Int) {
    let perChunk = min(length, Self.chunkMask + 1)
    chunks = (0..<length / perChunk).map { _ in Array(repeating: 0, count: perChunk) }
    mask = length - 1
  }

  @inline(__always)
  func slot(_ index: Int) -> UInt32 { chunks[index &>> Self.bits][index & Self.chunkMask] }

  @inline(__always)
  mutating func set(_ index: Int, to slot: UInt32) { chunks[index &>> Self.bits][index & Self.chunkMask] = slot }
}
