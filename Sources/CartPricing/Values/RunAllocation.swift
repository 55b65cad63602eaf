/// Splitting an amount over runs of units that weigh the same, without spelling the units out.
extension Allocation {
  /// What the units of one run get: each of them `share`, and the first `extra` of them one more.
  struct RunShare: Sendable, Hashable {
    /// What each unit gets.
    var share: Int64
    /// How many of the first units get one more: less than there are units.
    var extra: Int64
  }

  /// Replaces `shares` by the shares of `amount` over runs: run i is `counts[i]` units of weight `weights[i]` each.
  ///
  /// The result is that of allocating over all units, one after the other: among equal remainders the units of the earlier
  /// run come first, and in a run the earlier unit. Weights and counts are at least 0, the values of all units together fit
  /// into 64 bits, and 0 ≤ `amount` ≤ that sum; if not, all shares become 0. O(n + k log n) for n runs of which k get a
  /// left-over unit, whatever the counts. `order` is scratch (PRICING.md section 1).
  static func allocate(
    _ amount: Int64, overRuns weights: Span<Int64>, counts: Span<Int64>, shares: inout [RunShare], order: inout [Int32]
  ) {
    shares.removeAll(keepingCapacity: true)
    for _ in 0..<weights.count { shares.append(RunShare(share: 0, extra: 0)) }
    guard counts.count >= weights.count, let total = value(of: weights, counts: counts) else { return }
    guard amount > 0, amount <= total else { return }
    var left = amount
    for index in 0..<weights.count where counts[index] > 0 {
      let product = amount.magnitude.multipliedFullWidth(by: weights[index].magnitude)
      let share = Int64(truncatingIfNeeded: total.magnitude.dividingFullWidth(product).quotient)
      shares[index].share = share
      left &-= share &* counts[index]
    }
    guard left > 0 else { return }
    order.removeAll(keepingCapacity: true)
    for index in 0..<weights.count where counts[index] > 0 { order.append(Int32(truncatingIfNeeded: index)) }
    func precedes(_ first: Int, _ second: Int) -> Bool {
      // A remainder is below the total, so its lowest 64 bits are all of it.
      let one = amount &* weights[first] &- shares[first].share &* total
      let other = amount &* weights[second] &- shares[second].share &* total
      return one > other || (one == other && first < second)
    }
    var heap = RemainderHeap(count: order.count)
    heap.arrange(&order, precedes: precedes)
    while left > 0, heap.count > 0 {
      heap.takeFirst(&order, precedes: precedes)
      // Only runs that are still in the heap are compared, so the share of this one may change now.
      let run = Int(order[heap.count])
      if left >= counts[run] {
        shares[run].share &+= 1
        left &-= counts[run]
      } else {
        shares[run].extra = left
        left = 0
      }
    }
  }

  /// Σ weight·count; nil outside 64 bits, or where a weight or count is below zero.
  private static func value(of weights: Span<Int64>, counts: Span<Int64>) -> Int64? {
    var total: Int64 = 0
    for index in 0..<weights.count {
      guard weights[index] >= 0, counts[index] >= 0 else { return nil }
      let (product, first) = weights[index].multipliedReportingOverflow(by: counts[index])
      let (sum, second) = total.addingReportingOverflow(product)
      guard !first, !second else { return nil }
      total = sum
    }
    return total
  }
}
