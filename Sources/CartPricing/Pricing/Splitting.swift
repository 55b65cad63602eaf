/// How a discount is split over lines and units. Source: PRICING.md sections 1 and 6.
extension Worksheet {
  /// Makes cuts of a discount on the ranges at hand, split over lines by value, then over the units of each.
  mutating func split(_ discount: Int64) {
    cuts.removeAll(keepingCapacity: true)
    guard discount > 0 else { return }
    weights.removeAll(keepingCapacity: true)
    var first = 0
    while first < ranges.count {
      let end = endOfLine(from: first)
      weights.append(value(of: first..<end))
      first = end
    }
    Allocation.allocate(discount, over: weights, shares: &shares, order: &order)
    first = 0
    for line in shares.indices {
      let end = endOfLine(from: first)
      split(shares[line], within: first..<end)
      first = end
    }
  }

  /// Appends cuts of a discount on ranges of one line, split over their units by current price.
  mutating func split(_ discount: Int64, within range: Range<Int>) {
    guard discount > 0 else { return }
    if range.count == 1 {
      // Units of one price share alike; what does not go round goes to the first.
      let units = ranges[range.lowerBound]
      let share = discount / units.count
      append(share, extra: discount - share * units.count, of: units.line, from: units.start, count: units.count)
      return
    }
    if range.count <= 8 {
      let total = value(of: range)
      if total < 1 << 32 { return splitOverFew(UInt64(discount), within: range, total: UInt64(total)) }
    }
    let slice = ranges[range]
    let shares = Allocation.shares(of: discount, overRuns: slice.map { ($0.price, $0.count) })
    for (units, share) in zip(slice, shares) {
      append(share.share, extra: share.extra, of: units.line, from: units.start, count: units.count)
    }
  }

  /// The same for at most eight ranges whose products fit into 64 bits: the units of the largest remainders are picked range
  /// by range.
  private mutating func splitOverFew(_ discount: UInt64, within range: Range<Int>, total: UInt64) {
    var shares = InlineArray<8, UInt32>(repeating: 0)
    var remainders = InlineArray<8, UInt32>(repeating: 0)
    var extras = InlineArray<8, Int64>(repeating: 0)
    var left = Int64(discount)
    for index in range {
      let place = index &- range.lowerBound
      let product = discount &* UInt64(truncatingIfNeeded: ranges[index].price)
      let share = product / total
      shares[place] = UInt32(truncatingIfNeeded: share)
      remainders[place] = UInt32(truncatingIfNeeded: product &- share &* total)
      left &-= Int64(truncatingIfNeeded: share) &* ranges[index].count
    }
    while left > 0 {
      var best = 0
      for place in 1..<range.count where remainders[place] > remainders[best] { best = place }
      extras[best] = min(left, ranges[range.lowerBound &+ best].count)
      remainders[best] = 0
      left &-= extras[best]
    }
    for index in range {
      let place = index &- range.lowerBound
      let units = ranges[index]
      append(Int64(shares[place]), extra: extras[place], of: units.line, from: units.start, count: units.count)
    }
  }

  /// Lowers the cuts at hand, if they take more than is left, to exactly that, split by what they take.
  mutating func capCuts(to left: Int64) {
    let uncapped = cuts
    let total = uncapped.reduce(Int128(0)) { $0 + Int128($1.each) * Int128($1.count) }
    guard total > Int128(left) else { return }
    cuts.removeAll(keepingCapacity: true)
    guard left > 0 else { return }
    var slices: [Range<Int>] = []
    for index in uncapped.indices {
      if let last = slices.indices.last, uncapped[slices[last].lowerBound].line == uncapped[index].line {
        slices[last] = slices[last].lowerBound..<index + 1
      } else {
        slices.append(index..<index + 1)
      }
    }
    weights = slices.map { uncapped[$0].reduce(0) { $0 + $1.each * $1.count } }
    Allocation.allocate(left, over: weights, shares: &shares, order: &order)
    for (slice, share) in zip(slices, shares) {
      let parts = Allocation.shares(of: share, overRuns: uncapped[slice].map { ($0.each, $0.count) })
      for (cut, part) in zip(uncapped[slice], parts) {
        append(part.share, extra: part.extra, of: cut.line, from: cut.start, count: cut.count)
      }
    }
  }

