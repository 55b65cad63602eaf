// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A generation-stamped hash map (open addressing with linear probing) from indices of one table to indices of another.
///
/// A slot is in use if its stamp is that of the present generation, so the map is emptied in O(1) by starting the next
/// generation, and its capacity is kept.
struct GenerationStampedMap<Key, Value>: ~Copyable, Sendable {
  private struct Slot: Sendable {
    var stamp: UInt32
    var key: Index<Key>
    var value: Index<Value>

    static var unused: Slot { Slot(stamp: 0, key: Index(rawValue: 0), value: Index(rawValue: 0)) }
  }

  /// The slots, a power of two of them; a slot is in use if its stamp is the present one.
  private var slots = UniqueArray<Slot>()
  private var stamp: UInt32 = 0
  private var count = 0

  /// Removes all keys. O(1), and O(capacity) once in 2³² calls.
  mutating func removeAll() {
    count = 0
    stamp &+= 1
    if stamp == 0 || slots.isEmpty {
      let newCount = max(slots.count, 32)
      slots.removeAll(keepingCapacity: true)
      slots.append(repeating: Slot.unused, count: newCount)
      stamp = 1
    }
  }

  /// The value of a key; nil for a key without a value. O(1) on average.
  subscript(key: Index<Key>) -> Index<Value>? {
    @inline(__always) get {
      let mask = slots.count &- 1
      var index = key.position & mask
      while slots[index].stamp == stamp {
        if slots[index].key == key { return slots[index].value }
        index = (index &+ 1) & mask
      }
      return nil
    }
  }

  /// The value of a key. A key without a value gets one first, of which the result says so. O(1) on average.
  @inline(__always)
  mutating func value(of key: Index<Key>, orNew value: Index<Value>) -> (value: Index<Value>, isNew: Bool) {
    let mask = slots.count &- 1
    var index = key.position & mask
    while slots[index].stamp == stamp {
      if slots[index].key == key { return (slots[index].value, false) }
      index = (index &+ 1) & mask
    }
    slots[index] = Slot(stamp: stamp, key: key, value: value)
    count &+= 1
    if count &* 2 > slots.count { grow() }
    return (value, true)
  }

  /// Sets the value of a key and returns its old value, or nil. O(1) on average.
  @inline(__always)
  @discardableResult
  mutating func set(_ key: Index<Key>, to value: Index<Value>) -> Index<Value>? {
    let mask = slots.count &- 1
    var index = key.position & mask
    while slots[index].stamp == stamp {
      if slots[index].key == key {
        let old = slots[index].value
        slots[index].value = value
        return old
      }
      index = (index &+ 1) & mask
    }
    slots[index] = Slot(stamp: stamp, key: key, value: value)
    count &+= 1
    if count &* 2 > slots.count { grow() }
    return nil
  }

  @inline(never)
  private mutating func grow() {
    var old = UniqueArray<Slot>()
    swap(&old, &slots)
    slots.append(repeating: Slot.unused, count: old.count * 4)
    count = 0
    for index in old.indices where old[index].stamp == stamp { set(old[index].key, to: old[index].value) }
  }
}
