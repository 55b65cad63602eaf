// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A generation-stamped hash map (open addressing with linear probing) from numbers that are not negative to indices.
///
/// A slot is in use if its stamp is that of the present generation, so the map is emptied in O(1) by starting the next
/// generation, and its capacity is kept.
struct GenerationStampedMap: ~Copyable, Sendable {
  private struct Slot: Sendable {
    var stamp: UInt32
    var number: Int32
    var place: Int32
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
      slots.append(repeating: Slot(stamp: 0, number: 0, place: 0), count: newCount)
      stamp = 1
    }
  }

  /// The value of a key, or -1. O(1) on average.
  @inline(__always)
  func place(of number: Int32) -> Int32 {
    let mask = slots.count &- 1
    var index = Int(number) & mask
    while slots[index].stamp == stamp {
      if slots[index].number == number { return slots[index].place }
      index = (index &+ 1) & mask
    }
    return -1
  }

  /// The value of a key. A key without a value gets one first, of which the result says so. O(1) on average.
  @inline(__always)
  mutating func place(of number: Int32, orNew place: Int) -> (place: Int, isNew: Bool) {
    let mask = slots.count &- 1
    var index = Int(number) & mask
    while slots[index].stamp == stamp {
      if slots[index].number == number { return (Int(slots[index].place), false) }
      index = (index &+ 1) & mask
    }
    slots[index] = Slot(stamp: stamp, number: number, place: Int32(truncatingIfNeeded: place))
    count &+= 1
    if count &* 2 > slots.count { grow() }
    return (place, true)
  }

  /// Sets the value of a key and returns its old value, or -1. O(1) on average.
  @inline(__always)
  @discardableResult
  mutating func set(_ number: Int32, to place: Int32) -> Int32 {
    let mask = slots.count &- 1
    var index = Int(number) & mask
    while slots[index].stamp == stamp {
      if slots[index].number == number {
        let old = slots[index].place
        slots[index].place = place
        return old
      }
      index = (index &+ 1) & mask
    }
    slots[index] = Slot(stamp: stamp, number: number, place: place)
    count &+= 1
    if count &* 2 > slots.count { grow() }
    return -1
  }

  @inline(never)
  private mutating func grow() {
    var old = UniqueArray<Slot>()
    swap(&old, &slots)
    slots.append(repeating: Slot(stamp: 0, number: 0, place: 0), count: old.count * 4)
    count = 0
    for index in old.indices where old[index].stamp == stamp { set(old[index].number, to: old[index].place) }
  }
}
