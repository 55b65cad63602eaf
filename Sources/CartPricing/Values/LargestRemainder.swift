// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Allocation of an amount over weights by the largest-remainder method, so that the shares add up to the amount.
///
/// Of an amount D over weights with the sum W, each weight w first gets ⌊D·w ∕ W⌋. The units that are left go one each to the
/// largest remainders D·w mod W; among equal remainders the earlier weight comes first. No share exceeds its weight.
public enum Allocation {
  /// The shares of `amount`, in minor units, over `weights`: 10 over [15, 10, 5] gives [5, 3, 2], the left-over unit going to
  /// the largest remainder.
  ///
  /// Nil unless every weight is at least 0 and 0 ≤ `amount` ≤ their sum. An amount equal to the sum gives the weights
  /// themselves; weights that add up to 0 give zeros. O(n) on average and O(n log n) at worst for n weights.
  public static func allocate(_ amount: Int64, over weights: [Int64]) -> [Int64]? {
    var total: Int128 = 0
    var wide: [Int128] = []
    wide.reserveCapacity(weights.count)
    for weight in weights {
      guard weight >= 0 else { return nil }
      total &+= Int128(weight)
      wide.append(Int128(weight))
    }
    guard amount >= 0, Int128(amount) <= total else { return nil }
    var shares = [Int128](repeating: 0, count: weights.count)
    var order: [Int32] = []
    var span = shares.mutableSpan
    allocate(Int128(amount), over: wide.span, shares: &span, order: &order)
    var result: [Int64] = []
    result.reserveCapacity(weights.count)
    for share in shares { result.append(Int64(truncatingIfNeeded: share)) }
    return result
  }

  /// §1.12: Replaces `shares` by the shares of `amount` over `weights`; products that exceed 128 bits are exact, too.
  ///
  /// Every weight is at least 0 and 0 ≤ `amount` ≤ their sum, which fits into 128 bits; if not, or if there are fewer shares
  /// than weights, all shares become 0. `order` is scratch memory; nothing is allocated if its capacity is one entry a
  /// weight.
  static func allocate(
    _ amount: Int128, over weights: Span<Int128>, shares: inout MutableSpan<Int128>, order: inout [Int32]
  ) {
    for index in 0..<shares.count { shares[index] = 0 }
    var total: Int128 = 0
    for index in 0..<weights.count {
      let (sum, overflow) = total.addingReportingOverflow(weights[index])
      guard weights[index] >= 0, !overflow else { return }
      total = sum
    }
    guard amount > 0, amount <= total, shares.count >= weights.count else { return }
    var left = amount
    for index in 0..<weights.count {
      let share = Int128(truncatingIfNeeded: quotient(amount.magnitude, weights[index].magnitude, total.magnitude))
      shares[index] = share
      left &-= share
    }
    guard left > 0 else { return }
    let winners = choose(left, of: amount, over: weights, total: total, floors: shares.span, order: &order)
    for place in 0..<winners { shares[Int(order[place])] &+= 1 }
  }

  /// Replaces `order` by the indices of the weights, the `left` ones with the largest remainders first, and returns `left`.
  ///
  /// `left` is less than the number of weights: each remainder is below the total, and they add up to `left` times the total.
  private static func choose(
    _ left: Int128, of amount: Int128, over weights: Span<Int128>, total: Int128, floors: Span<Int128>,
    order: inout [Int32]
  ) -> Int {
    order.removeAll(keepingCapacity: true)
    for index in 0..<weights.count { order.append(Int32(truncatingIfNeeded: index)) }
    var entries = order.mutableSpan
    let left = Int64(truncatingIfNeeded: left)
    // A remainder is below the total, so 64 bits of it suffice if the total has no more.
    if let total = Int64(exactly: total) {
      let amount = Int64(truncatingIfNeeded: amount)
      return Quickselect.choose(left, in: &entries) { index -> Int64 in
        amount &* Int64(truncatingIfNeeded: weights[index]) &- Int64(truncatingIfNeeded: floors[index]) &* total
      } units: { _ in
        1
      }.winners
    }
    return Quickselect.choose(left, in: &entries) { index -> Int128 in
      amount &* weights[index] &- floors[index] &* total
    } units: { _ in
      1
    }.winners
  }

  /// ⌊amount·weight ∕ total⌋ for a weight that is at most the total, and a total above zero.
  static func quotient(_ amount: UInt128, _ weight: UInt128, _ total: UInt128) -> UInt128 {
    if let amount = UInt64(exactly: amount), let total = UInt64(exactly: total) {
      let product = amount.multipliedFullWidth(by: UInt64(truncatingIfNeeded: weight))
      return UInt128(total.dividingFullWidth(product).quotient)
    }
    let (product, overflow) = amount.multipliedReportingOverflow(by: weight)
    if !overflow { return product / total }
    return total.dividingFullWidth(amount.multipliedFullWidth(by: weight)).quotient
  }
}