  /// The end of the ranges of the line that a range is of.
  @inline(__always)
  func endOfLine(from first: Int) -> Int {
    var end = first + 1
    while end < ranges.count, ranges[end].line == ranges[first].line { end += 1 }
    return end
  }

  /// The current value of ranges of one line; within Int64, as that of the line is.
  @inline(__always)
  func value(of range: Range<Int>) -> Int64 {
    var sum: Int64 = 0
    for index in range { sum += ranges[index].price * ranges[index].count }
    return sum
  }

  private mutating func append(_ share: Int64, extra: Int64, of line: Int32, from start: Int64, count: Int64) {
    if extra > 0 { cuts.append(UnitCut(line: line, start: start, count: extra, each: share + 1)) }
    if extra < count, share > 0 {
      cuts.append(UnitCut(line: line, start: start + extra, count: count - extra, each: share))
    }
  }
}

extension Allocation {
  /// Replaces `shares` by the shares of an amount over weights that are not negative and add up to at least as much, all
  /// within 64 bits; `order` is scratch.
  static func allocate(_ amount: Int64, over weights: [Int64], shares: inout [Int64], order: inout [Int32]) {
    shares.removeAll(keepingCapacity: true)
    if weights.count == 1 {
      shares.append(amount)
      return
    }
    var total: Int64 = 0
    for index in weights.indices { total &+= weights[index] }
    guard total > 0, total < 1 << 32, weights.count <= 64 else {
      allocateAny(amount, over: weights, shares: &shares, order: &order)
      return
    }
    // Products fit into 64 bits, and there are few weights: the largest remainders are picked one by one.
    let (amount, total64) = (UInt64(amount), UInt64(total))
    var left = Int64(amount)
    var remainders = InlineArray<64, UInt32>(repeating: 0)
    for index in weights.indices {
      let product = amount &* UInt64(truncatingIfNeeded: weights[index])
      let share = product / total64
      remainders[index] = UInt32(truncatingIfNeeded: product &- share &* total64)
      shares.append(Int64(truncatingIfNeeded: share))
      left &-= Int64(truncatingIfNeeded: share)
    }
    while left > 0 {
      var best = 0
      for index in 1..<weights.count where remainders[index] > remainders[best] { best = index }
      shares[best] &+= 1
      remainders[best] = 0
      left &-= 1
    }
  }

  private static func allocateAny(
    _ amount: Int64, over weights: [Int64], shares: inout [Int64], order: inout [Int32]
  ) {
    var wide = [Int128](repeating: 0, count: weights.count)
    let wideWeights = weights.map { Int128($0) }
    var span = wide.mutableSpan
    allocate(Int128(amount), over: wideWeights.span, shares: &span, order: &order)
    for share in wide { shares.append(Int64(truncatingIfNeeded: share)) }
  }

  /// The shares of an amount over weights that add up to at least as much.
  static func shares(of amount: Int128, over weights: [Int128]) -> [Int128] {
    var shares = [Int128](repeating: 0, count: weights.count)
    var order: [Int32] = []
    var span = shares.mutableSpan
    allocate(amount, over: weights.span, shares: &span, order: &order)
    return shares
  }

  /// The shares of an amount over runs of equal units.
  static func shares(of amount: Int64, overRuns runs: [(weight: Int64, count: Int64)]) -> [RunShare] {
    var shares: [RunShare] = []
    var order: [Int32] = []
    let weights = runs.map { $0.weight }
    let counts = runs.map { $0.count }
    allocate(amount, overRuns: weights.span, counts: counts.span, shares: &shares, order: &order)
    return shares
  }
}
