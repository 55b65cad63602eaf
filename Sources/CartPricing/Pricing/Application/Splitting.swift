// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Splits discounts over lines and units by the largest-remainder method.
extension Worksheet {
  /// Takes a discount off the open units of ``splitLines``, which are ordered by id, split over the
  /// lines by value; the values are in ``weights``. The discount is at most the rest of the
  /// promotion's cap. All units of these lines that cost more than 0 are open.
  mutating func takeOff(_ discount: Int64, for place: Int) throws(PricingError) {
    guard discount > 0 else { return }
    Allocation.allocate(discount, over: weights, shares: &shares, remainders: &remainders)
    let promotion = promotions[place]
    let owner = promotion.owner
    for index in shares.indices where shares[index] > 0 {
      let line = splitLines[index]
      lowerUnits(ofLine: line, by: shares[index], for: owner)
      lower(valueOf: line, by: shares[index])
    }
    recordShares(by: promotion)
    recordOwner(promotion)
    count(discount, for: place)
    try checkRuns()
  }

  /// Lowers the prices of a line's units by a discount on the line, split over them by current
  /// price. All units of the line that cost more than 0 are open.
  @inline(__always)
  mutating func lowerUnits(ofLine line: LineIndex, by discount: Int64, for owner: RunOwner) {
    let run = LineRuns.first(ofLine: line)
    let first = runs[run]
    if first.next.index == nil {
      // Units with the same price get the same share; the remainder goes to the first units, one
      // each.
      let each = first.count == 1 ? discount : discount / first.count
      runs.lower(run, by: each, oneMoreFor: discount &- each &* first.count, for: owner)
    } else {
      splitOverRuns(discount, of: line, for: owner)
    }
  }

  /// Lowers the prices of the units of a line of several runs by a discount on the line.
  private mutating func splitOverRuns(_ discount: Int64, of line: LineIndex, for owner: RunOwner) {
    // Few runs: the runs with the largest remainders are selected one by one, and each of their
    // units gets one more.
    let total = left[line.position]
    var number = 0
    var each = InlineArray<8, Int64>(repeating: 0)
    var remainders = InlineArray<8, Int64>(repeating: 0)
    var extras = InlineArray<8, Int64>(repeating: 0)
    var counts = InlineArray<8, Int64>(repeating: 0)
    var missing = discount
    var next: Index<Run>? = LineRuns.first(ofLine: line)
    while let place = next {
      guard number < Self.few else { return splitOverAny(discount, of: line, for: owner) }
      let run = runs[place]
      (each[number], remainders[number]) = Allocation.share(of: discount, weight: run.price, total: total)
      counts[number] = run.count
      missing &-= each[number] &* run.count
      number &+= 1
      next = run.next.index
    }
    while missing > 0 {
      var best = 0
      for index in 1..<number where remainders[index] > remainders[best] { best = index }
      extras[best] = min(missing, counts[best])
      remainders[best] = 0
      missing &-= extras[best]
    }
    next = LineRuns.first(ofLine: line)
    for index in 0..<number {
      guard let place = next else { break }
      next = runs.lower(place, by: each[index], oneMoreFor: extras[index], for: owner).index
    }
    runs.joinEqualNeighbours(of: line)
  }

  /// The largest number of runs whose remainders are selected one by one.
  private static let few = 8

  private mutating func splitOverAny(_ discount: Int64, of line: LineIndex, for owner: RunOwner) {
    runAllocation.begin()
    var next: Index<Run>? = LineRuns.first(ofLine: line)
    while let place = next {
      runAllocation.append(weight: runs[place].price, count: runs[place].count)
      next = runs[place].next.index
    }
    runAllocation.allocate(discount)
    next = LineRuns.first(ofLine: line)
    for index in runAllocation.shares.indices {
      guard let place = next else { break }
      let share = runAllocation.shares[index]
      next = runs.lower(place, by: share.share, oneMoreFor: share.extra, for: owner).index
    }
    runs.joinEqualNeighbours(of: line)
  }

  // MARK: Unit discounts

