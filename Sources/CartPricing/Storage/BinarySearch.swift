// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension Range<Int> {
  /// The first index for which a predicate is false, or the upper bound: binary search (the partition point).
  ///
  /// The predicate must be true for a prefix of the range and false for the rest. It is called O(log n) times.
  @inline(__always)
  func partitionPoint<Failure>(_ isBefore: (Int) throws(Failure) -> Bool) throws(Failure) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = low &+ (high &- low) / 2
      if try isBefore(middle) { low = middle &+ 1 } else { high = middle }
    }
    return low
  }
}
