// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Weighted quickselect with a fallback to heapsort (introselect): finds the entries with the largest remainders.
///
/// Entries are numbers, which are reordered in place. An entry precedes another if its remainder is larger or, with equal
/// remainders, its number is smaller. Each entry is one unit or several equal units.
enum Quickselect {
  /// Moves the entries with the first `left` units to the front of `entries`.
  ///
  /// The result is the number of those entries, and how many units of the last of them are among the `left` units; all
  /// units of the others are. If the entries have fewer units than `left`, all are chosen. O(n) on average and O(n log n) at
  /// worst for n entries; allocates nothing.
  @inline(__always)
  static func choose<Remainder: Comparable>(
    _ left: Int64, in entries: inout MutableSpan<Int32>, remainder: (Int) -> Remainder, units: (Int) -> Int64
  ) -> (winners: Int, ofLast: Int64) {
    var left = left
    var low = 0
    var high = entries.count
    // Partitioning takes about log n rounds on average; after many more, the rest is sorted.
    var rounds = 8 &+ 2 &* (Int.bitWidth &- high.leadingZeroBitCount)
    while low < high, rounds > 0 {
      rounds &-= 1
      entries.swapAt((low &+ high) / 2, high &- 1)
      let pivot = Int(entries[high &- 1])
      let pivotRemainder = remainder(pivot)
      var middle = low
      var before: Int64 = 0
      for place in low..<(high &- 1) {
        let entry = Int(entries[place])
        let own = remainder(entry)
        if own > pivotRemainder || (own == pivotRemainder && entry < pivot) {
          before &+= units(entry)
          entries.swapAt(place, middle)
          middle &+= 1
        }
      }
      entries.swapAt(middle, high &- 1)
      if left <= before {
        high = middle
      } else {
        left &-= before
        let own = units(pivot)
        if left <= own { return (middle &+ 1, left) }
        left &-= own
        low = middle &+ 1
      }
    }
    sort(&entries, from: low, to: high, remainder: remainder)
    while low < high {
      let own = units(Int(entries[low]))
      low &+= 1
      if left <= own { return (low, left) }
      left &-= own
    }
    return (low, low > 0 ? units(Int(entries[low &- 1])) : 0)
  }

  /// Heapsort: sorts the entries from `low` up to `high`. The root of the heap is the last entry of that order.
  static func sort<Remainder: Comparable>(
    _ entries: inout MutableSpan<Int32>, from low: Int, to high: Int, remainder: (Int) -> Remainder
  ) {
    var root = (high &- low) / 2
    while root > 0 {
      root &-= 1
      sink(root, in: &entries, from: low, count: high &- low, remainder: remainder)
    }
    var count = high &- low
    while count > 1 {
      count &-= 1
      entries.swapAt(low, low &+ count)
      sink(0, in: &entries, from: low, count: count, remainder: remainder)
    }
  }

  private static func sink<Remainder: Comparable>(
    _ start: Int, in entries: inout MutableSpan<Int32>, from low: Int, count: Int, remainder: (Int) -> Remainder
  ) {
    func precedes(_ first: Int32, _ second: Int32) -> Bool {
      let (one, other) = (remainder(Int(first)), remainder(Int(second)))
      return one > other || (one == other && first < second)
    }
    var place = start
    while true {
      var child = 2 &* place &+ 1
      guard child < count else { return }
      if child &+ 1 < count, precedes(entries[low &+ child], entries[low &+ child &+ 1]) { child &+= 1 }
      guard precedes(entries[low &+ place], entries[low &+ child]) else { return }
      entries.swapAt(low &+ place, low &+ child)
      place = child
    }
  }
}
