// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A comparison of an attribute that is prepared for many values: a list of values is sorted, so that
/// a value is looked up by binary search, and a part of a text is a pattern.
struct CompiledComparison: Sendable {
  private let source: Comparison
  /// The values of `in`, ascending; empty for other comparisons.
  private let sorted: [AttributeValue]
  /// The hashes of the value of `is` or the values of `in`; empty for other comparisons.
  private let hashes: [UInt64]
  /// The pattern of `contains`; nil for other comparisons.
  private let pattern: TextPattern?

  /// O(n log n) for a list of n values.
  init(_ comparison: Comparison) {
    source = comparison
    if case .in(let values) = comparison { sorted = values.sorted { $0.precedes($1) } } else { sorted = [] }
    if case .is(let value) = comparison { hashes = [value.seededHash] } else { hashes = sorted.map { $0.seededHash } }
    if case .contains(let part) = comparison { pattern = TextPattern(part) } else { pattern = nil }
  }

  /// Whether the comparison holds for the value of an attribute; nil means that the attribute is
  /// missing. The result is that of ``Comparison/holds(for:)``. O(log n) comparisons for a list of
  /// n values.
  func holds(for value: AttributeValue?, _ steps: inout DebugCounter) -> Bool {
    steps.add()
    switch (source, value) {
    case (.in, let value?): return isListed(value, &steps)
    case (.contains, .text(let text)?): return pattern?.isPart(of: text) ?? false
    default: return source.holds(for: value)
    }
  }

  /// Whether the comparison holds for a value whose hash is known. Values with different hashes are
  /// not compared.
  func holds(for value: AttributeValue, hash: UInt64, _ steps: inout DebugCounter) -> Bool {
    if case .is = source, hash != hashes[0] {
      steps.add()
      return false
    }
    return holds(for: value, &steps)
  }

  /// Returns the hashes of the values for which the comparison holds, if they are so few that it is
  /// cheaper to look each of them up among a number of entries than to compare all entries; nil
  /// otherwise. It is always nil for comparisons other than `is` and `in`.
  func hashes(soughtAmong count: Int) -> [UInt64]? {
    hashes.isEmpty || hashes.count &* 8 > count ? nil : hashes
  }

  /// Returns an upper bound of the elementary steps of comparing a value of a weight.
  func steps(forWeight weight: Int) -> Int {
    guard case .in = source else { return source.steps(forWeight: weight) }
    return 8 &+ 64 &* weight &* (Int.bitWidth &- sorted.count.leadingZeroBitCount)
  }

  private func isListed(_ value: AttributeValue, _ steps: inout DebugCounter) -> Bool {
    let place = sorted.indices.partitionPoint { place in
      steps.add()
      return sorted[place].precedes(value)
    }
    return place < sorted.count && sorted[place] == value
  }
}

extension AttributeValue {
  /// Whether the value precedes another value in a total order in which equal values are adjacent:
  /// first by kind, then numbers by value and texts by their bytes.
  fileprivate func precedes(_ other: AttributeValue) -> Bool {
    switch (self, other) {
    case (.text(let first), .text(let second)): first.precedesByBytes(second)
    case (.number(let first), .number(let second)): first < second
    case (.boolean(let first), .boolean(let second)): !first && second
    case (.list(let first), .list(let second)):
      first.lexicographicallyPrecedes(second) { $0.precedesByBytes($1) }
    default: kindNumber < other.kindNumber
    }
  }

  /// The cost of comparing the value: for a text 1 and the number of whole 16 bytes; for a list 1
  /// and the cost of each of its texts; otherwise 1.
  var weight: Int {
    switch self {
    case .text(let text): 1 &+ text.utf8.count / 16
    case .number, .boolean: 1
    case .list(let texts): texts.reduce(1) { $0 &+ 1 &+ $1.utf8.count / 16 }
    }
  }

  private var kindNumber: UInt64 {
    switch self {
    case .text: 0
    case .number: 1
    case .boolean: 2
    case .list: 3
    }
  }

  /// A hash that is equal for equal values and differs from process to process. O(n) for n bytes.
  var seededHash: UInt64 {
    let seed = HashSeed.ofProcess
    switch self {
    case .text(let text): return seed.hash(text, from: kindNumber)
    // 0 equals −0.
    case .number(let number): return seed.hash(number == 0 ? 0 : number.bitPattern, kindNumber)
    case .boolean(let boolean): return seed.hash(boolean ? 1 : 0, kindNumber)
    case .list(let texts): return texts.reduce(kindNumber) { seed.hash($1, from: $0) }
    }
  }
}
