// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Allocation by largest remainder over runs of units of equal weight, without a list of all units.
extension Allocation {
  /// The shares of the units of one run: each unit gets `share`, and the first `extra` units get one more.
  struct RunShare: Sendable, Hashable {
    /// The share of each unit.
    var share: Int64
    /// The number of units, the first ones, that get one more; less than the number of units.
    var extra: Int64
  }

  /// Replaces `shares` by the shares of `amount` over runs: run i is `counts[i]` units of weight `weights[i]` each.
  ///
  /// The result is that of allocating over all units, one after the other: among equal remainders the units of the earlier
  /// run come first, and in a run the earlier unit. Weights and counts are at least 0, the values of all units together fit
  /// into 64 bits, and 0 ≤ `amount` ≤ that sum; if not, all shares become 0. O(n) on average and O(n log n) at worst for n
  /// runs, whatever the counts. `order` is scratch memory.
  static func allocate(
    _ amount: Int64, overRuns weights: Span<Int64>, counts: Span<Int64>, shares: inout [RunShare], order: inout [Int32]
  ) {
    shares.removeAll(keepingCapacity: true)
    guard counts.count >= weights.count, let total = value(of: weights, counts: counts), amount > 0, amount <= total
    else {
      for _ in 0..<weights.count { shares.append(RunShare(share: 0, extra: 0)) }
      return
    }
    order.removeAll(keepingCapacity: true)
    var left = amount
    for index in 0..<weights.count {
      // The total is above zero and no weight above it, so the quotient is no larger than the amount; a run without
      // units may have a larger weight, and gets nothing.
      guard counts[index] > 0 else {
        shares.append(RunShare(share: 0, extra: 0))
        continue
      }
      let product = amount.magnitude.multipliedFullWidth(by: weights[index].magnitude)
      let share = Int64(truncatingIfNeeded: total.magnitude.dividingFullWidth(product).quotient)
      shares.append(RunShare(share: share, extra: 0))
      order.append(Int32(truncatingIfNeeded: index))
      left &-= share &* counts[index]
    }
    guard left > 0 else { return }
    let chosen = choose(
      left, of: amount, overRuns: weights, counts: counts, total: total, floors: shares, order: &order)
    for place in 0..<chosen.winners {
      let run = Int(order[place])
      let extra = place &+ 1 == chosen.winners ? chosen.ofLast : counts[run]
      if extra == counts[run] { shares[run].share &+= 1 } else { shares[run].extra = extra }
    }
  }

  private static func choose(
    _ left: Int64, of amount: Int64, overRuns weights: Span<Int64>, counts: Span<Int64>, total: Int64,
    floors: [RunShare], order: inout [Int32]
  ) -> (winners: Int, ofLast: Int64) {
    let floors = floors.span
    var entries = order.mutableSpan
    return Quickselect.choose(left, in: &entries) { run -> Int64 in
      // A remainder is below the total, so 64 bits of it suffice.
      amount &* weights[run] &- floors[run].share &* total
    } units: { run in
      counts[run]
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
