// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// The final prices of the units of a line, in the order in which a policy returns units: sums of
/// the first units are found by binary search in prefix sums over runs of equal price.
struct UnitPrices {
  private let prices: [Int64]
  /// The number of units before each run.
  private var counts: [Int] = []
  /// The sum of the prices of the units before each run.
  private var sums: [Int64] = []

  /// Sorts the units of a line. O(r log r) for r runs of units.
  init(of line: PricedLine, dearestFirst: Bool) {
    var runs: [(count: Int, price: Int64)] = line.units.map { ($0.count, $0.price.minorUnits) }
    if dearestFirst { runs.sort { $0.price > $1.price } } else { runs.sort { $0.price < $1.price } }
    prices = runs.map { $0.price }
    counts.reserveCapacity(runs.count)
    sums.reserveCapacity(runs.count)
    var (count, sum) = (0, Int64(0))
    for run in runs {
      counts.append(count)
      sums.append(sum)
      count += run.count
      sum += run.price * Int64(run.count)
    }
  }

  /// The sum of the prices of the first units. O(log r) for r runs.
  func sum(ofFirst count: Int) -> Int64 {
    if count == 0 { return 0 }
    // The last run that begins before the unit with that number.
    var (low, high) = (0, counts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if counts[middle] < count { low = middle } else { high = middle }
    }
    return sums[low] + prices[low] * Int64(count - counts[low])
  }
}
