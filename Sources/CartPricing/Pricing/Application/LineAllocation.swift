// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The largest-remainder method for amounts within 64 bits, with buffers that the caller reuses.
extension Allocation {
  /// Divides an amount over weights by the largest-remainder method, and replaces `shares` by the
  /// result. The weights are not negative and their sum is at least the amount; all are within 64
  /// bits. `remainders` is a scratch buffer. O(n) on average and O(n log n) at worst for n weights.
  static func allocate(
    _ amount: Int64, over weights: borrowing UniqueArray<Int64>, shares: inout UniqueArray<Int64>,
    remainders: inout UniqueArray<Int64>
  ) {
    shares.removeAll(keepingCapacity: true)
    let number = weights.count
    if number == 1 {
      shares.append(amount)
      return
    }
    var total: Int64 = 0
    for index in 0..<number { total &+= weights[index] }
    guard total > 0, amount > 0 else { return shares.append(repeating: 0, count: number) }
    guard number <= Self.few else {
      return allocate(amount, overMany: weights, total, shares: &shares, remainders: &remainders)
    }
    // Few weights: the largest remainders are selected one by one, without sorting.
    var left = amount
    var rests = InlineArray<16, Int64>(repeating: 0)
    weights.withSpan { weights in
      shares.append(number) { index in
        let (share, rest) = Self.share(of: amount, weight: weights[index], total: total)
        rests[index] = rest
        left &-= share
        return share
      }
    }
    while left > 0 {
      var best = 0
      var most = rests[0]
      for index in 1..<number where rests[index] > most {
        best = index
        most = rests[index]
      }
      shares[best] &+= 1
      rests[best] = 0
      left &-= 1
    }
  }

  /// The largest number of weights whose remainders are selected one by one.
  private static let few = 16

  private static func allocate(
    _ amount: Int64, overMany weights: borrowing UniqueArray<Int64>, _ total: Int64, shares: inout UniqueArray<Int64>,
    remainders: inout UniqueArray<Int64>
  ) {
    var left = amount
    remainders.removeAll(keepingCapacity: true)
    remainders.reserveCapacity(weights.count)
    shares.reserveCapacity(weights.count)
    for index in weights.indices {
      let (share, rest) = Self.share(of: amount, weight: weights[index], total: total)
      shares.append(share)
      remainders.append(rest)
      left &-= share
    }
    guard left > 0 else { return }
    // The smallest of the remainders that get one more unit, and how many remainders that equal it
    // get one.
    let (least, ties) = largest(Int(truncatingIfNeeded: left), of: &remainders)
    var equal = ties
    for index in weights.indices {
      let rest = amount &* weights[index] &- shares[index] &* total
      if rest < least { continue }
      if rest == least {
        if equal == 0 { continue }
        equal &-= 1
      }
      shares[index] &+= 1
    }
  }

  /// Quickselect with a fallback to sorting: returns the last of the `number` largest figures, and
  /// how many of these figures equal it. Reorders the figures; there are at least `number` of them.
  private static func largest(_ number: Int, of figures: inout UniqueArray<Int64>) -> (last: Int64, equal: Int) {
    var (low, high) = (0, figures.count)
    // Partitioning takes about log n rounds on average; after many more, the rest is sorted.
    var rounds = 8 &+ 2 &* (Int.bitWidth &- high.leadingZeroBitCount)
    while high &- low > 1 {
      guard rounds > 0 else {
        figures.sort(from: low) { $0 > $1 }
        break
      }
      rounds &-= 1
      let pivot = figures[(low &+ high) / 2]
      var (left, right) = (low, high &- 1)
      while left <= right {
        while figures[left] > pivot { left &+= 1 }
        while figures[right] < pivot { right &-= 1 }
        if left <= right {
          figures.swapAt(left, right)
          left &+= 1
          right &-= 1
        }
      }
      // Up to `right` no figure is below the pivot, from `left` on none is above it, and the
      // figures in between equal it.
      if number <= right &+ 1 {
        high = right &+ 1
      } else if number > left {
        low = left
      } else {
        break
      }
    }
    let last = figures[number &- 1]
    var equal = 0
    for index in 0..<number where figures[index] == last { equal &+= 1 }
    return (last, equal)
  }

  /// Returns ⌊amount·weight ∕ total⌋ and the remainder, for an amount and a weight that are no
  /// larger than the total.
  @inline(__always)
  static func share(of amount: Int64, weight: Int64, total: Int64) -> (share: Int64, remainder: Int64) {
    // None of them is negative, so their bits are the same without a sign.
    let product = UInt64(bitPattern: amount).multipliedFullWidth(by: UInt64(bitPattern: weight))
    let total = UInt64(bitPattern: total)
    let (share, remainder) =
      product.high == 0 ? product.low.quotientAndRemainder(dividingBy: total) : total.dividingFullWidth(product)
    return (Int64(truncatingIfNeeded: share), Int64(truncatingIfNeeded: remainder))
  }
}