  /// Replaces ``unitDiscounts`` by a discount on ``ranges``, split over lines by room, then over the
  /// units of each line.
  mutating func split(_ discount: Int64) {
    unitDiscounts.removeAll(keepingCapacity: true)
    guard discount > 0 else { return }
    weights.removeAll(keepingCapacity: true)
    var first = 0
    while first < ranges.count {
      let end = endOfLine(from: first)
      weights.append(room(of: first..<end))
      first = end
    }
    Allocation.allocate(discount, over: weights, shares: &shares, remainders: &remainders)
    first = 0
    for line in shares.indices {
      let end = endOfLine(from: first)
      split(shares[line], within: first..<end)
      first = end
    }
  }

  /// Appends unit discounts for a discount on ranges of one line, split over their units by room
  /// (§2.15, §6.27).
  mutating func split(_ discount: Int64, within range: Range<Int>) {
    guard discount > 0 else { return }
    if range.count == 1 {
      let units = ranges[range.lowerBound]
      let share = discount / units.count
      append(share, extra: discount - share * units.count, of: units.line, from: units.start, count: units.count)
      return
    }
    runAllocation.begin()
    for index in range { runAllocation.append(weight: ranges[index].room, count: ranges[index].count) }
    runAllocation.allocate(discount)
    for index in range {
      let (units, share) = (ranges[index], runAllocation.shares[index - range.lowerBound])
      append(share.share, extra: share.extra, of: units.line, from: units.start, count: units.count)
    }
  }

  /// Returns the end of the ranges that are of the same line as the range at an index.
  @inline(__always)
  func endOfLine(from first: Int) -> Int {
    var end = first + 1
    while end < ranges.count, ranges[end].line == ranges[first].line { end += 1 }
    return end
  }

  /// Returns the current value of ranges of one line. It is within Int64, because the value of the
  /// line is.
  @inline(__always)
  func value(of range: Range<Int>) -> Int64 {
    var sum: Int64 = 0
    for index in range { sum += ranges[index].price * ranges[index].count }
    return sum
  }

  /// Returns what ranges of one line have above the minimum of the line (§2.14).
  @inline(__always)
  func room(of range: Range<Int>) -> Int64 {
    var sum: Int64 = 0
    for index in range { sum += ranges[index].room * ranges[index].count }
    return sum
  }

  /// Appends unit discounts on a range: one minor unit more on each of the first `extra` units than
  /// on the others.
  mutating func append(_ share: Int64, extra: Int64, of line: LineIndex, from start: Int64, count: Int64) {
    if extra > 0 { unitDiscounts.append(UnitDiscount(line: line, start: start, count: extra, each: share + 1)) }
    if extra < count, share > 0 {
      unitDiscounts.append(UnitDiscount(line: line, start: start + extra, count: count - extra, each: share))
    }
  }
}

extension Allocation {
  /// Returns the shares of an amount over weights whose sum is at least the amount.
  static func shares(of amount: Int128, over weights: [Int128]) -> [Int128] {
    var shares = [Int128](repeating: 0, count: weights.count)
    var order: [Int32] = []
    var span = shares.mutableSpan
    allocate(amount, over: weights.span, shares: &span, order: &order)
    return shares
  }
}

/// An allocation over the runs of one line, with arrays that are used again for the next line.
struct RunAllocation: Sendable {
  private var weights: [Int64] = []
  private var counts: [Int64] = []
  private var order: [Int32] = []
  /// The share of each run, after ``allocate(_:)``.
  private(set) var shares: [Allocation.RunShare] = []

  /// Removes the runs.
  mutating func begin() {
    weights.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
  }

  /// Adds a run of equal units.
  mutating func append(weight: Int64, count: Int64) {
    weights.append(weight)
    counts.append(count)
  }

  /// Computes the shares of an amount over the runs.
  mutating func allocate(_ amount: Int64) {
    // Spans of the members would prevent changes of the other members.
    let (weights, counts) = (weights, counts)
    Allocation.allocate(amount, overRuns: weights.span, counts: counts.span, shares: &shares, order: &order)
  }
}
