extension Worksheet {
  /// Splits a discount over lines by the value of their ranges, then over the units of each; the ranges stand by line
  /// id, then unit number.
  func split(_ discount: Int64, over ranges: [UnitRange]) -> [UnitCut] {
    let lines = Self.slices(of: ranges)
    let shares = Allocation.shares(of: Int128(discount), over: lines.map { Int128(Self.value(of: ranges[$0])) })
    var cuts: [UnitCut] = []
    cuts.reserveCapacity(ranges.count)
    for (slice, share) in zip(lines, shares) { split(Int64(share), within: ranges[slice], into: &cuts) }
    return cuts
  }

  /// Splits a discount over units of one line by their current prices.
  func split(_ discount: Int64, within ranges: ArraySlice<UnitRange>, into cuts: inout [UnitCut]) {
    let shares = Allocation.shares(of: discount, overRuns: ranges.map { ($0.price, $0.count) })
    for (range, share) in zip(ranges, shares) {
      Self.append(share, of: range.line, from: range.start, count: range.count, to: &cuts)
    }
  }

  /// The cuts themselves, or if they take more than is left exactly what is left, split by what they take.
  func capped(_ cuts: [UnitCut], to left: Int64?) -> [UnitCut] {
    guard let left else { return cuts }
    let total = cuts.reduce(Int128(0)) { $0 + Int128($1.each) * Int128($1.count) }
    guard total > Int128(left) else { return cuts }
    guard left > 0 else { return [] }
    var result: [UnitCut] = []
    var slices: [Range<Int>] = []
    for index in cuts.indices {
      if let last = slices.indices.last, cuts[slices[last].lowerBound].line == cuts[index].line {
        slices[last] = slices[last].lowerBound..<index + 1
      } else {
        slices.append(index..<index + 1)
      }
    }
    let weights = slices.map { cuts[$0].reduce(Int128(0)) { $0 + Int128($1.each) * Int128($1.count) } }
    for (slice, share) in zip(slices, Allocation.shares(of: Int128(left), over: weights)) {
      let shares = Allocation.shares(of: Int64(share), overRuns: cuts[slice].map { ($0.each, $0.count) })
      for (cut, share) in zip(cuts[slice], shares) {
        Self.append(share, of: cut.line, from: cut.start, count: cut.count, to: &result)
      }
    }
    return result
  }

  /// The ranges of each line, which stand together.
  static func slices(of ranges: [UnitRange]) -> [Range<Int>] {
    var slices: [Range<Int>] = []
    for index in ranges.indices {
      if let last = slices.indices.last, ranges[slices[last].lowerBound].line == ranges[index].line {
        slices[last] = slices[last].lowerBound..<index + 1
      } else {
        slices.append(index..<index + 1)
      }
    }
    return slices
  }

  /// The current value of ranges; within Int64, as that of their line is.
  static func value(of ranges: ArraySlice<UnitRange>) -> Int64 {
    ranges.reduce(0) { $0 + $1.price * $1.count }
  }

  private static func append(
    _ share: Allocation.RunShare, of line: Int32, from start: Int64, count: Int64, to cuts: inout [UnitCut]
  ) {
    if share.extra > 0 { cuts.append(UnitCut(line: line, start: start, count: share.extra, each: share.share + 1)) }
    if share.extra < count {
      cuts.append(UnitCut(line: line, start: start + share.extra, count: count - share.extra, each: share.share))
    }
  }
}

extension Allocation {
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
    let weights = runs.map(\.weight)
    let counts = runs.map(\.count)
    allocate(amount, overRuns: weights.span, counts: counts.span, shares: &shares, order: &order)
    return shares
  }
}
